public import Indicators

/// A method fitted to a history: from results to scores and back.
public struct ScoreFunction: Hashable, Sendable {
  /// The shapes a score can have.
  public enum Curve: Hashable, Sendable {
    /// 편차, 비율, 중장기, 글로벌 비교: a straight line between floor and best.
    case line(ScoreScale)
    /// 추세치.
    case trend(TrendLine)
    /// β분포.
    case threePoints(ThreePointScore)
    /// 편차 and 비율 of an indicator with a band.
    case band(BandScale)
    /// 달성률, 목표 대 실적.
    case achievement(AchievementRate)
    /// 단계별 구간.
    case stages(StageTable, AchievementRate)
  }
  /// The method asked for.
  public let requested: ScoreMethod
  /// The method used: another one where the history does not allow the one asked for.
  public let method: ScoreMethod
  /// The fitted curve.
  public let curve: Curve
  /// What was assumed, left out or replaced.
  public let notes: [LocalizedText]

  /// 기준치; the trend's 표준치, the mean of β분포, the middle of a band, the target of a rate.
  public var reference: Double {
    switch curve {
    case .line(let scale): scale.reference
    case .trend(let line): line.expected
    case .threePoints(let score): score.mean
    case .band(let scale): (scale.range.lowerBound + scale.range.upperBound) / 2
    case .achievement(let rate), .stages(_, let rate): rate.target
    }
  }

  /// What `reference` is called under the method: 기준치, 추세치, 목표 and so on.
  public var referenceName: LocalizedText {
    switch curve {
    case .line where method.isComparator:
      LocalizedText(ko: "우수기관 평균", en: "mean of the peers")
    case .line where method == .midterm: LocalizedText(ko: "연도 목표", en: "yearly target")
    case .line: LocalizedText(ko: "기준치", en: "reference")
    case .trend: LocalizedText(ko: "추세치", en: "trend")
    case .threePoints: LocalizedText(ko: "세 값의 평균", en: "mean of the three values")
    case .band: LocalizedText(ko: "범위의 중앙", en: "middle of the band")
    case .achievement, .stages: LocalizedText(ko: "목표", en: "target")
    }
  }

  /// The line between floor and best; nil for the methods that have none.
  public var scale: ScoreScale? {
    if case .line(let scale) = curve { scale } else { nil }
  }

  /// The score of a result: 20 to 100, or the rate in percent for 달성률.
  public func score(_ actual: Double) throws(ScoringError) -> Double {
    guard actual.isFinite else { throw .notFinite }
    switch curve {
    case .line(let scale): return scale.score(actual)
    case .trend(let line): return line.score(actual)
    case .threePoints(let score): return score.score(actual)
    case .band(let scale): return scale.score(actual)
    case .achievement(let rate):
      guard let percent = rate.percent(actual) else { throw .zeroDenominator }
      return percent
    case .stages(let table, let rate):
      guard let percent = rate.percent(actual) else { throw .zeroDenominator }
      return table.points(percent)
    }
  }

  /// The result that has a score (평점 역산).
  public func requiredActual(score: Double) throws(ScoringError) -> Double {
    guard score.isFinite else { throw .notFinite }
    switch curve {
    case .line(let scale): return try scale.requiredActual(score: score)
    case .trend(let line): return try line.requiredActual(score: score)
    case .threePoints(let curve): return try curve.requiredActual(score: score)
    case .band(let scale): return try scale.requiredActual(score: score)
    case .achievement(let rate):
      guard let actual = rate.requiredActual(percent: score) else {
        throw .scoreNotReachable(score: score)
      }
      return actual
    case .stages(let table, let rate):
      guard let percent = table.rate(for: score),
        let actual = rate.requiredActual(percent: percent)
      else { throw .scoreNotReachable(score: score) }
      return actual
    }
  }

  /// 득점: the score's share of a weight (배점 × 평점 ÷ 100).
  public func points(_ actual: Double, weight: Double) throws(ScoringError) -> Double {
    try score(actual) / 100 * weight
  }
}
