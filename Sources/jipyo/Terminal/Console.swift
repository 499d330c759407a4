import ArgumentParser
import Foundation
import Indicators

/// Exit codes, after sysexits.h.
enum Exit {
  /// Findings under `--strict`.
  static let findings = ExitCode(1)
  /// The data cannot be used.
  static let invalidData = ExitCode(2)
  /// Wrong use of the command.
  static let usage = ExitCode(64)
  /// An input file does not exist.
  static let noInput = ExitCode(66)
  /// A mistake of the program.
  static let internalError = ExitCode(70)
  /// An output cannot be written.
  static let cannotWrite = ExitCode(73)
}

/// Standard output for data, standard error for words.
struct Console {
  let language: Language
  let isQuiet: Bool

  /// Data.
  func out(_ text: String) {
    out(Array(text.utf8))
  }

  /// Data in UTF-8; the command ends with 73 where standard output takes no more.
  func out(_ bytes: [UInt8]) {
    guard !StandardStream.write(bytes, to: STDOUT_FILENO) else { return }
    report(Console.outputFailed)
    exit(Exit.cannotWrite.rawValue)
  }

  private static let outputFailed = Finding(
    code: "cannot-write", severity: .error,
    message: LocalizedText(
      ko: "표준 출력에 다 쓰지 못했습니다. 나온 결과는 온전하지 않습니다.",
      en: "Standard output took only a part; what was written is not whole."),
    mend: LocalizedText(
      ko: "저장할 곳에 남은 공간이 있는지, 출력이 닫혀 있지 않은지 확인하십시오.",
      en: "Check that there is space where it is saved and that the output is not closed."))

  /// Words, left out under `--quiet`.
  func say(_ text: String) {
    guard !isQuiet else { return }
    tell(text)
  }

  /// Words in the language of the console.
  func say(_ text: LocalizedText) {
    say(text[language])
  }

  /// One finding; errors are shown even under `--quiet`.
  func report(_ finding: Finding) {
    guard !isQuiet || finding.severity == .error else { return }
    tell(finding.line(language))
  }

  /// A line on standard error.
  private func tell(_ line: String) {
    StandardStream.tell(line + "\n")
  }

  /// All findings, errors first, at most 50 of a kind so that a broken file does not flood a
  /// terminal; the rest are counted.
  func report(_ findings: [Finding]) {
    for severity in Severity.allCases.reversed() {
      let some = findings.filter { $0.severity == severity }
      some.prefix(50).forEach(report)
      if some.count > 50 {
        let rest = some.count - 50
        say(language == .ko ? "… 같은 등급이 \(rest)건 더 있습니다." : "… and \(rest) more of this kind.")
      }
    }
  }
}

extension Finding {
  /// The finding with its severity in front.
  func line(_ language: Language) -> String {
    let kind: (ko: String, en: String) =
      switch severity {
      case .error: ("오류", "error")
      case .warning: ("주의", "warning")
      case .note: ("참고", "note")
      }
    return (language == .ko ? kind.ko : kind.en) + ": " + text(language)
  }
}
