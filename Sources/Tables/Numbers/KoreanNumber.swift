import Foundation
import Indicators

/// Reads numbers as Korean public tables print them.
///
/// `2,128`, `2 128`, `△149`, `▲149`, `(149)`, `－3`, full-width digits, `6.4%`, `1억 2천만원`, `456건`,
/// `1,398p)` (provisional); and `해당없음`, `-`, `–`, an empty cell for "not known". What cannot be read for certain is a
/// `NumberProblem`, never a guess: `1,23`, `3~5`, `약 100`.
public enum KoreanNumber {
  /// Reads the text of one cell.
  ///
  /// - Parameters:
  ///   - text: What is written.
  ///   - unit: The unit of the column, where it is known; it may also stand behind the number.
  /// - Returns: the value, with what was noticed about the way it is written.
  /// - Throws: the reason why it is no number.
  public static func read(
    _ text: String, unit: String? = nil
  ) throws(NumberProblem) -> NumberReading {
    if let value = plain(text) ?? plain(text.trimmingCharacters(in: .whitespaces)) {
      guard value.isFinite else { throw .notFinite }
      return NumberReading(value: value, isCoerced: false)
    }
    guard text.utf8.count <= 200 else { throw .notANumber }
    let normal = normalised(text)
    if normal.isEmpty {
      return NumberReading(value: nil, isCoerced: false)
    }
    // `X` is what statistics portals write for a figure kept secret.
    if normal == "X" || missingWords.contains(normal.lowercased().filter { !$0.isWhitespace }) {
      return NumberReading(value: nil, isCoerced: true)
    }
    if notFiniteWords.contains(normal.lowercased()) { throw .notFinite }
    return try marked(normal, unit: unit)
  }

  /// Words for "not known" or "does not apply".
  private static let missingWords: Set<String> = [
    "-", "--", "–", "—", "―", "−", "ㅡ", "해당없음", "해당사항없음", "미집계", "미산출", "미공표", "자료없음",
    "비공개", "미공개", "비밀보호", "n/a", "na", "#n/a", "null", "…", "...", "..",
  ]
  private static let notFiniteWords: Set<String> = [
    "nan", "inf", "infinity", "-nan", "-inf", "-infinity", "+nan", "+inf", "+infinity",
  ]
  private static let hollowMinus: Set<Character> = ["△", "▽", "∆", "Δ", "-", "−", "–"]
  private static let filledMinus: Set<Character> = ["▲", "▼"]
  /// What stands behind provisional figures; a lone `p` may mean percentage points, so it is none.
  private static let provisionalMarks = ["(p)", "(잠정)", "(잠정치)", "p)"]
  private static let scaleWords: Set<Character> = ["십", "백", "천", "만", "억", "조"]
  private static let rangeMarks: Set<Character> = ["~", "∼", "〜"]

  /// A number with its sign and what stands behind it.
  private static func marked(
    _ text: String, unit: String?
  ) throws(NumberProblem) -> NumberReading {
    var rest = withoutFootnote(Substring(text))
    let mark = provisionalMarks.first { rest.lowercased().hasSuffix($0) }
    if let mark { rest = rest.dropLast(mark.count) }
    var isNegative = false
    var isFilled = false
    if let first = rest.first, hollowMinus.contains(first) || filledMinus.contains(first) {
      isNegative = true
      isFilled = filledMinus.contains(first)
      rest = rest.dropFirst()
    } else if rest.first == "+" {
      rest = rest.dropFirst()
    } else if rest.first == "(" {
      guard let close = rest.firstIndex(of: ")") else { throw .notANumber }
      let inside = rest[rest.index(after: rest.startIndex)..<close]
      rest = Substring(inside + rest[rest.index(after: close)...])
      isNegative = true
    }
    let (magnitude, written) = try quantity(rest.drop(while: \.isWhitespace), unit: unit)
    guard magnitude.isFinite else { throw .notFinite }
    let value = isNegative && magnitude != 0 ? -magnitude : magnitude
    return NumberReading(
      value: value, unit: written, isCoerced: true, hasFilledTriangle: isFilled,
      isProvisional: mark != nil, isScaled: rest.contains(where: scaleWords.contains))
  }

