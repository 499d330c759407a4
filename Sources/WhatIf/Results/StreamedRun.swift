import Dispatch
import Foundation
import Indicators
import Probability

/// A run whose draws pass by: the statistics of every result column, exact, in memory that hardly grows
/// with the number of draws.
///
/// The first draws say about where the percentiles lie; from then on only values near them are kept.
/// All numbers are those of a run that keeps its draws, bit for bit.
struct StreamedRun {
  /// Draws in a column.
  let draws: Int
  private let columns: [ColumnSummary]

  /// Draws that are looked at first; shorter runs gain little by not keeping all.
  static let first = 131_072
  /// Draws that a thread computes before it reads their statistics, in the cache.
  private static let batch = MomentSums.block

  /// Runs as many draws as the options say; nil where the statistics cannot be had without keeping
  /// all draws: short runs, dependent draws, values that are missing, abound or overflow.
  ///
  /// - Parameters:
  ///   - plan: A plan of one scenario.
  ///   - sampler: Where the random numbers come from.
  ///   - options: Draws, threads, block size.
  ///   - quantiles: Probabilities of the quantiles to be given.
  ///   - targets: The targets of each result column.
  init?(
    _ plan: RunPlan, sampler: any Sampler, options: SimulationOptions, quantiles: [Double],
    targets: [[DriverModel.Target]]
  ) {
    guard sampler is MonteCarloSampler, options.draws > 2 * Self.first else { return nil }
    draws = options.draws
    var opening = options
    opening.draws = Self.first
    let begun = SimulationRun(plan, sampler: sampler, options: opening)
    var columns: [StreamedColumn] = []
    for index in 0..<plan.resultCount {
      guard
        let column = begun.column(index).withUnsafeBufferPointer({
          StreamedColumn($0, draws: options.draws, quantiles: quantiles, targets: targets[index])
        })
      else { return nil }
      columns.append(column)
    }
    for rest in Self.parts(plan, sampler: sampler, options: options, columns) {
      for index in columns.indices { columns[index].add(rest[index]) }
    }
    let summaries = columns.compactMap(\.summary)
    guard summaries.count == columns.count else { return nil }
    self.columns = summaries
  }

  /// The statistics of a result column.
  subscript(column: Int) -> ColumnSummary { columns[column] }

  /// The draws after the first ones: one part for each thread, in their order.
  private static func parts(
    _ plan: RunPlan, sampler: any Sampler, options: SimulationOptions, _ begun: [StreamedColumn]
  ) -> [[StreamedColumn]] {
    let draws = options.draws
    let batches = (draws - first + batch - 1) / batch
    let threads = max(
      1, min(batches, options.threads ?? ProcessInfo.processInfo.activeProcessorCount, 64))
    let sources = plan.sources(sampler, draws: draws)
    let block = SimulationRun.block(plan, options)
    var parts = [[StreamedColumn]](repeating: begun.map { $0.empty }, count: threads)
    parts.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let target = buffer
      DispatchQueue.concurrentPerform(iterations: threads) { thread in
        var worker = BlockWorker(plan, sources: sources, capacity: min(block, batch))
        let values = BlockMemory(columns: plan.resultCount, capacity: batch)
        for index in (batches * thread / threads)..<(batches * (thread + 1) / threads) {
          let start = first + index * batch
          let count = min(batch, draws - start)
          for offset in stride(from: 0, to: count, by: block) {
            worker.run(from: start + offset, count: min(block, count - offset)) { column, result in
              (values[column] + offset).update(from: result, count: min(block, count - offset))
            }
          }
          for column in target[thread].indices {
            target[thread][column].add(UnsafeBufferPointer(start: values[column], count: count))
          }
        }
      }
    }
    return parts
  }
}
