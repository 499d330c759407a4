import Dispatch
import Foundation
import Indicators
import Probability

/// A run whose draws pass by: the statistics of every result column, exact, in memory that hardly grows
/// with the number of draws.
///
/// The differences of scenarios are read along with them. The first draws say about where the percentiles lie; from then on only values near them are kept.
/// All numbers are those of a run that keeps its draws, bit for bit.
struct StreamedRun {
  /// Draws in a column.
  let draws: Int
  private let columns: [ColumnSummary]
  private let differences: [StreamedDifference.Pair: DifferenceSummary]

  /// Draws that are looked at first; shorter runs gain little by not keeping all.
  static let first = ShortfallSums.opening
  /// Draws that a thread computes before it reads their statistics, in the cache.
  private static let batch = MomentSums.block

  /// What is read from the draws that have passed.
  private struct Readings {
    var columns: [StreamedColumn] = []
    var differences: [StreamedDifference] = []

    /// The same without any draws.
    var empty: Readings {
      Readings(columns: columns.map(\.empty), differences: differences.map(\.empty))
    }

    mutating func add(_ next: Readings) {
      for index in columns.indices { columns[index].add(next.columns[index]) }
      for index in differences.indices { differences[index].add(next.differences[index]) }
    }

    mutating func add(_ values: BlockMemory, count: Int) {
      for index in columns.indices {
        columns[index].add(UnsafeBufferPointer(start: values[index], count: count))
      }
      for index in differences.indices {
        let pair = differences[index].pair
        differences[index].add(
          UnsafeBufferPointer(start: values[pair.base], count: count),
          UnsafeBufferPointer(start: values[pair.other], count: count))
      }
    }
  }

  /// Runs as many draws as the options say; nil where the statistics cannot be had without keeping
  /// all draws: short runs, dependent draws, values that are missing, abound or overflow.
  ///
  /// - Parameters:
  ///   - plan: A plan of some scenarios.
  ///   - sampler: Where the random numbers come from.
  ///   - options: Draws, threads, block size.
  ///   - quantiles: Probabilities of the quantiles to be given.
  ///   - targets: The targets of each result column.
  ///   - pairs: The columns to be compared draw by draw, with the target of each.
  init?(
    _ plan: RunPlan, sampler: any Sampler, options: SimulationOptions, quantiles: [Double],
    targets: [[DriverModel.Target]], pairs: [StreamedDifference.Pair: DriverModel.Target?]
  ) {
    guard sampler is MonteCarloSampler, options.draws > 2 * Self.first else { return nil }
    draws = options.draws
    guard
      var readings = Self.begin(
        plan, sampler: sampler, options: options, quantiles: quantiles, targets: targets,
        pairs: pairs)
    else { return nil }
    for rest in Self.parts(plan, sampler: sampler, options: options, readings) {
      readings.add(rest)
    }
    let columns = readings.columns.compactMap(\.summary)
    var differences: [StreamedDifference.Pair: DifferenceSummary] = [:]
    for difference in readings.differences { differences[difference.pair] = difference.summary }
    guard columns.count == plan.resultCount, differences.count == pairs.count else { return nil }
    self.columns = columns
    self.differences = differences
  }

  /// The statistics of a result column.
  subscript(column: Int) -> ColumnSummary { columns[column] }

  /// The statistics of the differences of two result columns.
  subscript(pair: StreamedDifference.Pair) -> DifferenceSummary? { differences[pair] }

  /// The readings of the first draws.
  private static func begin(
    _ plan: RunPlan, sampler: any Sampler, options: SimulationOptions, quantiles: [Double],
    targets: [[DriverModel.Target]], pairs: [StreamedDifference.Pair: DriverModel.Target?]
  ) -> Readings? {
    var opening = options
    opening.draws = first
    let begun = SimulationRun(plan, sampler: sampler, options: opening)
    var readings = Readings()
    for index in 0..<plan.resultCount {
      let column = begun.column(index).withUnsafeBufferPointer {
        StreamedColumn($0, draws: options.draws, quantiles: quantiles, targets: targets[index])
      }
      guard let column else { return nil }
      readings.columns.append(column)
    }
    for (pair, target) in pairs {
      let difference = begun.column(pair.base).withUnsafeBufferPointer { base in
        begun.column(pair.other).withUnsafeBufferPointer { other in
          StreamedDifference(
            pair, base, other, draws: options.draws, quantiles: quantiles, target: target)
        }
      }
      guard let difference else { return nil }
      readings.differences.append(difference)
    }
    return readings
  }

  /// The draws after the first ones: one part for each thread, in their order.
  private static func parts(
    _ plan: RunPlan, sampler: any Sampler, options: SimulationOptions, _ begun: Readings
  ) -> [Readings] {
    let draws = options.draws
    let batches = (draws - first + batch - 1) / batch
    let threads = max(
      1, min(batches, options.threads ?? ProcessInfo.processInfo.activeProcessorCount, 64))
    let sources = plan.sources(sampler, draws: draws)
    let block = SimulationRun.block(plan, options)
    var parts = [Readings](repeating: begun.empty, count: threads)
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
          target[thread].add(values, count: count)
        }
      }
    }
    return parts
  }
}
