public import Indicators

/// What to do with fewer than five years of results in 편차 and 추세치.
public enum ShortHistoryPolicy: Hashable, Sendable {
  /// Use what there is, from `minimum` results (at least 3), and say so; below that, 비율.
  case useAvailable(minimum: Int)
  /// Use 비율 instead, and say so.
  case ratio
}

/// How an indicator with a band is scored by 편차 and 비율, which no source defines.
public enum BandPolicy: String, Hashable, Sendable, CaseIterable {
  /// 100 inside the band, less by the distance from it, and a note says so.
  case distance
  /// Not at all: `bandNotScored`.
  case refuse
}

/// The choices that a method leaves open.
public struct ScoreOptions: Hashable, Sendable {
  /// The values results can take: best and floor are held inside, and a note says so.
  public var bounds: Support
  /// 도전율 s: the reference is multiplied by 1 + s (하향 1 − s) before best and floor are built; nil
  /// for what the rules say.
  public var stretch: Double?
  /// What to do with fewer than five years; nil for what the rules say.
  public var shortHistory: ShortHistoryPolicy?
  /// The target of 달성률, 목표 대 실적 and 단계별 구간; nil for the reference, with a note.
  public var target: Double?
  /// The goal of 중장기, to be reached `ScoreParameters.midtermYears` after the last result.
  public var longTermGoal: Double?
  /// The mean of the best peers, for 글로벌 비교.
  public var comparator: Double?
  /// The three points of β분포; nil for worst, reference and best of the last five results.
  public var threePoints: ThreePoints?
  /// How a band is scored; nil for what the rules say.
  public var band: BandPolicy?
  /// The parameters of the methods.
  public var parameters: ScoreParameters
  /// The rules that the parameters come from, for who asks where a number is from.
  public var rules: [MethodRule]

  /// Makes options; the defaults are those of `MethodRules`.
  public init(
    bounds: Support = .real, stretch: Double? = nil, shortHistory: ShortHistoryPolicy? = nil,
    target: Double? = nil, longTermGoal: Double? = nil, comparator: Double? = nil,
    threePoints: ThreePoints? = nil, band: BandPolicy? = nil,
    parameters: ScoreParameters = .standard,
    rules: [MethodRule] = MethodRuleBook.standard.rules
  ) {
    self.bounds = bounds
    self.stretch = stretch
    self.shortHistory = shortHistory
    self.target = target
    self.longTermGoal = longTermGoal
    self.comparator = comparator
    self.threePoints = threePoints
    self.band = band
    self.parameters = parameters
    self.rules = rules
  }

  /// The rules that a method rests on, in the order of its formula.
  public func rules(of method: ScoreMethod) -> [MethodRule] {
    FigureNames.rules(of: method, parameters).compactMap { name in
      rules.first { $0.name == name }
    }
  }

  /// What is done with fewer than five years.
  var shortPolicy: ShortHistoryPolicy {
    shortHistory
      ?? (parameters.usesShortHistory
        ? .useAvailable(minimum: parameters.fewestSpreadYears) : .ratio)
  }
}
