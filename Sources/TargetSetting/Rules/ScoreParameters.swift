/// What the methods read from the rules in force; the defaults are those of `MethodRules.all`.
public struct ScoreParameters: Hashable, Sendable {
  /// Years whose mean enters the reference (직전 3개년 평균).
  public var referenceYears = 3
  /// Years whose standard deviation and trend are taken.
  public var spreadYears = 5
  /// Fewest years from which a standard deviation or a trend is taken, at least 3.
  public var fewestSpreadYears = 3
  /// Whether fewer than five years are used or replaced by the ratio method.
  public var usesShortHistory = true
  /// The divisor of the standard deviation where the user names none.
  public var sigma = SigmaKind.population
  /// How many standard deviations best and floor of 주요사업 lie from the reference.
  public var sigmasMain = 2.0
  /// The same for 기타(경영관리).
  public var sigmasOther = 1.0
  /// The same around the mean of the peers.
  public var sigmasGlobal = 2.0
  /// Best and floor of the ratio method of 주요사업.
  public var ratioMain = ScoreMethod.ratio120to80
  /// Best and floor of a management indicator's ratio, the one that sources disagree about.
  public var ratioOther = ScoreMethod.ratio110to90
  /// The lowest and the highest score.
  public var scoreRange = ScoreRange.standard
  /// 도전율 on the reference.
  public var stretch = 0.0
  /// How a band is scored by 편차 and 비율.
  public var band = BandPolicy.distance
  /// What a declared break does to standard deviation and trend.
  public var afterBreak = BreakPolicy.segment
  /// How 추세치 reads a share from Zp.
  public var trendForm = TrendForm.normal
  /// Whether 추세치 leaves outliers out.
  public var dropsTrendOutliers = false
  /// How many S from the line through the others an outlier lies.
  public var outlierDeviations = 3.0
  /// Years to a long-term goal.
  public var midtermYears = 5
  /// Best and floor around a yearly target of 중장기.
  public var midtermRange = MidtermRange.share(0.05)
  /// How β분포 turns three values into a probability.
  public var betaForm = BetaForm.normal
  /// The weight of the standard value among the three.
  public var betaModeWeight = 4.0
  /// What the distance from worst to best is divided by to give the deviation.
  public var betaDivisor = 6.0
  /// The most that 목표 대 실적 counts, in percent.
  public var targetCap = 100.0
  /// The form of a lower-is-better achievement rate.
  public var achievementForm = AchievementForm.quotient
  /// The most that 달성률 counts, in percent; nil for no cap.
  public var achievementCap: Double?
  /// Decimals to which an achievement rate is rounded; nil for none.
  public var rateDecimals: Int?
  /// The table of 단계별 구간.
  public var stages = StageTable.standard
  /// The rate from which a target is met, in percent.
  public var statusMet = 100.0
  /// The rate above which a target is exceeded, in percent.
  public var statusExceeded = 130.0
  /// How much of an over-achievement the next target absorbs, for assigned targets.
  public var ratchetAssigned = 0.5364
  /// The same for negotiated targets.
  public var ratchetNegotiated = 0.3611
  /// How much of a miss the next target absorbs; negative raises it nevertheless.
  public var ratchetMiss = 0.0
  /// Grades with their lower limits, best first.
  public var grades = GradeScale.standard
  /// Parts of a self-assessment with their weights.
  public var selfAssessment = AssessmentParts(["common": 70, "own": 30])
  /// Parts of a provincial assessment with their weights.
  public var provincialAssessment = AssessmentParts(["main": 70, "other": 30])

  /// The parameters of the rules that ship.
  public static let standard = ScoreParameters()

  /// Makes the default parameters.
  public init() {}
}

/// How the best and floor targets of 중장기 lie around the yearly target; no source establishes it.
public enum MidtermRange: Hashable, Sendable {
  /// A share of the yearly target to either side, as one program improvises with 0.05.
  case share(Double)
  /// One unit step α to either side.
  case unitStep
}

/// How 추세치 reads a share from the standardised result Zp.
public enum TrendForm: String, Hashable, Sendable, CaseIterable {
  /// Φ(Zp).
  case normal
  /// Student's t with n − 2 degrees of freedom, which the spread of a fitted line has.
  case student
}

/// What a declared break (자료 불연속) does to standard deviation and trend.
public enum BreakPolicy: String, Hashable, Sendable, CaseIterable {
  /// They are those of the results since the break.
  case segment
  /// The ratio method takes their place.
  case ratio
}

/// How β분포 reads a probability from worst a, standard m and best b.
public enum BetaForm: String, Hashable, Sendable, CaseIterable {
  /// Normal with mean (a + 4m + b)/6 and deviation (b − a)/6.
  case normal
  /// The beta (PERT) distribution on [a, b].
  case pert
}

/// The weighted parts of an assessment.
public struct AssessmentParts: Hashable, Sendable {
  /// Names and weights in order; the weights sum to 100.
  public let parts: [Part]

  /// One part.
  public struct Part: Hashable, Sendable {
    /// Its name, as indicators name it.
    public let name: String
    /// Its weight, 0–100.
    public let weight: Double
  }

  /// Makes parts in the order given.
  public init(_ parts: KeyValuePairs<String, Double>) {
    self.parts = parts.map { Part(name: $0.key, weight: $0.value) }
  }

  /// Reads `common:70 own:30`; nil where the weights do not sum to 100.
  init?(parsing text: String) {
    guard let pairs = RuleText.pairs(text), abs(pairs.reduce(0) { $0 + $1.1 } - 100) < 1e-9,
      pairs.allSatisfy({ $0.1 >= 0 })
    else { return nil }
    parts = pairs.map { Part(name: $0.0, weight: $0.1) }
  }
}
