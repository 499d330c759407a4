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
      margins: spread.margins, dependence: spread.dependence, support: support,
      notes: known ? base.notes : notes)
  }

  /// What was declared, or the bounds that the base keeps within by itself.
  private var support: Support { (base as? FittedShare)?.support ?? input.support }

  private func spread(_ path: [Double]) -> CalibratedSpread {
    switch kind {
    case .short, .partSeason: short(path)
    case .oneSeason: oneSeason(path)
    case .plain, .seasonal, .sparse, .counts: LongSpread(input, base, path).spread
    }
  }

  /// Margins where a season was seen less than twice, and what of their errors is common.
  ///
  /// Three fifths of every step's variance are an error of the level that all steps share: a year's total
  /// would be taken as far too sure if the steps were independent.
  private func oneSeason(_ path: [Double]) -> CalibratedSpread {
    let level = [Double](repeating: Self.sharedLevel, count: path.count)
    return CalibratedSpread(
      margins: oneSeasonMargins(path),
      dependence: .movingAverage(weights: [1, 0], shared: [level]))
  }

  /// The learned width, wider by ``oneSeasonFactor``.
  ///
  /// Of a method that sees no season, whose errors have it, the wider of that and the model's own, step by
  /// step. What ``Auto`` uses has the width that it has just beyond two seasons (``FewSeasons``).
  private func oneSeasonMargins(_ path: [Double]) -> [any Distribution] {
    if base is FittedShrunkSeason {
      let past = SeriesWidth(input, horizon: path.count)
      return path.enumerated().map { index, centre in
        let (_, scale) = past.scale(step: index + 1, centre: past.bounded(centre), points: [centre])
        return Margin.studentT(df: past.freedom, location: centre, scale: scale)
      }
    }
    let seasons = Double(input.count) / Double(input.seasonLength)
    let factor = Self.oneSeasonFactor(seasons: seasons, length: input.seasonLength)
    let margins = LongSpread(input, base, path, factor: factor).spread.margins
    if base is FittedSeasonalNaive { return margins }
    return zip(margins, base.forecast(horizon: path.count).margins).map(Self.wider)
  }

  private static func wider(_ a: any Distribution, _ b: any Distribution) -> any Distribution {
    let (first, second) = (a.interval(0.8), b.interval(0.8))
    return first.upper - first.lower > second.upper - second.lower ? a : b
  }

  /// The loading of the error that all steps share, beside one of their own of 1.
  private static let sharedLevel = 1.5.squareRoot()

  /// How much wider than was learned on longer histories.
  ///
  /// The level is known from the noise of one year, and of its growth nothing. Set on months and year's
  /// totals of M1, R's series and US employment.
  static func oneSeasonFactor(seasons: Double, length: Int) -> Double {
    if length <= 6 { return 1.06 + 0.14 * seasons }
    let missing = min(max(2 - seasons, 0), 1)
    return 1.32 + 0.54 * missing * missing * missing
  }

  /// Periods of one year differ less than the years of short histories do.
  private static let partSeasonFactor = 0.75

  /// The two widths that ``ShortHistory`` mixes, around another centre.
  private func short(_ path: [Double]) -> CalibratedSpread {
    let fit = ShortHistoryFit(method: method, input: input, odds: 0.5)
    let prediction = fit.prediction(horizon: path.count)
    let factor = kind == .partSeason ? Self.partSeasonFactor : 1
    let margins = path.enumerated().map { index, centre in
      prediction.distribution(step: index + 1, around: centre, factor: factor)
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
  /// centre is away from this one, times a factor.
  func distribution(
    step: Int, around centre: Double, factor: Double = 1
  ) -> any Distribution {
    let members = parts.map { part -> any Distribution in
      let own = scale.inverse(part.location[step - 1])
      // Half of what is expected at least: a centre near or below 0 has no scale of its own.
      let slope = slope(scale == .log ? max(centre, own / 2) : centre)
      let apart = slope > 0 ? (centre - own) / Swift.max(slope, self.slope(own)) : 0
      let spread = part.spread[step - 1]
      return Margin.studentT(
        df: part.degreesOfFreedom, location: centre,
        scale: (spread * spread + apart * apart).squareRoot() * slope * factor)
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
