import CKernels
import Indicators
import LinearAlgebra
import Probability

/// The outcomes of one scenario as a function of the drivers' normal scores.
///
/// For analyses that choose the points themselves: `evaluate` takes whole columns, `session` blocks
/// of them, of which it recomputes only what a changed input reaches.
struct OutcomeFunction: Sendable {
  /// An uncertainty that some outcome depends on; a driver from a series is one per period.
  struct Input: Sendable, Equatable {
    let driver: String
    /// The index of the period, for drivers with a value per period.
    let period: Int?
    /// Which of the driver's random steps.
    let step: Int
  }
  /// A result column.
  struct Result: Sendable, Equatable {
    let outcome: String
    /// The index of the period; 0 in a model with one.
    let period: Int
  }

  /// The stochastic inputs, in the order of their names and periods.
  let inputs: [Input]
  /// The results: outcomes in the order asked for, each with its periods in time order.
  let results: [Result]
  /// The correlation of the inputs' normal scores.
  let correlation: Matrix
  /// Lower triangular, by rows: score i is `Σ_j factor[i][j] × independent score j`.
  let factor: [[Double]]

  /// Points that `evaluate` takes at a time.
  static let block = 512
  let program: Program
  /// The column of `program` that is each result.
  let columns: [Int]
  private let transforms: [ScoreTransform]
  /// The column of the plan that is each input.
  let inputColumns: [Int]

  /// Compiles the outcomes of a scenario.
  ///
  /// - Parameters:
  ///   - model: The model.
  ///   - overlay: What the scenario changes.
  ///   - outcomes: Any variables of the model; nil for the declared outcomes.
  /// - Throws: `model-too-large`, `formula-cycle`, and what `overlayFindings` finds.
  init(
    _ model: CompiledModel, _ overlay: ScenarioOverlay = .base, outcomes: [String]? = nil
  ) throws(Findings) {
    let findings = model.overlayFindings(overlay)
    guard findings.isEmpty else { throw Findings(findings) }
    let outcomes = outcomes ?? model.declaration.outcomes
    self.init(
      try RunPlan(model, [overlay], outcomes: outcomes, keepsAll: true), outcomes: outcomes)
  }

  /// The function of a plan of one scenario whose program keeps all values.
  init(_ plan: RunPlan, outcomes: [String]) {
    // By name, so that the order of the file never matters.
    inputColumns = plan.program.inputs.map(\.column).sorted {
      let (a, b) = (plan.columns[$0], plan.columns[$1])
      return (a.driver, a.period ?? 0, a.step, $0) < (b.driver, b.period ?? 0, b.step, $1)
    }
    let used = inputColumns.map { plan.columns[$0] }
    inputs = used.map { Input(driver: $0.driver, period: $0.period, step: $0.step) }
    transforms = used.map(\.transform)
    program = plan.program
    let table = plan.results[0]
    results = outcomes.indices.flatMap { outcome in
      table[outcome].indices.map { Result(outcome: outcomes[outcome], period: $0) }
    }
    columns = table.flatMap { $0 }
    var matrix = Matrix.identity(used.count)
    for (i, a) in used.enumerated() {
      for (j, b) in used.enumerated().prefix(i) where a.group == b.group {
        let value = plan.groups[a.group].correlation((a.member, a.step), (b.member, b.step))
        matrix[i, j] = value
        matrix[j, i] = value
      }
    }
    correlation = matrix
    factor = StepScores.factor(matrix)
  }

  /// Writes the values of an input at some normal scores: its quantiles at Φ(score).
  func transform(
    _ input: Int, _ scores: UnsafePointer<Double>, to values: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    transforms[input].apply(scores, to: values, count: count)
  }

  /// The values of an input at some normal scores.
  func values(of input: Int, scores: [Double]) -> [Double] {
    var values = [Double](repeating: 0, count: scores.count)
    scores.withUnsafeBufferPointer { from in
      guard let from = from.baseAddress else { return }
      transform(input, from, to: &values, count: scores.count)
    }
    return values
  }

  /// The scores with the inputs' correlation, from independent ones, one column for each input.
  func correlated(_ independent: [[Double]]) -> [[Double]] {
    inputs.indices.map { i in
      var column = [Double](repeating: 0, count: independent[i].count)
      for j in 0...i where factor[i][j] != 0 {
        jipyo_axpy(factor[i][j], independent[j], &column, column.count)
      }
      return column
    }
  }

  /// The results at given scores, one column for each input; NaN where a result has no value.
  func evaluate(scores: [[Double]]) -> [[Double]] {
    evaluate(values: inputs.indices.map { values(of: $0, scores: scores[$0]) })
  }

  /// The results at independent uniform numbers, one column for each input.
  func evaluate(uniforms: [[Double]]) -> [[Double]] {
    evaluate(scores: correlated(uniforms.map { $0.map(SpecialFunctions.normalQuantile) }))
  }

  /// The results at given values of the inputs, one column for each.
  func evaluate(values: [[Double]]) -> [[Double]] {
    let count = values.first?.count ?? 1
    var session = self.session(hasTwins: false)
    var columns = results.map { _ in [Double](repeating: 0, count: count) }
    for start in stride(from: 0, to: count, by: session.capacity) {
      let size = min(session.capacity, count - start)
      session.run(count: size) { input, target in
        values[input].withUnsafeBufferPointer { source in
          guard let source = source.baseAddress else { return }
          target.update(from: source + start, count: size)
        }
      }
      for index in columns.indices {
        session.result(index) { result in
          for k in 0..<size { columns[index][start + k] = result[k] }
        }
      }
    }
    return columns
  }

  /// Registers for blocks of up to `capacity` points; without twins, for `run` alone, half of them.
  func session(
    capacity: Int = OutcomeFunction.block, hasTwins: Bool = true
  ) -> OutcomeSession {
    OutcomeSession(self, capacity: capacity, hasTwins: hasTwins)
  }
}
