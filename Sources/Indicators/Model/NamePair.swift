/// Two names whose order does not matter, as a key.
public struct NamePair: Hashable, Sendable {
  private let low: String
  private let high: String

  /// The pair of two names.
  public init(_ first: String, _ second: String) {
    (low, high) = first < second ? (first, second) : (second, first)
  }
}
