import Foundation
import Reports

/// The argument parser's help page in Korean: headings, defaults, and lines no wider than the
/// terminal, where a syllable takes two columns.
enum KoreanHelp {
  /// A width at which the parser breaks no line.
  static let unbroken = 100_000

  /// The page in Korean, at most `columns` wide where words allow; nil for a text that is no help.
  static func page(_ text: String, columns: Int) -> String? {
    guard text.hasPrefix("OVERVIEW: ") else { return nil }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { wrapped(words(String($0)), columns: columns) }
      .joined(separator: "\n")
  }

  /// Columns of the terminal that standard output is, or of COLUMNS; 80 where neither says.
  static var columns: Int {
    var size = winsize()
    if ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 {
      return Int(size.ws_col)
    }
    let named = ProcessInfo.processInfo.environment["COLUMNS"].flatMap(Int.init) ?? 0
    return named >= 40 ? named : 80
  }

  private static let headings = [
    "ARGUMENTS:": "인수:", "OPTIONS:": "옵션:", "SUBCOMMANDS:": "명령:",
  ]

  private static func words(_ line: String) -> String {
    if let heading = headings[line] { return heading }
    for (english, korean) in [("OVERVIEW: ", ""), ("USAGE: ", "사용법: ")]
    where line.hasPrefix(english) {
      return korean + line.dropFirst(english.count)
    }
    if line.hasSuffix(" SUBCOMMANDS:") { return line.dropLast(" SUBCOMMANDS:".count) + ":" }
    if let match = line.wholeMatch(of: #/ +See '(.+)' for detailed help\./#) {
      return "  명령마다 자세한 설명: \(match.1)"
    }
    return
      line
      .replacing("Show the version.", with: "버전을 보입니다.")
      .replacing("Show help information.", with: "이 도움말을 보입니다.")
      .replacing(#/\((values: .+?)?(; )?(?:default: ([^()]+))?\)$/#) { match in
        let values = match.1.map { "쓸 수 있는 값: " + $0.dropFirst("values: ".count) }
        let usual = match.3.map { "기본값: \($0)" }
        let parts = [values, usual].compactMap { $0 }
        return parts.isEmpty ? String(match.0) : "(\(parts.joined(separator: "; ")))"
      }
  }

  /// A line broken at its blanks, below the first word after the label; commands stay whole.
  private static func wrapped(_ line: String, columns: Int) -> String {
    let isCommand = line.hasPrefix("사용법: ") || line.hasPrefix("       jipyo ")
    guard TextTable.width(line) > columns, !isCommand else { return line }
    let indent = indentation(line)
    var (lines, current) = ([String](), String(line.prefix { $0 == " " }))
    var isEmpty = true
    for word in line.dropFirst(current.count).split(
      separator: " ", omittingEmptySubsequences: false)
    {
      if !isEmpty, TextTable.width(current) + 1 + TextTable.width(String(word)) > columns {
        lines.append(current)
        (current, isEmpty) = (String(repeating: " ", count: indent), true)
      }
      current += (isEmpty ? "" : " ") + word
      isEmpty = false
    }
    return (lines + [current]).joined(separator: "\n")
  }

  /// Column 26 for an argument's words, as the parser sets them; where the line starts otherwise.
  private static func indentation(_ line: String) -> Int {
    let start = line.prefix { $0 == " " }.count
    return start == 2 ? 26 : start
  }
}
