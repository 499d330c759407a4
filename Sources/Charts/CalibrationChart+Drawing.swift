import Indicators

extension CalibrationChart {
  /// Dash patterns in order, so that lines differ in more than colour.
  private static let dashes: [String?] = [nil, "7 4", "2 4", "10 4 2 4", "4 2"]
  private static let colours = [
    Palette.forecast, Palette.target, Palette.better, Palette.ink, Palette.total,
  ]

  func vegaLite(_ language: Language) -> JSONValue {
    let korean = language == .ko
    let values = lines.flatMap { line in
      line.points.map {
        JSONValue.members([
          "method": .string(line.name), "nominal": .number($0.nominal),
          "observed": .number($0.observed),
        ])
      }
    }
    func axis(_ field: String, _ title: String) -> JSONValue {
      .members([
        "field": .string(field), "type": "quantitative", "title": .string(title),
        "axis": .members(["format": "%"]), "scale": .members(["domain": [0, 1]]),
      ])
    }
    let x = axis("nominal", korean ? "말한 확률" : "stated probability")
    let y = axis("observed", korean ? "구간 안에 든 비율" : "share inside")
    let method = JSONValue.members(["field": "method", "type": "nominal", "title": .null])
    let diagonal = JSONValue.members([
      "data": .members([
        "values": [
          .members(["nominal": 0, "observed": 0]), .members(["nominal": 1, "observed": 1]),
        ]
      ]),
      "mark": .members(["type": "line", "color": .string(Palette.muted), "size": 1]),
      "encoding": .members(["x": x, "y": y]),
    ])
    let observed = JSONValue.members([
      "data": .members(["values": .array(values)]),
      "mark": .members(["type": "line", "point": true]),
      "encoding": .members(["x": x, "y": y, "color": method, "strokeDash": method]),
    ])
    return vegaDocument(
      title: title, description: sentence(language), height: 420, layers: [diagonal, observed])
  }

  /// The picture: the diagonal and one line per method, its name at the end.
  func svg(_ language: Language) -> String {
    let korean = language == .ko
    var canvas = SVGCanvas(width: 720, height: 560)
    let x = Scale(covering: [0, 1], includeZero: true, range: (70, 520), count: 5)
    let y = Scale(covering: [0, 1], includeZero: true, range: (500, 70), count: 5)
    canvas.text(title, x: 16, y: 28, size: 17, bold: true)
    canvas.text(
      korean
        ? "가로: 구간의 확률, 세로: 실적이 구간 안에 든 비율 · 대각선보다 아래면 구간이 좁습니다"
        : "across: probability of the interval, up: share of outcomes inside · below the diagonal: too narrow",
      x: 16, y: 48, fill: Palette.muted)
    for tick in x.ticks {
      let words = NumberFormat(decimals: 0).percent(100 * tick)
      canvas.line(x(tick), y(0), x(tick), y(1), stroke: Palette.grid)
      canvas.line(x(0), y(tick), x(1), y(tick), stroke: Palette.grid)
      canvas.text(words, x: x(tick), y: y(0) + 20, size: 11, anchor: .middle, fill: Palette.muted)
      canvas.text(words, x: x(0) - 8, y: y(tick) + 4, size: 11, anchor: .end, fill: Palette.muted)
    }
    canvas.line(x(0), y(0), x(1), y(1), stroke: Palette.muted, width: 1.5)
    for (index, line) in lines.enumerated() {
      let colour = Self.colours[index % Self.colours.count]
      let dash = Self.dashes[index % Self.dashes.count]
      canvas.polyline(
        line.points.map { (x($0.nominal), y($0.observed)) }, stroke: colour, width: 2, dash: dash)
      for point in line.points {
        canvas.circle(
          x: x(point.nominal), y: y(point.observed), radius: 2.5, fill: colour, stroke: colour)
      }
      let row = 90 + 22 * Double(index)
      canvas.polyline([(545, row), (585, row)], stroke: colour, width: 2, dash: dash)
      canvas.text(line.name, x: 592, y: row + 4, fill: colour, bold: true)
    }
    return canvas.document(title: title, description: sentence(language))
  }
}
