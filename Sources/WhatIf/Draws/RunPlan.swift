import Indicators
import Probability

/// All that a run needs, for one or more scenarios at once: input columns, program, result columns.
struct RunPlan: Sendable {
  /// A column of drawn values.
  struct InputColumn: Sendable {
    /// The variable, for reports.
    let driver: String
    /// The period, for drivers with a value per period.
    let period: Int?
    /// The group whose scores it takes, and which of them.
    let group: Int
    let member: Int
    let step: Int
    /// The column of scores it is made of.
    let slot: Int
    let transform: ScoreTransform
  }

  /// A result and what it is to reach: the worst draws and the change in the chance go by both.
  private struct Held: Hashable {
    let step: Int32
    let value: Double?
    let direction: Direction?

    init(step: Int32, target: DriverModel.Target?) {
      (self.step, value, direction) = (step, target?.value, target?.direction)
    }
  }

  private(set) var groups: [ScoreGroup] = []
  /// The first column of scores of each group; groups that are not used have none.
  private(set) var firstSlots: [Int] = []
  /// What each column of scores begins as.
  private(set) var innovations: [Innovation] = []
  private(set) var columns: [InputColumn] = []
  /// The input columns that each scenario may read, by index.
  private var scenarioColumns: [[Int]] = []
  let program: Program
  /// Whether the program reads any score of each group.
  let isGroupUsed: [Bool]
  /// The result column of each scenario, outcome and period; shared where the values and the target
  /// they are held against are the same.
  private(set) var results: [[[Int]]] = []
  /// The number of distinct result columns.
  let resultCount: Int
  /// How many of these are the first scenario's; they come first.
  var baseColumns: Int { 1 + (results.first?.joined().max() ?? -1) }
  /// The most steps a program may have.
  static let mostSteps = 20_000_000

  /// Compiles the outcomes of some scenarios, whose overlays must have been checked.
  ///
  /// With `keepsAll` every value of the program keeps a register of its own.
  ///
  /// - Throws: `model-too-large`, `formula-cycle`.
  init(
    _ model: CompiledModel, _ overlays: [ScenarioOverlay], outcomes: [String],
    keepsAll: Bool = false
  ) throws(Findings) {
    var inputs = InputColumns(model)
    var builder = ProgramBuilder()
    var steps: [Int32] = []
    var found: [Held: Int] = [:]
    let targets = Dictionary(model.declaration.targets.map { ($0.outcome, $0) }) { first, _ in first
    }
    for overlay in overlays {
      var nodes = model.nodes
      let bindings = try inputs.bindings(overlay, &nodes)
      scenarioColumns.append(bindings.values.flatMap(\.columns).sorted())
      let size = nodes.nodes.count.multipliedReportingOverflow(by: model.periodCount)
      guard !size.overflow, size.partialValue <= RunPlan.mostSteps else {
        throw Findings([RunPlan.tooLarge(size.partialValue)])
      }
      var compiler = FormulaCompiler(
        nodes: nodes.nodes, periodCount: model.periodCount, bindings: bindings)
      var table: [[Int]] = []
      for outcome in outcomes {
        var row: [Int] = []
        for period in 0..<model.periodCount {
          guard let value = compiler.step(of: outcome, period: period, into: &builder) else {
            let period = model.periods.isEmpty ? nil : model.periods[period]
            throw Findings([FormulaNodes.cycle(outcome, at: period)])
          }
          let step = SettledZero.step(of: value, &builder)
          let held = Held(step: step, target: targets[outcome])
          let column = found[held] ?? steps.count
          if found.updateValue(column, forKey: held) == nil { steps.append(step) }
          row.append(column)
        }
        table.append(row)
      }
      results.append(table)
    }
    program = Program(builder.steps, results: steps, keepsAll: keepsAll)
    resultCount = steps.count
    groups = inputs.groups
    let read = Set(program.inputs.map(\.column))
    isGroupUsed = inputs.used(by: read)
    for (group, isUsed) in zip(groups, isGroupUsed) {
      firstSlots.append(innovations.count)
      if isUsed { innovations += group.innovations }
    }
    columns = inputs.columns(used: read, firstSlots)
  }

  /// The input columns that the program reads for a scenario, by index, ascending.
  func inputColumns(of scenario: Int) -> [Int] {
    let read = Set(program.inputs.map(\.column))
    return scenarioColumns[scenario].filter(read.contains)
  }

  /// The scores of the innovations, each dimension of a space-filling sampler given by name.
  func sources(_ sampler: any Sampler, draws: Int) -> [any ScoreSource] {
    let order = innovations.indices.sorted {
      (innovations[$0].driver, innovations[$0].step) < (
        innovations[$1].driver, innovations[$1].step
      )
    }
    let sources = sampler.sources(order.map { innovations[$0] }, draws: draws)
    var place = [Int](repeating: 0, count: order.count)
    for (rank, index) in order.enumerated() { place[index] = rank }
    return place.map { sources[$0] }
  }