  /// A text without the marks of footnotes at its end: `1,410¹⁾`, `1,500*`.
  private static func withoutFootnote(_ text: Substring) -> Substring {
    var rest = text
    while let last = rest.last {
      if footnoteMarks.contains(last) {
        rest = rest.dropLast()
      } else if last == "⁾" {
        rest = rest.dropLast()
        while let digit = rest.last, "⁰¹²³⁴⁵⁶⁷⁸⁹⁽".contains(digit) { rest = rest.dropLast() }
      } else {
        break
      }
      while rest.last == " " { rest = rest.dropLast() }
    }
    return rest
  }
  private static let footnoteMarks: Set<Character> = ["*", "†", "‡", "※"]

  /// Digits, words such as 억 and 천, and a unit.
  private static func quantity(
    _ text: Substring, unit: String?
  ) throws(NumberProblem) -> (Double, Indicators.Unit?) {
    var text = text
    if text.first == "₩" { text = text.dropFirst().drop(while: \.isWhitespace) }
    guard let first = text.first, first.isASCIIDigit || first == "." else { throw .notANumber }
    let body = text.prefix { $0.isASCIIDigit || ",. 십백천만억조".contains($0) }
    let tail = text[body.endIndex...].trimmingCharacters(in: .whitespaces)
    if let mark = tail.first {
      let parts = tail.dropFirst().drop(while: \.isWhitespace)
      if rangeMarks.contains(mark) || ("-–".contains(mark) && parts.first?.isASCIIDigit == true) {
        throw .range
      }
    }
    let written = try unitWord(tail, expected: unit)
    let number = body.trimmingCharacters(in: .whitespaces)
    if number.contains(where: scaleWords.contains) {
      guard let amount = Won(parsing: number)?.amount else { throw .notANumber }
      return (Double(amount), written)
    }
    return (try grouped(number), written)
  }

  /// A number with thousands separators, commas or spaces, in their places.
  private static func grouped(_ written: String) throws(NumberProblem) -> Double {
    guard !written.contains(" ") || !written.contains(",") else { throw .notANumber }
    let isSpaced = written.contains(" ")
    let text = isSpaced ? written.replacing(" ", with: ",") : written
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2 else { throw .notANumber }
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    if groups.count > 1 {
      let isRegular =
        (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
      guard isRegular, parts.count == 1 || !parts[1].contains(",") else {
        throw isSpaced ? .notANumber : .ambiguousComma
      }
    } else if parts.count == 2, parts[1].contains(",") {
      throw isSpaced ? .notANumber : .ambiguousComma
    }
    guard let value = plain(text.filter { $0 != "," }) else { throw .notANumber }
    return value
  }

  /// The unit behind a number: the column's own, or a common one.
  private static func unitWord(
    _ tail: String, expected: String?
  ) throws(NumberProblem) -> Indicators.Unit? {
    if tail.isEmpty { return nil }
    guard let unit = Indicators.Unit(parsing: tail), unit.isKnown || tail == expected else {
      throw .notANumber
    }
    return unit
  }

  /// Full-width characters made ASCII, spaces trimmed.
  private static func normalised(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        scalars.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000, 0x00A0, 0x2007, 0x2009, 0x202F: scalars.append(" ")
      case 0x200B, 0xFEFF: continue
      case 0xFFE6: scalars.append("₩")
      default: scalars.append(scalar)
      }
    }
    return String(scalars).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A plain decimal number such as `-12.5` or `1e3`; nil for anything else.
  static func plain(_ text: String) -> Double? {
    var text = text
    return text.withUTF8 { DecimalText.number($0) }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
