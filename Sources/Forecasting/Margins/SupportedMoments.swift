import Foundation
import Probability

/// Mean and variance of a variable clamped to [low, high]: `Y + (low − Y)⁺ − (Y − high)⁺`.
///
/// Rounding to whole numbers is left out of the moments: it moves the mean by less than half a unit
/// where the spread is small, and by nothing noticeable where it is not.
struct SupportedMoments {
  let base: any Distribution
  let low: Double
  let high: Double

  init(_ base: any Distribution, low: Double, high: Double) {
    self.base = base
    self.low = low
    self.high = high
  }

  /// Whether clamping changes nothing that a double can show.
  private var isUntouched: Bool {
    base.cumulative(low) < 1e-15 && base.survival(high) < 1e-15
  }

  var mean: Double {
    if isUntouched { return base.mean }
    if low.isFinite, high.isFinite { return moments(around: base.centreInside(low, high)).mean }
    let centre = base.mean
    guard centre.isFinite else { return .nan }
    var result = centre
    if low.isFinite { result += PartialMoment.below(low, of: base) }
    if high.isFinite { result -= PartialMoment.above(high, of: base) }
    return min(max(result, low), high)
  }

  var variance: Double {
    if isUntouched { return base.variance }
    if !(low.isFinite && high.isFinite), !base.variance.isFinite { return .infinity }
    return moments(around: base.centreInside(low, high)).variance
  }

  /// Mean and variance by midpoints in probability, denser in the tails, as deviations from a centre.
  private func moments(around centre: Double) -> (mean: Double, variance: Double) {
    let cells = 400
    var (first, second) = (0.0, 0.0)
    for cell in 0..<cells {
      let t = (Double(cell) + 0.5) / Double(cells)
      let p = t * t * t * (10 + t * (6 * t - 15))
      let weight = 30 * t * t * (1 - t) * (1 - t) / Double(cells)
      let value = min(max(base.quantile(p), low), high) - centre
      first += weight * value
      second += weight * value * value
    }
    return (centre + first, max(0, second - first * first))
  }
}

extension Distribution {
  /// The median moved inside two bounds, a reference point for integrals.
  fileprivate func centreInside(_ low: Double, _ high: Double) -> Double {
    min(max(quantile(0.5), low), high)
  }
}

/// The expected shortfall below and excess above a threshold.
enum PartialMoment {
  /// E[(c − Y)⁺].
  static func below(_ c: Double, of base: any Distribution) -> Double {
    if base.support.lowerBound >= c { return 0 }
    switch base {
    case let mixture as Mixture:
      return zip(mixture.components, mixture.weights).reduce(0) { $0 + $1.1 * below(c, of: $1.0) }
    case let normal as Normal:
      let z = (c - normal.mean) / normal.sd
      return normal.sd
        * (SpecialFunctions.normalDensity(z) + z * SpecialFunctions.normalCumulative(z))
    case let t as StudentT:
      guard t.df > 1 else { return .nan }
      let z = (c - t.location) / t.scale
      let density = SpecialFunctions.studentTDensity(z, degreesOfFreedom: t.df)
      return t.scale
        * ((t.df + z * z) / (t.df - 1) * density
          + z * SpecialFunctions.studentT(z, degreesOfFreedom: t.df).lower)
    default:
      return tail(base.cumulative(c)) { c - base.quantile($0) }
    }
  }

  /// E[(Y − c)⁺].
  static func above(_ c: Double, of base: any Distribution) -> Double {
    if base.support.upperBound <= c { return 0 }
    switch base {
    case let mixture as Mixture:
      return zip(mixture.components, mixture.weights).reduce(0) { $0 + $1.1 * above(c, of: $1.0) }
    case is Normal, is StudentT:
      return below(-c, of: base.mirrored)
    default:
      return tail(base.survival(c)) { base.quantile(1 - $0) - c }
    }
  }

  /// `∫₀^mass f(p) dp`, with p = mass · t⁴ so that a tail that grows slowly is integrated well.
  private static func tail(_ mass: Double, _ f: (Double) -> Double) -> Double {
    guard mass > 0 else { return 0 }
    let cells = 200
    var sum = 0.0
    for cell in 0..<cells {
      let t = (Double(cell) + 0.5) / Double(cells)
      let value = f(mass * t * t * t * t)
      if value.isFinite { sum += max(0, value) * 4 * t * t * t }
    }
    return sum * mass / Double(cells)
  }
}

extension Distribution {
  /// The distribution of −X for the symmetric families.
  fileprivate var mirrored: any Distribution {
    switch self {
    case let normal as Normal: Margin.normal(mean: -normal.mean, sd: normal.sd)
    case let t as StudentT: Margin.studentT(df: t.df, location: -t.location, scale: t.scale)
    default: self
    }
  }
}
