import Indicators

extension IndicatorChart {
  /// A Vega-Lite 5 specification; each layer has data of its own, so no mark reads empty cells.
  func vegaLite(_ language: Language) -> JSONValue {
    let korean = language == .ko
    let axis: JSONValue = .members([
      "field": "period", "type": "ordinal", "title": .null,
      "sort": .null,
      "scale": .members(["domain": .array(periods.map { .string($0.description) })]),
      "axis": .members(["labelAngle": 0]),
    ])
    var layers: [JSONValue] = []
    for level in Set(fan.flatMap { $0.bands.map(\.level) }).sorted(by: >) {
      layers.append(bandLayer(level, x: axis))
    }
    layers.append(
      pointLayer(actuals, name: korean ? "실적" : "actual", color: Palette.actual, dash: nil, x: axis)
    )
    let start = actuals.last.map { [$0] } ?? []
    layers.append(
      pointLayer(
        start + fan.map { Point(period: $0.period, value: $0.middle) },
        name: korean ? "전망" : "forecast", color: Palette.forecast, dash: [6, 4], x: axis))
    layers.append(
      markLayer(
        targets, name: korean ? "공표 목표" : "published target",
        mark: .members([
          "type": "tick", "thickness": 3, "size": 40, "opacity": 1,
          "color": .string(Palette.target),
        ]), x: axis)
    )
    layers.append(
      markLayer(
        proposed.map { [$0] } ?? [], name: korean ? "목표 제안" : "proposed target",
        mark: .members([
          "type": "point", "shape": "diamond", "filled": true, "size": 120,
          "color": .string(Palette.target),
        ]), x: axis))
    return vegaDocument(
      title: title, description: sentence(language), height: 300, layers: layers)
  }

  private func bandLayer(_ level: Double, x: JSONValue) -> JSONValue {
    let rows = fan.compactMap { step in
      step.bands.first { $0.level == level }.map { band in
        JSONValue.members([
          "period": .string(step.period.description), "level": .number(level),
          "lower": .decimal(band.lower), "upper": .decimal(band.upper),
        ])
      }
    }
    let color = JSONValue.string(Palette.band(level))
    let mark: JSONValue =
      fan.count == 1
      ? .members(["type": "bar", "width": 44, "color": color])
      : .members(["type": "area", "color": color])
    return .members([
      "data": .members(["values": .array(rows)]), "mark": mark,
      "encoding": .members([
        "x": x, "y": quantity("lower"), "y2": .members(["field": "upper"]),
        "tooltip": .array([
          .members(["field": "period"]), .members(["field": "level"]),
          .members(["field": "lower"]), .members(["field": "upper"]),
        ]),
      ]),
    ])
  }

  private func pointLayer(
    _ points: [Point], name: String, color: String, dash: [Int]?, x: JSONValue
  ) -> JSONValue {
    var mark: [JSONValue.Member] = [
      .init("type", "line"), .init("point", true), .init("color", .string(color)),
    ]
    if let dash { mark.append(.init("strokeDash", .array(dash.map { .integer($0) }))) }
    return markLayer(points, name: name, mark: .object(mark), x: x)
  }

  private func markLayer(_ points: [Point], name: String, mark: JSONValue, x: JSONValue)
    -> JSONValue
  {
    // A line is drawn within a run of consecutive periods only.
    var run = 0
    let rows = points.enumerated().map { index, point -> JSONValue in
      if index > 0, point.period.distance(from: points[index - 1].period) != 1 { run += 1 }
      return .members([
        "period": .string(point.period.description), "kind": .string(name),
        "value": .decimal(point.value), "run": .integer(run),
      ])
    }
    return .members([
      "data": .members(["values": .array(rows)]), "mark": mark,
      "encoding": .members([
        "x": x, "y": quantity("value"), "detail": .members(["field": "run", "type": "nominal"]),
        "tooltip": .array([
          .members(["field": "kind"]), .members(["field": "period"]), .members(["field": "value"]),
        ]),
      ]),
    ])
  }

  private func quantity(_ field: String) -> JSONValue {
    .members([
      "field": .string(field), "type": "quantitative", "title": .string(unit),
      "scale": .members(["zero": false]),
    ])
  }
}
