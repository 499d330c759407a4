import Glibc
import Probability

/// A count with so many values that a table of its jumps would be too long, made continuous.
///
/// Between whole numbers the distribution function runs straight, so the smallest whole number not
/// below its quantile is the count's own quantile.
struct WideCount: Distribution {
  private let count: any Distribution

  /// Nil for distributions that are no counts, or whose jumps a table can hold.
  init?(_ distribution: any Distribution) {
    guard Self.isCount(distribution) else { return nil }
    let ends = [-QuantileTable.limit, QuantileTable.limit].map {
      distribution.quantile(QuantileTable.probability($0))
    }
    guard ends[1] - ends[0] > Double(StepTable.mostJumps) else { return nil }
    count = distribution
  }

  /// Whether the values are whole numbers, one by one.
  static func isCount(_ distribution: any Distribution) -> Bool {
    distribution is Poisson || distribution is Binomial || distribution is NegativeBinomial
  }

  var mean: Double { count.mean }
  var variance: Double { count.variance }
  var support: ClosedRange<Double> { count.support }
  var isDiscrete: Bool { false }
  var label: String { count.label }

  func cumulative(_ x: Double) -> Double {
    let whole = floor(x)
    return count.cumulative(whole) + (x - whole) * count.density(whole + 1)
  }

  func survival(_ x: Double) -> Double {
    let whole = floor(x)
    return count.survival(whole + 1) + (whole + 1 - x) * count.density(whole + 1)
  }

  /// The chance of one value, carried on straight between the middles of their steps.
  func density(_ x: Double) -> Double {
    let whole = floor(x + 0.5)
    let (below, above) = (count.density(whole), count.density(whole + 1))
    return below + (x + 0.5 - whole) * (above - below)
  }

  func quantile(_ p: Double) -> Double {
    let whole = count.quantile(p)
    let beyond =
      p < 0.5
      ? (count.cumulative(whole) - p) / count.density(whole)
      : ((1 - p) - count.survival(whole)) / count.density(whole)
    return whole - min(max(beyond, 0), 1)
  }
}
