/// Words below a table, as Korean documents mark them.
enum Remark {
  private static let marks = [
    "※", "*", "주)", "주:", "주 :", "자료:", "자료 :", "출처:", "출처 :", "(단위",
  ]

  /// What rows of sums are called; without values they are no series.
  private static let sums: Set = ["계", "합계", "소계", "총계", "총합계"]

  /// Whether a text beside which no value stands begins as a remark does, or names a sum.
  static func isOne(_ text: String) -> Bool {
    isMarked(text) || sums.contains(text.filter { !$0.isWhitespace })
  }

  /// Whether a text begins as a remark does.
  static func isMarked(_ text: String) -> Bool { marks.contains { text.hasPrefix($0) } }

  /// Whether a text tells units: `[단위: 건, 명]`.
  static func tellsUnits(_ text: String) -> Bool { units(text) != nil }

  /// The unit that `(단위: 백만원)` gives; nil for any other text, and where there are several units.
  static func unit(_ text: String) -> String? {
    units(text).flatMap { unit in
      unit.isEmpty || unit.contains { ",·/、".contains($0) } ? nil : unit
    }
  }

  private static func units(_ text: String) -> String? {
    guard text.contains("단위") else { return nil }
    let compact = text.filter { !$0.isWhitespace && !"()[]<>〔〕".contains($0) }
    guard compact.hasPrefix("단위:") || compact.hasPrefix("단위：") else { return nil }
    return String(compact.dropFirst(3))
  }

  /// Whether a remark says that figures do not cover their whole period: `2024년은 10월 말 기준`.
  static func tellsOfParts(_ text: String) -> Bool {
    let compact = text.filter { !$0.isWhitespace }
    return ["월말", "현재", "까지", "누계", "누적"].contains { compact.contains($0) }
  }
}
