import Foundation
import Indicators
import Probability

/// The learned width of a single method on a history of more than ten values, or with a season.
struct LongSpread {
  let spread: CalibratedSpread

  init(
    _ input: ForecastInput, _ model: any FittedModel, _ path: [Double], factor: Double = 1
  ) {
    let shown = input.newest(Blend.longest)
    let past = SeriesWidth(shown, horizon: path.count)
    let learned = SingleWidth.of(seasonLength: shown.seasonLength)
    let fitted = model.fitted.suffix(shown.values.count)
    let ratio = past.errors.ratio(of: Array(fitted), to: past)
    let pooled = past.pooled(path.count, from: shown.values.count)
    let scales = zip(path, pooled).enumerated().map { index, pair -> Double in
      let points = [past.bounded(pair.0), past.bounded(pair.1)]
      let (parts, scale) = past.long(step: index + 1, centre: points[0], points: points)
      let distance = parts.features[AutoWidth.disagreementFeature]
      return factor * scale * learned.factor(step: index + 1, ratio: ratio, distance: distance)
    }
    let freedom = learned.freedom(past.longFreedom)
    spread = CalibratedSpread(
      margins: zip(path, scales).map { Margin.studentT(df: freedom, location: $0, scale: $1) },
      dependence: SeriesWidth.dependence(scales))
  }
}

extension PooledErrors {
  /// The log ratio of a method's one-step errors to the pooled trend's at the same origins, shrunk by
  /// N/(N + 4).
  ///
  /// The method's errors are those of its fit, smaller than those to come where it has parameters; the
  /// learned coefficients know that.
  func ratio(of fitted: [Double?], to past: SeriesWidth) -> Double {
    let trend = past.trend
    var (own, pooled, count) = (0.0, 0.0, 0.0)
    for (offset, error) in oneStepErrors.enumerated() {
      let entry = firstOrigin + offset
      guard entry < fitted.count, let value = fitted[entry], value.isFinite else { continue }
      let level = trend.isLogarithmic ? log(past.bounded(value)) : value
      let miss = trend.actual(entry) - level
      own += miss * miss
      pooled += error * error
      count += 1
    }
    guard own > 0, pooled > 0 else { return 0 }
    return count / (count + 4) * 0.5 * log(own / pooled)
  }
}
