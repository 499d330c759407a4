public import Indicators

/// History, forecast fan and targets of one indicator.
public struct IndicatorChart: ChartValue {
  /// A value in a period.
  public struct Point: Sendable, Hashable {
    /// The period.
    public let period: Period
    /// The value.
    public let value: Double

    /// Makes a point.
    public init(period: Period, value: Double) {
      self.period = period
      self.value = value
    }
  }
  /// A forecast of one period: middle and intervals.
  public struct Fan: Sendable, Hashable {
    /// An interval.
    public struct Band: Sendable, Hashable {
      /// Level in percent, such as 80.
      public let level: Double
      /// Lower end.
      public let lower: Double
      /// Upper end.
      public let upper: Double

      /// Makes a band.
      public init(level: Double, lower: Double, upper: Double) {
        self.level = level
        self.lower = lower
        self.upper = upper
      }
    }
    /// The period.
    public let period: Period
    /// Mean or median.
    public let middle: Double
    /// Intervals, any order.
    public let bands: [Band]

    /// Makes a fan step.
    public init(period: Period, middle: Double, bands: [Band]) {
      self.period = period
      self.middle = middle
      self.bands = bands
    }
  }

  /// Stable name, such as the indicator's identifier.
  public let id: String
  /// Name for readers.
  public let title: String
  /// Unit as written.
  public let unit: String
  /// Real, proxy or synthetic.
  public let status: DataStatus
  /// What was observed.
  public let actuals: [Point]
  /// Targets as published.
  public let targets: [Point]
  /// The proposed target; nil for none.
  public let proposed: Point?
  /// The forecast, in time order.
  public let fan: [Fan]
  /// The method's label.
  public let method: String

  /// Makes the chart value.
  public init(
    id: String, title: String, unit: String, status: DataStatus, actuals: [Point],
    targets: [Point], proposed: Point?, fan: [Fan], method: String
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.status = status
    self.actuals = actuals
    self.targets = targets
    self.proposed = proposed
    self.fan = fan
    self.method = method
  }

  /// Draws the chart.
  public func chart(_ language: Language) -> Chart {
    Chart(
      name: "indicator-\(ChartFileName.of(id))", title: title, table: table,
      vegaLite: vegaLite(language),
      svg: svg(language), altText: sentence(language))
  }

  /// Every period from the first mark to the last, so that gaps in time show as gaps.
  var periods: [Period] {
    let marked = Set(
      actuals.map(\.period) + targets.map(\.period) + fan.map(\.period)
        + (proposed.map { [$0.period] } ?? [])
    ).sorted()
    guard let first = marked.first, let last = marked.last,
      let span = last.distance(from: first), span < 2000,
      marked.allSatisfy({ $0.frequency == first.frequency })
    else { return marked }
    return (0...span).map { first + $0 }
  }

  /// One row a mark: `series, period, kind, method, level, value, lower, upper, unit, status`.
  var table: ChartTable {
    func row(
      _ period: Period, _ kind: String, value: Double?, level: String = "", method: String = "",
      bounds: (Double, Double)? = nil
    ) -> [String] {
      [
        id, period.description, kind, method, level, ChartTable.cell(value),
        ChartTable.cell(bounds?.0), ChartTable.cell(bounds?.1), unit, status.rawValue,
      ]
    }
    var rows = actuals.map { row($0.period, "actual", value: $0.value) }
    rows += targets.map { row($0.period, "target", value: $0.value) }
    for step in fan {
      rows.append(row(step.period, "forecast", value: step.middle, method: method))
      for band in step.bands.sorted(by: { $0.level < $1.level }) {
        rows.append(
          row(
            step.period, "interval", value: nil, level: ChartTable.cell(band.level),
            method: method, bounds: (band.lower, band.upper)))
      }
    }
    if let proposed { rows.append(row(proposed.period, "proposal", value: proposed.value)) }
    return ChartTable(
      columns: [
        "series", "period", "kind", "method", "level", "value", "lower", "upper", "unit", "status",
      ], rows: rows)
  }
}
