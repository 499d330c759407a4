public import Indicators

/// A named assumption of how a programme's budget grows, such as 동결 or 물가상승률.
public struct GrowthAssumption: Sendable, Hashable {
  /// Machine name, such as `freeze`.
  public let id: String
  /// Name for readers.
  public let name: LocalizedText
  /// Growth in percent a year.
  public let percent: Double
  /// Where the figure comes from.
  public let source: LocalizedText

  /// Makes an assumption.
  public init(id: String, name: LocalizedText, percent: Double, source: LocalizedText) {
    self.id = id
    self.name = name
    self.percent = percent
    self.source = source
  }

  /// No growth.
  public static let freeze = GrowthAssumption(
    id: "freeze", name: LocalizedText(ko: "동결", en: "Freeze"), percent: 0,
    source: LocalizedText(ko: "전년도 예산과 같음", en: "Same as this year's budget"))
}

/// A cut or increase of one programme in a scenario.
public struct BudgetChange: Sendable, Hashable {
  /// The programme it applies to, with everything below it.
  public let programme: String
  /// Change in percent of the programme's amount after growth.
  public let percent: Double
  /// Why.
  public let reason: String

  /// Makes a change.
  public init(programme: String, percent: Double, reason: String) {
    self.programme = programme
    self.percent = percent
    self.reason = reason
  }
}

/// Next year's amounts under a growth assumption and a scenario's changes.
public struct NextYearBudget: Sendable, Hashable {
  /// One programme next to what it has today.
  public struct Row: Sendable, Hashable {
    /// The programme.
    public let programme: String
    /// Its name.
    public let name: String
    /// Depth in the tree.
    public let depth: Int
    /// This year's amount in won.
    public let current: Int
    /// Next year's amount in won, rounded to 천원, the unit of a budget document.
    public let next: Int
    /// Next year's amount less this year's, in won.
    public var change: Int { next - current }
  }
  /// Name of the scenario.
  public let scenario: String
  /// The assumption.
  public let growth: GrowthAssumption
  /// The year of the new amounts.
  public let year: Int
  /// Rows, parents before parts; a parent is the sum of its parts and of what no part accounts for.
  public let rows: [Row]

  /// Total of this year in won.
  public var currentTotal: Int { rows.filter { $0.depth == 0 }.reduce(0) { $0 + $1.current } }
  /// Total of next year in won.
  public var nextTotal: Int { rows.filter { $0.depth == 0 }.reduce(0) { $0 + $1.next } }

  /// Projects the leaves and adds them up again, so that parts always sum to their parents.
  ///
  /// Changes apply to the programme named and everything below it and multiply along the way
  /// down. A programme without an amount in `year` is left out.
  public init(
    tree: ProgrammeTree, from year: Int, state: BudgetState = .original, growth: GrowthAssumption,
    scenario: String = "base", changes: [BudgetChange] = []
  ) {
    var factors: [String: Double] = [:]
    for change in changes {
      for programme in tree.depthFirst(from: change.programme) {
        factors[programme.id, default: 1] *= 1 + change.percent / 100
      }
    }
    var rows: [Row] = []
    for root in tree.roots {
      _ = NextYearBudget.project(
        tree: tree, node: root, depth: 0, year: year, state: state,
        growth: 1 + growth.percent / 100, factors: factors, rows: &rows)
    }
    self.scenario = scenario
    self.growth = growth
    self.year = year + 1
    self.rows = rows
  }

  private static func project(
    tree: ProgrammeTree, node: Programme, depth: Int, year: Int, state: BudgetState,
    growth: Double, factors: [String: Double], rows: inout [Row]
  ) -> Int? {
    guard depth < 64, let current = tree.amount(of: node.id, year: year, state: state) else {
      return nil
    }
    let position = rows.count
    rows.append(Row(programme: node.id, name: node.name, depth: depth, current: current, next: 0))
    var known = 0
    var next = 0
    for child in tree.children(of: node.id) {
      let start = rows.count
      guard
        let projected = project(
          tree: tree, node: child, depth: depth + 1, year: year, state: state, growth: growth,
          factors: factors, rows: &rows)
      else { continue }
      known += rows[start].current
      next += projected
    }
    // What no part accounts for grows like the programme itself, so that no money is lost.
    next += roundedToThousand(Double(current - known) * growth * (factors[node.id] ?? 1))
    rows[position] = Row(
      programme: node.id, name: node.name, depth: depth, current: current, next: next)
    return next
  }

  private static func roundedToThousand(_ won: Double) -> Int {
    Int((won / 1000).rounded()) * 1000
  }
}
