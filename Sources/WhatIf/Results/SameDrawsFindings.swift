import Indicators
import Probability

/// What is said of outcomes that came out the same in every draw though drivers could move them.
///
/// Such a number has no spread to make an error of, and yet a rare case may not have come up: what has
/// a chance of 3/n is missed by n draws in one run of twenty.
enum SameDrawsFindings {
  static let code = "outcome-same-draws"

  /// One note for each outcome whose last period is so, naming the first scenario.
  static func all(
    _ scenarios: [ScenarioResult], _ model: CompiledModel, draws: Int
  ) -> [Finding] {
    var told: Set<String> = []
    return scenarios.flatMap { scenario in
      scenario.outcomes.enumerated().compactMap { index, outcome -> Finding? in
        let isLast =
          index + 1 == scenario.outcomes.count || scenario.outcomes[index + 1].name != outcome.name
        guard isLast, outcome.standardDeviation.value == 0, outcome.nonFinite == nil,
          !told.contains(outcome.name),
          !model.uncertainties(behind: outcome.name, scenario.overlay).isEmpty
        else { return nil }
        told.insert(outcome.name)
        return note(outcome, scenario.overlay.name, draws: draws)
      }
    }
  }

  private static func note(_ outcome: OutcomeResult, _ scenario: String, draws: Int) -> Finding {
    let period = outcome.period.map { " \($0)" } ?? ""
    let (count, value) = (
      NumberFormat().text(Double(draws)), NumberFormat().text(outcome.mean.value)
    )
    let rare = NumberFormat().text(Double(LeverCheck.shown(300 / Double(draws), digits: 2)) ?? 100)
    return Finding(
      code: code, severity: .note, place: Place(column: outcome.name),
      message: LocalizedText(
        ko: "시나리오 '\(scenario)'의 '\(outcome.name)'\(period): \(count)번 모두 \(value)입니다. "
          + "확률이 \(rare)%보다 작은 드문 경우는 아직 나오지 않았을 수 있습니다.",
        en: "Scenario '\(scenario)', '\(outcome.name)'\(period): all \(count) draws give \(value). "
          + "A case with a chance below \(rare)% may not have come up."))
  }
}
