/// The words of a basis in the form in which its claim is read.
enum BasisWording {
  /// The years before last, which no claim is read of.
  private static let earlierYears = ["재작년", "전전년", "지지난해", "전전연도"]
  private static let lastYear = ["지난해", "지난 해", "작년", "직전연도", "직전 연도", "전연도"]
  private static let remarks = ["(전년 대비)", "(전년대비)", "(전년도 대비)", "(전년 실적 대비)", "(전년실적 대비)"]

  /// One word for last year, what it is compared with in front, no years in brackets; nil where the
  /// text speaks of another year in words.
  static func plain(_ text: String) -> String? {
    var text = withoutYears(text)
    guard !text.containsAny(earlierYears) else { return nil }
    for word in lastYear where text.has(word) { text = text.replacing(word, with: "전년") }
    // `10% 증가(전년 대비)`
    if let remark = remarks.first(where: text.has) {
      let rest = text.replacing(remark, with: " ", maxReplacements: 1)
      if !rest.containsAny(["전년", "대비", "평균"]) { return "전년 대비 " + rest }
    }
    return text
  }

  /// The text without years in brackets: `최근 3개년(2022~2024) 평균`.
  private static func withoutYears(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) else {
      return text
    }
    var (kept, rest) = ("", text[...])
    while let open = rest.firstIndex(where: { $0 == "(" || $0 == "[" }) {
      let inside = rest[rest.index(after: open)...]
      kept += rest[..<open]
      if let close = inside.firstIndex(where: { $0 == ")" || $0 == "]" }),
        isYears(inside[..<close])
      {
        rest = inside[inside.index(after: close)...]
      } else {
        kept.append(rest[open])
        rest = inside
      }
    }
    return kept + rest
  }

  /// Whether a text names two years and what is between them: `'22~'24년`, `2022 - 2024`.
  private static func isYears(_ text: Substring) -> Bool {
    guard text.utf8.count < 60 else { return false }
    let ends = text.split(omittingEmptySubsequences: false) { "~∼〜–-".contains($0) }
    return ends.count == 2
      && ends.allSatisfy { end in
        var digits = end.filter { !$0.isWhitespace }
        if let first = digits.first, "'’‘".contains(first) { digits.removeFirst() }
        if digits.last == "년" { digits.removeLast() }
        return (2...4).contains(digits.count) && digits.allSatisfy(\.isASCIIDigit)
      }
  }
}
