import Foundation
import Indicators

extension IndicatorChart {
  /// The picture: actuals solid, forecast dashed, bands by lightness, a target mark per year.
  func svg(_ language: Language) -> String {
    var plot = IndicatorPlot(chart: self, language: language)
    plot.drawFrame()
    plot.drawFan()
    plot.drawTargets()
    plot.drawActuals()
    plot.drawLegend()
    return plot.canvas.document(title: title, description: sentence(language))
  }
}

/// The drawing of one indicator chart.
struct IndicatorPlot {
  let chart: IndicatorChart
  let language: Language
  let periods: [Period]
  let y: Scale
  var canvas = SVGCanvas(width: 720, height: 400)

  private let left = 78.0
  private let right = 590.0
  private let top = 66.0
  private let bottom = 340.0

  init(chart: IndicatorChart, language: Language) {
    self.chart = chart
    self.language = language
    periods = chart.periods
    var values = chart.actuals.map(\.value) + chart.targets.map(\.value)
    values += chart.fan.flatMap { [$0.middle] + $0.bands.flatMap { [$0.lower, $0.upper] } }
    if let proposed = chart.proposed { values.append(proposed.value) }
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    // Lines may start above zero, but not where zero is near: the slope would be exaggerated.
    let nearZero = low >= 0 && low < 0.5 * high
    y = Scale(covering: values, includeZero: nearZero, range: (bottom, top), count: 5)
  }

  private func x(_ period: Period) -> Double {
    guard let index = periods.firstIndex(of: period) else { return left }
    return left + (Double(index) + 0.5) * slot
  }

  private var slot: Double { (right - left) / Double(max(periods.count, 1)) }

  mutating func drawFrame() {
    canvas.text(chart.title, x: 16, y: 28, size: 17, bold: true)
    let note =
      [language == .ko ? "단위: \(chart.unit)" : "unit: \(chart.unit)"]
      + [chart.statusLabel(language)].compactMap { $0 }
    canvas.text(note.joined(separator: " · "), x: 16, y: 48, fill: Palette.muted)
    for tick in y.ticks {
      canvas.line(left, y(tick), right, y(tick), stroke: Palette.grid)
      canvas.text(
        chart.number(tick), x: left - 8, y: y(tick) + 4, size: 11, anchor: .end,
        fill: Palette.muted)
    }
    let every = max(1, Int((Double(periods.count) / 12).rounded(.up)))
    for (index, period) in periods.enumerated() where index % every == 0 {
      canvas.text(
        axisLabel(period), x: x(period), y: bottom + 20, anchor: .middle, fill: Palette.muted)
    }
  }

  private func axisLabel(_ period: Period) -> String {
    period.frequency == .year && language == .ko ? "\(period.ordinal)년" : period.description
  }

  /// One step is a bar of intervals with a dot; several are a wedge that starts at the last actual.
  mutating func drawFan() {
    guard let first = chart.fan.first else { return }
    let levels = first.bands.map(\.level).sorted(by: >)
    if chart.fan.count == 1 {
      for (index, level) in levels.enumerated() {
        guard let band = first.bands.first(where: { $0.level == level }) else { continue }
        let half = min(slot * 0.34, 34) - Double(index) * 3
        canvas.rectangle(
          x: x(first.period) - half, y: y(band.upper), width: 2 * half,
          height: y(band.lower) - y(band.upper), fill: Palette.band(level))
      }
    } else {
      for level in levels { drawWedge(level) }
    }
    let start = chart.actuals.last.map { [(x($0.period), y($0.value))] } ?? []
    let middle = chart.fan.map { (x($0.period), y($0.middle)) }
    canvas.polyline(start + middle, stroke: Palette.forecast, width: 2, dash: "6 4")
    for point in middle {
      canvas.circle(
        x: point.0, y: point.1, radius: 4, fill: "#ffffff", stroke: Palette.forecast)
    }
    drawEndLabels()
  }

  private mutating func drawWedge(_ level: Double) {
    let start = chart.actuals.last.map { [(x($0.period), y($0.value))] } ?? []
    let bands = chart.fan.compactMap { step in
      step.bands.first { $0.level == level }.map { (step.period, $0) }
    }
    let upper = bands.map { (x($0.0), y($0.1.upper)) }
    let lower = bands.map { (x($0.0), y($0.1.lower)) }
    canvas.polygon(start + upper + lower.reversed(), fill: Palette.band(level))
  }

