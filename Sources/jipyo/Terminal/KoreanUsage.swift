import ArgumentParser
import CKernels
import Foundation
import Indicators
import Tables

extension Jipyo {
  /// Parses and runs; wrong use is told in Korean where Korean was asked for.
  static func main() {
    jipyo_keep_memory()
    do {
      let arguments = CommandLine.arguments.dropFirst().map(WorkbookName.argument)
      var command = try SoleCommand.parse(arguments) ?? parseAsRoot(arguments)
      try command.run()
    } catch {
      let code = exitCode(for: error)
      if code == .validationFailure, let wrong = UnknownCommand(CommandLine.arguments.dropFirst()) {
        StandardStream.tell(wrong.message[KoreanUsage.isWanted() ? .ko : .en] + "\n")
        exit(withError: code)
      }
      if code == .success, HelpWords.isKorean,
        let page = KoreanHelp.page(
          fullMessage(for: error, columns: KoreanHelp.unbroken), columns: KoreanHelp.columns)
      {
        print(page)
        exit(withError: code)
      }
      let text = fullMessage(for: error)
      guard code == .validationFailure, !text.isEmpty, KoreanUsage.isWanted() else {
        exit(withError: error)
      }
      StandardStream.tell(KoreanUsage.translated(text) + "\n")
      exit(withError: code)
    }
  }
}

/// The argument parser's own messages about wrong use, in Korean.
enum KoreanUsage {
  /// Whether `--lang ko` is among the arguments, or no other language and the locale is Korean.
  static func isWanted(_ arguments: [String] = CommandLine.arguments) -> Bool {
    for (index, argument) in arguments.enumerated() {
      if argument.hasPrefix("--lang=") { return argument == "--lang=ko" }
      if argument == "--lang", index + 1 < arguments.count { return arguments[index + 1] == "ko" }
    }
    return CommonOptions.languageOfLocale == .ko
  }

  /// A message line by line; lines that are not the parser's stay as they are.
  static func translated(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line(String($0)) }
      .joined(separator: "\n")
  }

  private static func line(_ text: String) -> String {
    let error = "Error: "
    if text.hasPrefix(error) { return "오류: " + message(String(text.dropFirst(error.count))) }
    if text.hasPrefix("   or: ") { return "   또는: " + message(String(text.dropFirst(7))) }
    if let match = text.wholeMatch(of: #/  See '(.+)' for more information\./#) {
      return "  자세한 설명: \(match.1)"
    }
    for (english, korean) in [("Usage: ", "사용법: "), ("Help:  ", "설명: ")]
    where text.hasPrefix(english) {
      return korean + text.dropFirst(english.count)
    }
    return text
  }

  private static func message(_ text: String) -> String {
    if let match = text.wholeMatch(of: #/Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/#) {
      let hint = match.2.map { " '\($0)'\(Josa.object.form(after: String($0))) 찾으십니까?" } ?? ""
      return "'\(match.1)'\(Josa.topic.form(after: String(match.1))) 없는 옵션입니다." + hint
    }
    if let match = text.wholeMatch(of: #/Missing expected argument '(.+)'/#) {
      return "있어야 할 인수가 빠졌습니다: '\(match.1)'"
    }
    if let match = text.wholeMatch(of: #/Missing one of: (.+)/#) {
      return "다음 가운데 하나가 있어야 합니다: \(match.1)"
    }
    if let match = text.wholeMatch(of: #/Missing value for '(.+?)'(?: in '(.+)')?/#) {
      return "'\(match.1)'에 값이 없습니다."
    }
    if let match = text.wholeMatch(of: #/Unexpected argument '(.*)'/#) {
      return "'\(match.1)'\(Josa.topic.form(after: String(match.1))) 여기에 쓸 수 없는 인수입니다."
    }
    if let match = text.wholeMatch(of: #/(\d+) unexpected arguments: (.+)/#) {
      return "여기에 쓸 수 없는 인수가 \(match.1)개 있습니다: \(match.2)"
    }
    if let match = text.wholeMatch(
      of: #/The option '(.+)' does not take any value, but '(.*)' was specified\./#)
    {
      return "'\(match.1)'에는 값을 쓰지 않습니다(읽은 값 '\(match.2)')."
    }
    if let match = text.wholeMatch(
      of: #/The value '(.*)' is invalid for '(.+?)'(?:\. Please provide one of (.+?)\.|(.*))/#)
    {
      let value = "'\(match.1)'\(Josa.topic.form(after: String(match.1)))"
      let choices = match.3.map { words in
        let list = words.replacing(" or ", with: ", ").replacing(" and ", with: ", ")
        return " 쓸 수 있는 값: \(list)"
      }
      let rest = (match.4 ?? "").replacing(
        ". Please provide one of the following:", with: " 쓸 수 있는 값:")
      return "\(value) '\(match.2)'의 값이 될 수 없습니다." + (choices ?? String(rest))
    }
    return text == "Missing required subcommand." ? "하위 명령이 빠졌습니다." : text
  }
}
