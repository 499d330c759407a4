public import Indicators

/// From one total to another by steps, such as this year's budget to next year's.
public struct WaterfallChart: ChartValue {
  /// A change.
  public struct Step: Sendable, Hashable {
    /// Name.
    public let name: String
    /// Change, in the chart's unit.
    public let change: Double

    /// Makes a step.
    public init(name: String, change: Double) {
      self.name = name
      self.change = change
    }
  }
  /// Stable name.
  public let id: String
  /// Title for readers.
  public let title: String
  /// Unit as written.
  public let unit: String
  /// Name and value of the first total.
  public let start: (name: String, value: Double)
  /// Changes in order.
  public let steps: [Step]
  /// Name of the last total.
  public let endName: String
  /// Which way is the better one, for the colours of changes; nil where neither is, as of a budget.
  public let direction: Direction?
  /// How simulated totals came about, and the scenarios behind the first and the last; nil for sums.
  public let run: (stamp: RunStamp, start: [String], end: [String])?

  /// Makes the chart value; the last total is the first plus all changes.
  public init(
    id: String, title: String, unit: String, start: (name: String, value: Double), steps: [Step],
    endName: String, direction: Direction? = nil,
    run: (stamp: RunStamp, start: [String], end: [String])? = nil
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.start = start
    self.steps = steps
    self.endName = endName
    self.direction = direction
    self.run = run
  }

  /// The last total.
  public var end: Double { steps.reduce(start.value) { $0 + $1.change } }

  /// Draws the chart.
  public func chart(_ language: Language) -> Chart {
    Chart(
      name: "waterfall-\(ChartFileName.of(id))", title: title, table: table,
      vegaLite: vegaLite(language),
      svg: svg(language), altText: sentence(language))
  }

  /// A bar of the chart: where it starts and ends.
  struct Bar {
    let name: String
    let from: Double
    let to: Double
    let isTotal: Bool
  }

  var bars: [Bar] {
    var level = start.value
    var bars = [Bar(name: start.name, from: 0, to: level, isTotal: true)]
    for step in steps {
      bars.append(Bar(name: step.name, from: level, to: level + step.change, isTotal: false))
      level += step.change
    }
    return bars + [Bar(name: endName, from: 0, to: level, isTotal: true)]
  }

  var table: ChartTable {
    ChartTable(
      columns: ["name", "kind", "from", "to", "change", "unit"]
        + (run == nil ? [] : RunStamp.columns),
      rows: bars.indices.map { index in
        let bar = bars[index]
        return [
          bar.name, bar.isTotal ? "total" : "change", ChartTable.cell(bar.from),
          ChartTable.cell(bar.to), CSVText.decimal(bar.to - bar.from), unit,
        ] + (run.map { $0.stamp.cells(overlay: index == 0 ? $0.start : $0.end) } ?? [])
      })
  }

  /// Totals and changes, all with the same decimals.
  private var numbers: ChartNumbers {
    ChartNumbers([start.value, end, end - start.value] + steps.map(\.change))
  }

  func sentence(_ language: Language) -> String {
    let change = end - start.value
    let largest = steps.max { abs($0.change) < abs($1.change) }
    let format = numbers
    let (from, to, by) = (format.text(start.value), format.text(end), format.text(abs(change)))
    switch language {
    case .ko:
      let tail = largest.map { " 가장 큰 변동은 \($0.name) \(format.text($0.change))\(unit)입니다." } ?? ""
      return
        "\(start.name) \(from)\(unit)에서 \(endName) \((to + unit).with(.direction)) "
        + (change == 0
          ? "변하지 않습니다." : "\(by)\(unit) \(change > 0 ? "늘어납니다" : "줄어듭니다").")
        + tail
    case .en:
      let tail =
        largest.map {
          " The largest change is \($0.name), \(chartAmount(format.text($0.change), unit))."
        }
        ?? ""
      return
        "From \(chartAmount(from, unit)) (\(start.name)) to \(chartAmount(to, unit)) (\(endName)), "
        + (change == 0
          ? "no change." : "\(change > 0 ? "up" : "down") by \(chartAmount(by, unit)).")
        + tail
    }
  }

