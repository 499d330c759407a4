import ArgumentParser
import Foundation
import Indicators

/// A language as an option.
enum Tongue: String, ExpressibleByArgument, CaseIterable {
  case ko, en
}

/// What every command understands.
struct CommonOptions: ParsableArguments {
  @Option(
    name: .long,
    help: .told(
      ko: "말과 보고서의 언어: ko 또는 en. 쓰지 않으면 로캘을 따릅니다.",
      en: "Language of words and reports: ko or en (default: by the locale)."))
  var lang: Tongue?

  @Flag(
    name: [.short, .long],
    help: .told(ko: "오류 말고는 표준 오류에 쓰지 않습니다.", en: "No words on standard error but errors."))
  var quiet = false

  @Flag(
    name: .long,
    help: .told(ko: "지적 사항이 있으면 종료 코드 1로 끝냅니다.", en: "Exit with 1 when there are findings."))
  var strict = false

  /// The language asked for, or that of the locale: Korean for ko, English otherwise.
  var language: Language {
    lang.map { $0 == .ko ? .ko : .en } ?? CommonOptions.languageOfLocale
  }

  /// Korean for a Korean locale, English otherwise.
  static let languageOfLocale: Language = {
    // One by one: the whole environment as a dictionary takes longer than all else before a command.
    let names: [String] = ["LC_ALL", "LC_MESSAGES", "LANG"]
    let locale =
      names.lazy.compactMap { getenv($0).map { String(cString: $0) } }
      .first { !$0.isEmpty } ?? ""
    return locale.lowercased().hasPrefix("ko") ? .ko : .en
  }()

  /// A console in the language and with the quietness asked for.
  var console: Console { Console(language: language, isQuiet: quiet) }
}
