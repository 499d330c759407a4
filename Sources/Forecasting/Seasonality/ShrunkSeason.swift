import Foundation
import Indicators
import Probability

/// A season seen once, but not more than twice: what ``Auto`` uses there.
///
/// One year does not tell season from chance, nor two years growth from either, so both are shrunk: the
/// drift is the mean change from one season to the next, as if as many changes of none had been seen as a
/// season has periods; the seasonal differences around it count for three fifths after one season and for
/// 0.85 after two. What is left is smoothed (``SimpleSmoothing``), and the drift goes on damped by a tenth
/// a period. On logarithms where all values are positive. The five numbers are round ones; see
/// `Documentation/methods/auto.md` for what they gain.
struct ShrunkSeason: ForecastMethod {
  /// `shrunk-season`.
  var name: String { "shrunk-season" }
  /// 2.
  var minimumObservations: Int { 2 }

  /// Takes drift and season out and smooths the rest.
  ///
  /// - Throws: `tooFewObservations` where less than one season was seen.
  func fit(_ input: ForecastInput) throws(ForecastError) -> FittedShrunkSeason {
    try requireEnough(input)
    guard input.values.count >= input.seasonLength else {
      throw .tooFewObservations(method: name, needed: input.seasonLength, found: input.count)
    }
    let scale = FittedShrunkSeason.Scale(input.observed)
    let shape = SeasonAndDrift(
      ClassicalDecomposition.bridging(input.values).values.map(scale.forward),
      season: input.seasonLength)
    let rest = input.values.enumerated().map { index, value in
      value.map { scale.forward($0) - shape.value(at: index) }
    }
    let plain = try input.with(support: .real).replacing(values: rest)
    return FittedShrunkSeason(
      method: name, input: input, base: try SimpleSmoothing().fit(plain), shape: shape,
      scale: scale)
  }
}

/// A shrunk drift and shrunk seasonal differences of a history of at least one season.
struct SeasonAndDrift: Sendable {
  /// The change per period.
  let drift: Double
  /// By position in the season, position 0 being the first entry; their mean is 0.
  let differences: [Double]

  private static let firstShare = 0.6
  private static let secondShare = 0.25
  /// What is left of the drift after a period.
  private static let damping = 0.9

  init(_ values: [Double], season: Int) {
    let changes = zip(values.dropFirst(season), values)
    let known = Double(max(0, values.count - season))
    let length = Double(season)
    let drift = changes.reduce(0) { $0 + ($1.0 - $1.1) } / length / (known + length)
    var sums = [Double](repeating: 0, count: season)
    var counts = sums
    for (index, value) in values.enumerated() {
      sums[index % season] += value - drift * Double(index)
      counts[index % season] += 1
    }
    let means = zip(sums, counts).map { $1 > 0 ? $0 / $1 : 0 }
    let centre = means.reduce(0, +) / length
    let share = Self.firstShare + Self.secondShare * min(1, known / length)
    self.drift = drift
    differences = means.map { share * ($0 - centre) }
  }

  /// Drift and season at an entry of the history.
  func value(at index: Int) -> Double {
    drift * Double(index) + differences[index % differences.count]
  }

  /// The same `step` periods after the first `known` entries, the drift damped from there on.
  func value(after known: Int, step: Int) -> Double {
    let d = Self.damping
    let ahead = d * (1 - pow(d, Double(step))) / (1 - d)
    return drift * (Double(known - 1) + ahead)
      + differences[(known + step - 1) % differences.count]
  }
}

/// Drift, season and a smoothed level.
struct FittedShrunkSeason: FittedModel {
  /// Logarithms over the first value where all are positive, otherwise differences from it, so that a
  /// history that never moved is 0 and comes back as it was.
  struct Scale: Sendable {
    let unit: Double
    let isLogarithmic: Bool

    init(_ values: [Double]) {
      unit = values.first ?? 1
      isLogarithmic = values.allSatisfy { $0 > 0 }
    }

    func forward(_ value: Double) -> Double { isLogarithmic ? log(value / unit) : value - unit }

    func inverse(_ x: Double) -> Double { isLogarithmic ? unit * exp(min(x, 700)) : unit + x }

    func carried(_ margin: any Distribution) -> any Distribution {
      isLogarithmic
        ? Affine.of(BackTransformed.of(margin, .log), scale: unit) : Affine.of(margin, shift: unit)
    }
  }

  let method: String
  let input: ForecastInput
  /// The model of what drift and season leave.
  let base: any FittedModel
  let shape: SeasonAndDrift
  let scale: Scale

  var label: LocalizedText {
    let season = shape.differences.count
    return LocalizedText(
      ko: "\(base.label.ko) · 줄인 계절·추세(\(season))",
      en: "\(base.label.en) · shrunk season and drift (\(season))")
  }

  var fitted: [Double?] {
    base.fitted.enumerated().map { index, value in
      value.map { scale.inverse($0 + shape.value(at: index)) }
    }
  }

  var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  var notes: [LocalizedText] { base.notes }

  func points(from origin: Int, horizon: Int) -> [Double] {
    let known = min(max(1, origin), input.values.count)
    return base.points(from: origin, horizon: horizon).enumerated().map { index, value in
      scale.inverse(value + shape.value(after: known, step: index + 1))
    }
  }

  func forecast(horizon: Int) -> Forecast {
    let known = input.values.count
    return base.forecast(horizon: horizon)
      .mapMargins(support: input.support) { step, margin in
        scale.carried(Affine.of(margin, shift: shape.value(after: known, step: step)))
      }
      .relabelled(method: method, label: label)
  }
}
