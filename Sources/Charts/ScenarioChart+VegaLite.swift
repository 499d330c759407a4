import Indicators

extension ScenarioChart {
  /// A Vega-Lite 5 specification: two bands and the median of each scenario, and the target.
  func vegaLite(_ language: Language) -> JSONValue {
    var layers = [
      interval("q05", "q95", size: 18, level: 90), interval("q25", "q75", size: 18, level: 50),
      median,
    ]
    if let target { layers.append(rule(at: target)) }
    return vegaDocument(
      title: title, description: sentence(language), height: Double(rows.count) * 44 + 20,
      layers: layers)
  }

  private var data: JSONValue {
    let values = rows.map { row in
      JSONValue.object(
        [.init("scenario", .string(row.name)), .init("mean", .decimal(row.mean))]
          + row.quantiles.sorted { $0.key < $1.key }.map {
            .init(ScenarioChart.column($0.key), .decimal($0.value))
          })
    }
    return .members(["values": .array(values)])
  }

  /// The scenarios from top to bottom, in their own order.
  private var y: JSONValue {
    .members([
      "field": "scenario", "type": "nominal", "title": .null,
      "sort": .array(rows.map { .string($0.name) }),
    ])
  }

  private func interval(_ low: String, _ high: String, size: Int, level: Double) -> JSONValue {
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

  private var median: JSONValue {
    .members([
      "data": data,
      "mark": .members(["type": "tick", "thickness": 3, "color": .string(Palette.forecast)]),
      "encoding": .members(["y": y, "x": .members(["field": "q50", "type": "quantitative"])]),
    ])
  }

  private func rule(at target: Double) -> JSONValue {
    .members([
      "data": .members(["values": [.members(["target": .decimal(target)])]]),
      "mark": .members([
        "type": "rule", "strokeDash": [6, 4], "color": .string(Palette.target), "size": 2,
      ]),
      "encoding": .members(["x": .members(["field": "target", "type": "quantitative"])]),
    ])
  }
}