  func vegaLite(_ language: Language) -> JSONValue {
    let rows = bars.map { bar in
      JSONValue.members([
        "name": .string(bar.name), "from": .decimal(bar.from), "to": .decimal(bar.to),
        "color": .string(color(bar)), "label": .string(label(bar)),
        "top": .decimal(max(bar.from, bar.to)),
      ])
    }
    let x = JSONValue.members([
      "field": "name", "type": "nominal", "title": .null,
      "sort": .array(bars.map { .string($0.name) }), "axis": .members(["labelAngle": 0]),
    ])
    let data = JSONValue.members(["values": .array(rows)])
    return vegaDocument(
      title: title, description: sentence(language), height: 300,
      layers: [
        .members([
          "data": data, "mark": "bar",
          "encoding": .members([
            "x": x,
            "y": .members(["field": "from", "type": "quantitative", "title": .string(unit)]),
            "y2": .members(["field": "to"]),
            "color": .members(["field": "color", "type": "nominal", "scale": .null]),
          ]),
        ]),
        .members([
          "data": data, "mark": .members(["type": "text", "dy": -8]),
          "encoding": .members([
            "x": x, "y": .members(["field": "top", "type": "quantitative"]),
            "text": .members(["field": "label"]),
          ]),
        ]),
      ])
  }

  func color(_ bar: Bar) -> String {
    if bar.isTotal { return Palette.total }
    let isRise = bar.to >= bar.from
    switch direction {
    case .higher: return isRise ? Palette.better : Palette.worse
    case .lower: return isRise ? Palette.worse : Palette.better
    default: return isRise ? Palette.rise : Palette.fall
    }
  }

  func label(_ bar: Bar) -> String {
    bar.isTotal
      ? numbers.text(bar.to) : (bar.to > bar.from ? "+" : "") + numbers.text(bar.to - bar.from)
  }

  func svg(_ language: Language) -> String {
    let (left, right, top, bottom) = (78.0, 700.0, 66.0, 330.0)
    var canvas = SVGCanvas(width: 720, height: 400)
    let y = Scale(
      covering: bars.flatMap { [$0.from, $0.to] }, includeZero: true, range: (bottom, top), count: 5
    )
    canvas.text(title, x: 16, y: 28, size: 17, bold: true)
    canvas.text(
      (language == .ko ? "단위: " : "unit: ") + unit, x: 16, y: 48, fill: Palette.muted)
    for tick in y.ticks {
      canvas.line(left, y(tick), right, y(tick), stroke: Palette.grid)
      canvas.text(
        chartNumber(tick), x: left - 8, y: y(tick) + 4, size: 11, anchor: .end, fill: Palette.muted)
    }
    let slot = (right - left) / Double(bars.count)
    for (index, bar) in bars.enumerated() {
      let x = left + (Double(index) + 0.5) * slot
      let (high, low) = (max(bar.from, bar.to), min(bar.from, bar.to))
      canvas.rectangle(
        x: x - slot * 0.32, y: y(high), width: slot * 0.64, height: max(y(low) - y(high), 1),
        fill: color(bar))
      canvas.text(label(bar), x: x, y: y(high) - 6, size: 11, anchor: .middle, bold: bar.isTotal)
      for (line, words) in wrapped(bar.name, columns: max(Int(slot / 6), 6)).prefix(3).enumerated()
      {
        canvas.text(
          words, x: x, y: bottom + 20 + Double(line) * 15, size: 11, anchor: .middle,
          fill: Palette.muted)
      }
      if index + 1 < bars.count {
        canvas.line(
          x + slot * 0.32, y(bar.to), x + slot * 0.68, y(bar.to), stroke: Palette.muted, dash: "2 2"
        )
      }
    }
    return canvas.document(title: title, description: sentence(language))
  }
}

/// Breaks a label at spaces into lines of at most `columns` columns, Hangul counting two.
func wrapped(_ text: String, columns: Int) -> [String] {
  var lines: [String] = []
  var line = ""
  for word in text.split(separator: " ") {
    let joined = line.isEmpty ? String(word) : line + " " + word
    if Palette.width(joined) > columns, !line.isEmpty {
      lines.append(line)
      line = String(word)
    } else {
      line = joined
    }
  }
  return line.isEmpty ? lines : lines + [line]
}

/// The first lines of a wrapped label; what does not go into them ends in an ellipsis.
func wrapped(_ text: String, columns: Int, most: Int) -> [String] {
  let lines = wrapped(text, columns: columns)
  guard lines.count > most || lines.contains(where: { Palette.width($0) > columns }) else {
    return lines
  }
  return lines.prefix(most).enumerated().map { index, line in
    let isCut = index == most - 1 && lines.count > most
    guard isCut || Palette.width(line) > columns else { return line }
    var short = Substring(line)
    while Palette.width(String(short)) > columns - 1 { short = short.dropLast() }
    return String(short) + "…"
  }
}
