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
      en: "The checks found \(all.count) thing(s). \(worst.message.en)")
  }

  private static func scenarios(_ plan: Plan) -> LocalizedText {
    guard let set = plan.scenarios.first, let outcome = set.outcomes.first,
      let base = outcome.rows.first
    else {
      return LocalizedText(ko: "시나리오 모형은 없습니다.", en: "There is no scenario model.")
    }
    let others = outcome.rows.dropFirst().map { row in
      row.attainment.map { "\(row.scenario) \(TargetTable.chance($0.value))" } ?? row.scenario
    }
    let chance = base.attainment.map { TargetTable.chance($0.value) }
    let listed = others.isEmpty ? "" : ", " + others.joined(separator: ", ")
    return LocalizedText(
      ko: chance.map { "시나리오별 목표 달성 확률(\(set.title)): 기준 \($0)\(listed)." }
        ?? "시나리오 \(outcome.rows.count)개를 비교했습니다(\(set.title)).",
      en: chance.map { "Chance of the target by scenario (\(set.title)): base \($0)\(listed)." }
        ?? "\(outcome.rows.count) scenarios were compared (\(set.title)).")
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
