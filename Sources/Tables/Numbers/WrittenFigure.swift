import Indicators

/// A figure as somebody typed it, with what stands beside the number: `19억원`, `90%`, `2만`.
public struct WrittenFigure: Sendable, Hashable {
  /// What a figure is among values of a unit.
  public enum Meaning: Sendable, Hashable {
    /// The number in that unit.
    case value(Double)
    /// The same number, whose size nothing confirms: words such as 억 among values without a unit.
    case unconfirmed(Double)
    /// It has another kind of unit.
    case otherUnit
  }

  /// The figure as written.
  public let text: String
  /// The number, words such as 억 counted in.
  public let value: Double
  private let unit: Unit?
  private let isScaled: Bool

  /// Reads a figure; nil for one that says it is not known.
  ///
  /// - Throws: why it is no number.
  public init?(_ text: String) throws(NumberProblem) {
    let reading = try KoreanNumber.read(text)
    guard let value = reading.value else { return nil }
    self.text = text
    self.value = value
    unit = reading.unit
    isScaled = reading.isScaled
  }

  /// What the figure is among values of the unit `said`, empty where none is known.
  public func meaning(among said: String) -> Meaning {
    guard !said.isEmpty, let wanted = Unit(parsing: said) else {
      return isScaled ? .unconfirmed(value) : .value(value)
    }
    // Words for the size spell a number out in full: 2만 among 천명 is 20.
    guard let unit else { return .value(isScaled ? value / wanted.scale : value) }
    guard unit.exponents == wanted.exponents else {
      return unit.isKnown && wanted.isKnown ? .otherUnit : .value(value)
    }
    return .value(unit.scale == wanted.scale ? value : value / (wanted.scale / unit.scale))
  }
}
