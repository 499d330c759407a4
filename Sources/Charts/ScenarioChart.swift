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

    /// Makes a row.
    public init(
      name: String, reason: String, mean: Double, quantiles: [Double: Double], attainment: Double?
    ) {
      self.name = name
      self.reason = reason
      self.mean = mean
      self.quantiles = quantiles
      self.attainment = attainment
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

  /// Makes the chart value.
  public init(id: String, title: String, unit: String, target: Double?, rows: [Row]) {
    self.id = id
    self.title = title
    self.unit = unit
    self.target = target
    self.rows = rows
  }

  /// Draws the chart.
  public func chart(_ language: Language) -> Chart {
    Chart(
      name: "scenarios-\(id)", title: title, table: table, vegaLite: vegaLite(language),
      svg: svg(language), altText: sentence(language))
  }

  /// One row a scenario.
  var table: ChartTable {
    let levels = Set(rows.flatMap { $0.quantiles.keys }).sorted()
    return ChartTable(
      columns: ["outcome", "scenario", "reason", "mean"]
        + levels.map { "q" + String(format: "%02d", Int(($0 * 100).rounded())) }
        + ["target", "attainment", "unit"],
      rows: rows.map { row in
        [id, row.name, row.reason, ChartTable.cell(row.mean)]
          + levels.map { ChartTable.cell(row.quantiles[$0]) }
          + [ChartTable.cell(target), ChartTable.cell(row.attainment), unit]
      })
  }

  func sentence(_ language: Language) -> String {
    rows.map { row in
      let middle = chartNumber(row.quantiles[0.5] ?? row.mean)
      let chance = row.attainment.map { String(format: "%.0f", 100 * $0) }
      switch (language, chance) {
      case (.ko, let chance?): return "\(row.name): 중앙값 \(middle)\(unit), 목표 달성 확률 \(chance)%."
      case (.ko, nil): return "\(row.name): 중앙값 \(middle)\(unit)."
      case (.en, let chance?):
        return "\(row.name): median \(chartAmount(middle, unit)), chance of attainment \(chance)%."
      case (.en, nil): return "\(row.name): median \(chartAmount(middle, unit))."
      }
    }.joined(separator: " ")
  }

  func vegaLite(_ language: Language) -> JSONValue {
    let values = rows.map { row in
      JSONValue.object(
        [.init("scenario", .string(row.name)), .init("mean", .number(row.mean))]
          + row.quantiles.sorted { $0.key < $1.key }.map {
            .init("q" + String(format: "%02d", Int(($0.key * 100).rounded())), .number($0.value))
          })
    }
    let data = JSONValue.members(["values": .array(values)])
    let y = JSONValue.members([
      "field": "scenario", "type": "nominal", "title": .null,
      "sort": .array(rows.map { .string($0.name) }),
    ])
    func interval(_ low: String, _ high: String, _ size: Int, _ level: Double) -> JSONValue {
      .members([
        "data": data,
        "mark": .members([
          "type": "bar", "height": .integer(size), "color": .string(Palette.band(level)),
        ]),
        "encoding": .members([
          "y": y,
          "x": .members([
            "field": .string(low), "type": "quantitative", "title": .string(unit),
            "scale": .members(["zero": false]),
          ]),
          "x2": .members(["field": .string(high)]),
        ]),
      ])
    }
    var layers = [
      interval("q05", "q95", 18, 90), interval("q25", "q75", 18, 50),
      .members([
        "data": data,
        "mark": .members(["type": "tick", "thickness": 3, "color": .string(Palette.forecast)]),
        "encoding": .members(["y": y, "x": .members(["field": "q50", "type": "quantitative"])]),
      ]),
    ]
    if let target {
      layers.append(
        .members([
          "data": .members(["values": [.members(["target": .number(target)])]]),
          "mark": .members([
            "type": "rule", "strokeDash": [6, 4], "color": .string(Palette.target), "size": 2,
          ]),
          "encoding": .members(["x": .members(["field": "target", "type": "quantitative"])]),
        ]))
    }
    return vegaDocument(
      title: title, description: sentence(language), height: Double(rows.count) * 44 + 20,
      layers: layers)
  }
}
