/// Text that a spreadsheet runs as a formula when it opens a CSV file (CSV injection, OWASP).
///
/// Jipyo writes texts as they were read: an apostrophe or a space put in front would change
/// identifiers by which files are joined, and other programs would read it. So the reader names
/// such cells instead.
enum SpreadsheetFormula {
  /// Whether a cell begins as a formula: `=` or `@` and more, or `+` or `-` before a call, a
  /// reference to a sheet or a program; `-149`, `+5%` and `- 보도자료` are none.
  static func isOne(_ cell: some BidirectionalCollection<UInt8>) -> Bool {
    let text = cell.drop { $0 == UInt8(ascii: " ") || $0 == 9 || $0 == 13 || $0 == 10 }
    guard let first = text.first, text.count > 1 else { return false }
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "@"): return true
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return text.contains { $0 == UInt8(ascii: "!") || $0 == UInt8(ascii: "|") } || calls(text)
    default: return false
    }
  }

  /// Whether a name in Latin letters stands before a bracket.
  private static func calls(_ text: some BidirectionalCollection<UInt8>) -> Bool {
    zip(text, text.dropFirst()).contains { letter, bracket in
      bracket == UInt8(ascii: "(") && (0x41...0x5A).contains(letter & 0xDF)
    }
  }
}
