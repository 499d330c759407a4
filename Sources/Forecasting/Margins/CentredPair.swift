import Foundation
public import Probability

/// Two Student t distributions about one centre, pooled by weight: what `short` predicts.
///
/// The same distribution as their ``Mixture``, with quantiles several times as fast: it is symmetric,
/// and its tail is nearly a power of the distance, which a few of Halley's steps on logarithms solve.
public struct CentredPair: Distribution {
  /// The centre.
  public let location: Double
  /// The two distributions.
  public let members: (StudentT, StudentT)
  /// The probability of the first, strictly between 0 and 1.
  public let weight: Double

  /// Pools two distributions; nil where they have different centres or one has no weight.
  public init?(_ first: StudentT, _ second: StudentT, weight: Double) {
    guard first.location == second.location, weight > 0, weight < 1 else { return nil }
    location = first.location
    members = (first, second)
    self.weight = weight
  }

  private func pooled(_ value: (StudentT) -> Double) -> Double {
    weight * value(members.0) + (1 - weight) * value(members.1)
  }

  /// The centre; NaN unless both members have a mean.
  public var mean: Double { pooled(\.mean).isNaN ? .nan : location }
  /// The weighted variance.
  public var variance: Double { pooled(\.variance) }
  /// The whole line.
  public var support: ClosedRange<Double> { -.infinity ... .infinity }
  /// False.
  public var isDiscrete: Bool { false }
  /// The weighted density.
  public func density(_ x: Double) -> Double { pooled { $0.density(x) } }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double { min(1, pooled { $0.cumulative(x) }) }
  /// P(X > x).
  public func survival(_ x: Double) -> Double { min(1, pooled { $0.survival(x) }) }

  /// The quantile.
  public func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else { return p == 0 ? -.infinity : p == 1 ? .infinity : .nan }
    if p == 0.5 { return location }
    return p < 0.5 ? location - reach(p) : location + reach(1 - p)
  }

  /// The interval, its ends as far from the centre.
  public func interval(_ level: Double) -> (lower: Double, upper: Double) {
    guard level > 0, level < 1 else {
      return (quantile((1 - level) / 2), quantile((1 + level) / 2))
    }
    let reach = reach((1 - level) / 2)
    return (location - reach, location + reach)
  }

  /// As a mixture of the two.
  public var label: String {
    "mixture(\(members.0.label): \(weight); \(members.1.label): \(1 - weight))"
  }
}

extension CentredPair {
  /// One member about zero, per unit of probability.
  private struct Side {
    let shape: StudentTShape
    let scale: Double
    let weight: Double

    init(_ t: StudentT, weight: Double) {
      shape = StudentTShape(t.df)
      scale = t.scale
      self.weight = weight
    }

    /// The distance beyond which the tail has this probability.
    func reach(_ tail: Double) -> Double { -scale * shape.quantile(tail) }

    /// Adds the tail beyond `x`, x times the density there, and that times its logarithmic slope.
    func add(_ x: Double, _ sums: inout (tail: Double, power: Double, bend: Double)) {
      let z = x / scale
      let here = shape.central(z)
      let n = shape.degreesOfFreedom
      sums.tail += weight * here.tails.upper / 2
      sums.power += weight * here.power
      sums.bend -= weight * here.power * (n + 1) / (1 + n / z / z)
    }
  }

  /// The distance from the centre beyond which either side has probability `tail`, below ½.
  private func reach(_ tail: Double) -> Double {
    let sides = (
      Side(members.0, weight: weight), Side(members.1, weight: 1 - weight)
    )
    let ends = (sides.0.reach(tail), sides.1.reach(tail))
    var (low, high) = (min(ends.0, ends.1), max(ends.0, ends.1))
    guard low > 0, low < high, high.isFinite else { return high }
    var x = ends.0 * pow(ends.1 / ends.0, 1 - weight)
    for _ in 0..<100 {
      if !(x > low && x < high) { x = low + (high - low) / 2 }
      var sums = (tail: 0.0, power: 0.0, bend: 0.0)
      sides.0.add(x, &sums)
      sides.1.add(x, &sums)
      if sums.tail > tail { low = x } else { high = x }
      // log tail as a function of log x: its slope is −s, s its hazard.
      let hazard = sums.power / sums.tail
      let newton = log(sums.tail / tail) / hazard
      let curvature = 1 + sums.bend / sums.power + hazard
      let step = newton / (1 + 0.5 * newton * curvature)
      x = step.isFinite ? x * exp(step) : low
      if step.magnitude < 1e-4 || high - low <= 1e-15 * high { return min(max(x, low), high) }
    }
    return x
  }
}
