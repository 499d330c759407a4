internal import Foundation
internal import Indicators

/// The words of a basis in the form in which its claim is read.
enum BasisWording {
  /// The years before last, which no claim is read of.
  private static let earlierYears: [StaticString] = ["재작년", "전전년", "지지난해", "전전연도"]
  private static let lastYear: [StaticString] = [
    "지난해", "지난 해", "작년", "직전연도", "직전 연도", "전연도",
  ]
  private static let remarks: [StaticString] = [
    "(전년 대비)", "(전년대비)", "(전년도 대비)", "(전년 실적 대비)", "(전년실적 대비)",
  ]
  private static let comparisons: [StaticString] = ["전년", "대비", "평균"]

  /// One word for last year, what it is compared with in front, no years in brackets; nil where the
  /// text speaks of another year in words.
  static func plain(_ text: String) -> UTF8Words? {
    var text = withoutYears(UTF8Words(text))
    guard !text.hasAny(earlierYears) else { return nil }
    for word in lastYear { text = text.replacing(word, with: "전년") }
    // `10% 증가(전년 대비)`
    if text.has("("), let remark = remarks.first(where: text.has) {
      let rest = text.replacing(remark, with: " ", isFirstOnly: true)
      if !rest.hasAny(comparisons) { return UTF8Words("전년 대비 " + rest.text) }
    }
    return text
  }

  /// The text without the sources of rules that close a line of a generated basis: what they quote
  /// is no claim about the target.
  static func withoutCitations(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "(")) else { return text }
    return Language.allCases.reduce(text) { text, language in
      var (kept, rest) = ("", text[...])
      while let mark = rest.range(of: BasisLine.citationMark[language]) {
        kept += rest[..<mark.lowerBound]
        rest = rest[mark.upperBound...]
        var depth = 1
        rest = rest.drop { letter in
          depth += letter == "(" ? 1 : letter == ")" ? -1 : 0
          return depth > 0 && letter != "\n"
        }
        if rest.first == ")" { rest = rest.dropFirst() }
      }
      return kept + rest
    }
  }

  /// The text without years in brackets: `최근 3개년(2022~2024) 평균`.
  private static func withoutYears(_ text: UTF8Words) -> UTF8Words {
    func isOpen(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") }
    func isClose(_ byte: UInt8) -> Bool { byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") }
    guard text.bytes.contains(where: isOpen) else { return text }
    var (kept, rest): (ArraySlice<UInt8>, ArraySlice<UInt8>) = ([], text.bytes)
    while let open = rest.firstIndex(where: isOpen) {
      let inside = rest[(open + 1)...]
      kept += rest[..<open]
      if let close = inside.firstIndex(where: isClose), isYears(inside[..<close]) {
        rest = inside[(close + 1)...]
      } else {
        kept.append(rest[open])
        rest = inside
      }
    }
    return UTF8Words(kept + rest)
  }

  /// Whether a text names two years and what is between them: `'22~'24년`, `2022 - 2024`.
  private static func isYears(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.count < 60 else { return false }
    let ends = text.scalars.map(\.scalar).split(omittingEmptySubsequences: false) {
      ["~", "∼", "〜", "–", "-"].contains($0)
    }
    return ends.count == 2
      && ends.allSatisfy { end in
        var digits = end.filter { !$0.isSpace }
        if let first = digits.first, ["'", "’", "‘"].contains(first) { digits.removeFirst() }
        if digits.last == "년" { digits.removeLast() }
        return (2...4).contains(digits.count) && digits.allSatisfy(\.isDigit)
      }
  }
}
