/// The divisor of a standard deviation of n past results.
public enum SigmaKind: String, Sendable, Hashable, CaseIterable {
  /// Divided by n, as the 편람 is implemented ("n으로 나눔"); the default.
  case population
  /// Divided by n − 1, as other implementations do.
  case sample
}

/// The two forms of 달성률 of a lower-is-better indicator.
public enum AchievementForm: String, Sendable, Hashable, CaseIterable {
  /// target / actual × 100.
  case quotient
  /// (2 − actual / target) × 100.
  case reflected
}

/// How a result becomes a score: the methods of 계량지표 평가.
public enum ScoreMethod: Hashable, Sendable {
  /// 목표부여(편차): best and floor lie `sigmas` standard deviations from the reference.
  case deviation(sigmas: Double, sigma: SigmaKind)
  /// 목표부여(비율): best and floor are multiples of the reference, named for 상향 indicators
  /// (`best` 1.2 and `floor` 0.8); a 하향 indicator mirrors them around 1.
  case ratio(best: Double, floor: Double)
  /// 추세치 평가: where the result falls in the predictive distribution of a straight line.
  case trend
  /// 중장기 목표부여: the reference moved one unit step α toward a long-term goal.
  case midterm
  /// β분포 평가: a probability from a worst, a standard and a best result.
  case beta
  /// 글로벌 실적비교: 편차 around the mean of the best peers.
  case comparator(sigmas: Double, sigma: SigmaKind)
  /// 목표 대 실적: the rate of a target, counted up to 100%.
  case targetVersusActual
  /// 단계별(구간) 평가: points by band of the achievement rate.
  case stages
  /// 달성률, in percent of a target; `cap` is the most that counts.
  case achievement(form: AchievementForm, cap: Double?)

  /// 목표부여(편차) with two population standard deviations.
  public static let deviation2Sigma = ScoreMethod.deviation(sigmas: 2, sigma: .population)
  /// 목표부여(편차) with one population standard deviation.
  public static let deviation1Sigma = ScoreMethod.deviation(sigmas: 1, sigma: .population)
  /// 목표부여(비율) 120%/80%.
  public static let ratio120to80 = ScoreMethod.ratio(best: 1.2, floor: 0.8)
  /// 목표부여(비율) 110%/90%.
  public static let ratio110to90 = ScoreMethod.ratio(best: 1.1, floor: 0.9)
  /// 목표부여(비율) 110%/80%.
  public static let ratio110to80 = ScoreMethod.ratio(best: 1.1, floor: 0.8)
  /// 글로벌 실적비교 with two population standard deviations.
  public static let comparator = ScoreMethod.comparator(sigmas: 2, sigma: .population)
  /// 달성률 as target / actual where less is better, without a cap.
  public static let achievement = ScoreMethod.achievement(form: .quotient, cap: nil)

  /// Whether the answer is a rate in percent of a target rather than a score from 20 to 100.
  public var isRate: Bool {
    switch self {
    case .targetVersusActual, .achievement: true
    default: false
    }
  }

  /// Whether the base is the mean of the peers.
  var isComparator: Bool {
    if case .comparator = self { true } else { false }
  }

  /// Whether the answer is measured against a target rather than past results.
  public var needsTarget: Bool { isRate || self == .stages }
}
