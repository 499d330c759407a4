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
    func path(_ horizon: Int, from origin: Int) -> [Double] {
      model.points(from: origin, horizon: horizon).map { $0 * unit }
    }
  }

  let method: String
  let input: ForecastInput
  /// What the members saw: the history, or its newest part.
  let shown: ForecastInput
  let members: [Member]
  let failures: [ForecastError]
  /// What the past errors of the series say.
  let past: SeriesWidth
  /// The weights of the members, then of the pooled trend where it takes part.
  let weights: [Double]
  /// The value of a history that never moved.
  private let constant: Double?
  /// Whether the pooled trend is a member: where it was learned to be, and where there is no other.
  private let usesTrend: Bool

  init(
    method: String, input: ForecastInput, shown: ForecastInput, members: [Member],
    failures: [ForecastError]
  ) {
    self.method = method
    self.input = input
    self.shown = shown
    self.members = members
    self.failures = failures
    constant = shown.isConstant ? shown.observed.first : nil
    let past = SeriesWidth(shown)
    self.past = past
    let learned = past.constants.weights
    usesTrend = members.isEmpty || learned.members.contains(.pooled)
    let errors = BlendWeights.errors(of: members.map(\.fitted), shown, usesTrend ? past : nil)
    weights = learned(
      .init(past.trend, noise: past.width.relative),
      of: members.map(\.kind) + (usesTrend ? [.pooled] : []), errors: errors)
  }

  /// Names and weights of what is combined, the pooled trend last.
  var shares: [(label: LocalizedText, share: Double)] {
    let labels = members.map(\.model.label) + (usesTrend ? [Self.trendLabel] : [])
    return zip(labels, weights).map { ($0, $1) }
  }

  static let trendLabel = LocalizedText(ko: "공동학습추세", en: "pooled trend")

  /// The members with their shares; those that would read 0% are left out.
  var label: LocalizedText {
    let told = shares.map { ($0.label, Int(($0.share * 100).rounded())) }.filter { $0.1 > 0 }
    func joined(_ language: Language) -> String {
      told.map { "\($0[language]) \($1)%" }.joined(separator: " + ")
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
    let columns = members.map(\.fitted)
    let values = shown.values.indices.map { index -> Double? in
      guard index >= past.trend.windows.firstOrigin else { return nil }
      let others = columns.compactMap { $0[index] }
      guard others.count == columns.count else { return nil }
      return centre(others, past.pooled(1, from: index)[0]).middle
    }
    return [Double?](repeating: nil, count: unseen) + values
  }

  /// How many old entries the members did not see.
  private var unseen: Int { input.values.count - shown.values.count }

  func points(from origin: Int, horizon: Int) -> [Double] {
    let known = min(origin - unseen, shown.values.count)
    guard horizon > 0, known > 1 else { return [Double](repeating: .nan, count: max(0, horizon)) }
    let paths = members.map { $0.path(horizon, from: known) }
    return past.pooled(horizon, from: known).enumerated().map { index, pooled in
      centre(paths.map { $0[index] }, pooled).middle
    }
  }

  var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }

  /// The members' weighted mean and median, and the points they are made of: those that are not finite
  /// take the pooled trend's place, those far outside the history are moved to its surroundings.
  private func centre(_ others: [Double], _ pooled: Double) -> (middle: Double, points: [Double]) {
    let spare = past.bounded(pooled)
    let points = others.map { $0.isFinite ? past.bounded($0) : spare } + (usesTrend ? [spare] : [])
    // Whatever is carried on without a change all members agree on, but for rounding.
    if let constant { return (constant, [Double](repeating: constant, count: points.count)) }
    let sorted = points.sorted()
    let half = sorted.count / 2
    let median = sorted.count % 2 == 1 ? sorted[half] : sorted[half - 1] / 2 + sorted[half] / 2
    let mean = zip(points, weights).reduce(0) { $0 + $1.0 * $1.1 }
    return (BlendWeights.medianShare * median + (1 - BlendWeights.medianShare) * mean, points)
  }
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
    let newest = shown.values.count
    let paths = members.map { $0.path(horizon, from: newest) }
    return past.pooled(horizon, from: newest).enumerated().map { index, pooled in
      let (middle, points) = centre(paths.map { $0[index] }, pooled)
      let (parts, scale) = past.scale(step: index + 1, centre: middle, points: points)
      return Step(step: index + 1, centre: middle, points: points, ingredients: parts, scale: scale)
    }
  }

  func forecast(horizon: Int) -> Forecast {
    let steps = steps(horizon)
    let freedom = past.freedom
    let margins = steps.map {
      Margin.studentT(df: freedom, location: $0.centre, scale: $0.scale)
    }
    return Forecast(
      method: method, label: label, periods: input.periods(ahead: horizon), margins: margins,
      dependence: SeriesWidth.dependence(steps.map(\.scale)), support: input.support, notes: notes)
  }
}
