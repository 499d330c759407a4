import Indicators

/// What in the figures of a year makes its total doubtful: they look cumulative, or the months to come
/// are filled with zeros.
///
/// Nothing is changed; whoever typed the figures knows which it is.
enum YearDoubts {
  /// The doubts about a history of months, quarters or halves.
  static func found(in input: ForecastInput, figure: YearFigure) -> [LocalizedText] {
    guard figure.countsAll else { return [] }
    return [isCumulative(input) ? cumulative : nil, trailingZeros(input).map(zeros)]
      .compactMap { $0 }
  }

  /// Whether months or quarters never fall inside a year, rise in most of its steps, and begin every year
  /// with less than twice an equal share of the last: running totals, with at least a year's steps.
  private static func isCumulative(_ input: ForecastInput) -> Bool {
    let perYear = input.frequency.periodsPerYear
    guard perYear >= 4 else { return false }
    var (turns, rises, steps) = (0, 0, 0)
    for (index, pair) in zip(input.values, input.values.dropFirst()).enumerated() {
      guard let before = pair.0, let after = pair.1 else { continue }
      if (input.start + (index + 1)).positionInYear == 1 {
        guard before > 0, after * Double(perYear) < 2 * before else { return false }
        turns += 1
      } else {
        guard after >= before else { return false }
        steps += 1
        if after > before { rises += 1 }
      }
    }
    return turns > 0 && steps + 1 >= perYear && 2 * rises > steps
  }

  /// How many zeros a year ends with, where it is the last one, there are at least two of them, and the
  /// figures before hold no other zero.
  private static func trailingZeros(_ input: ForecastInput) -> Int? {
    let zeros = input.values.reversed().prefix { $0 == 0 }.count
    let before = input.values.dropLast(zeros).compactMap { $0 }
    guard zeros >= 2, before.count >= zeros, !before.contains(0) else { return nil }
    return zeros
  }

  private static let cumulative = LocalizedText(
    ko: "해마다 연초부터 쌓인 누계로 보입니다. 누계라면 월별 실적으로 바꾸거나 --measure stock을 쓰십시오.",
    en: "The figures look like running totals of each year; if they are, turn them into figures of "
      + "each period or use --measure stock.")

  private static func zeros(_ count: Int) -> LocalizedText {
    LocalizedText(
      ko: "마지막 \(count)개 기간이 모두 0입니다. 아직 집계되지 않은 기간이라면 빈칸으로 두십시오.",
      en: "The last \(count) periods are all 0; leave them empty if they are not known yet.")
  }
}
