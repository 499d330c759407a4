public import Indicators
public import Probability

/// The outlook of a year that is not over (연말 전망): what is known, and the joint distribution of the
/// months, quarters or halves that are left.
///
/// ```swift
/// let outlook = try YearEnd(input, measure: .flow, method: Auto())
/// outlook.total.atLeast(2128)          // the chance of reaching the annual target
/// outlook.pace(toReach: 2128)          // what each remaining month has to bring
/// ```
public struct YearEnd: Sendable {
  /// The year.
  public let year: Int
  /// What kind of quantity it is: a flow adds up over the year, a stock is that of its last period.
  public let measure: Measure
  /// The periods observed so far, in order.
  public let known: [(period: Period, value: Double)]
  /// The forecast of the periods left, one step each.
  public let forecast: Forecast
  /// The distribution of the year's figure: the total of a flow, the last value of a stock.
  public let total: any Distribution
  /// For each period left, the distribution of the figure so far: the running total of a flow, the
  /// value of a stock.
  ///
  /// The last one alone where the course was not asked for.
  public let running: [any Distribution]
  /// What in the figures makes the total doubtful: they look cumulative, or end with zeros.
  public let doubts: [LocalizedText]
  /// What a reader has to know, in words; the doubts first.
  public let notes: [LocalizedText]

  /// Draws behind the distributions.
  public static let draws = 20_000

  /// The outlook of the year of the last observation, or of the next one where that year is complete.
  ///
  /// - Parameters:
  ///   - input: Months, quarters or halves of one or more years; the running year without a gap.
  ///   - measure: What kind of quantity it is. Only flows, stocks, shares and scores can be given:
  ///     a rate does not add up.
  ///   - method: The method for the periods left.
  ///   - past: Yearly figures of earlier years; where given, their forecast of the whole year and the
  ///     months' are weighed by their precision.
  ///   - course: Whether ``running`` holds every period left, which costs as much as all the rest.
  /// - Throws: `failed` where the figures are yearly or plain steps, a rate, or the running year has
  ///   a gap; otherwise as the method.
  public init(
    _ input: ForecastInput, measure: Measure = .flow, method: any ForecastMethod,
    past: ForecastInput? = nil, course: Bool = true
  ) throws(ForecastError) {
    let year = try YearCalendar(input, measure: measure, method: method.name).year
    var annual: (any Distribution)?
    if let past, past.frequency == .year, past.count > 0, past.lastPeriod < .year(year) {
      let forecast = try method.forecast(past, horizon: year - past.lastPeriod.ordinal)
      annual = forecast.distribution(step: forecast.horizon)
    }
    try self.init(input, measure: measure, method: method, annual: annual, course: course)
  }

  /// The same with a given distribution of the whole year.
  init(
    _ input: ForecastInput, measure: Measure = .flow, method: any ForecastMethod,
    annual: (any Distribution)?, course: Bool = true
  ) throws(ForecastError) {
    let calendar = try YearCalendar(input, measure: measure, method: method.name)
    let forecast = try method.forecast(input, horizon: calendar.remaining.count)
    var paths = YearPaths(forecast, known: measure == .flow ? calendar.knownTotal : 0)
    if measure == .flow, let annual { paths.weigh(annual) }
    year = calendar.year
    self.measure = measure
    known = calendar.known
    self.forecast = forecast
    running = paths.running(of: measure, support: input.support, course: course)
    total = running.last ?? Margin.point(calendar.knownTotal)
    doubts = YearDoubts.found(in: input, measure: measure)
    notes = doubts + forecast.notes + paths.notes
  }

  /// The figure so far: the sum of a flow, the last value of a stock; nil where nothing is known yet.
  public var soFar: Double? {
    guard let last = known.last else { return nil }
    return measure == .flow ? known.reduce(0) { $0 + $1.value } : last.value
  }

  /// What each remaining period has to bring on average for a flow to reach `target`; nil for others.
  public func pace(toReach target: Double) -> Double? {
    guard measure == .flow, forecast.horizon > 0 else { return nil }
    return (target - (soFar ?? 0)) / Double(forecast.horizon)
  }

  /// What a period has brought on average so far; nil for a stock or where nothing is known yet.
  public var paceSoFar: Double? {
    guard measure == .flow, !known.isEmpty else { return nil }
    return known.reduce(0) { $0 + $1.value } / Double(known.count)
  }
}
