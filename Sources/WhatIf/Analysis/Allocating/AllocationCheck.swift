import Indicators

/// Checks a request against its model.
struct AllocationCheck {
  private let model: CompiledModel
  private let request: AllocationRequest

  init(_ model: CompiledModel, _ request: AllocationRequest) {
    self.model = model
    self.request = request
  }

  /// The index of the period and the levers.
  func places() throws(Findings) -> (period: Int, levers: [String]) {
    var findings = model.overlayFindings(request.scenario) + numbers() + names()
    let levers = request.levers ?? model.declaration.levers.map(\.name)
    let known = model.declaration.levers.map(\.name)
    if levers.isEmpty { findings.append(AllocationFindings.noLevers(known)) }
    if levers.count > CompiledModel.mostAllocated {
      findings.append(AllocationFindings.tooManyLevers(levers.count))
    }
    var seen: Set<String> = []
    let own = Set(known)
    for name in levers {
      if !own.contains(name) { findings.append(AnalysisFindings.unknownLever(name, model)) }
      if !seen.insert(name).inserted { findings.append(SolveFindings.twice(name)) }
    }
    var period = model.periodCount - 1
    if let wanted = request.period {
      if let index = model.periods.firstIndex(of: wanted) {
        period = index
      } else {
        findings.append(AnalysisFindings.period(wanted, of: request.text, model.periods))
      }
    }
    guard findings.isEmpty else { throw Findings(findings) }
    return (period, levers)
  }

  private func numbers() -> [Finding] {
    var findings: [Finding] = []
    if case .worst(let share) = request.aim, !(share > 0 && share < 1) {
      findings.append(AllocationFindings.share("--worst", share))
    }
    if let probability = request.probability, !(probability > 0 && probability < 1) {
      findings.append(AllocationFindings.share("--probability", probability))
    }
    if !(request.gap >= 0 && request.gap.isFinite) {
      findings.append(AllocationFindings.effort("--gap", request.gap))
    }
    if !(request.seconds > 0 && request.seconds <= 86_400) {
      findings.append(AllocationFindings.effort("--time", request.seconds))
    }
    let frontier = request.frontier
    if frontier != 0, !(2...200).contains(frontier) || request.limits.isEmpty {
      findings.append(AllocationFindings.frontier(frontier, hasLimit: !request.limits.isEmpty))
    }
    return findings
  }

  private func names() -> [Finding] {
    let known = Set(model.units.keys)
    var findings: [Finding] = []
    let limits = request.limits.map { ($0.text, $0.expression, true) }
    for (text, expression, isLimit) in [(request.text, request.objective, false)] + limits {
      for name in expression.variables where !known.contains(name) {
        findings.append(
          AllocationFindings.unknown(name, in: text, isLimit: isLimit, known: known.sorted()))
      }
    }
    return findings
  }

  /// The unit of the objective, and bound and unit of every limit.
  func units() throws(Findings) -> (Unit, [(value: Double, unit: Unit)]) {
    let unit = try self.unit(of: request.objective)
    var findings: [Finding] = []
    var bounds: [(value: Double, unit: Unit)] = []
    for limit in request.limits {
      let own = try self.unit(of: limit.expression)
      if limit.isMoney, !own.isDimensionless, own.exponents != ["원": 1] {
        findings.append(AllocationFindings.moneyUnit(limit, own))
      }
      let scale = limit.isMoney && own.exponents == ["원": 1] ? own.scale : 1
      bounds.append((limit.bound / scale, own))
    }
    guard findings.isEmpty else { throw Findings(findings) }
    return (unit, bounds)
  }

  private func unit(of expression: Expression) throws(Findings) -> Unit {
    do throws(UnitMismatch) {
      return try UnitChecker.infer(expression, units: model.units)
    } catch {
      throw Findings([error.finding(place: Place(column: "--limit"))])
    }
  }

  /// A limit as mathematics.
  func limit(
    _ limit: AllocationLimit, _ form: DrawnForm, _ bound: Double, _ axes: [AllocationSpace.Axis]
  ) throws(Findings) -> AllocationProblem.Limit {
    let bounds: ClosedRange<Double> =
      switch limit.relation {
      case .atMost: -.infinity...bound
      case .atLeast: bound ... .infinity
      case .equal: bound...bound
      }
    let slack = AllocationProblem.slack(form, axes, isEquality: limit.relation == .equal)
    guard !form.isFixed else { return .init(form: form, bounds: bounds, share: nil, slack: slack) }
    guard limit.relation != .equal else {
      throw Findings([AllocationFindings.uncertainEquality(limit)])
    }
    guard let probability = request.probability else {
      throw Findings([AllocationFindings.uncertain(limit)])
    }
    return .init(form: form, bounds: bounds, share: 1 - probability, slack: slack)
  }
}
