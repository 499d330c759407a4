import ArgumentParser
import Foundation
import Indicators

/// Interval levels as they are typed: percentages separated by commas, such as `80,95` or `80%`.
enum IntervalLevels {
  /// The levels as shares, each once, in the order given; what is none is reported.
  static func read(_ list: String, _ console: Console) throws -> [Double] {
    var shares: [Double] = []
    for part in list.split(separator: ",") {
      let text = part.trimmingCharacters(in: .whitespaces)
      let number = text.hasSuffix("%") ? String(text.dropLast()) : text
      guard let percent = Double(number), percent > 0, percent < 100 else {
        console.report(wrong(text))
        throw Exit.usage
      }
      if !shares.contains(percent / 100) { shares.append(percent / 100) }
    }
    return shares
  }

  private static func wrong(_ text: String) -> Finding {
    Finding(
      code: "invalid-level", severity: .error,
      message: LocalizedText(
        ko:
          "--levels의 '\(text)'\(Josa.topic.form(after: text)) 구간 수준이 아닙니다. 0보다 크고 100보다 작은 백분율이어야 합니다.",
        en: "'\(text)' in --levels is no interval level: a percentage above 0 and below 100."),
      mend: LocalizedText(ko: "80,95처럼 쉼표로 나누어 쓰십시오.", en: "Write them like 80,95."))
  }
}
