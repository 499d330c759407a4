import Indicators

/// What predicts the newest values of a history further, and says what was weighed for it.
protocol ShortHistoryPredictor: Sendable {
  /// The joint distribution of the next periods on the working scale, before any bounds, not below
  /// what whole numbers hide.
  func prediction(
    _ window: ShortHistoryWindow, horizon: Int, noise: WholeNumberNoise
  ) -> ShortHistoryPrediction
  /// The label at a number of values, at most as many as the window holds.
  func label(count: Int) -> LocalizedText
  /// What was weighed, and by how much; the shares sum to 1.
  func shares(_ window: ShortHistoryWindow) -> [ShortHistoryShare]
}

/// What one of several predictions of a short history counts.
struct ShortHistoryShare: Sendable {
  /// Its name.
  let name: LocalizedText
  /// Its weight, 0 to 1.
  let share: Double
}

extension ShortHistoryShare {
  /// The labels of a name by the number of values.
  static func labels(_ name: LocalizedText) -> [LocalizedText] {
    (0...ShortHistoryConstants.settings.window).map { count in
      LocalizedText(ko: "\(name.ko)(자료 \(count)개)", en: "\(name.en) (n = \(count))")
    }
  }
}

/// What other series did next, learned once: two sets of constants by evidence.
struct PooledHistory: ShortHistoryPredictor {
  /// The prior probability of the business pools.
  let odds: Double

  static let name = LocalizedText(ko: "단기 풀링", en: "short-history pool")
  private static let labels = ShortHistoryShare.labels(name)

  func prediction(
    _ window: ShortHistoryWindow, horizon: Int, noise: WholeNumberNoise
  ) -> ShortHistoryPrediction {
    ShortHistoryPrediction(window, horizon: horizon, noise: noise, odds: odds)
  }

  func label(count: Int) -> LocalizedText { Self.labels[count] }

  func shares(_ window: ShortHistoryWindow) -> [ShortHistoryShare] {
    [.init(name: Self.name, share: 1)]
  }
}

/// Small models of the series itself, weighed in beside what was learned from other series.
///
/// From three values on, and where the history has a unit; before that the pool alone.
struct WeighedHistory: ShortHistoryPredictor {
  /// What was learned from other series.
  let pool: PooledHistory
  /// The models, equally likely among themselves before the series is seen.
  let models: [StructuralModel]

  /// The fewest values from which the models are weighed in.
  static let fewest = 3

  private static let labels = ShortHistoryShare.labels(
    LocalizedText(ko: "단기 풀링+개별 모형", en: "short-history pool and own models"))

  func prediction(
    _ window: ShortHistoryWindow, horizon: Int, noise: WholeNumberNoise
  ) -> ShortHistoryPrediction {
    let pooled = pool.prediction(window, horizon: horizon, noise: noise)
    guard horizon > 0, let mixture = mixture(window, beside: pooled) else { return pooled }
    return pooled.weighing(mixture, window, horizon: horizon, noise: noise)
  }

  func label(count: Int) -> LocalizedText {
    count < Self.fewest ? pool.label(count: count) : Self.labels[count]
  }

  func shares(_ window: ShortHistoryWindow) -> [ShortHistoryShare] {
    let pooled = pool.prediction(window, horizon: 1, noise: .none)
    guard let mixture = mixture(window, beside: pooled) else { return pool.shares(window) }
    let weight = mixture.weight(beside: pooled.evidence, count: window.values.count)
    let own = zip(models, mixture.shares).map {
      ShortHistoryShare(name: $0.name, share: weight * $1)
    }
    return [.init(name: PooledHistory.name, share: 1 - weight)] + own
  }

  /// The models at a window; nil where the pool stays alone.
  private func mixture(
    _ window: ShortHistoryWindow, beside pooled: ShortHistoryPrediction
  ) -> StructuralMixture? {
    guard window.values.count >= Self.fewest, window.unit > 0,
      pooled.parts.allSatisfy({ $0.spread.allSatisfy { $0 > 0 } })
    else { return nil }
    let mixture = StructuralMixture(models, window)
    let weight = mixture.weight(beside: pooled.evidence, count: window.values.count)
    return weight.isFinite ? mixture : nil
  }
}
