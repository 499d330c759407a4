import Indicators

extension ModelBuilder {
  mutating func readUncertainties(_ tree: YAMLTree) {
    for entry in entries(tree, of: "uncertainties") where declare(entry) {
      uncertaintyNames.append(entry.key)
      let fields = keyed(
        entries(entry.value, of: entry.key, like: "uncertainties"),
        allowed: ["unit", "dist", "from"], within: entry.key)
      let unit = self.unit(fields["unit"])
      guard entry.value.text == nil, let source = self.source(fields, of: entry) else { continue }
      model.uncertainties.append(.init(name: entry.key, unit: unit, source: source))
    }
  }

  /// Where an uncertainty's distribution comes from: exactly one of `dist` and `from`.
  private mutating func source(
    _ fields: [String: YAMLTree], of entry: YAMLTree.Entry
  ) -> DriverModel.Uncertainty.Source? {
    switch (fields["dist"], fields["from"]) {
    case (let dist?, nil):
      do throws(FormulaError) {
        return .distribution(try DistributionSpec(parsing: dist.text ?? dist.shown))
      } catch {
        log.add(error.finding(place: place(dist.row)))
        return nil
      }
    case (nil, let from?): return series(from)
    default:
      log.add(ModelFindings.noSource(entry.key, both: fields["dist"] != nil, place(entry.row)))
      return nil
    }
  }

  private mutating func series(_ from: YAMLTree) -> DriverModel.Uncertainty.Source? {
    let prefix = "series:"
    guard let text = from.text, text.hasPrefix(prefix) else {
      log.add(ModelFindings.badFrom(from.shown, place(from.row)))
      return nil
    }
    let id = HeaderName.clean(String(text.dropFirst(prefix.count)))
    if let knownSeries, !knownSeries.contains(id) {
      log.add(ModelFindings.unknownSeries(id, knownSeries, place(from.row)))
      return nil
    }
    return .series(id)
  }

  mutating func readLevers(_ tree: YAMLTree) {
    for entry in entries(tree, of: "levers") where declare(entry) {
      leverNames.append(entry.key)
      let fields = keyed(
        entries(entry.value, of: entry.key, like: "levers"),
        allowed: ["unit", "value", "min", "max", "step"], within: entry.key)
      let unit = self.unit(fields["unit"])
      let numbers = ["value", "min", "max", "step"].map { field -> Double? in
        guard let tree = fields[field] else { return nil }
        if case .empty = tree.content { return nil }
        return number(tree, field: "\(entry.key).\(field)", in: unit)
      }
      guard let value = numbers[0] else {
        if fields["value"] == nil, entry.value.text == nil {
          log.add(ModelFindings.leverWithoutValue(entry.key, place(entry.row)))
        }
        continue
      }
      let lever = DriverModel.Lever(
        name: entry.key, unit: unit, value: value, min: numbers[1], max: numbers[2],
        step: numbers[3])
      check(lever, row: entry.row)
      model.levers.append(lever)
    }
  }

  /// Checks that bounds, value and step of a lever agree.
  private mutating func check(_ lever: DriverModel.Lever, row: Int) {
    if let low = lever.min, let high = lever.max, low > high {
      log.add(ModelFindings.leverBounds(lever.name, low, high, place(row)))
      return
    }
    let range = (lever.min ?? -.infinity)...(lever.max ?? .infinity)
    if !range.contains(lever.value) {
      log.add(ModelFindings.leverOutside(lever, lever.value, nil, place(row)))
    }
    if let step = lever.step, step <= 0 {
      log.add(ModelFindings.leverStep(lever.name, step, place(row)))
    }
  }

  mutating func readFormulas(_ tree: YAMLTree) {
    for entry in entries(tree, of: "formulas") where declare(entry) {
      formulaNames.append(entry.key)
      guard let text = entry.value.text else {
        log.add(ModelFindings.formulaNotText(entry.key, entry.value.shown, place(entry.row)))
        continue
      }
      do throws(FormulaError) {
        let expression = try Expression(parsing: text)
        model.formulas.append(.init(name: entry.key, expression: expression, text: text))
      } catch {
        log.add(error.finding(place: place(entry.value.row)))
      }
    }
  }

  /// Checks the names in formulas, their order and the periods they name.
  mutating func checkFormulas() {
    let formulas = model.formulas.map { ($0.name, $0.expression) }
    let sound = Set(formulas.map(\.0))
    let leaves = rows.keys.filter { !sound.contains($0) }
    checkGraph(formulas, leaves: leaves, row: nil)
    for formula in model.formulas {
      checkPeriods(formula.expression, row: rows[formula.name] ?? 1)
    }
  }

  /// Reports what the formula graph finds; `row` is where the formulas were changed, if anywhere.
  mutating func checkGraph(
    _ formulas: [(name: String, expression: Expression)], leaves: [String], row: Int?
  ) {
    var places: [String: Place] = [:]
    for formula in formulas { places[formula.name] = place(row ?? rows[formula.name] ?? 1) }
    do throws(Findings) {
      _ = try FormulaGraph(formulas, leaves: leaves, places: places)
    } catch {
      log.add(error.all)
    }
  }

  /// Checks that `x[2019]` names a period of the model.
  mutating func checkPeriods(_ expression: Expression, row: Int) {
    for (name, period) in expression.namedPeriods(in: model.periods) {
      let isInside = model.periods.map { $0.contains(period) } ?? false
      if !isInside {
        log.add(ModelFindings.periodOutside(name, period, model.periods, place(row)))
      }
    }
  }

  mutating func readOutcomes(_ tree: YAMLTree?, row: Int) {
    guard let tree, case .list(let items) = tree.content, !items.isEmpty else {
      knowsOutcomes = false
      let name = tree?.text.flatMap { names.contains($0) ? $0 : nil } ?? formulaNames.last
      log.add(ModelFindings.noOutcomes(like: name, place(tree?.row ?? row)))
      return
    }
    for item in items {
      let name = item.text ?? item.shown
      if !names.contains(name) {
        knowsOutcomes = false
        log.add(ModelFindings.unknownName(name, in: "outcomes", names, place(item.row)))
      } else if model.outcomes.contains(name) {
        log.add(ModelFindings.repeated(name, in: "outcomes", place(item.row)))
      } else {
        model.outcomes.append(name)
      }
    }
  }
}

extension Expression {
  /// The variables that the formula names at a fixed period, in order of appearance.
  func namedPeriods(in periods: ClosedRange<Period>?) -> [(String, Period)] {
    switch self {
    case .at(let name, let period): [(name, period)]
    case .number, .quantity, .variable: []
    case .unary(_, let a): a.namedPeriods(in: periods)
    case .binary(_, let a, let b): a.namedPeriods(in: periods) + b.namedPeriods(in: periods)
    case .conditional(let c, let a, let b):
      c.namedPeriods(in: periods) + a.namedPeriods(in: periods) + b.namedPeriods(in: periods)
    case .call(let function, let arguments):
      // total(x[2019]) of a finer model names all of the year's periods.
      arguments.flatMap { argument -> [(String, Period)] in
        guard case .at(let name, let period) = argument, let range = periods,
          let parts = function.parts(of: period, in: range)
        else { return argument.namedPeriods(in: periods) }
        return [(name, parts.lowerBound), (name, parts.upperBound)]
      }
    }
  }
}
