import ArgumentParser
import Indicators

/// A first word that is no command, or one after `help`.
///
/// The parser would blame the options behind it, which it takes for those of the command without a
/// name; for help about it, it would show the help about everything.
struct UnknownCommand {
  private let word: String

  /// Finds the word; nil where the arguments begin with a command or with an option.
  init?(_ arguments: some Collection<String>) {
    let words = arguments.first == "help" ? arguments.dropFirst(1) : arguments.dropFirst(0)
    guard let word = words.first, !word.hasPrefix("-"), word != "help",
      !UnknownCommand.known.contains(word)
    else { return nil }
    self.word = word
  }

  private static var known: [String] {
    Jipyo.configuration.subcommands.compactMap { $0.configuration.commandName }
  }

  /// What is wrong, and what comes nearest.
  var message: LocalizedText {
    let hint = NearestNames.hint(for: word, among: UnknownCommand.known)
    return LocalizedText(
      ko: "오류: '\(word)'\(Josa.topic.form(after: word)) 없는 명령입니다.\(hint.map { " " + $0.ko } ?? "")"
        + "\n명령의 목록: jipyo --help",
      en:
        "Error: '\(word)' is not a command.\(hint.map { " " + $0.en } ?? "")\nCommands: jipyo --help"
    )
  }
}
