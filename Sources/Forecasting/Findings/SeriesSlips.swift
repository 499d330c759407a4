import Foundation
import Indicators

/// Looks for slips of the pen in positive figures, from four values on: a digit too many or too few,
/// another unit, two months in each other's place.
///
/// - A unit slip is a value that, divided by a power of ten, falls among its neighbours, all the others
///   being within a factor of four of one another.
/// - A unit shift is the same for all values from a place on, two at least, each side within a factor of
///   2.5 of itself.
/// - A spike goes up and straight down again (or down and up) by at least 30%, each way five times the
///   usual change and more than half the largest other one; counts must besides move four Poisson
///   standard deviations.
/// - Two months of a year are swapped where both are far (six robust standard deviations) from what
///   season and neighbours suggest, and in each other's place neither is (1.5).
///
/// What is told is meant to be read by people: thresholds are such that of fifty clean series of five to
/// ten values less than one gives a finding.
enum SeriesSlips {
  static let fewest = 4

  /// What was found, in the order of time; spikes only in series of fewer than `SeriesFindings.fewest`.
  static func all(in input: ForecastInput) -> [SeriesFinding] {
    let values = input.observed
    guard values.count >= fewest, values.allSatisfy({ $0 > 0 }) else { return [] }
    let times = input.values.indices.filter { input.values[$0] != nil }
    return slips(values, input).map { slip in
      SeriesFinding(
        kind: slip.kind, period: input.start + times[slip.at], value: values[slip.at],
        expected: slip.expected, score: slip.score,
        other: slip.other.map { input.start + times[$0] })
    }
  }

  /// A slip at a place among the observed values, and the place of the other value of a swap.
  private typealias Slip = (
    kind: SeriesFinding.Kind, at: Int, expected: Double, score: Double, other: Int?
  )

  /// The first kind that is found.
  private static func slips(_ values: [Double], _ input: ForecastInput) -> [Slip] {
    if input.seasonLength > 1 {
      return swaps(input).map { (.swap, $0.at, values[$0.other], $0.score, $0.other) }
    }
    func unit(_ kind: SeriesFinding.Kind, _ at: Int, _ power: Int) -> Slip {
      let factor = pow(10, Double(power))
      return (kind, at, values[at] / factor, factor, nil)
    }
    let logs = values.map { log10($0) }
    if let shift = unitShift(logs) { return [unit(.unitShift, shift.at, shift.power)] }
    let slips = unitSlips(logs)
    if !slips.isEmpty { return slips.map { unit(.unitSlip, $0.at, $0.power) } }
    guard values.count < SeriesFindings.fewest else { return [] }
    return spikes(values).map {
      (.outlier, $0.at, (values[$0.at - 1] * values[$0.at + 1]).squareRoot(), $0.score, nil)
    }
  }

  /// Values a power of ten away from their neighbours; at most one in four.
  private static func unitSlips(_ logs: [Double]) -> [(at: Int, power: Int)] {
    var found: [(at: Int, power: Int)] = []
    for index in logs.indices {
      let others = logs.indices.filter { $0 != index }.map { logs[$0] }
      let usual = changes(others).max() ?? 0
      guard range(others) < 0.6, usual < 0.3 else { continue }
      let from = max(0, min(index - 2, others.count - 4))
      let distance =
        logs[index] - SeriesFindings.median(Array(others[from..<min(others.count, from + 4)]))
      let power = distance.rounded()
      guard power != 0, (distance - power).magnitude < max(0.1, usual) else { continue }
      found.append((index, Int(power)))
    }
    return 4 * found.count <= logs.count ? found : []
  }

  /// The place from which on all values are a power of ten away.
  private static func unitShift(_ logs: [Double]) -> (at: Int, power: Int)? {
    for place in stride(from: 2, through: logs.count - 2, by: 1) {
      let (before, after) = (Array(logs[..<place]), Array(logs[place...]))
      guard range(before) < 0.4, range(after) < 0.4 else { continue }
      let jump = logs[place] - logs[place - 1]
      let power = jump.rounded()
      let usual = max(changes(before).max() ?? 0, changes(after).max() ?? 0)
      if power != 0, (jump - power).magnitude < max(0.1, usual), usual < 0.25 {
        return (place, Int(power))
      }
    }
    return nil
  }

  /// Values that leave and come back at once.
  private static func spikes(_ values: [Double]) -> [(at: Int, score: Double)] {
    guard values.count >= 5 else { return [] }
    let steps = zip(values.dropFirst(), values).map { log($0 / $1) }
    let isCount = values.allSatisfy { $0 == $0.rounded() }
    let poisson = isCount ? 4 * (2 / SeriesFindings.median(values)).squareRoot() : 0
    return values.indices.dropFirst().dropLast().compactMap { index in
      let (to, back) = (steps[index - 1], steps[index])
      guard to * back < 0 else { return nil }
      let others = steps.indices.filter { $0 != index && $0 != index - 1 }
        .map { steps[$0].magnitude }
      let usual = max(SeriesFindings.median(others), (others.max() ?? 0) / 2)
      let least = min(to.magnitude, back.magnitude)
      guard least > max(5 * usual, 0.26, poisson) else { return nil }
      return (index, min(least / max(usual, 1e-6), 1e6))
    }
  }

  /// Pairs of months of one year in each other's place.
  private static func swaps(
    _ input: ForecastInput
  ) -> [(at: Int, other: Int, score: Double)] {
    let (m, x) = (input.seasonLength, input.values.compactMap { $0 })
    guard m == 12, input.gapCount == 0, x.count >= 3 * m, input.frequency == .month else {
      return []
    }
    // Season and level by medians over the years, on the logarithm, so that two slips move neither.
    let y = x.map { log($0) }
    let level = y.indices.map { index -> Double in
      let from = max(0, min(index - m / 2, y.count - m))
      return SeriesFindings.median(Array(y[from..<(from + m)]))
    }
    let rest = zip(y, level).map { $0 - $1 }
    let season = (0..<m).map { month in
      SeriesFindings.median(stride(from: month, to: y.count, by: m).map { rest[$0] })
    }
    let surprise = y.indices.map { rest[$0] - season[$0 % m] }
    let spread = 1.4826 * SeriesFindings.median(surprise.map(\.magnitude))
    guard spread > 0 else { return [] }
    let first = ((input.start.ordinal % m) + m) % m
    var found: [(at: Int, other: Int, score: Double)] = []
    for i in y.indices where surprise[i].magnitude > 6 * spread {
      for j in y.indices where j > i && surprise[j].magnitude > 6 * spread {
        guard (i + first) / m == (j + first) / m else { continue }
        let there = (y[i] - level[j] - season[j % m]).magnitude
        let here = (y[j] - level[i] - season[i % m]).magnitude
        if max(there, here) < 1.5 * spread {
          found.append((i, j, min(surprise[i].magnitude, surprise[j].magnitude) / spread))
        }
      }
    }
    return found
  }

  private static func changes(_ x: [Double]) -> [Double] {
    zip(x.dropFirst(), x).map { ($0 - $1).magnitude }
  }

  private static func range(_ x: [Double]) -> Double { (x.max() ?? 0) - (x.min() ?? 0) }
}
