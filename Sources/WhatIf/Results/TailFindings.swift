import Indicators

/// What is said of outcomes whose spread lies in a few draws.
enum TailFindings {
  /// One warning for each outcome, naming the first scenario and period in which it is so.
  static func all(_ scenarios: [ScenarioResult]) -> [Finding] {
    var told: Set<String> = []
    return scenarios.flatMap { scenario in
      scenario.outcomes.compactMap { outcome in
        guard outcome.restsOnFew, told.insert(outcome.name).inserted else { return nil }
        return finding(outcome, scenario.overlay.name)
      }
    }
  }

  private static func finding(_ outcome: OutcomeResult, _ scenario: String) -> Finding {
    let period = outcome.period.map { " \($0)" } ?? ""
    return Finding(
      code: "outcome-few-draws", severity: .warning, place: Place(column: outcome.name),
      message: LocalizedText(
        ko: "시나리오 '\(scenario)'의 '\(outcome.name)'\(period): 몇 안 되는 추출이 흔들림의 대부분을 차지합니다. "
          + "평균과 표준편차는 그 몇에 좌우되고, 그 오차(±)도 믿을 만하지 않습니다.",
        en:
          "Scenario '\(scenario)', '\(outcome.name)'\(period): a few draws make up most of the spread. The mean "
          + "and the standard deviation rest on them, and their errors (±) are not to be trusted."),
      mend: LocalizedText(
        ko: "백분위수와 달성 확률로 판단하거나 --draws를 늘리십시오.",
        en: "Judge by percentiles and chances, or raise --draws."))
  }
}
