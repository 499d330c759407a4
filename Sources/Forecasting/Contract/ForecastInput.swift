public import Indicators

/// What a method is fitted to: the comparable history of one series, with its gaps.
///
/// `values` holds one entry per period from `start`; nil is a period without observation. Gaps at
/// either end are cut off, so the first and the last entry are observed and a forecast begins at
/// the period after the last observation.
public struct ForecastInput: Sendable, Hashable {
  /// One entry per period, each finite; nil where nothing was observed.
  public let values: [Double?]
  /// The period of the first entry.
  public let start: Period
  /// Periods in a season: 12 for months with a yearly pattern, 1 for none.
  public let seasonLength: Int
  /// The values that can occur; forecasts stay inside it.
  public let support: Support
  /// Whether the unit is known to be one in which whole numbers count nothing, such as 백만원.
  public let isMeasured: Bool
  /// What else is known, for the methods that use it; nil where nothing is.
  public let regressors: Regressors?

  /// The largest magnitude a value may have, so that squares and their sums stay finite.
  public static let largestMagnitude = 1e140

  /// Makes an input from one value per period.
  ///
  /// - Throws: `notFinite` for NaN and infinite values, `tooLarge` beyond 1e140, `invalidSeason`
  ///   for a season length below 1. An empty history is not an error here but at fitting.
  public init(
    values: [Double?], start: Period = .step(1), seasonLength: Int = 1, support: Support = .real
  ) throws(ForecastError) {
    guard seasonLength >= 1 else { throw .invalidSeason(seasonLength) }
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      guard value.isFinite else { throw .notFinite(period: start + index) }
      guard value.magnitude <= ForecastInput.largestMagnitude else {
        throw .tooLarge(period: start + index, value: value)
      }
    }
    let first = values.firstIndex { $0 != nil } ?? values.endIndex
    let last = values.lastIndex { $0 != nil } ?? values.startIndex - 1
    self.values = first <= last ? Array(values[first...last]) : []
    self.start = first <= last ? start + first : start
    self.seasonLength = seasonLength
    self.support = support
    isMeasured = false
    regressors = nil
  }

  /// Makes an input from the current segment of a series: what was observed since its last break.
  ///
  /// The season length is that of the frequency (12 for months, 7 for days, 1 for years and steps)
  /// unless another one is given.
  ///
  /// - Throws: as ``init(values:start:seasonLength:support:)``.
  public init(_ series: Series, seasonLength: Int? = nil) throws(ForecastError) {
    let segment = series.currentSegment
    try self.init(
      values: segment.values, start: segment.start ?? .step(1),
      seasonLength: seasonLength ?? segment.start?.frequency.usualSeason ?? 1,
      support: segment.support)
    if series.unit.isMeasuring || [.rate, .share, .score].contains(series.measure) {
      self = ForecastInput(unchecked: values, like: self, support: support, isMeasured: true)
    }
  }

  private init(
    unchecked values: [Double?], like other: ForecastInput, support: Support,
    regressors: Regressors? = nil, start: Period? = nil, isMeasured: Bool? = nil
  ) {
    self.isMeasured = isMeasured ?? other.isMeasured
    self.values = values
    self.start = start ?? other.start
    self.seasonLength = other.seasonLength
    self.support = support
    self.regressors = regressors ?? other.regressors
  }

  /// The same history with what else is known about its periods and those to come.
  public func with(regressors: Regressors) -> ForecastInput {
    ForecastInput(unchecked: values, like: self, support: support, regressors: regressors)
  }

  /// The same periods with other values, as a transformation or a seasonal adjustment makes them.
  ///
  /// - Throws: `notFinite`, `tooLarge`.
  public func replacing(
    values: [Double?], support: Support = .real
  ) throws(ForecastError) -> ForecastInput {
    let plain = try ForecastInput(
      values: values, start: start, seasonLength: seasonLength, support: support)
    return regressors.map(plain.with(regressors:)) ?? plain
  }

  /// The same history under another support.
  public func with(support: Support) -> ForecastInput {
    ForecastInput(unchecked: values, like: self, support: support)
  }

  /// The newest `count` entries, a gap at their old end cut off.
  func newest(_ count: Int) -> ForecastInput {
    guard values.count > count else { return self }
    let kept = values.suffix(max(1, count)).drop { $0 == nil }
    return ForecastInput(
      unchecked: Array(kept), like: self, support: support, start: start + kept.startIndex)
  }

  /// The history without its last `count` periods, for backtests; gaps at the new end are cut off.
  public func dropLast(_ count: Int) -> ForecastInput {
    var kept = values.dropLast(max(0, count))
    while let last = kept.last, last == nil { kept.removeLast() }
    return ForecastInput(unchecked: Array(kept), like: self, support: support)
  }
}

extension ForecastInput {
  /// The kind of period.
  public var frequency: Frequency { start.frequency }
  /// The period of the last observation; the one before `start` for an empty history.
  public var lastPeriod: Period { start + (values.count - 1) }
  /// The observed values in time order, gaps left out.
  public var observed: [Double] { values.compactMap { $0 } }
  /// How many values were observed.
  public var count: Int { values.reduce(0) { $0 + ($1 == nil ? 0 : 1) } }
  /// How many periods between the first and the last observation were not observed.
  public var gapCount: Int { values.count - count }
  /// Whether all observed values are equal (true for one value, false for none).
  public var isConstant: Bool {
    guard let first = values.first else { return false }
    return values.allSatisfy { $0 == nil || $0 == first }
  }
  /// The periods of the next `horizon` steps; none for a horizon below 1.
  public func periods(ahead horizon: Int) -> [Period] {
    (0..<max(0, horizon)).map { lastPeriod + ($0 + 1) }
  }
}

extension Frequency {
  /// The season length to expect when none is declared.
  public var usualSeason: Int {
    switch self {
    case .year, .step: 1
    case .half: 2
    case .quarter: 4
    case .month: 12
    case .day: 7
    }
  }
}
