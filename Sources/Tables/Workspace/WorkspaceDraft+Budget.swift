import Indicators

extension WorkspaceDraft {
  mutating func readProgramme(_ row: SheetRow) {
    let id = row.required("programme_id")
    let name = row.required("name") ?? ""
    let goal = row.text("goal_id")
    if knowsGoals, !goal.isEmpty, goalRows[goal] == nil {
      reporter.add(
        CheckFindings.dangling(goal, "goals.csv", Array(goalRows.keys), row.place("goal_id")))
    }
    guard let id, programmeRows[id] == nil else { return }
    programmeRows[id] = row.row
    let parent = row.text("parent_id")
    let fund = row.text("fund")
    workspace.programmes.append(
      Programme(
        id: id, parent: parent.isEmpty ? nil : parent, goal: goal, name: name,
        fund: fund.isEmpty ? "일반회계" : fund, owner: row.text("owner"), note: row.text("note"),
        start: row.text("start"), end: row.text("end"), execution: row.text("execution")))
  }

  mutating func readAmount(_ row: SheetRow) {
    let id = row.required("programme_id")
    _ = row.required("year")
    let year = row.integer("year", 1900...2199)
    let state = row.requiredChoice("state", default: BudgetState.original)
    let source = row.choice("source", default: FundingSource.own)
    let amount = row.won("amount_won", mayBeNegative: state == .supplementary)
    guard let id, let year, let amount else { return }
    guard programmeRows[id] != nil else {
      if knowsProgrammes {
        reporter.add(
          CheckFindings.dangling(
            id, "programmes.csv", Array(programmeRows.keys), row.place("programme_id")))
      }
      return
    }
    workspace.amounts.append(
      BudgetAmount(programme: id, year: year, state: state, source: source, amount: amount))
    amountRows.append(row.row)
  }

  /// Gathers the cells of published tables, tables in the order of first appearance.
  mutating func readTables(_ rows: [SheetRow]) {
    var order: [String] = []
    var cells: [String: [PublishedTable.Cell]] = [:]
    for row in rows {
      let id = row.required("table_id")
      let name = row.required("row")
      let column = row.required("column")
      _ = row.required("decimals")
      let decimals = row.integer("decimals", 0...9)
      guard let reading = row.reading("value", unit: row.text("unit")),
        let value = reading.value, let id, let name, let column, let decimals
      else { continue }
      if cells[id] == nil { order.append(id) }
      let figure = PublishedFigure(value: value, decimals: decimals, unit: row.text("unit"))
      cells[id, default: []].append(.init(row: name, column: column, figure: figure))
    }
    workspace.tables = order.map { PublishedTable(id: $0, cells: cells[$0] ?? []) }
  }

  // MARK: Checks

  /// Checks that parents of programmes exist and that no programme is its own ancestor.
  func checkProgrammes() {
    let file = TableSchema.programmes.file
    var parents: [String: String] = [:]
    for programme in workspace.programmes {
      guard let parent = programme.parent else { continue }
      parents[programme.id] = parent
      if programmeRows[parent] == nil {
        reporter.add(
          CheckFindings.dangling(
            parent, file, Array(programmeRows.keys),
            Place(file: file, row: programmeRows[programme.id], column: "parent_id")))
      }
    }
    for cycle in ParentCycles.find(workspace.programmes.map(\.id), parents) {
      reporter.add(
        CheckFindings.parentCycle(
          cycle, Place(file: file, row: programmeRows[cycle[0]], column: "parent_id")))
    }
  }

  /// Checks that the amount of a programme agrees with its parts' within rounding.
  func checkAmounts() {
    guard !reporter.log.hasError else { return }
    let columns = Dictionary(
      grouping: workspace.amounts.indices,
      by: { AmountColumn(year: workspace.amounts[$0].year, state: workspace.amounts[$0].state) })
    let children = Dictionary(
      grouping: workspace.programmes.filter { $0.parent != nil }, by: { $0.parent ?? "" })
    for (column, indices) in columns.sorted(by: { $0.key.order < $1.key.order }) {
      var own: [String: AmountSum] = [:]
      for index in indices {
        let amount = workspace.amounts[index]
        own[amount.programme, default: AmountSum(row: amountRows[index])].add(amount.amount)
      }
      for programme in workspace.programmes {
        guard let whole = own[programme.id], let below = children[programme.id] else { continue }
        let parts = below.map { AmountSum.of($0.id, own, children) }
        let known = parts.compactMap { $0 }
        guard !known.isEmpty else { continue }
        let sum = known.reduce(AmountSum(row: 0)) { $0.merged($1) }
        let gap = whole.total - sum.total
        let isIncomplete = known.count < parts.count && gap > 0
        if abs(gap) > (whole.rounding + sum.rounding) / 2, !isIncomplete {
          reporter.add(
            CheckFindings.amountsDiffer(
              programme.id, column, whole.total, sum.total,
              Place(file: TableSchema.amounts.file, row: whole.row, column: "amount_won")))
        }
      }
    }
  }
}

/// A column of a budget table: one year in one state.
struct AmountColumn: Hashable {
  var year: Int
  var state: BudgetState

  /// Position for sorting.
  var order: Int { year * 10 + (BudgetState.allCases.firstIndex(of: state) ?? 0) }
}

/// Amounts of one programme over all funding sources, with how far rounding may have moved them.
struct AmountSum {
  /// The row of the first amount.
  var row: Int
  /// Sum in won; 128 bits hold the sum of any number of amounts.
  var total: Int128 = 0
  /// Sum of the units in which the amounts were published; half of it is the largest error.
  var rounding: Int128 = 0

  mutating func add(_ amount: Won) {
    total += Int128(amount.amount)
    rounding += amount.displayUnit == .one ? 0 : Int128(amount.displayUnit.won)
  }

  func merged(_ other: AmountSum) -> AmountSum {
    AmountSum(row: row, total: total + other.total, rounding: rounding + other.rounding)
  }

  /// The amount of a programme: its own, or else the sum of its parts; nil where not all are known.
  static func of(
    _ id: String, _ own: [String: AmountSum], _ children: [String: [Programme]], depth: Int = 0
  ) -> AmountSum? {
    if let amount = own[id] { return amount }
    guard depth < 50, let below = children[id] else { return nil }
    let parts = below.map { of($0.id, own, children, depth: depth + 1) }
    let known = parts.compactMap { $0 }
    guard known.count == parts.count else { return nil }
    return known.reduce(AmountSum(row: 0)) { $0.merged($1) }
  }
}
