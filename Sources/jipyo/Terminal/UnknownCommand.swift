import ArgumentParser
import Indicators

/// A first word that is no command.
///
/// The parser would blame the options behind it, which it takes for those of the command without a
/// name.
struct UnknownCommand {
  private let word: String

  /// Finds the word; nil where the arguments begin with a command or with an option.
  init?(_ arguments: some Collection<String>) {
    guard let word = arguments.first, !word.hasPrefix("-"), word != "help",
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
