import Foundation
public import Indicators

/// One outcome of several scenarios side by side: median, intervals and chance of attainment.
public struct ScenarioChart: ChartValue {
  /// One scenario.
  public struct Row: Sendable, Hashable {
    /// Name.
    public let name: String
    /// Why.
    public let reason: String
    /// Mean.
    public let mean: Double
    /// Quantiles by probability: at least 0.05, 0.25, 0.5, 0.75 and 0.95.
    public let quantiles: [Double: Double]
    /// Chance of attaining the target; nil without one.
    public let attainment: Double?
    /// The scenarios laid over each other, the base first and this one last.
    public let overlay: [String]

    /// Makes a row.
    public init(
      name: String, reason: String, mean: Double, quantiles: [Double: Double],
      attainment: Double?, overlay: [String]
    ) {
      self.name = name
      self.reason = reason
      self.mean = mean
      self.quantiles = quantiles
      self.attainment = attainment
      self.overlay = overlay
    }

    /// The name for readers; the base has one in either language.
    func title(_ language: Language) -> String {
      name == "base" && language == .ko ? "기준" : name
    }

    /// The name for readers with the reason behind it.
    func titleWithReason(_ language: Language) -> String {
      title(language) + (reason.isEmpty ? "" : language == .ko ? "(\(reason))" : " (\(reason))")
    }
  }
  /// Stable name.
  public let id: String
  /// Title for readers.
  public let title: String
  /// Unit as written.
  public let unit: String
  /// Target; nil for none.
  public let target: Double?
  /// Scenarios, the base first.
  public let rows: [Row]
  /// How the numbers came about.
  public let stamp: RunStamp

  /// Makes the chart value.
  public init(
    id: String, title: String, unit: String, target: Double?, rows: [Row], stamp: RunStamp
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.target = target
    self.rows = rows
    self.stamp = stamp
  }

  /// The name of a quantile's column: `q05` for 0.05.
  static func column(_ level: Double) -> String {
    "q" + String(format: "%02d", Int((level * 100).rounded()))
  }

  /// Draws the chart.
  public func chart(_ language: Language) -> Chart {
    Chart(
      name: "scenarios-\(ChartFileName.of(id))", title: title, table: table,
      vegaLite: vegaLite(language),
      svg: svg(language), altText: sentence(language))
  }

  /// One row a scenario.
  var table: ChartTable {
    let levels = Set(rows.flatMap { $0.quantiles.keys }).sorted()
    return ChartTable(
      columns: ["outcome", "scenario", "reason", "mean"]
        + levels.map(ScenarioChart.column)
        + ["target", "attainment", "unit"] + RunStamp.columns,
      rows: rows.map { row in
        [id, row.name, row.reason, ChartTable.cell(row.mean)]
          + levels.map { ChartTable.cell(row.quantiles[$0]) }
          + [ChartTable.cell(target), ChartTable.cell(row.attainment), unit]
          + stamp.cells(overlay: row.overlay)
      })
  }

  func sentence(_ language: Language) -> String {
    rows.map { row in
      let name = row.titleWithReason(language)
      let middle = chartNumber(row.quantiles[0.5] ?? row.mean)
      let chance = row.attainment.map { NumberFormat(decimals: 0).text(100 * $0) }
      switch (language, chance) {
      case (.ko, let chance?): return "\(name): 중앙값 \(middle)\(unit), 목표 달성 확률 \(chance)%."
      case (.ko, nil): return "\(name): 중앙값 \(middle)\(unit)."
      case (.en, let chance?):
        return "\(name): median \(chartAmount(middle, unit)), chance of attainment \(chance)%."
      case (.en, nil): return "\(name): median \(chartAmount(middle, unit))."
      }
    }.joined(separator: " ")
  }
}
