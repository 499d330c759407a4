import Budgeting
public import Indicators
public import Planning
import TargetSetting

/// What a plan says, in three sentences.
public struct PlanSummary: Sendable {
  /// The sentences.
  public let sentences: [LocalizedText]

  /// Sums up a plan.
  public init(_ plan: Plan) {
    sentences = [
      PlanSummary.targets(plan), PlanSummary.findings(plan), PlanSummary.scenarios(plan),
    ]
  }

  private static func targets(_ plan: Plan) -> LocalizedText {
    let proposals = plan.indicators.compactMap(\.proposal)
    guard let first = proposals.first else {
      return LocalizedText(
        ko: "목표를 제안할 수 있는 지표가 없습니다.",
        en: "No indicator has a history to propose a target from.")
    }
    let chance = TargetTable.chance(first.probability)
    let name = first.indicator.name
    return LocalizedText(
      ko: "지표 \(plan.indicators.count)개 가운데 \(proposals.count)개에 \(plan.planYear)년 목표를 제안합니다. "
        + "예를 들어 \(name.with(.topic)) \(first.valueText)이며 달성 확률은 \(chance)입니다.",
      en: "Targets for \(plan.planYear) are proposed for \(proposals.count) of "
        + "\(plan.indicators.count) indicators, such as \(first.valueText) for \(name), reached "
        + "with a chance of \(chance).")
  }

  private static func findings(_ plan: Plan) -> LocalizedText {
    let all = plan.allFindings
    guard let worst = all.first(where: { $0.severity == .warning }) ?? all.first else {
      return LocalizedText(ko: "점검에서 나온 지적은 없습니다.", en: "The checks found nothing.")
    }
    return LocalizedText(
      ko: "점검에서 \(all.count)건을 찾았습니다. \(worst.message.ko)",
      en:
        "The checks found \(all.count) \(all.count == 1 ? "thing" : "things"). \(worst.message.en)")
  }

  /// A sentence for every outcome with a target, in the order of the models' files.
  private static func scenarios(_ plan: Plan) -> LocalizedText {
    let all = plan.scenarios.flatMap(sentences)
    guard !all.isEmpty else {
      return LocalizedText(ko: "시나리오 모형은 없습니다.", en: "There is no scenario model.")
    }
    return LocalizedText(
      ko: all.map(\.ko).joined(separator: " "), en: all.map(\.en).joined(separator: " "))
  }

  private static func sentences(_ set: ScenarioSet) -> [LocalizedText] {
    let known = set.outcomes.compactMap { chances($0, set.title) }
    guard known.isEmpty, let count = set.outcomes.first?.rows.count else { return known }
    return [
      LocalizedText(
        ko: "시나리오 \(count)개를 비교했습니다(\(set.title)).",
        en: "\(count) \(count == 1 ? "scenario was" : "scenarios were") compared (\(set.title)).")
    ]
  }

  private static func chances(
    _ outcome: ScenarioSet.Outcome, _ title: String
  ) -> LocalizedText? {
    guard let target = outcome.target else { return nil }
    let chances = outcome.rows.map { row in
      row.attainment.map { TargetTable.chance($0.value) } ?? "–"
    }
    guard let base = chances.first else { return nil }
    let others = zip(outcome.rows, chances).dropFirst().map { ", \($0.scenario) \($1)" }.joined()
    let goal = NumberFormat().text(target) + outcome.unit
    return LocalizedText(
      ko: "시나리오별 목표 달성 확률(\(title), \(outcome.name) 목표 \(goal)): 기준 \(base)\(others).",
      en: "Chance of the target by scenario (\(title), \(outcome.name), target \(goal)): "
        + "base \(base)\(others).")
  }
}

extension Plan {
  /// Everything noticed: about the plan as a whole, then about single proposals.
  public var allFindings: [Finding] {
    var seen: Set<Finding> = []
    return (findings + indicators.flatMap { $0.proposal?.findings ?? [] })
      .filter { seen.insert($0).inserted }
  }
}
