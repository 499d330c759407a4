import Foundation
import Indicators

/// Looks for outliers and level shifts in a history, its season taken out first where there is one.
///
/// - An outlier is a value whose distance from the median of its six neighbours exceeds five robust
///   standard deviations (1.4826 times the median absolute deviation) of all such distances
///   (F. R. Hampel (1974), *JASA* 69, 383–393). Neighbours are those on the same side of a level shift.
/// - A level shift is a place where the median of the four values after and that of the four before
///   differ, against the series' usual drift, by more than five robust standard deviations of all
///   such differences, most of them all around (the two-window test in M. Basseville and
///   I. V. Nikiforov (1993), *Detection of Abrupt Changes*, §2.6, with medians for means).
///
/// Both need twelve values; at most three of a kind are reported, the largest ones.
public enum SeriesFindings {
  /// The fewest values that are looked at.
  public static let fewest = 12
  /// How many robust standard deviations make a finding.
  public static let threshold = 5.0

  /// What a reader should check before figures are used, in the order of time.
  ///
  /// Slips of digits, unit and month, and the outliers and level shifts of ``all(in:)`` beyond eight
  /// standard deviations (outliers by a fifth at least, not at the ends), so that nearly every finding
  /// is one. A value is told once. Small counts bunch up by nature, so of them only slips are told.
  public static func suspicious(in input: ForecastInput) -> [SeriesFinding] {
    let slips = SeriesSlips.all(in: input)
    let isSmallCounts = AutoProfile(input).kind == .sparse
    if isSmallCounts || slips.contains(where: { $0.kind == .unitShift }) { return slips }
    let told = Set(slips.flatMap { [$0.period] + ($0.other.map { [$0] } ?? []) })
    // A trend takes the values at either end away from neighbours that lie on one side only.
    let inside = (input.start + 3)...max(input.start + 3, input.lastPeriod + -3)
    let others = all(in: input).filter { finding in
      guard finding.score > 8, !told.contains(finding.period) else { return false }
      let size = max(finding.value.magnitude, finding.expected.magnitude)
      return finding.kind != .outlier
        || inside.contains(finding.period)
          && (finding.value - finding.expected).magnitude > size / 5
    }
    return (slips + others).sorted { $0.period < $1.period }
  }

  /// What was found, in the order of time.
  public static func all(in input: ForecastInput) -> [SeriesFinding] {
    guard input.count >= fewest, !input.isConstant else { return [] }
    let times = input.values.indices.filter { input.values[$0] != nil }
    let season = input.seasonLength
    let isSeasonal = SeasonalTest.isSeasonal(input.values, season: season)
    let decomposition =
      isSeasonal ? ClassicalDecomposition(input.values, season: season, form: .additive) : nil
    let adjusted = (decomposition?.adjusted(input.values) ?? input.values).compactMap { $0 }
    let shifts = levelShifts(adjusted)
    let levels = Levels(count: adjusted.count, shifts: shifts.map(\.at))
    let outliers = Self.outliers(adjusted, levels)
    let found =
      outliers.map { (at: $0.at, kind: SeriesFinding.Kind.outlier, score: $0.score) }
      + shifts.map { (at: $0.at, kind: .levelShift, score: $0.score) }
    return found.sorted { $0.at < $1.at }.map { item in
      let entry = times[item.at]
      let raw = input.observed[item.at]
      let isOutlier = item.kind == .outlier
      let before = isOutlier ? levels.neighbours(adjusted, item.at) : window(adjusted, item.at - 4)
      let after = isOutlier ? adjusted[item.at] : window(adjusted, item.at)
      return SeriesFinding(
        kind: item.kind, period: input.start + entry, value: isOutlier ? raw : after,
        expected: isOutlier ? raw - (after - before) : before, score: item.score)
    }
  }

  private static func outliers(_ x: [Double], _ levels: Levels) -> [(at: Int, score: Double)] {
    let distances = x.indices.map { x[$0] - levels.neighbours(x, $0) }
    return largest(scores(distances), apart: 1)
  }

  private static func levelShifts(_ x: [Double]) -> [(at: Int, score: Double)] {
    let places = Array(4...(x.count - 4))
    let differences = places.map { window(x, $0) - window(x, $0 - 4) }
    let distances = scores(differences)
    // Only where both sides keep to their level: no value of one is closer to the other's.
    let kept = zip(places, distances).map { place, score -> Double in
      let middle = (window(x, place) + window(x, place - 4)) / 2
      let before = Set(x[(place - 4)..<place].map { $0 > middle })
      let after = Set(x[place..<(place + 4)].map { $0 > middle })
      return before.count == 1 && after.count == 1 && before != after ? score : 0
    }
    return largest(kept, apart: 6).map { (at: places[$0.at], score: $0.score) }
  }

  /// Distances from the median in robust standard deviations; none where most do not vary.
  private static func scores(_ values: [Double]) -> [Double] {
    let middle = median(values)
    let spread = 1.4826 * median(values.map { ($0 - middle).magnitude })
    guard spread > 0 else { return [] }
    return values.map { ($0 - middle).magnitude / spread }
  }

  /// The three largest scores beyond the threshold, each the largest of its surroundings.
  private static func largest(_ scores: [Double], apart: Int) -> [(at: Int, score: Double)] {
    var kept: [(at: Int, score: Double)] = []
    let order = scores.indices.filter { scores[$0] > threshold }
      .sorted { scores[$0] != scores[$1] ? scores[$0] > scores[$1] : $0 < $1 }
    for index in order where kept.count < 3 {
      if kept.allSatisfy({ abs($0.at - index) >= apart }) {
        kept.append((at: index, score: scores[index]))
      }
    }
    return kept
  }

  /// The median of four values from an index.
  private static func window(_ x: [Double], _ from: Int) -> Double {
    median(Array(x[max(0, from)..<min(x.count, from + 4)]))
  }

  /// The stretches of a history between its level shifts.
  private struct Levels {
    private let ends: [Int]

    init(count: Int, shifts: [Int]) { ends = [0] + shifts.sorted() + [count] }

    /// The median of the three values on each side, of the same stretch.
    func neighbours(_ x: [Double], _ index: Int) -> Double {
      let start = ends.last { $0 <= index } ?? 0
      let end = ends.first { $0 > index } ?? x.count
      let from = max(start, min(index - 3, end - 7))
      return median((from..<min(end, from + 7)).filter { $0 != index }.map { x[$0] })
    }
  }

  /// The middle value; 0 of none.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    guard let last = sorted.last else { return 0 }
    let half = sorted.count / 2
    return sorted.count % 2 == 1
      ? sorted[half] : half > 0 ? sorted[half - 1] / 2 + sorted[half] / 2 : last
  }
}
