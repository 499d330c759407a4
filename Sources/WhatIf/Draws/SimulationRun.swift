import CKernels
import Dispatch
import Foundation

/// Runs a plan block by block on several threads.
///
/// All result columns lie in one array, column after column, each in the order of the draws; every
/// thread writes its own stretch, so neither threads nor blocks show in the result.
struct SimulationRun: Sendable {
  /// Result columns, one after the other.
  let values: [Double]
  /// Draws in a column.
  let draws: Int

  /// Runs as many draws as the options say, which the sampler must have rounded.
  init(_ plan: RunPlan, sampler: any Sampler, options: SimulationOptions) {
    let draws = options.draws
    let block = SimulationRun.block(plan, options)
    let blocks = (draws + block - 1) / block
    let threads = max(
      1, min(blocks, options.threads ?? ProcessInfo.processInfo.activeProcessorCount, 64))
    let sources = plan.sources(sampler, draws: draws)
    let count = draws * plan.resultCount
    values = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      initialized = count
      guard let base = buffer.baseAddress else { return }
      jipyo_prefer_large_pages(base, 8 * count)
      nonisolated(unsafe) let target = base
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        let first = blocks * thread / threads
        let last = blocks * (thread + 1) / threads
        var worker = BlockWorker(plan, sources: sources, capacity: min(block, draws))
        for index in first..<last {
          let start = index * block
          let count = min(block, draws - start)
          worker.run(from: start, count: count) { column, result in
            (target + column * draws + start).update(from: result, count: count)
          }
        }
      }
    }
    self.draws = draws
  }

  /// Draws per block: as many as keep scores and registers within 512 kB, 128 to 1,024; of few draws in
  /// all some blocks, so that little memory is touched for the first time.
  static func block(_ plan: RunPlan, _ options: SimulationOptions) -> Int {
    if let size = options.blockSize { return max(1, min(size, 1 << 16)) }
    let fitting = (512 << 10) / (8 * max(1, plan.program.registers + plan.innovations.count))
    return min(1_024, max(128, min(fitting, options.draws / 8) / 128 * 128))
  }

  /// The draws of a result column.
  func column(_ index: Int) -> ArraySlice<Double> {
    values[(index * draws)..<((index + 1) * draws)]
  }
}
