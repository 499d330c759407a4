import Indicators

extension FrontierChart {
  /// A Vega-Lite 5 specification: the best by bound, what is proved, and the bound asked for.
  func vegaLite(_ language: Language) -> JSONValue {
    var layers = [
      layer(
        reached.map { ($0.bound, $0.best) },
        .members(["type": "line", "point": true, "color": .string(Palette.forecast)])),
      layer(
        [asked],
        .members([
          "type": "point", "filled": true, "size": 90, "color": .string(Palette.target),
        ])),
      rule,
    ]
    if !proved.isEmpty {
      layers.append(
        layer(
          proved.map { ($0.bound, $0.value) },
          .members([
            "type": "line", "strokeDash": [2, 4], "color": .string(Palette.muted),
          ])))
    }
    return vegaDocument(
      title: title, description: sentence(language), height: 320, layers: layers)
  }

  private func layer(_ points: [(Double, Double)], _ mark: JSONValue) -> JSONValue {
    let values = points.map { bound, value in
      JSONValue.members(["bound": .decimal(bound), "value": .decimal(value)])
    }
    return .members([
      "data": .members(["values": .array(values)]), "mark": mark,
      "encoding": .members([
        "x": axis("bound", limit.title), "y": axis("value", measure.title),
      ]),
    ])
  }

  private func axis(_ field: String, _ title: String) -> JSONValue {
    .members([
      "field": .string(field), "type": "quantitative", "title": .string(title),
      "scale": .members(["zero": false]),
    ])
  }

  private var rule: JSONValue {
    .members([
      "data": .members(["values": [.members(["bound": .decimal(asked.bound)])]]),
      "mark": .members([
        "type": "rule", "strokeDash": [6, 4], "color": .string(Palette.target),
      ]),
      "encoding": .members(["x": axis("bound", limit.title)]),
    ])
  }

  /// The picture: a line through the best of each bound, dots what is proved, a cross where nothing
  /// can be chosen, the bound asked for as a dashed line.
  func svg(_ language: Language) -> String {
    let (left, right, top, bottom) = (90.0, 690.0, 86.0, 350.0)
    var canvas = SVGCanvas(width: 720, height: 410)
    let x = Scale(
      covering: points.map(\.bound) + [asked.bound], includeZero: false, range: (left, right),
      count: 6)
    let y = Scale(
      covering: reached.map(\.best) + proved.map(\.value) + [asked.best], includeZero: false,
      range: (bottom, top), count: 5)
    drawFrame(x, y, language, &canvas)
    canvas.line(
      x(asked.bound), top - 8, x(asked.bound), bottom, stroke: Palette.target, dash: "6 4")
    canvas.polyline(
      proved.map { (x($0.bound), y($0.value)) }, stroke: Palette.muted, width: 1.5, dash: "2 4")
    canvas.polyline(
      reached.map { (x($0.bound), y($0.best)) }, stroke: Palette.forecast, width: 2)
    for point in reached {
      canvas.circle(
        x: x(point.bound), y: y(point.best), radius: 3.5, fill: Palette.forecast,
        stroke: Palette.forecast)
    }
    for point in points where point.best == nil {
      canvas.text("×", x: x(point.bound), y: bottom - 6, anchor: .middle, fill: Palette.muted)
    }
    drawAsked(x, y, language, &canvas)
    return canvas.document(title: title, description: sentence(language))
  }

  private func drawFrame(_ x: Scale, _ y: Scale, _ language: Language, _ canvas: inout SVGCanvas) {
    canvas.text(title, x: 16, y: 28, size: 17, bold: true)
    canvas.text(legend(language), x: 16, y: 48, fill: Palette.muted)
    let (bottom, top) = (y.range.from, y.range.to)
    let (left, right) = (x.range.from, x.range.to)
    for tick in y.ticks {
      canvas.line(left, y(tick), right, y(tick), stroke: Palette.grid)
      canvas.text(
        chartNumber(tick), x: left - 8, y: y(tick) + 4, size: 11, anchor: .end, fill: Palette.muted)
    }
    for tick in x.ticks {
      canvas.line(x(tick), top, x(tick), bottom, stroke: Palette.grid)
      canvas.text(
        chartNumber(tick), x: x(tick), y: bottom + 20, size: 11, anchor: .middle,
        fill: Palette.muted)
    }
    canvas.text(
      limit.title, x: (left + right) / 2, y: bottom + 42, anchor: .middle, fill: Palette.muted)
  }

  private func legend(_ language: Language) -> String {
    let korean = language == .ko
    var parts = [(korean ? "세로: " : "up: ") + measure.title]
    if !proved.isEmpty {
      parts.append(korean ? "점선: 증명된 한계" : "dotted: proved bound")
    }
    if points.contains(where: { $0.best == nil }) {
      parts.append(korean ? "×: 가능한 선택 없음" : "×: no choice possible")
    }
    return parts.joined(separator: " · ")
  }

  /// The bound asked for, and its best.
  private func drawAsked(_ x: Scale, _ y: Scale, _ language: Language, _ canvas: inout SVGCanvas) {
    let (across, up) = (x(asked.bound), y(asked.best))
    canvas.circle(x: across, y: up, radius: 5.5, fill: Palette.target, stroke: "#ffffff")
    let bound = chartNumber(asked.bound) + limit.unit
    canvas.text(
      (language == .ko ? "지금 한도 " : "limit now ") + bound, x: across, y: y.range.to - 12,
      anchor: .middle, fill: Palette.target, bold: true)
    // Beside the line, which rises or falls to the right of the point.
    let isRising = (reached.last?.best ?? 0) >= (reached.first?.best ?? 0)
    let fitsRight = !isRising || up + 20 < y.range.from
    canvas.text(
      ChartNumbers([asked.best]).text(asked.best) + measure.unit,
      x: across + (fitsRight ? 10 : -10), y: up + (isRising && fitsRight ? 20 : -10),
      anchor: fitsRight ? .start : .end, fill: Palette.target, bold: true)
  }
}
