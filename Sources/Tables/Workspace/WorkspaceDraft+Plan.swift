import Indicators

extension WorkspaceDraft {
  mutating func readGoal(_ row: SheetRow) {
    let id = row.required("goal_id")
    let level = row.requiredChoice("level", default: Goal.Level.detail)
    let name = row.required("name") ?? ""
    guard let id else { return }
    let parent = row.text("parent_id")
    goalRows[id] = goalRows[id] ?? row.row
    goals.append(
      Goal(
        id: id, parent: parent.isEmpty ? nil : parent, level: level, name: name,
        owner: row.text("owner")))
  }

  mutating func readIndicator(_ row: SheetRow) {
    let id = row.required("indicator_id")
    let goal = row.required("goal_id") ?? ""
    let name = row.required("name") ?? ""
    let support = row.choice("support", default: SupportWord.nonnegative).support
    let weight = row.number("weight", 0...100)
    if weight == nil, !row.text("weight").isEmpty { goalsWithBadWeights.insert(goal) }
    let decimals = row.integer("decimals", -12...9) ?? 0
    let indicator = Indicator(
      id: id ?? "", name: name, goal: goal, unit: row.unit(),
      type: row.choice("type", default: .general), weight: weight, direction: direction(row),
      support: support, measure: row.choice("measure", default: .flow), formula: formula(row),
      formulaText: row.text("formula_text"), dataSource: row.text("data_source"),
      basis: row.text("basis"),
      rounding: RoundingRule(
        decimals: decimals, mode: row.choice("rounding", default: .nearest)),
      status: row.choice("status", default: workspace.status), part: row.text("part"),
      unitCost: row.won("unit_cost_won"), place: row.place())
    if knowsGoals, !goal.isEmpty, goalRows[goal] == nil {
      reporter.add(
        CheckFindings.dangling(goal, "goals.csv", Array(goalRows.keys), row.place("goal_id")))
    }
    guard let id, indicatorRows[id] == nil else { return }
    indicatorRows[id] = row.row
    workspace.indicators.append(indicator)
    readPanel(id, row)
    declared[id] = DeclaredSeries(
      id: id, name: name, unit: indicator.unit, support: support, measure: indicator.measure,
      status: indicator.status)
  }

  private func direction(_ row: SheetRow) -> Direction {
    let low = row.number("band_low")
    let high = row.number("band_high")
    switch row.choice("direction", default: DirectionWord.higher) {
    case .higher: return .higher
    case .lower: return .lower
    case .band:
      guard let low, let high, low <= high else {
        reporter.add(
          CheckFindings.badBand(
            row.text("band_low"), row.text("band_high"), row.place("band_low")))
        return .higher
      }
      return .band(low...high)
    }
  }

  private func formula(_ row: SheetRow) -> Expression? {
    let text = row.text("formula")
    if text.isEmpty { return nil }
    do throws(FormulaError) {
      return try Expression(parsing: text)
    } catch {
      reporter.add(error.finding(place: row.place("formula")))
      return nil
    }
  }

  // MARK: Checks

  /// Checks that parents exist, stand higher in the plan, and that no goal is its own ancestor.
  func checkGoals() {
    let file = TableSchema.goals.file
    let byID = Dictionary(goals.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let parents = Dictionary(
      goals.compactMap { goal in goal.parent.map { (goal.id, $0) } },
      uniquingKeysWith: { first, _ in first })
    for goal in goals {
      guard let parent = goal.parent else { continue }
      let place = Place(file: file, row: goalRows[goal.id], column: "parent_id")
      guard let above = byID[parent] else {
        reporter.add(CheckFindings.dangling(parent, file, Array(goalRows.keys), place))
        continue
      }
      if above.level >= goal.level {
        reporter.add(CheckFindings.levelOrder(goal, above, place))
      }
    }
    for cycle in ParentCycles.find(goals.map(\.id), parents) {
      reporter.add(
        CheckFindings.parentCycle(
          cycle, Place(file: file, row: goalRows[cycle[0]], column: "parent_id")))
    }
  }

  /// Checks that the weights of each goal sum to 100 where they are given.
  func checkWeights() {
    var byGoal: [String: [Indicator]] = [:]
    for indicator in workspace.indicators { byGoal[indicator.goal, default: []].append(indicator) }
    for (goal, indicators) in byGoal.sorted(by: { $0.key < $1.key }) {
      let given = indicators.compactMap(\.weight)
      let isKnown = goalRows[goal] != nil || goalRows.isEmpty
      guard !given.isEmpty, isKnown, !goalsWithBadWeights.contains(goal) else { continue }
      let row = indicators.compactMap { indicatorRows[$0.id] }.min()
      let place = Place(file: TableSchema.indicators.file, row: row, column: "weight")
      let sum = given.reduce(0, +)
      if given.count < indicators.count {
        let without = indicators.filter { $0.weight == nil }.map(\.id)
        reporter.add(CheckFindings.partialWeights(goal, without, sum, place))
      } else if abs(sum - 100) > 1e-6 {
        reporter.add(CheckFindings.weights(goal, given, sum, place))
      }
    }
  }

  /// Checks that formulas name series and do not refer to each other in a circle.
  func checkFormulas() {
    guard knowsSeries else { return }
    let formulas = workspace.indicators.compactMap { indicator in
      indicator.formula.map { (name: indicator.id, expression: $0) }
    }
    var areKnown = true
    for (name, expression) in formulas {
      for variable in expression.variables where declared[variable] == nil {
        areKnown = false
        reporter.add(
          CheckFindings.unknownVariable(
            variable, Array(declared.keys),
            Place(
              file: TableSchema.indicators.file, row: indicatorRows[name], column: "formula")))
      }
    }
    guard areKnown else { return }
    let names = Set(formulas.map(\.name))
    var places: [String: Place] = [:]
    for name in names {
      places[name] = Place(
        file: TableSchema.indicators.file, row: indicatorRows[name], column: "formula")
    }
    do throws(Findings) {
      _ = try FormulaGraph(
        formulas, leaves: declared.keys.filter { !names.contains($0) }, places: places)
    } catch {
      reporter.add(error.all)
    }
  }

  /// Warns where the year to be planned already has figures.
  func checkPlanYear() {
    guard workspace.planYear > 0 else { return }
    let last = workspace.indicators.compactMap { indicator in
      workspace.series[indicator.id]?.lastPeriod?.year.map { ($0, indicator.id) }
    }.max { $0.0 < $1.0 }
    if let (year, id) = last, year >= workspace.planYear {
      reporter.add(CheckFindings.planYearPast(workspace.planYear, year, id))
    }
  }
}

/// Circles in a list of nodes with parents.
enum ParentCycles {
  /// Every circle once, as a path that ends where it starts.
  static func find(_ nodes: [String], _ parents: [String: String]) -> [[String]] {
    var done: Set<String> = []
    var cycles: [[String]] = []
    for node in nodes where !done.contains(node) {
      var path: [String] = []
      var positions: [String: Int] = [:]
      var current: String? = node
      while let name = current, !done.contains(name) {
        if let start = positions[name] {
          cycles.append(Array(path[start...]) + [name])
          break
        }
        positions[name] = path.count
        path.append(name)
        current = parents[name]
      }
      done.formUnion(path)
    }
    return cycles
  }
}
