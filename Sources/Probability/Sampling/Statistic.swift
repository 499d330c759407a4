/// A number read from a simulation, with how far chance may have moved it.
public struct Statistic: Sendable, Equatable {
  /// The estimate.
  public let value: Double
  /// Its standard error; NaN where the sample is too small to tell.
  public let standardError: Double
  /// The number of draws it rests on.
  public let draws: Int
  /// How value and standard error were computed.
  public let method: String

  /// A statistic from its parts.
  public init(value: Double, standardError: Double, draws: Int, method: String) {
    self.value = value
    self.standardError = standardError
    self.draws = draws
    self.method = method
  }
}
