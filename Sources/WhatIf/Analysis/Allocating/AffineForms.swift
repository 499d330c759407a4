import Indicators

/// Some expressions of a model as straight lines in the chosen levers, ready to be drawn.
///
/// Every formula that depends on a lever gets a companion formula for its slope in that lever; the
/// companions and the expressions with all levers at zero are results of one run plan.
struct AffineForms {
  /// One expression: the results that are its constant part and its slopes.
  struct Form {
    let constant: Int
    let slopes: [(lever: Int, result: Int)]
  }

  let forms: [Form]
  /// Every result is a variable of this overlay.
  let overlay: ScenarioOverlay
  let results: [String]

  /// Takes expressions apart.
  ///
  /// - Throws: `allocation-not-affine` for every formula that is no straight line.
  init(
    _ model: CompiledModel, _ scenario: ScenarioOverlay, levers: [String],
    expressions: [Expression]
  ) throws(Findings) {
    var builder = SlopeBuilder(model, scenario, levers: levers)
    var (forms, results): ([Form], [String]) = ([], [])
    var findings: [Finding] = []
    let places = Dictionary(levers.enumerated().map { ($1, $0) }) { first, _ in first }
    for (index, expression) in expressions.enumerated() {
      let name = AffineForms.name(index)
      do throws(Finding) {
        let slopes = try builder.add(expression, named: name)
        let constant = results.count
        results.append(name)
        var entries: [(lever: Int, result: Int)] = []
        for (lever, slope) in slopes.compactMap({ key, slope in places[key].map { ($0, slope) } })
          .sorted(by: { $0.0 < $1.0 })
        {
          entries.append((lever, results.count))
          results.append(slope)
        }
        forms.append(Form(constant: constant, slopes: entries))
      } catch {
        if !findings.contains(error) { findings.append(error) }
      }
    }
    guard findings.isEmpty else { throw Findings(findings) }
    self.forms = forms
    self.results = results
    overlay = ScenarioOverlay(name: "allocate", overrides: builder.overrides)
  }

  /// The name under which an expression is computed, which no file can use.
  static func name(_ index: Int) -> String { "\u{0}\(index)" }
}

/// Makes the companion formulas of all that some expressions are made of.
private struct SlopeBuilder {
  private(set) var overrides: [String: DriverModel.Scenario.Override]
  private let model: CompiledModel
  private let scenario: ScenarioOverlay
  private let levers: Set<String>
  private let allLevers: Set<String>
  private var behind: [String: Set<String>] = [:]

  init(_ model: CompiledModel, _ scenario: ScenarioOverlay, levers: [String]) {
    self.model = model
    self.scenario = scenario
    self.levers = Set(levers)
    allLevers = Set(model.declaration.levers.map(\.name))
    overrides = scenario.overrides
    for lever in levers {
      overrides[lever] = .number(0)
      overrides[AffineExpression.slope(of: lever, in: lever)] = .number(1)
    }
    findLevers()
  }

  private func expression(of name: String) -> Expression? {
    switch scenario.overrides[name] {
    case .formula(let expression, _): expression
    case .number, .distribution: nil
    case nil: model.graph.expression(of: name)
    }
  }

  /// The levers that each formula depends on, also by way of earlier periods.
  private mutating func findLevers() {
    let formulas = model.declaration.formulas.map(\.name)
    let replaced = scenario.overrides.keys.sorted().filter { !formulas.contains($0) }
    let names = model.graph.order + replaced
    var isChanged = true
    while isChanged {
      isChanged = false
      for name in names {
        guard let expression = expression(of: name), !allLevers.contains(name) else { continue }
        var found: Set<String> = []
        for variable in expression.variables {
          if levers.contains(variable) { found.insert(variable) }
          if let more = behind[variable] { found.formUnion(more) }
        }
        if found != behind[name, default: []] {
          behind[name] = found
          isChanged = true
        }
      }
    }
  }

  /// Adds an expression under a name and gives the names of its slopes.
  mutating func add(
    _ expression: Expression, named name: String
  ) throws(Finding) -> [String: String] {
    overrides[name] = .formula(expression, "")
    var pending = expression.variables
    var slopes: [String: String] = [:]
    for lever in try put(expression, named: name) {
      slopes[lever] = AffineExpression.slope(of: name, in: lever)
    }
    while let next = pending.popLast() {
      guard let levers = behind[next], let lever = levers.first,
        overrides[AffineExpression.slope(of: next, in: lever)] == nil,
        let expression = self.expression(of: next)
      else { continue }
      _ = try put(expression, named: next)
      pending += expression.variables
    }
    return slopes
  }

  /// Adds the slopes of a formula; gives their levers.
  private mutating func put(
    _ expression: Expression, named name: String
  ) throws(Finding) -> [String] {
    let (behind, levers) = (self.behind, self.levers)
    let affine = AffineExpression(
      leversBehind: { behind[$0] ?? [] }, isLever: { levers.contains($0) })
    do throws(AffineExpression.Bend) {
      let slopes = try affine.slopes(of: expression)
      for (lever, slope) in slopes {
        overrides[AffineExpression.slope(of: name, in: lever)] = .formula(slope, "")
      }
      return slopes.keys.sorted()
    } catch {
      throw AllocationFindings.notAffine(error, in: name)
    }
  }
}
