public import Indicators
public import TargetSetting

extension PlanMaker {
  /// Composite scores of a workspace's goals, each with the indicators below it, in plan order.
  ///
  /// With `scheme` other than plain, all indicators that name a part are one composite of the body.
  /// Proposals that failed are left out, and findings say so.
  public func departments(
    of workspace: Workspace, scheme: AssessmentScheme, correlation: Double, grades: GradeScale
  ) -> (scores: [DepartmentScore], findings: [Finding]) {
    let rows = indicators(of: workspace)
    var findings: [Finding] = []
    var scores: [DepartmentScore] = []
    if !scheme.parts.isEmpty, rows.allSatisfy({ $0.indicator.part.isEmpty }) {
      return ([], [PlanMaker.withoutParts(scheme)])
    }
    for (name, members) in groups(rows, workspace, scheme) {
      findings += members.compactMap { row in
        if case .failure(let failure) = row.result { failure.finding.asWarning } else { nil }
      }
      do throws(Finding) {
        let score = try DepartmentScore(
          name, members.compactMap(\.proposal), scheme: scheme, correlation: correlation,
          grades: grades)
        if let score {
          scores.append(score)
          findings += score.missing
        }
      } catch {
        findings.append(error)
      }
    }
    if scores.isEmpty, findings.allSatisfy({ $0.severity < .error }) {
      findings.append(PlanMaker.nothingToScore)
    }
    return (scores, findings)
  }

  private static let nothingToScore = Finding(
    code: "no-scored-indicator", severity: .error,
    message: LocalizedText(
      ko: "점수를 낼 수 있는 지표가 없습니다.", en: "No indicator can be scored."),
    mend: LocalizedText(
      ko: "지표의 실적과 평점 방법(--score-method)을 확인하십시오.",
      en: "Check the indicators' results and the method (--score-method)."))

  /// Why an assessment of parts cannot be made where no indicator names its part.
  private static func withoutParts(_ scheme: AssessmentScheme) -> Finding {
    let names = scheme.parts.map(\.name).joined(separator: ", ")
    let rule = scheme.kind == .provincial ? "assessment-provincial" : "assessment-self"
    return Finding(
      code: "indicators-without-parts", severity: .error,
      place: Place(file: "indicators.csv", column: "part"),
      message: LocalizedText(
        ko: "평가 부문(part)을 적은 지표가 없어 부문별 점수를 합할 수 없습니다. 규칙 \(rule)의 부문: \(names)",
        en: "No indicator names its part, so there is nothing to combine. Parts of the rule "
          + "\(rule): \(names)."),
      mend: LocalizedText(
        ko: "indicators.csv의 part 열에 지표마다 부문을 적거나, --scheme 없이 목표별 점수를 보십시오.",
        en: "Give every indicator its part in the column part, or leave --scheme out."))
  }

  /// Indicators by goal, or those of a body's assessment; the name is the office in charge.
  private func groups(
    _ rows: [IndicatorPlan], _ workspace: Workspace, _ scheme: AssessmentScheme
  ) -> [(String, [IndicatorPlan])] {
    guard scheme.parts.isEmpty else {
      return [(workspace.organisation, rows.filter { !$0.indicator.part.isEmpty })]
    }
    var order: [String] = []
    var members: [String: [IndicatorPlan]] = [:]
    for row in rows {
      if members[row.indicator.goal] == nil { order.append(row.indicator.goal) }
      members[row.indicator.goal, default: []].append(row)
    }
    return order.map { id in
      let goal = workspace.goals[id]
      let owner = ancestry(of: id, workspace.goals).compactMap { $0.owner.isEmpty ? nil : $0.owner }
        .first
      let name = [owner, goal?.name].compactMap { $0 }.joined(separator: " · ")
      return (name.isEmpty ? id : name, members[id] ?? [])
    }
  }

  /// A goal and those above it; a circle ends where it closes.
  private func ancestry(of id: String, _ tree: GoalTree) -> [Goal] {
    var path: [Goal] = []
    var next: String? = id
    while let one = next, let goal = tree[one], !path.contains(where: { $0.id == one }) {
      path.append(goal)
      next = goal.parent
    }
    return path
  }
}
