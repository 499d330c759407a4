/// A place where a series stops being comparable with its past.
public struct SeriesBreak: Hashable, Sendable {
  /// The first period of the new regime.
  public let period: Period
  /// What changed, such as "심사 기준금액 변경".
  public let reason: String

  /// Makes a break.
  public init(period: Period, reason: String) {
    self.period = period
    self.reason = reason
  }
}

/// A quantity observed over consecutive periods of one frequency, with gaps and declared breaks.
public struct Series: Hashable, Sendable {
  /// Identifier, unique in a workspace.
  public let id: String
  /// Name for readers.
  public let name: String
  /// Unit of the values.
  public let unit: Unit
  /// The values that can occur.
  public let support: Support
  /// What kind of quantity it is.
  public let measure: Measure
  /// Whether the figures are real, proxy or synthetic.
  public let status: DataStatus
  /// The first period; nil where there is no value.
  public let start: Period?
  /// One entry per period from `start`; nil where nothing was observed.
  public let values: [Double?]
  /// Declared breaks, in time order.
  public let breaks: [SeriesBreak]

  /// Makes a series from observations in any order; later duplicates of a period win.
  ///
  /// Observations of another frequency than the first one are dropped, as readers report them.
  public init(
    id: String, name: String, unit: Unit = .none, support: Support = .real,
    measure: Measure = .flow, status: DataStatus = .real, observations: [(Period, Double)],
    breaks: [SeriesBreak] = []
  ) {
    self.id = id
    self.name = name
    self.unit = unit
    self.support = support
    self.measure = measure
    self.status = status
    self.breaks = breaks.sorted { $0.period < $1.period }
    guard let (opening, _) = observations.first else {
      (start, values) = (nil, [])
      return
    }
    var (first, last) = (opening.ordinal, opening.ordinal)
    for (period, _) in observations where period.frequency == opening.frequency {
      first = min(first, period.ordinal)
      last = max(last, period.ordinal)
    }
    start = Period(frequency: opening.frequency, ordinal: first)
    let (span, overflow) = last.subtractingReportingOverflow(first)
    guard !overflow, span < Series.longestSpan else {
      values = []
      return
    }
    var filled = [Double?](repeating: nil, count: span + 1)
    for (period, value) in observations where period.frequency == opening.frequency {
      filled[period.ordinal - first] = value
    }
    values = filled
  }

  /// The most periods a series may span; longer ones are a mistake in a date.
  public static let longestSpan = 1_000_000

  /// The observed points, in time order.
  public var observations: [(period: Period, value: Double)] {
    guard let start else { return [] }
    return values.enumerated().compactMap { index, value in
      value.map { (start + index, $0) }
    }
  }

  /// The last period with a value.
  public var lastPeriod: Period? { observations.last?.period }

  /// The value of a period, where there is one.
  public subscript(period: Period) -> Double? {
    guard let start, let index = period.distance(from: start), values.indices.contains(index)
    else { return nil }
    return values[index]
  }
}
