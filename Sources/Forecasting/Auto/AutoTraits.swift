import Foundation
import Indicators

/// What a series looks like, in numbers between 0 and 1 where not said otherwise.
///
/// Strengths of trend and season as in X. Wang, K. Smith and R. Hyndman (2006), *Data Mining and
/// Knowledge Discovery* 13, 335–364: one minus the share of the variance that the component leaves
/// unexplained.
public struct AutoTraits: Sendable, Hashable {
  /// How much of the variance, its season taken out, a moving average explains.
  public let trend: Double
  /// How much of the variance, its trend taken out, the season explains; nil where none was found.
  public let season: Double?
  /// The mean change per period over the mean magnitude; not between 0 and 1.
  public let growth: Double
  /// The share of zeros.
  public let zeros: Double

  /// Looks at a history.
  public init(_ input: ForecastInput) {
    let values = ClassicalDecomposition.bridging(input.values).values
    let m = input.seasonLength
    let isSeasonal = SeasonalTest.isSeasonal(input.values, season: m)
    let seasonal =
      isSeasonal ? ClassicalDecomposition(input.values, season: m, form: .additive) : nil
    let adjusted = seasonal?.adjusted(values).compactMap { $0 } ?? values
    let level = Self.smoothed(adjusted, m > 1 ? m : 5)
    let rest = zip(adjusted, level).map { $0 - $1 }
    trend = Self.explained(rest, of: adjusted)
    season = seasonal == nil ? nil : Self.explained(rest, of: zip(values, level).map { $0 - $1 })
    let size = values.reduce(0) { $0 + $1.magnitude / Double(max(1, values.count)) }
    let span = Double(max(1, values.count - 1))
    growth = size > 0 ? ((adjusted.last ?? 0) - (adjusted.first ?? 0)) / span / size : 0
    let observed = input.observed
    zeros = Double(observed.count { $0 == 0 }) / Double(max(1, observed.count))
  }

  private static func explained(_ rest: [Double], of whole: [Double]) -> Double {
    let (left, all) = (variance(rest), variance(whole))
    return all > 0 ? min(max(1 - left / all, 0), 1) : 0
  }

  private static func variance(_ x: [Double]) -> Double {
    let count = Double(max(1, x.count))
    let mean = x.reduce(0) { $0 + $1 / count }
    return x.reduce(0) { $0 + ($1 - mean) * (($1 - mean) / count) }
  }

  /// Means over up to `window` values around each place.
  private static func smoothed(_ x: [Double], _ window: Int) -> [Double] {
    var sums = [0.0]
    for value in x { sums.append((sums.last ?? 0) + value) }
    return x.indices.map { index in
      let from = max(0, index - window / 2)
      let to = min(x.count, index + window / 2 + 1)
      return (sums[to] - sums[from]) / Double(to - from)
    }
  }
}
