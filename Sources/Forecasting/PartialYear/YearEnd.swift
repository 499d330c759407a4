public import Indicators
public import Probability

/// The outlook of a year that is not over (연말 전망): what is known, and the joint distribution of the
/// months, quarters or halves that are left.
///
/// ```swift
/// let outlook = try YearEnd(input, figure: .total, method: Auto())
/// outlook.total.atLeast(2128)          // the chance of reaching the annual target
/// outlook.pace(toReach: 2128)          // what each remaining month has to bring
/// ```
public struct YearEnd: Sendable {
  /// The year.
  public let year: Int
  /// What makes the year's figure.
  public let figure: YearFigure
  /// The periods observed so far, in order.
  public let known: [(period: Period, value: Double)]
  /// The forecast of the periods left, one step each.
  public let forecast: Forecast
  /// The distribution of the year's figure: the total, the last value or the mean.
  public let total: any Distribution
  /// For each period left, the distribution of the figure so far: the running total, the value or the
  /// running mean.
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
  ///   - figure: What makes the year's figure.
  ///   - method: The method for the periods left.
  ///   - past: Yearly figures of earlier years; where given, their forecast of the whole year and the
  ///     months' are weighed by their precision.
  ///   - course: Whether ``running`` holds every period left, which costs as much as all the rest.
  /// - Throws: `unusable` where the figures are yearly or plain steps, or a total's running year has a gap;
  ///   otherwise as the method.
  public init(
    _ input: ForecastInput, figure: YearFigure = .total, method: any ForecastMethod,
    past: ForecastInput? = nil, course: Bool = true
  ) throws(ForecastError) {
    let year = try YearCalendar(input, figure: figure, method: method.name).year
    var annual: (any Distribution)?
    if let past, past.frequency == .year, past.count > 0, past.lastPeriod < .year(year) {
      let forecast = try method.forecast(past, horizon: year - past.lastPeriod.ordinal)
      annual = forecast.distribution(step: forecast.horizon)
    }
    try self.init(input, figure: figure, method: method, annual: annual, course: course)
  }

  /// The same with a given distribution of the whole year.
  init(
    _ input: ForecastInput, figure: YearFigure = .total, method: any ForecastMethod,
    annual: (any Distribution)?, course: Bool = true
  ) throws(ForecastError) {
    let calendar = try YearCalendar(input, figure: figure, method: method.name)
    let forecast = try method.forecast(input, horizon: calendar.remaining.count)
    var paths = YearPaths(forecast, known: calendar.known.map(\.value), figure: figure)
    if figure.countsAll, let annual { paths.weigh(annual) }
    year = calendar.year
    self.figure = figure
    known = calendar.known
    self.forecast = forecast
    running = paths.running(support: input.support, course: course)
    total = running.last ?? Margin.point(Self.figure(of: known.map(\.value), figure) ?? 0)
    doubts = YearDoubts.found(in: input, figure: figure)
    notes = doubts + forecast.notes + paths.notes
  }

  /// The figure so far: the sum, the last value or the mean; nil where nothing is known yet.
  public var soFar: Double? { Self.figure(of: known.map(\.value), figure) }

  private static func figure(of values: [Double], _ figure: YearFigure) -> Double? {
    guard let last = values.last else { return nil }
    switch figure {
    case .total: return values.reduce(0, +)
    case .last: return last
    case .mean: return values.reduce(0, +) / Double(values.count)
    }
  }

  /// What each remaining period has to bring on average for a total or a mean to reach `target`; nil where
  /// the last value counts alone.
  public func pace(toReach target: Double) -> Double? {
    guard figure.countsAll, forecast.horizon > 0 else { return nil }
    let periods = figure == .mean ? Double(known.count + forecast.horizon) : 1
    return (target * periods - known.reduce(0) { $0 + $1.value }) / Double(forecast.horizon)
  }

  /// What a period has brought on average so far; nil where the last value counts alone or nothing is known
  /// yet.
  public var paceSoFar: Double? {
    figure.countsAll ? Self.figure(of: known.map(\.value), .mean) : nil
  }
}
