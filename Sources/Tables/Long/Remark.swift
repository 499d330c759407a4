/// Words below a table, as Korean documents mark them.
enum Remark {
  private static let marks = [
    "※", "*", "주)", "주:", "주 :", "자료:", "자료 :", "출처:", "출처 :", "(단위", "단위:", "단위 :",
  ]

  /// Whether a text begins as a remark does.
  static func isOne(_ text: String) -> Bool { marks.contains { text.hasPrefix($0) } }

  /// Whether a remark says that figures do not cover their whole period: `2024년은 10월 말 기준`.
  static func tellsOfParts(_ text: String) -> Bool {
    let compact = text.filter { !$0.isWhitespace }
    return ["월말", "현재", "까지", "누계", "누적"].contains { compact.contains($0) }
  }
}
