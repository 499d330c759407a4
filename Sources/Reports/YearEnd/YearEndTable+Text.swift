import Forecasting
public import Indicators
import Probability

extension YearEndTable {
  /// A short paragraph per series for a terminal.
  public func text(_ language: Language) -> String {
    rows.map { paragraph($0, language) }.joined(separator: "\n")
  }

  private func paragraph(_ row: YearEndRow, _ language: Language) -> String {
    guard let outlook = row.outlook else {
      return "\(row.id)\n  " + (row.reason?[language] ?? "") + "\n"
    }
    let lines =
      [
        soFar(row, outlook, language), expectation(row, outlook, language),
        target(row, outlook, language),
        method(outlook, language),
      ].compactMap { $0 } + outlook.doubts.map { doubt($0, language) }
    return "\(row.id) · \(outlook.year)" + (language == .ko ? "년\n" : "\n")
      + lines.map { "  \($0)\n" }.joined()
  }

  private func soFar(_ row: YearEndRow, _ outlook: YearEnd, _ language: Language) -> String {
    guard let known = outlook.soFar, let last = outlook.known.last else {
      return language == .ko ? "올해 실적은 아직 없습니다." : "Nothing is known of this year yet."
    }
    let value = shown(known, row, outlook)
    let until = last.period.text(language)
    let text =
      switch outlook.figure {
      case .total:
        LocalizedText(ko: "\(until)까지 누계 \(value)", en: "\(value) in total up to \(until)")
      case .last: LocalizedText(ko: "\(until) 현재 \(value)", en: "\(value) as of \(until)")
      case .mean:
        LocalizedText(ko: "\(until)까지 평균 \(value)", en: "\(value) on average up to \(until)")
      }
    return text[language]
  }

  private func expectation(_ row: YearEndRow, _ outlook: YearEnd, _ language: Language) -> String {
    let middle = shown(outlook.total.centre, row, outlook)
    let ranges = levels.map { level in
      let interval = outlook.total.interval(level)
      return "\(name(level))% \(shown(interval.0, outlook))–\(shown(interval.1, row, outlook))"
    }.joined(separator: ", ")
    let isMean = outlook.figure == .mean
    return language == .ko
      ? "\(isMean ? "한 해 평균" : "연말") 전망 \(middle) (\(ranges))"
      : "Expected \(isMean ? "on average over the year" : "at year-end"): \(middle) (\(ranges))"
  }

  /// Whether what is reached today stays reached: figures below 0 may take it back.
  private func isSafe(_ outlook: YearEnd, _ probability: Double) -> Bool {
    probability >= 0.9995 || !outlook.known.isEmpty && outlook.known.allSatisfy { $0.value >= 0 }
  }

  private func target(_ row: YearEndRow, _ outlook: YearEnd, _ language: Language) -> String? {
    guard let target = row.target, let probability = row.probability else { return nil }
    let chance = YearEndTable.percent(probability)
    var text =
      language == .ko
      ? "목표 \(shown(target, row, outlook)): 달성 확률 \(chance)"
      : "Target \(shown(target, row, outlook)): reached with probability \(chance)"
    if let pace = outlook.pace(toReach: target), outlook.forecast.horizon > 0, !row.isLowerBetter {
      let count = outlook.forecast.horizon
      let past = outlook.paceSoFar.map { decimals.text($0) + row.unit }
      if pace <= 0, isSafe(outlook, probability) {
        text += language == .ko ? ". 이미 달성하였습니다." : "; it is reached already."
      } else {
        text +=
          language == .ko
          ? ". 남은 \(count)개 기간에 평균 \(decimals.text(pace))\(row.unit)"
            + (outlook.figure == .mean ? " 필요" : "씩 필요")
            + (past.map { "(지금까지 평균 \($0))" } ?? "")
          : "; the \(count) periods left have to bring \(decimals.text(pace))\(row.unit) "
            + (outlook.figure == .mean ? "on average" : "each")
            + (past.map { " (\($0) so far)" } ?? "")
      }
    }
    return text
  }

  private func method(_ outlook: YearEnd, _ language: Language) -> String {
    let label = outlook.forecast.label[language]
    return language == .ko ? "방법: \(label)" : "Method: \(label)"
  }

  private func doubt(_ text: LocalizedText, _ language: Language) -> String {
    language == .ko ? "주의: \(text.ko)" : "Note: \(text.en)"
  }

  /// Whole percent, with the ends kept honest.
  private static func percent(_ probability: Double) -> String {
    if probability > 0, probability < 0.01 { return "<1%" }
    if probability < 1, probability > 0.99 { return ">99%" }
    return NumberFormat(decimals: 0).percent(ratio: probability)
  }

  /// A value with the unit of its row.
  private func shown(_ value: Double, _ row: YearEndRow, _ outlook: YearEnd) -> String {
    shown(value, outlook) + row.unit
  }

  private func shown(_ value: Double, _ outlook: YearEnd) -> String {
    let largest = abs(outlook.total.centre)
    return NumberFormat(decimals: largest >= 100 ? 0 : largest >= 10 ? 1 : 2).text(value)
  }
}
