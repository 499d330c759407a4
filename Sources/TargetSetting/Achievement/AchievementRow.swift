public import Indicators
public import Probability

/// One indicator of a 성과보고서: target, result, rate and status, or the chances of each status
/// where the year is not over.
public struct AchievementRow: Sendable {
  /// The chances of the three words; they sum to 1.
  public struct Chances: Hashable, Sendable {
    /// P(초과달성).
    public let exceeded: Double
    /// P(달성), without 초과달성.
    public let met: Double
    /// P(미달성).
    public let missed: Double
  }
  /// The indicator.
  public let indicator: Indicator
  /// The year.
  public let year: Int
  /// The target; nil where none was published or decided.
  public let target: Double?
  /// The result of the whole year; nil where it is not known yet.
  public let actual: Double?
  /// The distribution of the year's result where it is not known; nil where nothing can be said.
  public let outlook: (any Distribution)?
  /// 달성률 in percent; nil where it is not defined.
  public let rate: Double?
  /// The status; nil where the year is not over or there is no rate.
  public let status: AchievementStatus?
  /// The chances of each status, where the year is not over.
  public let chances: Chances?
  /// What has to be known about the row.
  public let notes: [LocalizedText]

  /// Makes a row; a result takes precedence over an outlook.
  public init(
    _ indicator: Indicator, year: Int, target: Double?, actual: Double?,
    outlook: (any Distribution)?, parameters: ScoreParameters = .standard,
    notes: [LocalizedText] = []
  ) {
    self.indicator = indicator
    self.year = year
    self.actual = actual
    self.outlook = actual == nil ? outlook : nil
    self.notes = notes
    if case .band(let range) = indicator.direction {
      self.target = (range.lowerBound + range.upperBound) / 2
    } else {
      self.target = target
    }
    let rule = self.target.map {
      AchievementRate(
        target: $0, direction: indicator.direction, form: parameters.achievementForm,
        cap: parameters.achievementCap)
    }
    rate = actual.flatMap { rule?.percent($0) }
    status = rate.map { AchievementStatus(rate: $0, parameters) }
    if let rule, let outlook = self.outlook, !(outlook is Degenerate) {
      chances = AchievementRow.chances(rule, outlook, parameters)
    } else {
      chances = nil
    }
  }

  private static func chances(
    _ rate: AchievementRate, _ outlook: any Distribution, _ parameters: ScoreParameters
  ) -> Chances? {
    if case .band = rate.direction {
      guard let inside = rate.direction.attainment(of: rate.target, in: outlook) else { return nil }
      return Chances(exceeded: 0, met: inside, missed: 1 - inside)
    }
    let plain = AchievementRate(
      target: rate.target, direction: rate.direction, form: rate.form)
    guard let met = plain.requiredActual(percent: parameters.statusMet),
      let reached = rate.direction.attainment(of: met, in: outlook)
    else { return nil }
    var exceeded = 0.0
    if let limit = plain.requiredActual(percent: parameters.statusExceeded),
      (rate.cap ?? .infinity) > parameters.statusExceeded
    {
      exceeded =
        rate.direction == .lower ? 1 - outlook.atLeast(limit) : outlook.survival(limit)
    }
    exceeded = min(max(exceeded, 0), reached)
    return Chances(exceeded: exceeded, met: reached - exceeded, missed: 1 - reached)
  }
}

/// The table of a 성과보고서 for one year.
public struct AchievementReport: Sendable {
  /// The year.
  public let year: Int
  /// One row an indicator, in the order of the plan.
  public let rows: [AchievementRow]
  /// The limits of the three words and their sources.
  public let parameters: ScoreParameters

  /// Makes a report.
  public init(year: Int, rows: [AchievementRow], parameters: ScoreParameters) {
    self.year = year
    self.rows = rows
    self.parameters = parameters
  }

  /// How many known results have each status, in the order of `AchievementStatus.allCases`.
  public var counts: [(status: AchievementStatus, count: Int)] {
    AchievementStatus.allCases.map { status in
      (status, rows.filter { $0.status == status }.count)
    }
  }

  /// Rows with a status.
  public var judged: Int { rows.filter { $0.status != nil }.count }

  /// The expected number of each status over known and open rows; nil where a row has neither.
  public var expected: [(status: AchievementStatus, count: Double)] {
    AchievementStatus.allCases.map { status in
      let sum = rows.reduce(0.0) { total, row in
        if let known = row.status { return total + (known == status ? 1 : 0) }
        guard let chances = row.chances else { return total }
        switch status {
        case .exceeded: return total + chances.exceeded
        case .met: return total + chances.met
        case .missed: return total + chances.missed
        }
      }
      return (status, sum)
    }
  }

  /// The weighted mean of the rates, each counted up to 100%; nil without weights or rates.
  public var weightedRate: Double? {
    let known = rows.compactMap { row -> (Double, Double)? in
      guard let weight = row.indicator.weight, let rate = row.rate else { return nil }
      return (weight, min(rate, parameters.targetCap))
    }
    let sum = known.reduce(0) { $0 + $1.0 }
    return sum > 0 ? known.reduce(0) { $0 + $1.0 * $1.1 } / sum : nil
  }
}
