public import Budgeting
public import Indicators

/// This year's budget as a table, and next year's under named assumptions.
public struct BudgetPlan: Sendable {
  /// The last year with amounts, up to the plan year; next year's amounts are those after it.
  public let year: Int
  /// The budget state compared, like with like.
  public let state: BudgetState
  /// The 예산현황 table of that year.
  public let status: BudgetStatusTable
  /// Next year's amounts, one per assumption.
  public let variants: [NextYearBudget]
  /// Where published parents and parts differ.
  public let findings: [Finding]
  /// The programmes.
  public let tree: ProgrammeTree

  /// Builds the plan of a workspace's budget; nil where it has no amounts up to the plan year.
  ///
  /// - Parameters:
  ///   - workspace: The workspace.
  ///   - planYear: The last year whose amounts are looked at.
  ///   - growth: Assumptions besides 동결; without any, the last year's growth or 3%.
  ///   - changes: Changes of single programmes; with any, a variant of each assumption has them.
  public init?(
    workspace: Workspace, planYear: Int, growth: [GrowthAssumption] = [],
    changes: [BudgetChange] = []
  ) {
    let past = workspace.amounts.filter { $0.year <= planYear }
    guard let last = past.map(\.year).max() else { return nil }
    let states = Set(past.filter { $0.year == last }.map(\.state))
    state =
      BudgetState.allCases.first { states.contains($0) && $0 == .original }
      ?? BudgetState.allCases.last { states.contains($0) } ?? .original
    year = last
    tree = ProgrammeTree(programmes: workspace.programmes, amounts: workspace.amounts)
    status = BudgetStatusTable(tree: tree, year: last, state: state)
    findings = tree.rollUpFindings()
    let served = BudgetPlan.serving(workspace)
    variants = BudgetPlan.variants(
      tree: tree, year: last, state: state, growth: growth, changes: changes,
      status: status, served: served)
  }

  /// The topmost programmes that serve a goal below the strategic ones.
  private static func serving(_ workspace: Workspace) -> [Programme] {
    func serves(_ programme: Programme) -> Bool {
      workspace.goals[programme.goal].map { $0.level > .strategic } ?? false
    }
    let ids = Set(workspace.programmes.filter(serves).map(\.id))
    return workspace.programmes.filter { ids.contains($0.id) && !ids.contains($0.parent ?? "") }
  }

  private static func variants(
    tree: ProgrammeTree, year: Int, state: BudgetState, growth: [GrowthAssumption],
    changes: [BudgetChange], status: BudgetStatusTable, served: [Programme]
  ) -> [NextYearBudget] {
    var assumptions = [GrowthAssumption.freeze] + growth
    if growth.isEmpty { assumptions.append(recentGrowth(status) ?? assumed) }
    var all = assumptions.map {
      NextYearBudget(tree: tree, from: year, state: state, growth: $0)
    }
    if !changes.isEmpty {
      all += assumptions.map {
        NextYearBudget(
          tree: tree, from: year, state: state, growth: $0, scenario: "changed", changes: changes)
      }
    } else if !served.isEmpty {
      let cuts = served.map {
        BudgetChange(programme: $0.id, percent: -10, reason: "목표에 딸린 사업 10% 절감")
      }
      all.append(
        NextYearBudget(
          tree: tree, from: year, state: state, growth: .freeze, scenario: "cut10", changes: cuts))
    }
    return all
  }

  /// The growth of the total in the last year, where the two years compare like with like.
  ///
  /// Programmes with amounts in both years have to make up four fifths of either total; otherwise
  /// work was moved between programmes or is not in the data, and its growth says nothing.
  private static func recentGrowth(_ status: BudgetStatusTable) -> GrowthAssumption? {
    guard let total = status.rows.first, total.previous > 0, total.amount > 0,
      let percent = total.growth
    else { return nil }
    let deepest = status.rows.enumerated().filter { index, row in
      let next = index + 1
      return next >= status.rows.count || status.rows[next].depth <= row.depth
    }.map(\.element)
    let both = deepest.filter { $0.amount > 0 && $0.previous > 0 }
    let (now, before) = (both.reduce(0) { $0 + $1.amount }, both.reduce(0) { $0 + $1.previous })
    guard now * 5 >= total.amount * 4, before * 5 >= total.previous * 4 else { return nil }
    return GrowthAssumption(
      id: "recent", name: LocalizedText(ko: "최근 증감률", en: "Recent growth"), percent: percent,
      source: LocalizedText(
        ko: "\(status.year - 1)년에서 \(status.year)년으로의 총액 증감률",
        en: "Growth of the total from \(status.year - 1) to \(status.year)"))
  }

  /// A default for readers to replace: no source sets it.
  private static let assumed = GrowthAssumption(
    id: "assumed3", name: LocalizedText(ko: "3% 증액(가정)", en: "3% more (assumed)"), percent: 3,
    source: LocalizedText(ko: "가정이며 근거 자료가 아님", en: "An assumption, not from a source"))
}
