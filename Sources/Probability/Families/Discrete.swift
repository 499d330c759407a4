/// Finitely many values with their probabilities.
public struct Discrete: Distribution, Equatable {
  /// The distinct values, ascending.
  public let values: [Double]
  /// The probability of each value; they sum to 1.
  public let probabilities: [Double]
  private let sums: [Double]
  private let remainders: [Double]

  /// From pairs, which may repeat a value and come in any order; zero probabilities are left out.
  ///
  /// - Throws: `emptySample`, or `invalidParameter` where a value is not finite, a probability is not
  ///   between 0 and 1, or the sum differs from 1 by more than 10⁻⁹.
  public init(_ pairs: [(value: Double, probability: Double)]) throws(ProbabilityError) {
    for pair in pairs {
      try require(true, "discrete", "value", pair.value, .finite)
      try require(
        pair.probability >= 0 && pair.probability <= 1, "discrete", "p", pair.probability,
        .probability)
    }
    let total = pairs.reduce(0) { $0 + $1.probability }
    if pairs.isEmpty { throw .emptySample(family: "discrete") }
    try require((total - 1).magnitude <= 1e-9, "discrete", "Σp", total, Self.sumsToOne)
    self.init(weights: pairs.map { ($0.value, $0.probability) })
  }

  /// What is required of the sum of the probabilities.
  private static let sumsToOne = ParameterRequirement(
    korean: "1이어야 합니다(확률의 합)", english: "must be 1: the probabilities sum to 1")

  /// From finite values and weights of which some is positive.
  init(weights: [(Double, Double)]) {
    var merged: [(Double, Double)] = []
    for (value, weight) in weights.sorted(by: { $0.0 < $1.0 }) where weight > 0 {
      if let last = merged.last, last.0 == value {
        merged[merged.count - 1].1 += weight
      } else {
        merged.append((value, weight))
      }
    }
    let total = merged.reduce(0) { $0 + $1.1 }
    values = merged.map { $0.0 }
    probabilities = merged.map { $0.1 / total }
    sums = Self.running(merged.map { $0.1 }, total: total)
    remainders = Self.running(merged.map { $0.1 }.reversed(), total: total).reversed()
  }

  /// Running sums over the total, the last exactly 1.
  private static func running(_ weights: [Double], total: Double) -> [Double] {
    var sum = 0.0
    var result = weights.map { (weight: Double) -> Double in
      sum += weight
      return min(1, sum / total)
    }
    if !result.isEmpty { result[result.count - 1] = 1 }
    return result
  }

  /// The weighted mean.
  public var mean: Double { zip(values, probabilities).reduce(0) { $0 + $1.0 * $1.1 } }
  /// The weighted mean of the squared deviations.
  public var variance: Double {
    let centre = mean
    return zip(values, probabilities).reduce(0) {
      $0 + ($1.0 - centre) * ($1.0 - centre) * $1.1
    }
  }
  /// The least to the greatest value.
  public var support: ClosedRange<Double> { (values.first ?? 0)...(values.last ?? 0) }
  /// True.
  public var isDiscrete: Bool { true }
  /// The probability of exactly `x`.
  public func density(_ x: Double) -> Double {
    if x.isNaN { return x }
    let i = countBelow { $0 < x }
    return i < values.count && values[i] == x ? probabilities[i] : 0
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    if x.isNaN { return x }
    let i = countBelow { $0 <= x }
    return i == 0 ? 0 : sums[i - 1]
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    let i = countBelow { $0 <= x }
    return i == values.count ? 0 : remainders[i]
  }
  /// The smallest value whose cumulative probability is at least `p`.
  public func quantile(_ p: Double) -> Double {
    if let edge = quantileAtEdge(p) { return edge }
    var (low, high) = (0, sums.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] >= p { high = middle } else { low = middle + 1 }
    }
    return values[low]
  }
  /// `discrete({value: p, …})`, the first four pairs.
  public var label: String {
    let pairs = zip(values, probabilities).prefix(4)
      .map { "\(shortNumber($0)): \(shortNumber($1))" }
    return "discrete({\(pairs.joined(separator: ", "))\(values.count > 4 ? ", …" : "")})"
  }

  /// The number of values, ascending, for which the predicate (true, then false) holds.
  private func countBelow(_ predicate: (Double) -> Bool) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if predicate(values[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
