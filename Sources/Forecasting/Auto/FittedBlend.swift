import Foundation
import Indicators
import Probability

/// A fitted combination with calibrated widths.
struct FittedBlend: FittedModel {
  /// A member of the combination, fitted.
  struct Member: Sendable {
    let kind: BlendMember
    let model: any FittedModel
    /// What the values were divided by for this member, so that its search does not depend on units.
    let unit: Double

    /// The one-step forecasts, in the units of the series.
    var fitted: [Double?] { model.fitted.map { $0.map { $0 * unit } } }

    /// The path ahead, in the units of the series.
    func path(_ horizon: Int) -> [Double] { model.blendPath(horizon).map { $0 * unit } }
  }

  let method: String
  let input: ForecastInput
  /// What the members saw: the history, or its newest part.
  let shown: ForecastInput
  let members: [Member]
  let failures: [ForecastError]
  let trend: PooledTrend
  let constants: AutoConstants
  /// The season that was found; nil for none.
  let decomposition: ClassicalDecomposition?
  /// What the widths are made of.
  let width: AutoWidth
  /// The weights of the members, then of the pooled trend where it takes part.
  let weights: [Double]
  /// The errors of the pooled trend at earlier origins.
  let errors: PooledErrors
  /// The mean magnitude of the values shown.
  let size: Double
  /// Whether the pooled trend is a member: where it was learned to be, and where there is no other.
  private let usesTrend: Bool
  private let lowest: Double
  private let highest: Double

  init(
    method: String, input: ForecastInput, shown: ForecastInput, members: [Member],
    failures: [ForecastError]
  ) {
    self.method = method
    self.input = input
    self.shown = shown
    self.members = members
    self.failures = failures
    let values = ClassicalDecomposition.bridging(shown.values).values
    let season = shown.seasonLength
    let isPositive = values.allSatisfy { $0 > 0 }
    let found = Self.season(of: shown, isPositive: isPositive)
    decomposition = found
    constants = .of(seasonLength: season)
    trend = PooledTrend(
      values, indices: found?.indices ?? [], seasonLength: season,
      isLogarithmic: isPositive && found?.form != .additive, coefficients: constants.trend)
    errors = PooledErrors(trend, horizon: 3 * trend.windows.reach)
    lowest = isPositive ? 0.05 * (values.min() ?? 0) : -.infinity
    highest = isPositive ? 20 * (values.max() ?? 0) : .infinity
    let size = values.reduce(0) { $0 + $1.magnitude / Double(values.count) }
    self.size = size
    let width = AutoWidth(
      errors, count: trend.path.count, unit: trend.isLogarithmic ? 1 : max(size, 1e-300))
    self.width = width
    usesTrend = members.isEmpty || constants.weights.members.contains(.pooled)
    weights = constants.weights(
      .init(trend, noise: width.relative),
      of: members.map(\.kind) + (usesTrend ? [.pooled] : []))
  }

  /// The season, as factors where the history is positive and no index is close to 0.
  private static func season(
    of input: ForecastInput, isPositive: Bool
  ) -> ClassicalDecomposition? {
    let (values, season) = (input.values, input.seasonLength)
    guard SeasonalTest.isSeasonal(values, season: season) else { return nil }
    if isPositive, let factors = ClassicalDecomposition(values, season: season),
      factors.indices.allSatisfy({ $0 > 0.05 })
    {
      return factors
    }
    return ClassicalDecomposition(values, season: season, form: .additive)
  }

  /// Names and weights of what is combined, the pooled trend last.
  var shares: [(label: LocalizedText, share: Double)] {
    let labels = members.map(\.model.label) + (usesTrend ? [Self.trendLabel] : [])
    return zip(labels, weights).map { ($0, $1) }
  }

  static let trendLabel = LocalizedText(ko: "공동학습추세", en: "pooled trend")

  var label: LocalizedText {
    func joined(_ language: Language) -> String {
      shares.map { "\($0.label[language]) \(Int(($0.share * 100).rounded()))%" }
        .joined(separator: " + ")
    }
    return LocalizedText(ko: joined(.ko), en: joined(.en))
  }

