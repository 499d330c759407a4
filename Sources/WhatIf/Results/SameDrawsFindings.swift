import Foundation
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
        guard isLast, !told.contains(outcome.name), isUnsure(outcome, scenario, model) else {
          return nil
        }
        told.insert(outcome.name)
        return note(outcome, scenario.overlay.name, draws: draws)
      }
    }
  }

  /// The results with no standard error where none can be told: 0 would say that the number is certain.
  static func withoutErrors(
    _ scenarios: [ScenarioResult], _ model: CompiledModel
  ) -> [ScenarioResult] {
    scenarios.map { scenario in
      guard scenario.outcomes.contains(where: { $0.standardDeviation.value == 0 }) else {
        return scenario
      }
      return ScenarioResult(
        overlay: scenario.overlay,
        outcomes: scenario.outcomes.map {
          isUnsure($0, scenario, model) ? $0.withoutErrors : $0
        })
    }
  }

  private static func isUnsure(
    _ outcome: OutcomeResult, _ scenario: ScenarioResult, _ model: CompiledModel
  ) -> Bool {
    outcome.standardDeviation.value == 0 && outcome.nonFinite == nil
      && !model.uncertainties(behind: outcome.name, scenario.overlay).isEmpty
  }

  private static func note(_ outcome: OutcomeResult, _ scenario: String, draws: Int) -> Finding {
    let period = outcome.period.map { " \($0)" } ?? ""
    let (count, value) = (
      NumberFormat().text(Double(draws)), NumberFormat().text(outcome.mean.value)
    )
    // What has a greater chance would have come up in 95 of 100 such runs.
    let least = 100 * (1 - pow(0.05, 1 / Double(draws)))
    let rare = NumberFormat().text(Double(LeverCheck.shown(least, digits: 2)) ?? 100)
    return Finding(
      code: code, severity: .note, place: Place(column: outcome.name),
      message: LocalizedText(
        ko: "시나리오 '\(scenario)'의 '\(outcome.name)'\(period): \(count)번 모두 \(value)입니다. "
          + "확률이 \(rare)%보다 작은 드문 경우는 아직 나오지 않았을 수 있습니다.",
        en: "Scenario '\(scenario)', '\(outcome.name)'\(period): all \(count) draws give \(value). "
          + "A case with a chance below \(rare)% may not have come up."))
  }
}

extension OutcomeResult {
  /// The same values without standard errors, but for the chance, which always has one.
  fileprivate var withoutErrors: OutcomeResult {
    func bare(_ statistic: Statistic) -> Statistic {
      Statistic(
        value: statistic.value, standardError: .nan, draws: statistic.draws,
        method: statistic.method)
    }
    func bare(_ quantiles: [Quantile]) -> [Quantile] {
      quantiles.map { Quantile(probability: $0.probability, statistic: bare($0.statistic)) }
    }
    return OutcomeResult(
      name: name, unit: unit, period: period, mean: bare(mean),
      standardDeviation: bare(standardDeviation), quantiles: bare(quantiles),
      worst: Worst(isUpper: worst.isUpper, means: bare(worst.means)), attainment: attainment,
      nonFinite: nonFinite, restsOnFew: restsOnFew, draws: draws, column: column)
  }
}
