import Indicators
import Probability

/// One outcome under several overlays, on the same draws, block by block.
///
/// What overlays have in common is computed once, so many of them cost little more than one.
struct ScenarioStream {
  private let plan: RunPlan
  /// The result column of each overlay.
  let columns: [Int]
  private let sampler: any Sampler
  /// Draws per block; blocks are merged in order, so it must not depend on anything.
  static let block = 512

  /// Compiles overlays that have been checked.
  ///
  /// - Throws: `model-too-large`, `formula-cycle`.
  init(
    _ model: CompiledModel, _ overlays: [ScenarioOverlay], _ question: OutcomeQuestion,
    sampler: (any Sampler)? = nil
  ) throws(Findings) {
    plan = try RunPlan(model, overlays, outcomes: [question.name])
    columns = plan.results.map { $0[0][question.periodIndex] }
    self.sampler = sampler ?? MonteCarloSampler(seed: model.declaration.seed)
  }

  /// Hands over the values of every overlay, block after block.
  ///
  /// - Parameters:
  ///   - draws: How many.
  ///   - body: Takes the number of draws of the block and, for each overlay, its values; a value
  ///     that is not finite is NaN. Overlays that change nothing share a pointer.
  func run(draws: Int, _ body: (_ count: Int, _ values: [UnsafePointer<Double>]) -> Void) {
    let capacity = min(Self.block, max(1, draws))
    var worker = BlockWorker(
      plan, sources: plan.sources(sampler, draws: draws), capacity: capacity)
    var scratch = [Double](repeating: 0, count: plan.resultCount * capacity)
    scratch.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let pointers = columns.map { UnsafePointer(base + $0 * capacity) }
      var start = 0
      while start < draws {
        let count = min(capacity, draws - start)
        worker.run(from: start, count: count) { column, values in
          (base + column * capacity).update(from: values, count: count)
        }
        body(count, pointers)
        start += count
      }
    }
  }
}
