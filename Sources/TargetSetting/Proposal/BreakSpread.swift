public import Forecasting
internal import Foundation
public import Indicators
internal import Probability

/// What the years before a declared break still say: not the level, but how much it swings.
///
/// With few results since the break, an interval from them alone is the pool's idea of such a
/// series. The relative change from year to year before the break widens it where it was larger:
///
///     variance = (n v + w u) / (n + w),   w = m / 2n
///
/// on the logarithm, with n results since the break and the forecast's own variance v, and m yearly
/// changes before it with mean square u (per year; over a gap of k years the change counts as
/// variance k). It never narrows, and its weight falls with the square of n: a tenth at n = 5.
public struct BreakSpread: Hashable, Sendable {
  /// Results since the break.
  public let resultsSince: Int
  /// Changes between known years before it.
  public let changesBefore: Int
  /// The standard deviation of a yearly change before it, on the logarithm.
  public let deviation: Double
  /// The break.
  public let change: SeriesBreak

  /// Measures a yearly series; nil without a break, with fewer than two changes before it, or where
  /// a value is not above 0.
  public init?(_ series: Series) {
    let current = series.currentSegment
    guard let start = current.start, start.frequency == .year,
      let change = series.breaks.last(where: { $0.period <= start })
    else { return nil }
    let before = series.observations.filter { $0.period < change.period }
    guard before.count >= 3, before.allSatisfy({ $0.value > 0 }),
      current.observations.allSatisfy({ $0.value > 0 })
    else { return nil }
    var sum = 0.0
    for (old, new) in zip(before, before.dropFirst()) {
      let step = Double(new.period.ordinal - old.period.ordinal)
      let growth = log(new.value / old.value)
      sum += growth * growth / step
    }
    resultsSince = current.observations.count
    changesBefore = before.count - 1
    deviation = (sum / Double(before.count - 1)).squareRoot()
    self.change = change
  }

  /// The forecast with its margins stretched around their medians; unchanged where the years before
  /// the break swung less than the forecast already does.
  public func widened(_ forecast: Forecast) -> Forecast {
    let stretched = forecast.margins.enumerated().map { index, margin in
      factor(margin, step: index + 1).map { StretchedDistribution(margin, power: $0) } ?? margin
    }
    guard stretched.contains(where: { $0 is StretchedDistribution }) else { return forecast }
    return Forecast(
      method: forecast.method,
      label: LocalizedText(
        ko: forecast.label.ko + " + 단절 전 변동", en: forecast.label.en + " + spread before the break"),
      periods: forecast.periods, margins: stretched, dependence: forecast.dependence,
      support: forecast.support, notes: forecast.notes + [note])
  }

  /// How much wider a margin becomes; nil where it stays.
  private func factor(_ margin: any Distribution, step: Int) -> Double? {
    let (low, high) = margin.interval(0.8)
    guard low > 0, high > low, high.isFinite else { return nil }
    let own = log(high / low) / (2 * 1.2815515655446004)
    let n = Double(resultsSince)
    let weight = Double(changesBefore) / (2 * n)
    let past = deviation * deviation * Double(step)
    let variance = (n * own * own + weight * past) / (n + weight)
    let power = (variance.squareRoot() / own)
    return power > 1.001 ? power : nil
  }

  private var note: LocalizedText {
    let percent = Figure.text(100 * (exp(deviation) - 1), atMost: 0)
    return LocalizedText(
      ko: "\(change.period.text(.ko)) 단절 뒤의 실적이 \(resultsSince)개뿐이어서, 단절 전 실적의 해마다 변동 폭"
        + "(약 \(percent)%, 변화 \(changesBefore)개)을 구간에 반영했습니다.",
      en:
        "There \(resultsSince == 1 ? "is 1 result" : "are \(resultsSince) results") since the break "
        + "of \(change.period), so the yearly swings before it (about \(percent)%, \(changesBefore) "
        + "changes) widen the interval.")
  }
}

/// A positive distribution whose logarithm is stretched around its median: X′ = m (X/m)^k.
struct StretchedDistribution: Distribution {
  private let base: any Distribution
  private let median: Double
  private let power: Double

  /// Stretches a distribution; its median must be above 0.
  init(_ base: any Distribution, power: Double) {
    self.base = base
    median = base.quantile(0.5)
    self.power = power
  }

  private func stretch(_ x: Double) -> Double {
    x > 0 ? median * pow(x / median, power) : 0
  }

  private func inverse(_ x: Double) -> Double {
    x > 0 ? median * pow(x / median, 1 / power) : 0
  }

  private static let grid = (0..<400).map { (Double($0) + 0.5) / 400 }

  var mean: Double {
    Self.grid.reduce(0) { $0 + quantile($1) } / Double(Self.grid.count)
  }
  var variance: Double {
    let centre = mean
    return Self.grid.reduce(0) { $0 + (quantile($1) - centre) * (quantile($1) - centre) }
      / Double(Self.grid.count)
  }
  var support: ClosedRange<Double> {
    let upper = base.support.upperBound
    return 0...(upper.isFinite ? stretch(upper) : .infinity)
  }
  var isDiscrete: Bool { false }
  func density(_ x: Double) -> Double {
    guard x > 0, x.isFinite else { return x.isNaN ? .nan : 0 }
    return base.density(inverse(x)) * inverse(x) / (power * x)
  }
  func cumulative(_ x: Double) -> Double {
    x.isNaN ? .nan : x < 0 ? 0 : base.cumulative(inverse(x))
  }
  func survival(_ x: Double) -> Double {
    x.isNaN ? .nan : x < 0 ? 1 : base.survival(inverse(x))
  }
  func quantile(_ p: Double) -> Double {
    let value = base.quantile(p)
    return value.isFinite ? stretch(value) : value
  }
  var label: String { base.label + " stretched" }
}
