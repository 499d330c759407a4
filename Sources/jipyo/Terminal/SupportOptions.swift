import ArgumentParser
import Foundation
import Indicators
import Tables

/// The values that can occur, for files that do not say.
struct SupportOptions: ParsableArguments {
  @Option(
    help: .told(
      ko:
        "나올 수 있는 값: 0..100, 0.., ..100, 또는 real, nonnegative, count, percent. 쓰지 않으면 단위가 %인 값만 0..100으로 봅니다.",
      en:
        "The values that can occur: 0..100, 0.., ..100, or real, nonnegative, count, percent (default: 0..100 for figures in %).",
      valueName: "range"))
  var support: String?

  private static let words: [String: Support] = [
    "real": .real, "nonnegative": .nonNegative, "count": .count, "percent": .percent,
  ]

  /// The option as it is written in provenance; nothing where it is not given.
  var said: String { support.map { " --support \($0)" } ?? "" }

  /// The support that was given; nil where none was.
  ///
  /// What is none is reported.
  func read(_ console: Console) throws -> Support? {
    guard let support else { return nil }
    if let found = Self.parsed(support) { return found }
    console.report(Self.wrong(support))
    throw Exit.usage
  }

  /// The table under the support that was given, else with percentages within their bounds; one that
  /// ``read(_:)`` refuses changes nothing.
  func applied(to table: LongTable) -> LongTable {
    support == nil ? table.boundingPercentages() : asked(of: table)
  }

  /// The table under the support that was given; without one as it is.
  func asked(of table: LongTable) -> LongTable {
    guard let bounds = support.flatMap(Self.parsed) else { return table }
    return table.with(support: bounds) { series, period, value, row in
      Self.outside(series.id, period, value, row, support ?? "", file: nil)
    }
  }

  /// A word, or two ends with `..` between them of which one may be left out; nil for anything else.
  static func parsed(_ text: String) -> Support? {
    let text = text.trimmingCharacters(in: .whitespaces)
    if let word = words[text.lowercased()] { return word }
    guard let dots = text.range(of: "..") else { return nil }
    let ends = [text[..<dots.lowerBound], text[dots.upperBound...]].map {
      $0.trimmingCharacters(in: .whitespaces).replacingOccurrences(of: "%", with: "")
    }
    let values = ends.map { Double($0) }
    for (end, value) in zip(ends, values) where !end.isEmpty && value?.isFinite != true {
      return nil
    }
    guard values[0] != nil || values[1] != nil else { return nil }
    if let low = values[0], let high = values[1], low >= high { return nil }
    return Support(lower: values[0], upper: values[1])
  }

  private static func wrong(_ text: String) -> Finding {
    Finding(
      code: "invalid-support", severity: .error,
      message: LocalizedText(
        ko: "--support의 '\(text)'\(Josa.topic.form(after: text)) 값의 범위가 아닙니다.",
        en: "'\(text)' in --support is no range of values."),
      mend: LocalizedText(
        ko: "0..100처럼 작은 값, 점 두 개, 큰 값을 적으십시오. 한쪽 끝이 없으면 0.. 또는 ..100으로, 건수는 count로 적습니다.",
        en:
          "Write the lower end, two dots and the upper end, like 0..100; leave one out where there is "
          + "none (0.., ..100), or write count for whole numbers from 0."))
  }

  private static func outside(
    _ id: String, _ period: Period, _ value: Double, _ row: Int, _ range: String, file: String?
  ) -> Finding {
    let number = CSVText.number(value)
    return Finding(
      code: "value-outside-support", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "'\(id)'의 \(period.text(.ko)) 값 \(number)\(Josa.topic.form(after: number)) "
          + "--support \(range)에서 벗어납니다.",
        en: "'\(id)' has the value \(number) in \(period), outside --support \(range)."),
      mend: LocalizedText(
        ko: "값을 확인하거나 --support를 고치십시오.", en: "Check the value, or change --support."))
  }
}
