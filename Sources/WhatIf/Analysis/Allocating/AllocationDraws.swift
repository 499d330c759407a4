import Dispatch
import Indicators
import Probability

/// Draws what some expressions of a model are made of.
struct AllocationDraws {
  private let model: CompiledModel
  private let scenario: ScenarioOverlay
  private let levers: [String]
  private let expressions: [Expression]
  private let period: Int
  /// The most numbers that are kept of all draws.
  static let mostKept = 8_000_000
  /// The most draws that are kept: choices are compared on these, and measured on all.
  static let mostDraws = 20_000
  /// The largest mean of a coefficient: the solvers take no more than 10²⁵, of any draw.
  private static let largest = 1e16
  /// The draws are summed in as many stretches, whatever the number of threads.
  private static let stretches = 8

  init(
    _ model: CompiledModel, _ scenario: ScenarioOverlay, levers: [String],
    expressions: [Expression], period: Int
  ) {
    self.model = model
    self.scenario = scenario
    self.levers = levers
    self.expressions = expressions
    self.period = period
  }

  /// The expressions as straight lines in the levers, over some draws.
  ///
  /// - Throws: `allocation-not-affine`, `allocation-not-finite`, `model-too-large`,
  ///   `formula-cycle`.
  func forms(draws: Int) throws(Findings) -> [DrawnForm] {
    let affine = try AffineForms(model, scenario, levers: levers, expressions: expressions)
    let plan = try RunPlan(model, [affine.overlay], outcomes: affine.results)
    let columns = plan.results[0].map { $0[period] }
    let sampler = MonteCarloSampler(seed: model.declaration.seed)
    let random = isRandom(plan)
    let kept = min(draws, Self.mostDraws, max(1, Self.mostKept / max(1, random.count { $0 })))
    let drawn = DrawnColumns(
      plan, sampler: sampler, draws: draws, kept: kept, random: random, stretches: Self.stretches)
    for (index, form) in affine.forms.enumerated() {
      let own = [form.constant] + form.slopes.map(\.result)
      if own.contains(where: { !(drawn.column(columns[$0]).mean.magnitude <= Self.largest) }) {
        throw Findings([AllocationFindings.notFinite(expressions[index])])
      }
    }
    return affine.forms.map { form in
      DrawnForm(
        constant: drawn.column(columns[form.constant]),
        slopes: form.slopes.compactMap { slope in
          let column = drawn.column(columns[slope.result])
          return column.isFixed && column.mean == 0 ? nil : (slope.lever, column)
        }, draws: kept)
    }
  }

  /// Which results of a plan depend on any input.
  private func isRandom(_ plan: RunPlan) -> [Bool] {
    var depends = [Bool](repeating: false, count: plan.program.registers)
    var random = [Bool](repeating: false, count: plan.resultCount)
    for input in plan.program.inputs { depends[input.register] = true }
    var next = 0
    for done in 0...plan.program.body.count {
      while next < plan.program.outputs.count, plan.program.outputs[next].after == done {
        let output = plan.program.outputs[next]
        random[output.column] = depends[output.register]
        next += 1
      }
      guard done < plan.program.body.count else { break }
      let step = plan.program.body[done]
      depends[step.target] = depends[step.a] || depends[step.b] || depends[step.c]
    }
    return random
  }

  /// The first expression at a setting in each draw, and the others in the first draw, as the model
  /// itself computes them.
  func evaluate(
    _ setting: [Double], draws: Int, seed: UInt64? = nil
  ) throws(Findings) -> (first: [Double], others: [[Double]]) {
    var overrides = scenario.overrides
    for (lever, value) in zip(levers, setting) { overrides[lever] = .number(value) }
    let names = expressions.indices.map { AffineForms.name($0) }
    for (name, expression) in zip(names, expressions) {
      overrides[name] = .formula(expression, "")
    }
    let overlay = ScenarioOverlay(name: "allocate", overrides: overrides)
    let plan = try RunPlan(model, [overlay], outcomes: names)
    let sampler = MonteCarloSampler(seed: seed ?? model.declaration.seed)
    let run = SimulationRun(
      plan, sampler: sampler, options: SimulationOptions(draws: draws))
    let columns = plan.results[0].map { Array(run.column($0[period])) }
    return (columns[0], Array(columns.dropFirst()))
  }
}

/// Means of all result columns of a plan, and the first draws of those that differ.
private struct DrawnColumns {
  /// Sums of the columns that differ, the value itself of the others.
  private var sums: [Double]
  /// The kept draws of the columns that differ, one after the other.
  private let values: [Double]
  /// Which of these each column is; nil for one that does not differ.
  private let places: [Int?]
  private let draws: Int
  private let kept: Int

  init(
    _ plan: RunPlan, sampler: any Sampler, draws: Int, kept: Int, random: [Bool], stretches: Int
  ) {
    var count = 0
    places = random.map { isRandom in
      guard isRandom else { return nil }
      count += 1
      return count - 1
    }
    (self.draws, self.kept) = (draws, kept)
    let size = count * kept
    let columns = Columns(places: places, draws: draws, kept: kept)
    let sources = plan.sources(sampler, draws: draws)
    let blocks = (draws + ScenarioStream.block - 1) / ScenarioStream.block
    var parts = [[Double]](repeating: [], count: stretches)
    values = [Double](unsafeUninitializedCapacity: size) { buffer, initialized in
      initialized = size
      nonisolated(unsafe) let target = buffer
      parts.withUnsafeMutableBufferPointer { parts in
        nonisolated(unsafe) let parts = parts
        DispatchQueue.concurrentPerform(iterations: stretches) { stretch in
          let own = (blocks * stretch / stretches)..<(blocks * (stretch + 1) / stretches)
          var worker = BlockWorker(
            plan, sources: sources, capacity: min(ScenarioStream.block, draws))
          parts[stretch] = columns.sums(of: own, &worker, keptIn: target)
        }
      }
    }
    // The last stretch always has a block; the sums are added in one order on any machine.
    sums = parts[stretches - 1]
    for column in random.indices where random[column] {
      sums[column] = parts.reduce(0) { $0 + $1[column] }
    }
  }

  /// Where the columns of a run go.
  private struct Columns: Sendable {
    let places: [Int?]
    let draws: Int
    let kept: Int

    /// Runs some blocks: sums of the columns that differ and the value of the others; the first
    /// draws of those that differ go into `target`.
    func sums(
      of blocks: Range<Int>, _ worker: inout BlockWorker,
      keptIn target: UnsafeMutableBufferPointer<Double>
    ) -> [Double] {
      var sums = [Double](repeating: 0, count: places.count)
      for index in blocks {
        let start = index * ScenarioStream.block
        let length = min(ScenarioStream.block, draws - start)
        worker.run(from: start, count: length) { column, source in
          guard let place = places[column] else {
            sums[column] = source[0]
            return
          }
          for k in 0..<length { sums[column] += source[k] }
          for k in 0..<max(0, min(length, kept - start)) {
            target[place * kept + start + k] = source[k]
          }
        }
      }
      return sums
    }
  }

  func column(_ index: Int) -> DrawnForm.Column {
    guard let place = places[index] else {
      return DrawnForm.Column(mean: sums[index], values: [])
    }
    return DrawnForm.Column(
      mean: sums[index] / Double(draws),
      values: Array(values[(place * kept)..<((place + 1) * kept)]))
  }
}
