public import Indicators
public import WhatIf

/// A look back at scenarios, as tables and sentences.
public struct RetrospectReport: Sendable {
  private let retrospect: Retrospect
  private let title: String

  /// Makes the report of a look back; `title` is the model's.
  public init(_ retrospect: Retrospect, title: String) {
    self.retrospect = retrospect
    self.title = title
  }

  /// The report for a terminal.
  public func text(_ language: Language) -> String {
    retrospect.scenarios.map { scenario in
      "\(title): \(ScenarioTable.title(scenario.overlay.name, language))\n\n\(table(scenario).terminal(language))\n"
        + "\(words(scenario, language))\n"
    }.joined(separator: "\n")
  }

  private func table(_ scenario: Retrospect.Scenario) -> ReportTable {
    ReportTable(
      header: [
        LocalizedText(ko: "이름", en: "name"), LocalizedText(ko: "기간", en: "period"),
        LocalizedText(ko: "실적", en: "actual"), LocalizedText(ko: "그때의 중앙값", en: "median then"),
        LocalizedText(ko: "90% 구간", en: "90% interval"),
        LocalizedText(ko: "위치 %", en: "position %"), LocalizedText(verbatim: "CRPS"),
        LocalizedText(verbatim: ""),
      ], numeric: [2, 3, 4, 5, 6],
      rows: scenario.scores.map { score in
        let wide = score.intervals.last
        let ends = [wide?.low ?? .nan, wide?.high ?? .nan].map(SensitivityReport.short)
        let mark = score.isInside(0.9) ? "" : score.position < 0.5 ? "▼" : "▲"
        return [
          score.happened.name, score.happened.period.map { "\($0)" } ?? "",
          StatisticText.declared(score.happened.value, score.unit),
          SensitivityReport.short(score.median), ends.joined(separator: " ~ "),
          NumberFormat(decimals: 0).text(score.position * 100),
          SensitivityReport.short(score.crps), mark,
        ]
      })
  }

  private func words(_ scenario: Retrospect.Scenario, _ language: Language) -> String {
    let count = scenario.scores.count
    let inside = scenario.inside(0.9)
    let middle = scenario.inside(0.5)
    let verdict = self.verdict(inside: inside, count: count, language)
    return language == .ko
      ? "실적 \(count)개 가운데 90% 구간에 \(inside)개, 50% 구간에 \(middle)개가 들었습니다.\(verdict)"
      : "Of \(count) actuals \(inside) lie in the 90% interval and \(middle) in the 50% one.\(verdict)"
  }

  /// Whether as few in the 90% interval happen less than once in twenty times with honest widths.
  private func verdict(inside: Int, count: Int, _ language: Language) -> String {
    guard count >= 3 else {
      return language == .ko
        ? " 폭을 판단하기에는 실적이 적습니다." : " That is too few to judge the widths."
    }
    var (chance, sum) = (1.0, 0.0)
    for _ in 0..<count { chance *= 0.1 }
    for k in 0...inside {
      sum += chance
      chance *= Double(count - k) / Double(k + 1) * 9
    }
    guard sum < 0.05 else { return "" }
    return language == .ko
      ? " 불확실성을 너무 좁게 잡았습니다: 다음에는 폭을 넓히십시오."
      : " The uncertainties were too narrow: widen them next time."
  }
}
