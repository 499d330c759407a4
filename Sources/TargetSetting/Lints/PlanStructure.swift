internal import Indicators

extension PlanLints {
  /// `weights-not-100`: the weights of a goal's indicators do not sum to 100.
  static func weightSums(_ workspace: Workspace) -> [Finding] {
    var goals: [String] = []
    var byGoal: [String: [Double]] = [:]
    for indicator in workspace.indicators {
      if byGoal[indicator.goal] == nil { goals.append(indicator.goal) }
      byGoal[indicator.goal, default: []] += indicator.weight.map { [$0] } ?? []
    }
    let names = Dictionary(
      workspace.goals.goals.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
    return goals.compactMap { goal in
      let weights = byGoal[goal] ?? []
      let sum = weights.reduce(0, +)
      guard !weights.isEmpty, abs(sum - 100) > 1e-6 else { return nil }
      let name = names[goal] ?? goal
      let terms = weights.map { Figure.text($0) }.joined(separator: " + ")
      let total = Figure.text(sum)
      return Finding(
        code: "weights-not-100", severity: .warning,
        message: LocalizedText(
          ko: "'\(name)'의 지표 가중치 합이 100이 아니라 \(total)입니다(\(terms)).",
          en: "The indicator weights of '\(name)' sum to \(total), not 100 (\(terms))."),
        mend: LocalizedText(
          ko: "가중치의 합이 100이 되도록 고치십시오.", en: "Change the weights so that they sum to 100."))
    }
  }
}
