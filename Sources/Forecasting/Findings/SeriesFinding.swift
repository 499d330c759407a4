public import Indicators

/// Something odd in a history that a reader should know; nothing is ever changed because of it.
public struct SeriesFinding: Sendable, Hashable {
  /// What was found.
  public enum Kind: String, Sendable, Hashable {
    /// One value far from its neighbours.
    case outlier
    /// The level before differs from the level after.
    case levelShift = "level-shift"
    /// One value a power of ten away from the others: a digit too many, another unit.
    case unitSlip = "unit-slip"
    /// All values from a period on a power of ten away from those before.
    case unitShift = "unit-shift"
    /// Two months of a year in each other's place.
    case swap
  }

  /// What was found.
  public let kind: Kind
  /// The period of the value, or of the first value on the new level.
  public let period: Period
  /// The value, or the median of the values after the shift.
  public let value: Double
  /// What its neighbours suggest, or the median of the values before the shift.
  public let expected: Double
  /// The distance in robust standard deviations; the power of ten of a unit slip or shift.
  public let score: Double
  /// The period that a swapped value belongs to; nil for other findings.
  public var other: Period?

  /// The finding in a sentence.
  public var message: LocalizedText {
    let (new, old) = (Self.number(value), Self.number(expected))
    switch kind {
    case .outlier:
      return LocalizedText(
        ko: "\(period)의 값 \(new.with(.topic)) 앞뒤 값으로 볼 때의 \(old)에서 크게 벗어납니다. 오기나 일회성 사건인지 확인하십시오.",
        en:
          "The value \(new) of \(period) is far from the \(old) that its neighbours suggest: a slip "
          + "or a single event?")
    case .levelShift:
      return LocalizedText(
        ko: "\(period)부터 수준이 \(old)에서 \(new.with(.direction)) 달라졌습니다. 기준이나 제도가 바뀌었다면 단절로 선언하십시오.",
        en: "From \(period) the level changes from \(old) to \(new). If a definition or policy "
          + "changed, declare a break.")
    case .unitSlip:
      return LocalizedText(
        ko:
          "\(period)의 값 \(new.with(.topic)) 앞뒤 값의 약 \(times.ko)입니다. 자릿수나 단위가 잘못되었으면 \(old)일 것입니다.",
        en:
          "The value \(new) of \(period) is about \(times.en) its neighbours; with a slip of digits or "
          + "unit it would be \(old).")
    case .unitShift:
      return LocalizedText(
        ko: "\(period)부터 값이 그 전의 약 \(times.ko)입니다(\(period)의 값 \(new)). 단위가 바뀌었는지 확인하십시오.",
        en:
          "From \(period) on values are about \(times.en) those before (\(new) in \(period)); was the "
          + "unit changed?")
    case .swap:
      let place = other.map { "\($0)" } ?? ""
      return LocalizedText(
        ko:
          "\(period)의 값 \(new.with(.and)) \(place)의 값 \(old.with(.topic)) 서로 자리를 바꾸면 해마다의 계절과 맞습니다. "
          + "바뀌어 적혔는지 확인하십시오.",
        en:
          "The values \(new) of \(period) and \(old) of \(place) would fit the season in each other's "
          + "place; were they swapped?")
    }
  }

  /// The power of ten in words.
  private var times: (ko: String, en: String) {
    score >= 1
      ? ("\(Self.number(score.rounded()))배", "\(Self.number(score.rounded())) times")
      : (
        "\(Self.number((1 / score).rounded()))분의 1",
        "1/\(Self.number((1 / score).rounded())) of"
      )
  }

  private static func number(_ value: Double) -> String {
    let size = value.magnitude
    let isWhole = value == value.rounded()
    let decimals = isWhole || size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4
    return size < 1e15 && (size >= 1e-4 || size == 0)
      ? NumberFormat(decimals: decimals).text(value) : CSVText.number(value)
  }
}
