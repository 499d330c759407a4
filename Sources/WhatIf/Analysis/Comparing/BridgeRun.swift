import Foundation
import Indicators
import Probability

/// Runs the sets of changes of a bridge on shared draws.
struct BridgeRun {
  let model: CompiledModel
  let first: ScenarioOverlay
  let second: ScenarioOverlay
  let question: OutcomeQuestion
  let options: SimulationOptions
  /// The variables whose change is to be accounted for, in the order of the file.
  let variables: [String]

  init(
    _ model: CompiledModel, _ first: ScenarioOverlay, _ second: ScenarioOverlay,
    _ question: OutcomeQuestion, _ options: SimulationOptions
  ) {
    self.model = model
    self.first = first
    self.second = second
    self.question = question
    self.options = options
    let declared = model.declaration
    let order =
      declared.uncertainties.map(\.name) + declared.levers.map(\.name)
      + declared.formulas.map(\.name)
    variables = order.filter { name in
      let (one, other) = (first.overrides[name], second.overrides[name])
      guard one != other else { return false }
      guard let lever = model.lever(name) else { return true }
      let values = [one, other].map { $0.flatMap(CompiledModel.leverValue) ?? lever.value }
      return values[0] != values[1]
    }
  }

  /// The bridges of the mean and, where there is a target, of its chance.
  ///
  /// - Throws: A finding where a part of the changes does not make a model on its own.
  func bridges() throws(Findings) -> (mean: ScenarioBridge, attainment: ScenarioBridge?) {
    let seed = options.sampler?.seed ?? model.declaration.seed
    let terms = model.nodes.nodes.count.multipliedReportingOverflow(by: model.periodCount)
    let orders = BridgeOrders(
      changes: variables.count, terms: terms.overflow ? .max : terms.partialValue, seed: seed)
    let overlays = orders.sets.map(overlay)
    var problems: [Finding] = []
    for overlay in overlays where problems.isEmpty { problems = model.overlayFindings(overlay) }
    guard problems.isEmpty else { throw Findings(problems) }
    let stream = try ScenarioStream(model, overlays, question, sampler: options.sampler)
    let wholeSet = orders.sets.firstIndex { $0.count == variables.count } ?? 0
    var mean = BridgeSums(orders: orders, last: wholeSet)
    guard let target = question.target else {
      stream.run(draws: options.draws) { mean.add($1, $0) }
      return (bridge(mean, orders), nil)
    }
    var chance = mean
    var flags = [Double](repeating: 0, count: overlays.count * ScenarioStream.block)
    stream.run(draws: options.draws) { count, values in
      mean.add(values, count)
      flags.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        for (index, column) in values.enumerated() {
          let own = base + index * ScenarioStream.block
          for i in 0..<count {
            own[i] = column[i].isNaN ? .nan : OutcomeStatistics.reaches(column[i], target) ? 1 : 0
          }
        }
        chance.add(
          values.indices.map { UnsafePointer(base + $0 * ScenarioStream.block) }, count)
      }
    }
    return (bridge(mean, orders), bridge(chance, orders))
  }

  /// The first scenario with some of the changes made.
  private func overlay(_ set: [Int]) -> ScenarioOverlay {
    var overrides = first.overrides
    for index in set { overrides[variables[index]] = second.overrides[variables[index]] }
    return ScenarioOverlay(name: "bridge", overrides: overrides)
  }

  private func bridge(_ sums: BridgeSums, _ orders: BridgeOrders) -> ScenarioBridge {
    let means = sums.setMeans
    let steps = variables.indices.map { index in
      let moments = sums.amounts[index]
      return ScenarioBridge.Step(
        variable: variables[index], change: change(variables[index]), amount: moments.mean,
        standardError: hypot(
          moments.statistic(method: "").standardError, orders.error(of: index, means: means)))
    }
    return ScenarioBridge(
      start: sums.start.mean, end: sums.end.mean, steps: steps, orders: orders.orders)
  }

  /// What a variable becomes, as the file writes it.
  private func change(_ name: String) -> String {
    switch second.overrides[name] {
    case .number(let value): return LeverCheck.shown(value)
    case .distribution(let spec): return spec.text
    case .formula(_, let text): return text
    case nil: return declared(name)
    }
  }

  private func declared(_ name: String) -> String {
    if let lever = model.lever(name) { return LeverCheck.shown(lever.value) }
    if let formula = model.declaration.formulas.first(where: { $0.name == name }) {
      return formula.text
    }
    let source = model.declaration.uncertainties.first { $0.name == name }?.source
    switch source {
    case .distribution(let spec): return spec.text
    case .series(let id): return "series:\(id)"
    case nil: return ""
    }
  }
}

/// Amounts of each change over the draws in which every set has a value.
struct BridgeSums {
  private(set) var start = RunningMoments()
  private(set) var end = RunningMoments()
  private(set) var amounts: [RunningMoments]
  /// The sum of the outcome under each set.
  private var totals: [Double]
  private let weights: [[(set: Int, weight: Double)]]
  private let last: Int
  private var scratch = [Double](repeating: 0, count: ScenarioStream.block)

  init(orders: BridgeOrders, last: Int) {
    self.last = last
    amounts = [RunningMoments](repeating: RunningMoments(), count: orders.weights.count)
    totals = [Double](repeating: 0, count: orders.sets.count)
    weights = orders.weights.map { row in
      row.indices.filter { row[$0] != 0 }.map { ($0, row[$0]) }
    }
  }

  /// The mean of the outcome under each set.
  var setMeans: [Double] { totals.map { start.count > 0 ? $0 / Double(start.count) : 0 } }

  mutating func add(_ values: [UnsafePointer<Double>], _ count: Int) {
    let (weights, last) = (self.weights, self.last)
    scratch.withUnsafeMutableBufferPointer { buffer in
      guard let own = buffer.baseAddress else { return }
      // A draw without a value in any set counts in none of the numbers.
      var valid = [Double](repeating: 0, count: count)
      for column in values {
        for i in 0..<count where column[i].isNaN { valid[i] = .nan }
      }
      for i in 0..<count { own[i] = values[0][i] + valid[i] }
      start.add(own, count)
      for i in 0..<count { own[i] = values[last][i] + valid[i] }
      end.add(own, count)
      for (set, column) in values.enumerated() {
        var sum = 0.0
        for i in 0..<count where !valid[i].isNaN { sum += column[i] }
        totals[set] += sum
      }
      for (change, row) in weights.enumerated() {
        for i in 0..<count { own[i] = valid[i] }
        for (set, weight) in row {
          let column = values[set]
          for i in 0..<count { own[i] += weight * column[i] }
        }
        amounts[change].add(own, count)
      }
    }
  }
}
