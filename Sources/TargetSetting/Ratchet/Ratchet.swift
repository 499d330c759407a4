public import Indicators

/// How next year's target follows this year's result (톱니 효과).
///
/// `next = target + rate × (result − target)`, with one rate where the result was better than the
/// target and another where it was worse. 안태식 외 (2011) estimate 0.5364 for assigned and 0.3611 for
/// negotiated targets of Korean public institutions; after a miss their estimate is −0.4435, the
/// target was raised nevertheless.
public struct Ratchet: Hashable, Sendable {
  /// How targets are set.
  public enum Regime: String, Hashable, Sendable, CaseIterable {
    /// 목표부여: targets are assigned.
    case assigned
    /// 협의: targets are negotiated.
    case negotiated
  }
  /// The share of an over-achievement that the next target absorbs.
  public let exceeded: Double
  /// The share of a miss that the next target absorbs; negative makes it harder.
  public let missed: Double

  /// Makes a ratchet with its two rates.
  public init(exceeded: Double, missed: Double) {
    self.exceeded = exceeded
    self.missed = missed
  }

  /// The ratchet of a regime by the rules in force.
  public init(_ regime: Regime, _ parameters: ScoreParameters = .standard) {
    exceeded =
      regime == .assigned ? parameters.ratchetAssigned : parameters.ratchetNegotiated
    missed = parameters.ratchetMiss
  }

  /// Next year's target.
  public func next(target: Double, result: Double, direction: Direction) -> Double {
    if case .band = direction { return target }
    let isMissed = direction.isWorse(result, than: target)
    return target + (isMissed ? missed : exceeded) * (result - target)
  }
}

/// Several years under one scoring method, each year's result entering the next year's reference.
public struct RatchetRoll: Hashable, Sendable {
  /// One year.
  public struct Year: Hashable, Sendable {
    /// The year, or the step where no year is known.
    public let time: Int
    /// The assumed result.
    public let actual: Double
    /// 기준치 of the method for this year.
    public let reference: Double
    /// 최고목표; nil for methods without a straight line.
    public let best: Double?
    /// 최저목표.
    public let floor: Double?
    /// The score of the assumed result.
    public let score: Double?
    /// This year's target under the ratchet.
    public let target: Double
    /// The method used, where the history did not carry the one asked for.
    public let method: ScoreMethod
  }
  /// The years in order.
  public let years: [Year]

  /// Rolls a method over assumed results, one a year after the history.
  ///
  /// The first target is `target`, or the first year's reference where it is nil; each later one
  /// follows by `ratchet`. Throws what the method throws for the history.
  public init(
    _ method: ScoreMethod, history: ScoreHistory, direction: Direction, actuals: [Double],
    target: Double? = nil, ratchet: Ratchet, options: ScoreOptions = ScoreOptions()
  ) throws(ScoringError) {
    var past = history
    var target = target
    var years: [Year] = []
    for actual in actuals {
      let function = try method.fitted(to: past, direction: direction, options: options)
      let current = target ?? function.reference
      var score: Double?
      do throws(ScoringError) { score = try function.score(actual) } catch .zeroDenominator {}
      years.append(
        Year(
          time: past.scoredTime, actual: actual, reference: function.reference,
          best: function.scale?.best, floor: function.scale?.floor, score: score,
          target: current, method: function.method))
      target = ratchet.next(target: current, result: actual, direction: direction)
      past = past.adding(actual)
    }
    self.years = years
  }
}

extension ScoreHistory {
  /// The history with a result at the scored step; the step after it is scored.
  public func adding(_ value: Double) -> ScoreHistory {
    ScoreHistory(
      points: points + [Point(time: scoredTime, value: value)], scoredTime: scoredTime + 1,
      hasBreak: hasBreak)
  }

  private init(points: [Point], scoredTime: Int, hasBreak: Bool) {
    self.points = points
    self.scoredTime = scoredTime
    self.hasBreak = hasBreak
  }
}
