internal import Foundation
public import Indicators
internal import LinearAlgebra
internal import Probability

/// The short-history method at one history, alone or with models of the series itself weighed in.
public struct ShortHistoryFit: FittedModel {
  /// The name of the method.
  public let method: String
  /// The history.
  let input: ForecastInput
  /// The scale the history is predicted on.
  public let scale: ShortHistoryScale
  /// The prior probability of the business pools.
  let odds: Double
  /// What predicts.
  private let predictor: any ShortHistoryPredictor
  private let values: [Double]
  private let times: [Int]

  /// What was learned from other series, alone.
  init(method: String, input: ForecastInput, odds: Double) {
    self.init(method: method, input: input, predictor: PooledHistory(odds: odds), odds: odds)
  }

  init(method: String, input: ForecastInput, predictor: any ShortHistoryPredictor, odds: Double) {
    self.method = method
    self.input = input
    self.predictor = predictor
    self.odds = odds
    values = input.observed
    times = input.values.indices.filter { input.values[$0] != nil }
    scale = .choose(for: values, lower: input.support.lower, upper: input.support.upper)
  }

  /// `단기 풀링(자료 5개)`, with the number of values used, and `단기 풀링+개별 모형(자료 5개)` where
  /// models of the series itself are weighed in.
  public var label: LocalizedText {
    predictor.label(count: min(values.count, ShortHistoryConstants.settings.window))
  }

  /// What was weighed, and by how much.
  var shares: [ShortHistoryShare] { predictor.shares(window) }

  /// The median one step ahead, from the values before it; nil at the first value and at gaps.
  public var fitted: [Double?] {
    var result = [Double?](repeating: nil, count: input.values.count)
    for (index, time) in times.enumerated().dropFirst() {
      let step = time - times[index - 1]
      let past = predict(window(through: index - 1), horizon: step)
      result[time] = input.support.clamped(past.median(step: step))
    }
    return result
  }

  /// Observed minus fitted.
  public var residuals: [Double?] {
    zip(input.values, fitted).map { value, fit in
      guard let value, let fit else { return nil }
      return value - fit
    }
  }

  /// The median from the values that were known, what was learned from other series unchanged.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    guard horizon > 0, let last = times.lastIndex(where: { $0 < max(1, origin) }) else { return [] }
    let ahead = min(max(1, origin), input.values.count) - 1 - times[last]
    let past = predict(window(through: last), horizon: ahead + horizon)
    return (1...horizon).map { input.support.clamped(past.median(step: ahead + $0)) }
  }

  /// The distribution of the next periods on the working scale, before any bounds.
  func prediction(horizon: Int) -> ShortHistoryPrediction { predict(window, horizon: horizon) }

  /// The joint distribution of the next periods, inside the support.
  public func forecast(horizon: Int) -> Forecast {
    forecast(prediction(horizon: horizon), label: label, notes: notes)
  }

  /// The forecast that a prediction on the scale makes.
  func forecast(
    _ prediction: ShortHistoryPrediction, label: LocalizedText, notes: [LocalizedText]
  ) -> Forecast {
    let newest = values.last.map { (scale.forward($0), $0) }
    let margins = (0..<max(0, prediction.horizon)).map { index in
      let margin = prediction.distribution(step: index + 1)
      return prediction.transformation(step: index + 1)
        .map { BackTransformed.of(margin, $0, known: newest) } ?? margin
    }
    return Forecast(
      method: method, label: label, periods: input.periods(ahead: prediction.horizon),
      margins: margins, dependence: prediction.dependence, support: input.support, notes: notes)
  }

  /// What whole numbers hide.
  var noise: WholeNumberNoise { WholeNumberNoise(input) }

  /// The same prediction moved and narrowed or widened, still not below what whole numbers hide.
  func adjusted(_ prediction: ShortHistoryPrediction, shift: [Double], width: Double)
    -> ShortHistoryPrediction
  {
    let noise = noise
    return prediction.replacing { part in
      let location = zip(part.location, shift).map { $0 + $1 }
      let spread = part.spread.map { $0 * width }
      return ShortHistoryPrediction.Part(
        weight: part.weight, location: location,
        spread: window.floored(spread, at: location, noise),
        degreesOfFreedom: part.degreesOfFreedom)
    }
  }

  /// The newest values.
  var window: ShortHistoryWindow { window(through: values.count - 1) }

  private func window(through index: Int) -> ShortHistoryWindow {
    ShortHistoryWindow(
      Array(values[...index]), times: Array(times[...index]), scale: scale)
  }

  private func predict(_ window: ShortHistoryWindow, horizon: Int) -> ShortHistoryPrediction {
    predictor.prediction(window, horizon: horizon, noise: noise)
  }
}

