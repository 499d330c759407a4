/// A distribution as a driver model writes it, such as `pert(0.25, 0.40, 0.55)`.
public struct DistributionSpec: Hashable, Sendable {
  /// One argument: a number, labelled or not, a list, or value–probability pairs.
  public enum Argument: Hashable, Sendable {
    /// `0.4`.
    case number(Double)
    /// `mu: 7.09`.
    case labelled(String, Double)
    /// `[1, 2, 3]`.
    case list([Double])
    /// `{0: 0.7, 1: 0.3}`, in the order written.
    case pairs([Pair])
  }
  /// A value with its probability.
  public struct Pair: Hashable, Sendable {
    /// The value.
    public let value: Double
    /// Its probability.
    public let probability: Double

    /// Makes a pair.
    public init(value: Double, probability: Double) {
      self.value = value
      self.probability = probability
    }
  }
  /// Family name in lower case, such as `lognormal`.
  public let family: String
  /// Arguments in the order written.
  public let arguments: [Argument]
  /// As written.
  public let text: String

  /// Makes a specification.
  public init(family: String, arguments: [Argument], text: String) {
    self.family = family
    self.arguments = arguments
    self.text = text
  }
}
