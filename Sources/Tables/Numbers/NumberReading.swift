public import Indicators

/// A number as it was read from a cell.
public struct NumberReading: Sendable, Hashable {
  /// The value; nil where the cell says that it is not known or does not apply.
  public let value: Double?
  /// The unit written beside the value, such as `%` or `원`; nil where none is.
  public let unit: Unit?
  /// Whether the cell was anything but a plain number or empty.
  public let isCoerced: Bool
  /// Whether a filled triangle (▲, ▼) was read as a minus sign; press tables use ▲ for increases.
  public let hasFilledTriangle: Bool
  /// Whether words such as 억 or 만 say its size.
  public let isScaled: Bool
  /// Whether a mark of provisional figures, `p)` or `(잠정)`, stands behind the number.
  public let isProvisional: Bool

  init(
    value: Double?, unit: Unit? = nil, isCoerced: Bool, hasFilledTriangle: Bool = false,
    isProvisional: Bool = false, isScaled: Bool = false
  ) {
    self.isScaled = isScaled
    self.value = value
    self.unit = unit
    self.isCoerced = isCoerced
    self.hasFilledTriangle = hasFilledTriangle
    self.isProvisional = isProvisional
  }
}

/// Why a cell is no number.
public enum NumberProblem: Error, Sendable, Hashable {
  /// Words, or marks without a meaning here.
  case notANumber
  /// NaN, an infinity, or a number beyond the range of computers' decimals.
  case notFinite
  /// A comma that is neither a decimal comma for certain nor between thousands, such as `1,23`.
  case ambiguousComma
  /// Two numbers, such as `3~5`.
  case range

  /// The finding for a cell that has this problem.
  public func finding(text: String, place: Place) -> Finding {
    Finding(
      code: code, severity: .error, place: place, message: message(text.clipped),
      mend: Self.isMarked(text) ? Self.markMend : mend)
  }

  /// Whether a letter that may mark provisional or revised figures stands behind a number: `0.721p`.
  private static func isMarked(_ text: String) -> Bool {
    guard let last = text.last, "pPrReE".contains(last) else { return false }
    return KoreanNumber.plain(String(text.dropLast()).replacing(",", with: "")) != nil
  }

  private static let markMend = LocalizedText(
    ko: "잠정치라면 'p)'로 쓰고, 다른 표시(수정치 r 등)라면 지우고 숫자만 쓰십시오. 'p'만으로는 %p일 수도 있습니다.",
    en:
      "Write 'p)' for a provisional figure; take any other mark (r for revised) away. A lone 'p' may "
      + "mean percentage points.")

  private var code: String {
    switch self {
    case .notANumber: "not-a-number"
    case .notFinite: "not-finite"
    case .ambiguousComma: "ambiguous-comma"
    case .range: "number-range"
    }
  }

  private func message(_ shown: String) -> LocalizedText {
    switch self {
    case .notANumber:
      LocalizedText(
        ko: "숫자가 있어야 할 곳에 '\(shown)' 값이 있습니다.",
        en: "A number was expected, but '\(shown)' was found.")
    case .notFinite:
      LocalizedText(
        ko: "'\(shown)' 값은 유한한 수가 아니거나 다룰 수 있는 범위를 넘습니다.",
        en: "'\(shown)' is not a finite number, or is beyond the range that can be handled.")
    case .ambiguousComma:
      LocalizedText(
        ko: "'\(shown)' 값의 쉼표가 천 단위 자리에 있지 않아 크기를 알 수 없습니다.",
        en: "The comma in '\(shown)' does not part thousands, so the value is unclear.")
    case .range:
      LocalizedText(
        ko: "한 칸에 '\(shown)'처럼 범위가 쓰여 있어 하나의 값으로 읽을 수 없습니다.",
        en: "'\(shown)' is a range; one value is needed.")
    }
  }

  private var mend: LocalizedText {
    switch self {
    case .notANumber:
      LocalizedText(
        ko: "숫자만 쓰고, 모르는 값은 빈칸으로 두십시오.",
        en: "Write the number alone; leave unknown values empty.")
    case .notFinite:
      LocalizedText(
        ko: "모르는 값은 빈칸으로 두고, 큰 금액은 단위를 키워 쓰십시오.",
        en: "Leave unknown values empty; write large amounts in a larger unit.")
    case .ambiguousComma:
      LocalizedText(
        ko: "쉼표 없이 쓰십시오. 소수점은 마침표(.)로 씁니다.",
        en: "Write it without commas; the decimal mark is a full stop.")
    case .range:
      LocalizedText(
        ko: "값 하나를 정해 쓰고 범위는 비고에 남기십시오.",
        en: "Write one value and keep the range in a note.")
    }
  }
}

extension String {
  /// The text as messages quote it: on one line, at most 60 characters.
  var clipped: String {
    let line = String(
      map { $0.isNewline || $0 == "\t" || $0.unicodeScalars.contains { $0.value < 32 } ? " " : $0 })
    return line.count > 60 ? String(line.prefix(59)) + "…" : line
  }
}

extension [String] {
  /// The texts as messages list them: each in quotation marks, with commas between.
  var quotedList: String { map { "'\($0)'" }.joined(separator: ", ") }
}
