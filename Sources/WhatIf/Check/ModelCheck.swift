import Indicators

/// The checks of a driver model that need no more than its declaration.
enum ModelCheck {
  /// The periods, first to last; none where none are declared.
  static func periods(_ model: DriverModel) throws(Findings) -> [Period] {
    guard let range = model.periods else { return [] }
    guard let span = range.upperBound.distance(from: range.lowerBound), span >= 0,
      span < CompiledModel.mostPeriods
    else { throw Findings([ModelFindings.periods(range)]) }
    return (0...span).map { range.lowerBound + $0 }
  }

  /// Names that are empty or used twice; formulas against the rest are the graph's business.
  static func names(_ model: DriverModel) -> [Finding] {
    var findings: [Finding] = []
    var seen: Set<String> = []
    let sections = [
      ("uncertainties", model.uncertainties.map(\.name)), ("levers", model.levers.map(\.name)),
    ]
    for (section, names) in sections {
      for name in names {
        if name.isEmpty { findings.append(ModelFindings.emptyName(section)) }
        if !seen.insert(name).inserted { findings.append(ModelFindings.duplicate(name, section)) }
      }
    }
    return findings
  }

  /// Outcomes and targets that name nothing, or twice.
  static func outcomes(_ model: DriverModel) -> [Finding] {
    let known =
      model.formulas.map(\.name) + model.uncertainties.map(\.name) + model.levers.map(\.name)
    let names = Set(known)
    var findings: [Finding] = []
    var seen: Set<String> = []
    if model.outcomes.isEmpty { findings.append(ModelFindings.noOutcomes()) }
    for outcome in model.outcomes {
      if !names.contains(outcome) {
        findings.append(ModelFindings.unknown(outcome, in: "outcomes", known: known))
      } else if !seen.insert(outcome).inserted {
        findings.append(ModelFindings.duplicate(outcome, "outcomes"))
      }
    }
    var targets: Set<String> = []
    for target in model.targets {
      if !model.outcomes.contains(target.outcome) {
        findings.append(
          ModelFindings.unknown(target.outcome, in: "targets", known: model.outcomes))
      } else if !targets.insert(target.outcome).inserted {
        findings.append(ModelFindings.duplicate(target.outcome, "targets"))
      }
      if !target.value.isFinite { findings.append(ModelFindings.targetNotFinite(target.outcome)) }
      if case .band = target.direction {
        findings.append(ModelFindings.targetBand(target.outcome))
      }
    }
    return findings
  }

  /// The units of levers and uncertainties.
  static func declaredUnits(_ model: DriverModel) -> [String: Unit] {
    let pairs =
      model.uncertainties.map { ($0.name, $0.unit) } + model.levers.map { ($0.name, $0.unit) }
    return Dictionary(pairs) { first, _ in first }
  }

  /// All formulas as nodes, with the root of each.
  static func nodes(_ model: DriverModel) throws(Findings) -> (FormulaNodes, [String: Int]) {
    var nodes = FormulaNodes(periods: model.periods)
    var roots: [String: Int] = [:]
    var findings: [Finding] = []
    for formula in model.formulas {
      do throws(Finding) {
        roots[formula.name] = try nodes.add(formula.expression, of: formula.name)
      } catch {
        findings.append(error)
      }
    }
    guard findings.isEmpty else { throw Findings(findings) }
    return (nodes, roots)
  }

  /// Notes on drivers and levers that no outcome is made of.
  static func unused(_ model: DriverModel, _ graph: FormulaGraph) -> [Finding] {
    var reached = Set(model.outcomes)
    var pending = model.outcomes
    while let name = pending.popLast() {
      for other in graph.expression(of: name)?.variables ?? []
      where reached.insert(other).inserted { pending.append(other) }
    }
    let leaves = model.uncertainties.map(\.name) + model.levers.map(\.name)
    return leaves.filter { !reached.contains($0) }.map(ModelFindings.unused)
  }

  /// The label of the forecast behind each driver that comes from a series.
  static func seriesLabels(
    _ model: DriverModel, _ series: [String: SeriesDriver]
  ) -> [String: LocalizedText] {
    var labels: [String: LocalizedText] = [:]
    for uncertainty in model.uncertainties {
      if case .series(let id) = uncertainty.source { labels[uncertainty.name] = series[id]?.label }
    }
    return labels
  }

  /// Runs a check that throws findings and throws them with those already there.
  static func collect<Value>(
    _ findings: inout [Finding], _ body: () throws(Findings) -> Value
  ) throws(Findings) -> Value {
    let known = findings
    do throws(Findings) {
      let value = try body()
      if known.isEmpty { return value }
    } catch {
      throw Findings(known + error.all.filter { !known.contains($0) })
    }
    throw Findings(known)
  }
}
