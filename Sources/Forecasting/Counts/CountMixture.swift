public import Probability

/// A weighted average of negative binomial distributions and of observed counts, tabulated where most
/// of its mass is.
///
/// Beyond the table the members are asked; inside, a quantile is a binary search.
public struct CountMixture: Distribution {
  /// The distributions averaged.
  public let components: [any Distribution]
  /// Their weights, which sum to 1.
  public let weights: [Double]
  /// The cumulative probability of 0, 1, 2 and so on.
  private let table: [Double]

  /// How many counts are tabulated at most.
  private static let longest = 2048

  /// The average by weights that are not negative and are scaled to sum 1; nil without any.
  ///
  /// `observed` are counts of which each is as likely as the others.
  public init?(
    _ members: [NegativeBinomial], weights: [Double], observed: Empirical? = nil,
    observedWeight: Double = 0
  ) {
    let atoms = observedWeight > 0 ? observed : nil
    let weights = weights + (atoms == nil ? [] : [observedWeight])
    let total = weights.reduce(0, +)
    components = members + (atoms.map { [$0] } ?? [])
    guard !components.isEmpty, components.count == weights.count, total > 0,
      weights.allSatisfy({ $0 >= 0 && $0.isFinite })
    else { return nil }
    self.weights = weights.map { $0 / total }
    table = Self.tabulated(members, atoms, self.weights)
  }

  /// Sums the masses by their recurrence, until next to nothing is left.
  private static func tabulated(
    _ members: [NegativeBinomial], _ observed: Empirical?, _ weights: [Double]
  ) -> [Double] {
    var masses = members.map { $0.density(0) }
    let odds = members.map { $0.mean / ($0.size + $0.mean) }
    let sizes = members.map(\.size)
    let atoms = observed?.observations ?? []
    let atom = atoms.isEmpty ? 0 : (weights.last ?? 0) / Double(atoms.count)
    var (table, sum, count, next) = ([Double](), 0.0, 0.0, 0)
    while table.count < longest, sum < 1 - 1e-7 {
      for k in masses.indices {
        sum += weights[k] * masses[k]
        masses[k] *= (count + sizes[k]) / (count + 1) * odds[k]
      }
      while next < atoms.count, atoms[next] <= count { (sum, next) = (sum + atom, next + 1) }
      table.append(min(1, sum))
      count += 1
    }
    return table
  }

  private func pooled(_ value: (any Distribution) -> Double) -> Double {
    zip(components, weights).reduce(0) { $0 + $1.1 * value($1.0) }
  }

  /// The weighted mean of the members' means.
  public var mean: Double { pooled(\.mean) }
  /// The variance within plus the variance between the members.
  public var variance: Double {
    let centre = mean
    return pooled { $0.variance + ($0.mean - centre) * ($0.mean - centre) }
  }
  /// Zero and above.
  public var support: ClosedRange<Double> { 0...(mean > 0 ? .infinity : 0) }
  /// True.
  public var isDiscrete: Bool { true }
  /// The probability of exactly `x`.
  public func density(_ x: Double) -> Double { pooled { $0.density(x) } }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x.isNaN { return x }
    if x < 0 { return 0 }
    return x < Double(table.count) ? table[Int(x)] : min(1, pooled { $0.cumulative(x) })
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    x < 0 ? 1 : min(1, pooled { $0.survival(x) })
  }
  /// The smallest count whose cumulative probability is at least `p`.
  public func quantile(_ p: Double) -> Double {
    guard p > 0, p < 1 else {
      return p == 0 ? support.lowerBound : p == 1 ? support.upperBound : .nan
    }
    if let last = table.last, last >= p {
      var (low, high) = (0, table.count - 1)
      while low < high {
        let middle = (low + high) / 2
        if table[middle] >= p { high = middle } else { low = middle + 1 }
      }
      return Double(low)
    }
    return farQuantile(p)
  }

  /// Between the members' quantiles, by halving.
  private func farQuantile(_ p: Double) -> Double {
    let ends = zip(components, weights).filter { $0.1 > 0 }.map { $0.0.quantile(p) }
    guard var high = ends.max(), var low = ends.min() else { return 0 }
    if low >= high || cumulative(low) >= p { return low }
    while high - low > 1 {
      let middle = (low + (high - low) / 2).rounded(.down)
      if middle <= low || middle >= high { break }
      if cumulative(middle) >= p { high = middle } else { low = middle }
    }
    return high
  }
  /// The members' labels with their weights.
  public var label: String {
    let parts = zip(components, weights).map { "\($0.label): \($1)" }
    return "mixture(\(parts.joined(separator: "; ")))"
  }
}