  private static func tooLarge(_ size: Int) -> Finding {
    ModelFindings.finding(
      "model-too-large", "formulas",
      ko: "모형이 너무 큽니다: 수식의 항과 기간의 곱이 \(size)개인데 \(mostSteps)개까지 계산합니다.",
      en: "The model is too large: \(size) formula terms times periods; the limit is \(mostSteps).",
      mend: LocalizedText(ko: "기간이나 수식을 줄이십시오.", en: "Use fewer periods or formulas."))
  }
}

/// Collects the input columns of several scenarios, each only once.
private struct InputColumns {
  private enum Source: Hashable {
    case declared
    case written(String)

    var text: String? {
      if case .written(let text) = self { text } else { nil }
    }
  }
  private struct Key: Hashable {
    let driver: String
    let step: Int
    let period: Int
    let source: Source
  }
  private struct Pending {
    let driver: String
    let period: Int?
    let group: Int
    let member: Int
    let step: Int
    let distribution: any Distribution
    let text: String?

    var key: TransformCache.Key { .init(driver: driver, step: step, text: text) }
  }

  private let model: CompiledModel
  private(set) var groups: [ScoreGroup] = []
  private var pending: [Pending] = []
  private var known: [Key: Int] = [:]
  private var places: [String: (group: Int, member: Int)] = [:]
  private let base: [String: Binding]
  private let levers: Set<String>

  init(_ model: CompiledModel) {
    self.model = model
    levers = Set(model.declaration.levers.map(\.name))
    var base: [String: Binding] = model.roots.mapValues { .formula($0) }
    for lever in model.declaration.levers { base[lever.name] = .constant(lever.value) }
    self.base = base
  }

  /// What each variable stands for under an overlay.
  mutating func bindings(
    _ overlay: ScenarioOverlay, _ nodes: inout FormulaNodes
  ) throws(Findings) -> [String: Binding] {
    var bindings = base
    for uncertainty in model.declaration.uncertainties
    where overlay.overrides[uncertainty.name] == nil {
      guard let driver = model.drivers[uncertainty.name] else { continue }
      bindings[uncertainty.name] = .input(
        try values(of: driver, named: uncertainty.name, .declared))
    }
    for (name, override) in overlay.overrides.sorted(by: { $0.key < $1.key }) {
      do throws(Finding) {
        bindings[name] = try binding(name, override, &nodes)
      } catch {
        throw Findings([error])
      }
    }
    return bindings
  }

  private mutating func binding(
    _ name: String, _ override: DriverModel.Scenario.Override, _ nodes: inout FormulaNodes
  ) throws(Finding) -> Binding {
    if levers.contains(name), let value = CompiledModel.leverValue(override) {
      return .constant(value)
    }
    switch override {
    case .number(let value): return .constant(value)
    case .formula(let expression, _): return .formula(try nodes.add(expression, of: name))
    case .distribution(let spec):
      let driver = Driver(try DistributionFactory.make(spec, driver: name))
      do throws(Findings) {
        return .input(try values(of: driver, named: name, .written(spec.text)))
      } catch {
        throw error.all[0]
      }
    }
  }

  private mutating func values(
    of driver: Driver, named name: String, _ source: Source
  ) throws(Findings) -> [InputValue] {
    var result: [InputValue] = []
    for (period, value) in driver.values.enumerated() {
      switch value {
      case .known(let number): result.append(.known(number))
      case .random(let step, let distribution):
        let key = Key(driver: name, step: step, period: period, source: source)
        if let column = known[key] {
          result.append(.column(column))
          continue
        }
        let (group, member) = try place(of: name)
        known[key] = pending.count
        result.append(.column(pending.count))
        pending.append(
          Pending(
            driver: name, period: driver.values.count > 1 ? period : nil, group: group,
            member: member, step: step, distribution: distribution, text: source.text))
      }
    }
    return result
  }

  /// The group of a driver, found once and shared by all its members.
  private mutating func place(of driver: String) throws(Findings) -> (group: Int, member: Int) {
    let name = model.scoreNames.name(of: driver)
    if let place = places[name] { return place }
    let factor = model.drivers[driver]?.factor ?? [[1]]
    let group = try model.groups.group(of: name, factor: factor)
    for (member, other) in group.members.enumerated() {
      places[other.name] = (groups.count, member)
    }
    groups.append(group)
    return places[name] ?? (groups.count - 1, 0)
  }

  /// Whether any of some columns takes its scores from each group.
  func used(by columns: Set<Int>) -> [Bool] {
    var used = [Bool](repeating: false, count: groups.count)
    for column in columns { used[pending[column].group] = true }
    return used
  }

  /// All columns; the transform of one that the program does not read is not worked out.
  func columns(used: Set<Int>, _ firstSlots: [Int]) -> [RunPlan.InputColumn] {
    pending.enumerated().map { index, column in
      let slot = groups[column.group].slot(member: column.member, step: column.step)
      return RunPlan.InputColumn(
        driver: column.driver, period: column.period, group: column.group,
        member: column.member, step: column.step, slot: firstSlots[column.group] + slot,
        transform: used.contains(index)
          ? model.transforms.transform(column.key, column.distribution) : .constant(.nan))
    }
  }
}
