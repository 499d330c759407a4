/// Observed values, each as likely as the others.
public struct Empirical: Distribution, Equatable {
  /// The observations, ascending.
  public let observations: [Double]
  private let table: Discrete

  /// - Throws: `emptySample`, or `invalidParameter` for a value that is not finite.
  public init(_ observations: [Double]) throws(ProbabilityError) {
    for value in observations { try require(true, "empirical", "value", value, .finite) }
    if observations.isEmpty { throw .emptySample(family: "empirical") }
    let sorted = observations.sorted()
    self.observations = sorted
    table = Discrete(weights: sorted.map { ($0, 1) })
  }

  /// The mean of the observations.
  public var mean: Double { table.mean }
  /// The mean of the squared deviations (divided by n).
  public var variance: Double { table.variance }
  /// The least to the greatest observation.
  public var support: ClosedRange<Double> { table.support }
  /// True.
  public var isDiscrete: Bool { true }
  /// The share of the observations equal to `x`.
  public func density(_ x: Double) -> Double { table.density(x) }
  /// The share of the observations at or below `x`.
  public func cumulative(_ x: Double) -> Double { table.cumulative(x) }
  /// The share of the observations above `x`.
  public func survival(_ x: Double) -> Double { table.survival(x) }
  /// The smallest observation whose cumulative share is at least `p` (Hyndman and Fan's type 1).
  public func quantile(_ p: Double) -> Double { table.quantile(p) }
  /// `empirical([…])` with the number of observations.
  public var label: String { "empirical(n = \(observations.count))" }
}