  private mutating func drawEndLabels() {
    guard let last = chart.fan.last else { return }
    var labels = [(y(last.middle), language == .ko ? "전망" : "forecast", last.middle, true)]
    for band in last.bands where band.level == 80 {
      labels.append((y(band.upper), "80%", band.upper, false))
      labels.append((y(band.lower), "80%", band.lower, false))
    }
    for (position, words, value, bold) in spread(labels) {
      canvas.text(
        "\(words) \(chart.number(value))", x: right + 8, y: position + 4, size: 12,
        fill: bold ? Palette.forecast : Palette.muted, bold: bold)
    }
  }

  /// Moves labels apart so that none covers another.
  private func spread(_ labels: [(Double, String, Double, Bool)]) -> [(
    Double, String, Double, Bool
  )] {
    var sorted = labels.sorted { $0.0 < $1.0 }
    for index in sorted.indices.dropFirst() {
      sorted[index].0 = max(sorted[index].0, sorted[index - 1].0 + 16)
    }
    return sorted
  }

  mutating func drawTargets() {
    let half = min(slot * 0.4, 30)
    for target in chart.targets {
      let height = y(target.value)
      canvas.line(
        x(target.period) - half, height, x(target.period) + half, height, stroke: Palette.target,
        width: 3)
    }
    guard let proposed = chart.proposed else { return }
    let (cx, cy) = (x(proposed.period), y(proposed.value))
    canvas.polygon(
      [(cx, cy - 8), (cx + 8, cy), (cx, cy + 8), (cx - 8, cy)], fill: Palette.target)
    let isCrossed = chart.targets.contains {
      $0.period == proposed.period && (cy - 30...cy - 8).contains(y($0.value))
    }
    canvas.text(
      (language == .ko ? "제안 " : "proposed ") + chart.number(proposed.value), x: cx,
      y: isCrossed ? cy + 24 : cy - 14, anchor: .middle, fill: Palette.target, bold: true)
  }

  mutating func drawActuals() {
    // A gap in the observations breaks the line.
    var run: [(Double, Double)] = []
    var previous: Period?
    for point in chart.actuals {
      if let previous, point.period.distance(from: previous) != 1 {
        canvas.polyline(run, stroke: Palette.actual, width: 2.5)
        run = []
      }
      run.append((x(point.period), y(point.value)))
      previous = point.period
    }
    canvas.polyline(run, stroke: Palette.actual, width: 2.5)
    guard chart.actuals.count <= 40 else { return }
    for point in chart.actuals {
      canvas.circle(
        x: x(point.period), y: y(point.value), radius: 4, fill: Palette.actual,
        stroke: "#ffffff")
      guard chart.actuals.count <= 10 else { continue }
      canvas.text(
        chart.number(point.value), x: x(point.period), y: y(point.value) - 10, size: 11,
        anchor: .middle, fill: Palette.actual)
    }
  }

  mutating func drawLegend() {
    let korean = language == .ko
    let baseline = 382.0
    var position = left
    func words(_ ko: String, _ en: String) -> String { korean ? ko : en }
    canvas.line(
      position, baseline - 4, position + 24, baseline - 4, stroke: Palette.actual, width: 2.5)
    canvas.text(words("실적", "actual"), x: position + 30, y: baseline)
    position += 92
    if !chart.targets.isEmpty {
      canvas.line(
        position, baseline - 4, position + 24, baseline - 4, stroke: Palette.target, width: 3)
      canvas.text(words("공표 목표", "published target"), x: position + 30, y: baseline)
      position += korean ? 110 : 146
    }
    guard !chart.fan.isEmpty else { return }
    canvas.line(
      position, baseline - 4, position + 24, baseline - 4, stroke: Palette.forecast, width: 2,
      dash: "6 4")
    canvas.text(words("전망", "forecast"), x: position + 30, y: baseline)
    position += korean ? 80 : 98
    for level in [50.0, 80, 95] {
      canvas.rectangle(
        x: position, y: baseline - 11, width: 14, height: 14, fill: Palette.band(level))
      canvas.text("\(Int(level))%", x: position + 18, y: baseline)
      position += 60
    }
  }
}
