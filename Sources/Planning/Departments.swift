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
    return (scores, findings)
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