  var notes: [LocalizedText] {
    var notes = failures.map(\.message) + FitNotes.gaps(input)
    if shown.values.count < input.values.count {
      notes.append(
        LocalizedText(
          ko: "최근 \(shown.values.count)개 값만 썼습니다.",
          en: "Only the newest \(shown.values.count) values were used."))
    }
    if input.isConstant {
      notes.append(
        LocalizedText(
          ko: "자료에 변동이 없어, 폭은 자료 수에 따른 최소한으로 두었습니다.",
          en: "The history does not vary: the width is the least that its length allows."))
    }
    return notes
  }

  /// One-step forecasts: the centre of the members, their parameters fixed.
  var fitted: [Double?] {
    let missing = input.values.count - shown.values.count
    let columns = members.map(\.fitted)
    let values = shown.values.indices.map { index -> Double? in
      guard index >= trend.windows.firstOrigin else { return nil }
      let others = columns.compactMap { $0[index] }
      guard others.count == columns.count else { return nil }
      return centre(others, trend.level(trend.points(from: index, horizon: 1)[0])).middle
    }
    return [Double?](repeating: nil, count: missing) + values
  }

  var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }

  /// The members' weighted mean and median, and the points they are made of: those that are not finite
  /// take the pooled trend's place, those far outside the history are moved to its surroundings.
  private func centre(_ others: [Double], _ pooled: Double) -> (middle: Double, points: [Double]) {
    let spare = bounded(pooled)
    let points = others.map { $0.isFinite ? bounded($0) : spare } + (usesTrend ? [spare] : [])
    let sorted = points.sorted()
    let half = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2
    let mean = zip(points, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return (BlendWeights.medianShare * median + (1 - BlendWeights.medianShare) * mean, points)
  }

  private func bounded(_ value: Double) -> Double { min(max(value, lowest), highest) }
}

extension FittedBlend {
  /// One step of the forecast, with what its scale is made of.
  struct Step: Sendable {
    let step: Int
    let centre: Double
    /// Forecasts of the members, the pooled trend last where it takes part.
    let points: [Double]
    let ingredients: AutoWidth.Ingredients
    /// The Student t scale; 0 where the history shows no errors.
    let scale: Double
  }

  /// The steps of a forecast.
  func steps(_ horizon: Int) -> [Step] {
    guard horizon > 0 else { return [] }
    let paths = members.map { $0.path(horizon) }
    let pooled = trend.points(from: trend.path.count, horizon: horizon).map(trend.level)
    return pooled.indices.map { index in
      let (middle, points) = centre(paths.map { $0[index] }, pooled[index])
      let parts = width.ingredients(step: index + 1, disagreement: disagreement(points))
      let unit = trend.isLogarithmic ? max(middle, lowest) : size
      let scale = width.scale(parts, constants.width) * unit
      return Step(step: index + 1, centre: middle, points: points, ingredients: parts, scale: scale)
    }
  }

  /// Standard deviation of forecasts, of their logarithms or over the size of the series.
  private func disagreement(_ points: [Double]) -> Double {
    let values = points.map { trend.isLogarithmic ? log($0) : $0 / max(size, 1e-300) }
    let count = Double(values.count)
    let mean = values.reduce(0) { $0 + $1 / count }
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) / count }.squareRoot()
  }

  func forecast(horizon: Int) -> Forecast {
    let steps = steps(horizon)
    let freedom = width.freedom(constants.width)
    let margins = steps.map {
      Margin.studentT(df: freedom, location: $0.centre, scale: $0.scale)
    }
    return Forecast(
      method: method, label: label, periods: input.periods(ahead: horizon), margins: margins,
      dependence: Self.dependence(steps), support: input.support, notes: notes)
  }

  /// Errors that add up just as fast as the scale grows: `1 + (h − 1) θ²` over the variance of one
  /// step.
  private static func dependence(_ steps: [Step]) -> StepDependence {
    guard let first = steps.first, let last = steps.last, steps.count > 1, first.scale > 0 else {
      return .independent
    }
    let ratio = last.scale / first.scale
    let theta = ((ratio * ratio - 1) / Double(steps.count - 1)).clamped(to: 0...1).squareRoot()
    return .movingAverage(weights: [1, theta], shared: [])
  }
}

extension Double {
  /// The value moved into a range; its lower end for NaN.
  fileprivate func clamped(to range: ClosedRange<Double>) -> Double {
    self >= range.lowerBound ? Swift.min(self, range.upperBound) : range.lowerBound
  }
}
