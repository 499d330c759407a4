public import Indicators

/// How often outcomes fell inside intervals of every level: on the diagonal, a method means what it
/// says; below it, its intervals are too narrow.
public struct CalibrationChart: ChartValue {
  /// One method.
  public struct Line: Sendable, Hashable {
    /// A level and the share of outcomes inside, both 0 to 1.
    public struct Point: Sendable, Hashable {
      /// The probability the interval was said to have.
      public let nominal: Double
      /// The share of outcomes inside.
      public let observed: Double

      /// Makes a point.
      public init(nominal: Double, observed: Double) {
        self.nominal = nominal
        self.observed = observed
      }
    }
    /// The method.
    public let name: String
    /// How many outcomes were counted.
    public let cases: Int
    /// Levels in increasing order.
    public let points: [Point]

    /// Makes a line.
    public init(name: String, cases: Int, points: [Point]) {
      self.name = name
      self.cases = cases
      self.points = points
    }
  }
  /// Stable name.
  public let id: String
  /// Title for readers.
  public let title: String
  /// Methods in order.
  public let lines: [Line]

  /// Makes the chart value.
  public init(id: String, title: String, lines: [Line]) {
    self.id = id
    self.title = title
    self.lines = lines
  }

  /// Draws the chart.
  public func chart(_ language: Language) -> Chart {
    Chart(
      name: "calibration-\(ChartFileName.of(id))", title: title, table: table,
      vegaLite: vegaLite(language),
      svg: svg(language), altText: sentence(language))
  }

  /// One row a method and level.
  var table: ChartTable {
    ChartTable(
      columns: ["method", "nominal", "observed", "cases"],
      rows: lines.flatMap { line in
        line.points.map {
          [
            line.name, ChartTable.cell($0.nominal), ChartTable.cell($0.observed),
            String(line.cases),
          ]
        }
      })
  }

  /// Coverage at 80 and 95% in words.
  func sentence(_ language: Language) -> String {
    lines.map { line in
      let shares = [0.8, 0.95].compactMap { level in
        line.points.first { abs($0.nominal - level) < 1e-9 }.map { point in
          let share = NumberFormat(decimals: 1).text(100 * point.observed)
          let name = NumberFormat(decimals: 0).text(100 * level)
          return language == .ko
            ? "\(name)% 구간 적중 \(share)%" : "\(name)% interval holds \(share)%"
        }
      }.joined(separator: ", ")
      return language == .ko
        ? "\(line.name)(실적 \(line.cases)개): \(shares)."
        : "\(line.name) (\(line.cases) outcomes): \(shares)."
    }.joined(separator: " ")
  }
}
