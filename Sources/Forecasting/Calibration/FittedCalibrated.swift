import Foundation
public import Indicators
import Probability

/// A fitted model with learned widths.
public struct FittedCalibrated: FittedModel {
  /// The model whose centre is kept.
  public let base: any FittedModel
  private let input: ForecastInput
  private let kind: AutoProfile.Kind

  init(_ input: ForecastInput, _ base: any FittedModel) {
    self.input = input
    self.base = base
    let kind = AutoProfile(input).kind
    // Half of what `auto` does with rough counts is what it does with any history of their length.
    self.kind =
      kind == .counts
      ? AutoProfile.byLength(
        input.count, entries: input.values.count, season: input.seasonLength) : kind
  }

  /// Whether the model's own distribution stays: it was learned from outcomes already, is one of
  /// counts, or knows events ahead that past errors do not.
  private var keepsOwn: Bool {
    input.regressors != nil || base is FittedAuto || base is ShortHistoryFit
      || base is FittedCountSmoothing
      || base is FittedRate
  }

  /// As the base.
  public var method: String { base.method }
  /// The base's label, and that the width was calibrated.
  public var label: LocalizedText { keepsOwn ? base.label : Self.calibrated(base.label) }

  private static func calibrated(_ label: LocalizedText) -> LocalizedText {
    LocalizedText(ko: "\(label.ko) · 폭 보정", en: "\(label.en) · calibrated width")
  }

  /// As the base.
  public var fitted: [Double?] { base.fitted }
  /// As the base.
  public var residuals: [Double?] { base.residuals }
  /// As the base, but for what it says of a spread that it could not estimate, and where the width is
  /// from.
  public var notes: [LocalizedText] {
    guard !keepsOwn else { return base.notes }
    return base.notes.filter { $0 != FitNotes.noSpread(input) } + [Self.note]
  }

  private static let note = LocalizedText(
    ko: "구간의 폭은 모형의 것이 아니라 이 계열과 여러 계열의 과거 예측오차로 보정한 것입니다.",
    en:
      "The width of the interval is not the model's own: it is calibrated by past forecast errors "
      + "of this and of many other series.")

  /// As the base.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    base.points(from: origin, horizon: horizon)
  }

  /// The base's path with Student t margins of the learned scale; for up to ten values without season
  /// two of them mixed.
  public func forecast(horizon: Int) -> Forecast {
    if keepsOwn { return base.forecast(horizon: horizon) }
    let path = base.points(from: input.values.count, horizon: horizon)
    let spread = spread(path)
    let known = spread.margins.allSatisfy { $0 is Degenerate }
    return Forecast(
      method: method, label: label, periods: input.periods(ahead: horizon),
      margins: spread.margins, dependence: spread.dependence, support: input.support,
      notes: known ? base.notes : notes)
  }

  private func spread(_ path: [Double]) -> CalibratedSpread {
    switch kind {
    case .short, .partSeason: short(path)
    case .oneSeason: wider(path)
    case .plain, .seasonal, .sparse, .counts: LongSpread(input, base, path).spread
    }
  }

  /// The wider of the learned width and the model's own, step by step, where a season was seen less than
  /// twice and cannot be told from noise.
  ///
  /// Half of every step's variance is an error of the level that all steps share: a year's total would
  /// be taken as far too sure if the steps were independent.
  private func wider(_ path: [Double]) -> CalibratedSpread {
    let learned = LongSpread(input, base, path).spread
    let own = base.forecast(horizon: path.count)
    let margins = zip(learned.margins, own.margins).map { learned, own -> any Distribution in
      let (a, b) = (learned.interval(0.8), own.interval(0.8))
      return a.upper - a.lower > b.upper - b.lower ? learned : own
    }
    let level = [Double](repeating: 1, count: path.count)
    return CalibratedSpread(
      margins: margins, dependence: .movingAverage(weights: [1, 0], shared: [level]))
  }

  /// The two widths that ``ShortHistory`` mixes, around another centre.
  private func short(_ path: [Double]) -> CalibratedSpread {
    let fit = ShortHistoryFit(method: method, input: input, odds: 0.5)
    let prediction = fit.prediction(horizon: path.count)
    let margins = path.enumerated().map { index, centre in
      prediction.distribution(step: index + 1, around: centre)
    }
    return CalibratedSpread(margins: margins, dependence: prediction.dependence)
  }
}

/// Margins and how they hang together.
struct CalibratedSpread {
  let margins: [any Distribution]
  let dependence: StepDependence
}

extension ShortHistoryPrediction {
  /// The distribution of a step on the level around another centre, symmetric, as much wider as that
  /// centre is away from this one.
  func distribution(step: Int, around centre: Double) -> any Distribution {
    let members = parts.map { part -> any Distribution in
      let own = scale.inverse(part.location[step - 1])
      // Half of what is expected at least: a centre near or below 0 has no scale of its own.
      let slope = slope(scale == .log ? max(centre, own / 2) : centre)
      let apart = slope > 0 ? (centre - own) / Swift.max(slope, self.slope(own)) : 0
      let spread = part.spread[step - 1]
      return Margin.studentT(
        df: part.degreesOfFreedom, location: centre,
        scale: (spread * spread + apart * apart).squareRoot() * slope)
    }
    if let first = members.first as? StudentT, let second = members.last as? StudentT,
      members.count == 2,
      let total = parts.first.map({ $0.weight / ($0.weight + parts[1].weight) }),
      let pair = CentredPair(first, second, weight: total)
    {
      return pair
    }
    return Mixture.of(members, weights: parts.map(\.weight)) ?? Margin.point(centre)
  }

  /// The level's change per change on the scale at a value; at the nearest value that has one.
  private func slope(_ value: Double) -> Double {
    if case .logit(let lower, let upper) = scale {
      let margin = (upper - lower) * 1e-3
      return scale.inverseSlope(scale.forward(min(max(value, lower + margin), upper - margin)))
    }
    return scale.inverseSlope(scale.forward(value))
  }
}
