public import Indicators

/// The 예산현황 table of a 성과계획서: amount, share, previous year, change and growth per row.
///
/// Percentages are computed from won, never from rounded amounts, and rounded half away from zero
/// to two decimals, as the published tables do (see the interval check of 서구 2017).
public struct BudgetStatusTable: Sendable, Hashable {
  /// One row.
  public struct Row: Sendable, Hashable {
    /// Programme identifier.
    public let programme: String
    /// Name as printed.
    public let name: String
    /// Depth in the tree; 0 for the total.
    public let depth: Int
    /// Amount of the year, in won.
    public let amount: Int
    /// Part of the total, in percent; 0 where the total is 0.
    public let share: Double
    /// Amount of the year before, in won.
    public let previous: Int
    /// Its part of the total of that year, in percent.
    public let previousShare: Double
    /// Change in won.
    public let change: Int
    /// Growth in percent; nil where there was nothing the year before (신규).
    public let growth: Double?
  }

  /// The fiscal year of the amounts.
  public let year: Int
  /// Budget state of the year and of the year before.
  public let state: BudgetState
  /// Rows: the total first, then the programmes, parents before parts.
  public let rows: [Row]

  /// Makes the table for a year and the year before, both in the same budget state.
  ///
  /// Programmes below `maximumDepth` and those without an amount in either year are left out; where
  /// only one of the years has an amount, the other counts as 0.
  public init(
    tree: ProgrammeTree, year: Int, state: BudgetState = .original, maximumDepth: Int = 2
  ) {
    func total(_ year: Int) -> Int {
      tree.roots.reduce(0) { $0 + (tree.amount(of: $1.id, year: year, state: state) ?? 0) }
    }
    let whole = (current: total(year), previous: total(year - 1))
    var rows: [Row] = []
    // The published table has one root, 계, when the file names it; otherwise the sum is the total.
    if tree.roots.count > 1 {
      rows.append(
        Row(
          programme: "", name: "계", depth: 0, amount: whole.current, previous: whole.previous,
          whole: whole))
    }
    let offset = tree.roots.count > 1 ? 1 : 0
    for root in tree.roots {
      for (programme, depth) in tree.withDepth(from: root.id) where depth + offset <= maximumDepth {
        let amount = tree.amount(of: programme.id, year: year, state: state)
        let previous = tree.amount(of: programme.id, year: year - 1, state: state)
        guard amount != nil || previous != nil else { continue }
        rows.append(
          Row(
            programme: programme.id, name: programme.name, depth: depth + offset,
            amount: amount ?? 0, previous: previous ?? 0, whole: whole))
      }
    }
    self.year = year
    self.state = state
    self.rows = rows
  }
}

extension BudgetStatusTable.Row {
  init(
    programme: String, name: String, depth: Int, amount: Int, previous: Int,
    whole: (current: Int, previous: Int)
  ) {
    self.init(
      programme: programme, name: name, depth: depth, amount: amount,
      share: percent(amount, of: whole.current), previous: previous,
      previousShare: percent(previous, of: whole.previous), change: amount - previous,
      growth: previous == 0
        ? (amount == 0 ? 0 : nil) : percent(amount - previous, of: abs(previous)))
  }
}

/// A part in percent of a whole; 0 where the whole is 0, as the published tables print it.
func percent(_ part: Int, of whole: Int) -> Double {
  whole == 0 ? 0 : 100 * Double(part) / Double(whole)
}

extension ProgrammeTree {
  /// The programme and everything below it with depths, parents first.
  func withDepth(from id: String) -> [(Programme, Int)] {
    var depths: [String: Int] = [id: 0]
    return depthFirst(from: id).map { programme in
      let depth =
        depths[programme.id] ?? programme.parent.flatMap { depths[$0] }.map { $0 + 1 } ?? 0
      depths[programme.id] = depth
      return (programme, depth)
    }
  }
}
