import CKernels
public import Indicators
public import Probability

/// A finished run of which one driver can be given another distribution, at a fraction of its cost.
///
/// It keeps the driver's normal scores and the values that its descendants are computed from, so a
/// change transforms one column, computes the descendants again and reads their statistics. All else
/// is as in the run: the same draws, bit for bit.
///
/// ```swift
/// let stored = try StoredRun(model, driver: "pickup", SimulationOptions(draws: 1_000_000))
/// let outcomes = stored.outcomes(try PERT(min: 0.30, mode: 0.45, max: 0.60))
/// ```
public struct StoredRun: Sendable {
  /// The driver that can be changed.
  public let driver: String
  /// The number of draws.
  public let draws: Int
  /// The outcomes of the run itself, each with its periods in time order.
  public let base: [OutcomeResult]

  private let function: OutcomeFunction
  private let reader: OutcomeReader
  private let scores: [Double]
  /// Values that descendants read and the driver does not reach: register and column.
  private let kept: [(register: Int, values: [Double])]
  private let input: Int

  /// Draws per block.
  private static let block = 1_024

  /// Runs a scenario and keeps what a change of the driver needs: 8 bytes a draw for each value.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - driver: An uncertainty with one distribution that some outcome depends on.
  ///   - scenario: What the scenario changes.
  ///   - options: Draws, sampler, quantiles.
  /// - Throws: `stored-run-driver`, and as `simulate`.
  public init(
    _ model: CompiledModel, driver: String, scenario: ScenarioOverlay = .base,
    _ options: SimulationOptions = SimulationOptions()
  ) throws(Findings) {
    let findings = RunCheck.findings(options) + model.overlayFindings(scenario)
    guard findings.isEmpty else { throw Findings(findings) }
    let outcomes = model.declaration.outcomes
    let plan = try RunPlan(model, [scenario], outcomes: outcomes, keepsAll: true)
    function = OutcomeFunction(plan, outcomes: outcomes)
    input = try Self.input(driver, of: function)
    let sampler = options.sampler ?? MonteCarloSampler(seed: model.declaration.seed)
    draws = sampler.rounded(draws: options.draws)
    var session = function.session(capacity: Self.block)
    let registers = session.boundary(of: input)
    if let finding = RunCheck.memory(options, columns: function.results.count + registers.count) {
      throw Findings([finding])
    }
    let columns = Self.columns(
      &session, plan, sources: plan.sources(sampler, draws: draws), draws: draws, function,
      input: input, registers: registers)
    reader = OutcomeReader(
      model, function.results, quantiles: options.allQuantiles,
      replicates: sampler.replicates(draws: draws))
    self.driver = driver
    scores = columns.scores
    kept = zip(registers, columns.kept).map { (register: $0, values: $1) }
    base = columns.results.indices.map { [reader] in
      reader.outcome($0, columns.results[$0][...])
    }
  }

  /// The input of a driver with one distribution.
  private static func input(
    _ driver: String, of function: OutcomeFunction
  ) throws(Findings) -> Int {
    let places = function.inputs.indices.filter { function.inputs[$0].driver == driver }
    guard places.count == 1, function.inputs[places[0]].period == nil else {
      throw Findings([unsuitable(driver, function.inputs.map(\.driver))])
    }
    return places[0]
  }

  /// The scores of an input, the values of some registers and the results, in all draws.
  private static func columns(
    _ session: inout OutcomeSession, _ plan: RunPlan, sources: [any ScoreSource], draws: Int,
    _ function: OutcomeFunction, input: Int, registers: [Int]
  ) -> (scores: [Double], kept: [[Double]], results: [[Double]]) {
    let empty = [Double](repeating: 0, count: draws)
    var scores = empty
    var kept = registers.map { _ in empty }
    var results = function.results.map { _ in empty }
    var worker = ScoreWorker(plan, sources: sources, capacity: block)
    let slots = function.inputColumns.map { plan.columns[$0].slot }
    for start in stride(from: 0, to: draws, by: block) {
      let count = min(block, draws - start)
      worker.draw(from: start, count: count)
      session.run(count: count) { index, target in
        function.transform(index, worker.column(slots[index]), to: target, count: count)
      }
      store(worker.column(slots[input]), &scores, start, count)
      for (index, register) in registers.enumerated() {
        session.register(register) { store($0, &kept[index], start, count) }
      }
      for index in results.indices {
        session.result(index) { store($0, &results[index], start, count) }
      }
    }
    return (scores, kept, results)
  }

  /// The outcomes with another distribution of the driver, on the same draws.
  public func outcomes(_ distribution: any Distribution) -> [OutcomeResult] {
    let transform = ScoreTransform(distribution)
    var session = function.session(capacity: Self.block)
    let changed = function.results.indices.filter { session.reaches(input, $0) }
    let size = draws * changed.count
    // Written once, in large pages, of which the system hands out few instead of thousands.
    let columns = [Double](unsafeUninitializedCapacity: size) { buffer, initialized in
      jipyo_prefer_large_pages(buffer.baseAddress, MemoryLayout<Double>.stride * size)
      for start in stride(from: 0, to: draws, by: Self.block) {
        let count = min(Self.block, draws - start)
        run(&session, transform, from: start, count: count)
        for (place, index) in changed.enumerated() {
          session.changedResult(index) { values in
            buffer.baseAddress.map { $0 + place * draws + start }?
              .update(from: values, count: count)
          }
        }
      }
      initialized = size
    }
    var outcomes = base
    for (place, index) in changed.enumerated() {
      outcomes[index] = reader.outcome(index, columns[(place * draws)..<((place + 1) * draws)])
    }
    return outcomes
  }

  /// Computes what the driver reaches in some draws, from what was kept of the others.
  private func run(
    _ session: inout OutcomeSession, _ transform: ScoreTransform, from start: Int, count: Int
  ) {
    session.resume(count: count)
    for column in kept {
      column.values.withUnsafeBufferPointer { from in
        guard let from = from.baseAddress else { return }
        session.restore(column.register, from + start)
      }
    }
    scores.withUnsafeBufferPointer { from in
      guard let from = from.baseAddress else { return }
      session.run(changing: input) { transform.apply(from + start, to: $0, count: count) }
    }
  }

  private static func store(
    _ from: UnsafePointer<Double>, _ column: inout [Double], _ start: Int, _ count: Int
  ) {
    column.withUnsafeMutableBufferPointer { to in
      guard let to = to.baseAddress else { return }
      (to + start).update(from: from, count: count)
    }
  }

  private static func unsuitable(_ driver: String, _ known: [String]) -> Finding {
    ModelFindings.finding(
      "stored-run-driver", driver,
      ko: "'\(driver)'\(Josa.topic.form(after: driver)) 결과를 움직이는, 분포가 하나인 불확실 변수가 아닙니다.",
      en: "'\(driver)' is not an uncertainty with one distribution that moves an outcome.",
      mend: LocalizedText(
        ko: "가능한 변수: \(known.prefix(12).joined(separator: ", ")).",
        en: "These can be changed: \(known.prefix(12).joined(separator: ", ")).")
    )
  }
}
