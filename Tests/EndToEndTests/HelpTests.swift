import Foundation
import Testing

/// Every help page in both languages, found by walking from the first one.
@Suite struct HelpTests {
  /// The names below a page's headings of commands, each at two blanks' indentation.
  private func commands(_ page: String) -> [String] {
    page.split(separator: "\n").compactMap { line in
      line.firstMatch(of: #/^  ([a-z]+) +\S/#).map { String($0.1) }
    }
  }

  private func hangul(_ text: some StringProtocol) -> Bool {
    text.unicodeScalars.contains { (0xAC00...0xD7A3).contains($0.value) }
  }

  @Test func bothLanguagesNameTheSameCommands() throws {
    let korean = commands(try Command.run(["--help", "--lang", "ko"]).output)
    let english = commands(try Command.run(["--help", "--lang", "en"]).output)
    #expect(korean == english)
    #expect(korean.count >= 23)
    #expect(Set(korean).isSuperset(of: ["plan", "forecast", "simulate", "audit", "new"]))
  }

  @Test func everyKoreanPageIsKorean() throws {
    let names = commands(try Command.run(["--help", "--lang", "ko"]).output)
    for name in names {
      let run = try Command.run([name, "--help", "--lang", "ko"])
      #expect(run.status == 0)
      let paragraphs = described(run.output)
      #expect(paragraphs.count > 3, "\(name)")
      for (label, words) in paragraphs {
        #expect(hangul(words), "\(name) \(label): \(words)")
      }
      #expect(!run.output.contains("default:"), "\(name)")
      #expect(!run.output.contains("OPTIONS"), "\(name)")
      for line in run.output.split(separator: "\n")
      where !line.contains("jipyo ") {
        #expect(columns(line) <= 80, "\(name): \(line)")
      }
    }
  }

  @Test func englishPagesStayEnglish() throws {
    for name in ["forecast", "simulate", "compare"] {
      let run = try Command.run([name, "--help", "--lang", "en"])
      #expect(run.output.hasPrefix("OVERVIEW: "))
      #expect(run.output.contains("OPTIONS:"))
    }
  }

  /// Arguments and options with their words, lines joined.
  private func described(_ page: String) -> [(label: String, words: String)] {
    var found: [(label: String, words: String)] = []
    for line in page.split(separator: "\n") {
      if let match = line.firstMatch(of: #/^  ((?:-|<)[^ ]+(?: (?:<[^>]+>|-[^ ]+))*)(.*)$/#) {
        found.append((String(match.1), String(match.2)))
      } else if line.hasPrefix(String(repeating: " ", count: 26)), !found.isEmpty {
        found[found.count - 1].words += line
      }
    }
    return found
  }

  /// Columns on a terminal, where a syllable takes two.
  private func columns(_ line: some StringProtocol) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ((0x1100...0xFFE6).contains($1.value) ? 2 : 1) }
  }
}
