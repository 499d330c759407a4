public import Indicators

/// Something odd in a history that a reader should know; nothing is ever changed because of it.
public struct SeriesFinding: Sendable, Hashable {
  /// What was found.
  public enum Kind: String, Sendable, Hashable {
    /// One value far from its neighbours.
    case outlier
    /// The level before differs from the level after.
    case levelShift = "level-shift"
  }

  /// What was found.
  public let kind: Kind
  /// The period of the value, or of the first value on the new level.
  public let period: Period
  /// The value, or the median of the values after the shift.
  public let value: Double
  /// What its neighbours suggest, or the median of the values before the shift.
  public let expected: Double
  /// The distance in robust standard deviations.
  public let score: Double

  /// The finding in a sentence.
  public var message: LocalizedText {
    let (new, old) = (Self.number(value), Self.number(expected))
    switch kind {
    case .outlier:
      return LocalizedText(
        ko: "\(period)의 값 \(new)은(는) 앞뒤 값으로 볼 때의 \(old)에서 크게 벗어납니다. 오기나 일회성 사건인지 확인하십시오.",
        en:
          "The value \(new) of \(period) is far from the \(old) that its neighbours suggest: a slip "
          + "or a single event?")
    case .levelShift:
      return LocalizedText(
        ko: "\(period)부터 수준이 \(old)에서 \(new)(으)로 달라졌습니다. 기준이나 제도가 바뀌었다면 단절로 선언하십시오.",
        en: "From \(period) the level changes from \(old) to \(new). If a definition or policy "
          + "changed, declare a break.")
    }
  }

  private static func number(_ value: Double) -> String {
    let size = value.magnitude
    let decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4
    return size < 1e15 && (size >= 1e-4 || size == 0)
      ? NumberFormat(decimals: decimals).text(value) : CSVText.number(value)
  }
}
