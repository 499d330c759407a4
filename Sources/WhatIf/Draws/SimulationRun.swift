import Dispatch
import Foundation

/// Runs a plan block by block on several threads.
///
/// All result columns lie in one array, column after column, each in the order of the draws; every
/// thread writes its own stretch, so neither threads nor blocks show in the result.
struct SimulationRun {
  /// Result columns, one after the other.
  let values: [Double]
  /// Draws in a column.
  let draws: Int

  init(_ plan: RunPlan, sampler: any Sampler, options: SimulationOptions) {
    let draws = options.draws
    let block = SimulationRun.block(plan, options)
    let blocks = (draws + block - 1) / block
    let threads = max(
      1, min(blocks, options.threads ?? ProcessInfo.processInfo.activeProcessorCount, 64))
    var values = [Double](repeating: 0, count: draws * plan.resultCount)
    values.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      nonisolated(unsafe) let target = base
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        let first = blocks * thread / threads
        let last = blocks * (thread + 1) / threads
        var worker = BlockWorker(plan, sampler: sampler, capacity: min(block, draws))
        for index in first..<last {
          let start = index * block
          let count = min(block, draws - start)
          worker.run(from: start, count: count) { column, result in
            (target + column * draws + start).update(from: result, count: count)
          }
        }
      }
    }
    self.values = values
    self.draws = draws
  }

  /// Draws per block: as many as keep all registers within half a megabyte, 128 to 1,024.
  private static func block(_ plan: RunPlan, _ options: SimulationOptions) -> Int {
    if let size = options.blockSize { return max(1, size) }
    let fitting = (512 << 10) / (8 * max(1, plan.program.registers))
    return min(1_024, max(128, fitting / 128 * 128))
  }

  /// The draws of a result column.
  func column(_ index: Int) -> ArraySlice<Double> {
    values[(index * draws)..<((index + 1) * draws)]
  }
}

/// One thread's scores and registers.
struct BlockWorker {
  private let plan: RunPlan
  private let sampler: any Sampler
  private var evaluator: BlockEvaluator

  init(_ plan: RunPlan, sampler: any Sampler, capacity: Int) {
    self.plan = plan
    self.sampler = sampler
    evaluator = BlockEvaluator(plan.program, capacity: capacity)
  }

  /// Runs the draws from `start` on, handing each result column to `store`.
  mutating func run(
    from start: Int, count: Int, store: (_ column: Int, UnsafePointer<Double>) -> Void
  ) {
    let plan = self.plan
    let scores = self.scores(from: start, count: count)
    evaluator.run(
      count: count,
      fill: { index, target in
        let column = plan.columns[index]
        scores[column.group][column.member][column.step].withUnsafeBufferPointer { source in
          guard let base = source.baseAddress else { return }
          column.transform.apply(base, to: target, count: count)
        }
      }, store: store)
  }

  private func scores(from start: Int, count: Int) -> [[[[Double]]]] {
    zip(plan.groups, plan.isGroupUsed).map { group, isUsed in
      isUsed ? group.scores(from: start, count: count, sampler: sampler) : []
    }
  }

  /// The values of the input columns in one draw; NaN for those no result is made of.
  func inputs(of draw: Int) -> [Double] {
    let scores = self.scores(from: draw, count: 1)
    return plan.columns.map { column in
      guard plan.isGroupUsed[column.group] else { return .nan }
      var value = 0.0
      column.transform.apply(
        scores[column.group][column.member][column.step], to: &value, count: 1)
      return value
    }
  }
}
