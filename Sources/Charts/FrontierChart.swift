public import Indicators

/// The best that can be had for each bound of a limit, such as the benefit within budgets.
public struct FrontierChart: ChartValue {
  /// The best for one bound.
  public struct Point: Sendable, Hashable {
    /// The bound.
    public let bound: Double
    /// The best found; nil where no choice keeps all limits.
    public let best: Double?
    /// What is proved that no choice exceeds; nil where nothing is.
    public let proved: Double?
    /// How many are chosen.
    public let chosen: Int

    /// Makes a point.
    public init(bound: Double, best: Double?, proved: Double?, chosen: Int) {
      self.bound = bound
      self.best = best
      self.proved = proved
      self.chosen = chosen
    }
  }
  /// What an axis shows.
  public struct Axis: Sendable, Hashable {
    /// Name for readers.
    public let name: String
    /// Unit as written; empty for none.
    public let unit: String

    /// Makes an axis.
    public init(name: String, unit: String) {
      self.name = name
      self.unit = unit
    }

    /// Name and unit.
    var title: String { unit.isEmpty ? name : "\(name) (\(unit))" }
  }
  /// Stable name.
  public let id: String
  /// Title for readers.
  public let title: String
  /// The limit, across.
  public let limit: Axis
  /// What is made best, up.
  public let measure: Axis
  /// Points by bound.
  public let points: [Point]
  /// The bound asked for and the best within it.
  public let asked: (bound: Double, best: Double)
  /// How the numbers came about, and the scenarios behind them.
  public let run: (stamp: RunStamp, overlay: [String])

  /// Makes the chart value.
  public init(
    id: String, title: String, limit: Axis, measure: Axis, points: [Point],
    asked: (bound: Double, best: Double), run: (stamp: RunStamp, overlay: [String])
  ) {
    self.id = id
    self.title = title
    self.limit = limit
    self.measure = measure
    self.points = points
    self.asked = asked
    self.run = run
  }

  /// Draws the chart.
  public func chart(_ language: Language) -> Chart {
    Chart(
      name: "frontier-\(ChartFileName.of(id))", title: title, table: table,
      vegaLite: vegaLite(language), svg: svg(language), altText: sentence(language))
  }

  /// One row a bound.
  var table: ChartTable {
    ChartTable(
      columns: ["limit", "bound", "limit_unit", "measure", "best", "proved", "unit", "chosen"]
        + RunStamp.columns,
      rows: points.map { point in
        [
          limit.name, CSVText.decimal(point.bound), limit.unit, measure.name,
          point.best.map(CSVText.decimal) ?? "", point.proved.map(CSVText.decimal) ?? "",
          measure.unit,
          point.best == nil ? "" : String(point.chosen),
        ] + run.stamp.cells(overlay: run.overlay)
      })
  }

  /// Bounds with a choice.
  var reached: [(bound: Double, best: Double)] {
    points.compactMap { point in point.best.map { (point.bound, $0) } }
  }

  /// Proved limits that can be told from what was found.
  var proved: [(bound: Double, value: Double)] {
    let all = points.compactMap { point in point.proved.map { (point.bound, $0) } }
    let isApart = points.contains { point in
      guard let best = point.best, let proved = point.proved else { return false }
      return (proved - best).magnitude > 1e-9 * best.magnitude
    }
    return isApart ? all : []
  }

  func sentence(_ language: Language) -> String {
    let values = ChartNumbers(reached.map(\.best) + [asked.best])
    func told(_ bound: Double, _ best: Double) -> String {
      let (bound, best) = (chartNumber(bound), values.text(best))
      return language == .ko
        ? "\(limit.name) \(bound)\(limit.unit)이면 \(measure.name) \(best)\(measure.unit)"
        : "\(limit.name) \(chartAmount(bound, limit.unit)): "
          + "\(measure.name) \(chartAmount(best, measure.unit))"
    }
    var parts = [told(asked.bound, asked.best) + (language == .ko ? "입니다." : ".")]
    if let first = reached.first, let last = reached.last, reached.count > 1 {
      let (from, to) = (told(first.bound, first.best), told(last.bound, last.best))
      parts.append(language == .ko ? "\(from), \(to)입니다." : "\(from). \(to).")
    }
    let lacking = points.count - reached.count
    if lacking > 0 {
      parts.append(
        language == .ko
          ? "한도 \(lacking)개에서는 모든 한도를 지키는 선택이 없습니다."
          : "No choice keeps all limits at \(lacking) of the bounds.")
    }
    return parts.joined(separator: " ")
  }
}