extension ShortHistoryFit {
  /// What was left out, and what the pool cannot know.
  public var notes: [LocalizedText] {
    var notes = FitNotes.gaps(input)
    let window = ShortHistoryConstants.settings.window
    if values.count > window {
      notes.append(
        LocalizedText(
          ko: "최근 \(window)개 값만 썼습니다.", en: "Only the newest \(window) values were used."))
    }
    if values.count == 1 {
      notes.append(
        LocalizedText(
          ko: "값이 하나뿐이어서 그 값이 이어진다고 보고, 폭은 다른 계열들에서 배운 것을 썼습니다.",
          en: "With one value, that value is carried on; the width was learned from other series."))
    }
    if noise.isGuess(at: values.last ?? 0) {
      notes.append(
        LocalizedText(
          ko: "값이 모두 정수여서 건수일 수 있다고 보고, 세는 것 자체의 우연한 변동을 폭에 넣었습니다. 금액이나 점수이면 이름이나 "
            + "단위 열에 단위를 적고(예: 예산(백만원)), 건수이면 --support count로 밝히십시오.",
          en:
            "All values are whole numbers, so they may be counts, and what counting alone makes vary is in "
            + "the width. For amounts or scores, write the unit in the name or a column (예산(백만원)); "
            + "counts may be declared (--support count)."))
    }
    if odds != 0.5, scale == .log {
      let percent = Int((100 * odds).rounded())
      notes.append(
        LocalizedText(
          ko: "함께 주어진 계열들에 맞추어 기업·경제 학습군의 사전 비중을 \(percent)%로 두었습니다.",
          en: "The prior weight of the business pools is \(percent)%, as the collection suggests.")
      )
    }
    if values.allSatisfy({ $0 == 0 }), !input.support.isInteger {
      notes.append(
        LocalizedText(
          ko: "모든 값이 0이어서 변동의 크기를 알 수 없으므로 구간을 주지 않습니다.",
          en: "All values are 0, so the size of changes is unknown and no interval is given."))
    }
    if input.frequency != .year, input.frequency != .step || input.seasonLength > 1 {
      notes.append(
        LocalizedText(
          ko: "연 단위 계열에서 배운 방법이라 계절 변동을 반영하지 않습니다.",
          en: "Learned from yearly series: seasonal patterns are not taken into account."))
    }
    return notes
  }
}

extension ShortHistoryScale {
  /// The transformation of the scale; nil for the level.
  var transformation: Transformation? {
    switch self {
    case .log: .log
    case .level: nil
    case .logit(let lower, let upper): .logit(lower: lower, upper: upper)
    }
  }
}

extension ShortHistoryPrediction {
  /// The way back from the scale at a step; nil for the level.
  ///
  /// Twice the centre and more is reached along a straight line, so that expectations exist.
  func transformation(step: Int) -> Transformation? {
    guard scale == .log, let part = parts.first else { return scale.transformation }
    return .logLinear(knee: part.location[step - 1] + 0.7)
  }

  /// The longest horizon with the learned correlation; beyond it that of a random walk.
  private static let longestMatrix = 120

  /// The correlation between steps as the contract wants it.
  var dependence: StepDependence {
    let steps = horizon
    guard steps > 1 else { return .independent }
    guard steps <= Self.longestMatrix else { return .randomWalk }
    var matrix = Matrix.identity(steps)
    for j in 0..<steps {
      for i in 0..<steps { matrix[i, j] = correlation(i + 1, j + 1) }
    }
    return .matrix(matrix)
  }
}
