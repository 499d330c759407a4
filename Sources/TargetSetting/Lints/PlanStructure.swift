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

  /// `duplicate-indicator`: two indicators with the same name, spaces aside.
  static func duplicateIndicators(_ workspace: Workspace) -> [Finding] {
    var seen: [String: Indicator] = [:]
    return workspace.indicators.compactMap { indicator in
      let key = indicator.name.filter { !$0.isWhitespace }.lowercased()
      guard let first = seen[key] else {
        seen[key] = indicator
        return nil
      }
      return Finding(
        code: "duplicate-indicator", severity: .warning,
        message: LocalizedText(
          ko: "지표 '\(indicator.name)'\(Josa.subject.form(after: indicator.name)) 두 번 나옵니다"
            + "(\(first.id), \(indicator.id)).",
          en: "The indicator '\(indicator.name)' appears twice (\(first.id), \(indicator.id))."),
        mend: LocalizedText(
          ko: "하나로 합치거나 이름을 구별하십시오.", en: "Merge them, or tell their names apart."))
    }
  }
}
