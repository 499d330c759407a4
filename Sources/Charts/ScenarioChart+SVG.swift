import Indicators

extension ScenarioChart {
  /// The picture: a 90% and a 50% bar with the median, the target as a dashed line.
  func svg(_ language: Language) -> String {
    let korean = language == .ko
    let (left, right, top) = (170.0, 590.0, 84.0)
    let labels = rows.map { RowLabel($0, language) }
    let bottom = labels.reduce(top) { $0 + $1.height }
    var canvas = SVGCanvas(width: 720, height: bottom + 58)
    let values = rows.flatMap { Array($0.quantiles.values) } + (target.map { [$0] } ?? [])
    let x = Scale(covering: values, includeZero: false, range: (left, right), count: 5)
    canvas.text(title, x: 16, y: 28, size: 17, bold: true)
    canvas.text(
      korean
        ? "단위: \(unit) · 옅은 막대 90%, 짙은 막대 50%, 세로선 중앙값"
        : "unit: \(unit) · light bar 90%, dark bar 50%, tick median", x: 16, y: 48,
      fill: Palette.muted)
    for tick in x.ticks {
      canvas.line(x(tick), top - 8, x(tick), bottom, stroke: Palette.grid)
      canvas.text(
        chartNumber(tick), x: x(tick), y: bottom + 20, size: 11, anchor: .middle,
        fill: Palette.muted)
    }
    var row = top
    for (values, label) in zip(rows, labels) {
      label.draw(below: row, left: left, &canvas)
      draw(values, at: row + label.middle, x: x, right: right, korean, &canvas)
      row += label.height
    }
    if let target {
      canvas.line(
        x(target), top - 10, x(target), bottom, stroke: Palette.target, width: 2, dash: "6 4")
      canvas.text(
        (korean ? "목표 " : "target ") + chartNumber(target), x: x(target), y: top - 14,
        anchor: .middle, fill: Palette.target, bold: true)
    }
    return canvas.document(title: title, description: sentence(language))
  }

  /// Where the median's label stands: below it, or beside the line of the target that would cross it.
  private func medianLabel(_ median: Double, _ x: Scale) -> (x: Double, anchor: SVGCanvas.Anchor) {
    let half = 3.5 * Double(Palette.width(chartNumber(median)))
    guard let target, abs(x(target) - x(median)) < half else { return (x(median), .middle) }
    return x(target) > x(median) ? (x(target) - 4, .end) : (x(target) + 4, .start)
  }

  private func draw(
    _ row: Row, at y: Double, x: Scale, right: Double, _ korean: Bool, _ canvas: inout SVGCanvas
  ) {
    for (low, high, level) in [(0.05, 0.95, 90.0), (0.25, 0.75, 50.0)] {
      guard let from = row.quantiles[low], let to = row.quantiles[high] else { continue }
      canvas.rectangle(
        x: x(from), y: y - 9, width: x(to) - x(from), height: 18, fill: Palette.band(level))
    }
    if let median = row.quantiles[0.5] {
      canvas.line(x(median), y - 12, x(median), y + 12, stroke: Palette.forecast, width: 3)
      let label = medianLabel(median, x)
      canvas.text(
        chartNumber(median), x: label.x, y: y + 25, size: 11, anchor: label.anchor,
        fill: Palette.forecast)
    }
    guard let attainment = row.attainment else { return }
    let chance = NumberFormat(decimals: 0).text(100 * attainment)
    canvas.text(
      korean ? "달성 확률 \(chance)%" : "P(target) \(chance)%", x: right + 8, y: y + 4, bold: true)
  }
}

/// The name of a scenario and its reason below, beside its bar.
private struct RowLabel {
  let names: [String]
  let reasons: [String]

  init(_ row: ScenarioChart.Row, _ language: Language) {
    names = wrapped(row.title(language), columns: 22, most: 2)
    reasons = wrapped(row.reason, columns: 28, most: 3)
  }

  /// Pixels that all lines take from the top of the first to the bottom of the last.
  private var extent: Double { 14 * Double(names.count) + 13 * Double(reasons.count) }
  /// Height of the row: that of the bar with its figure, or of the label with space below it, so that the
  /// lines of one scenario stand apart from the next one's name.
  var height: Double { max(52, extent + 12) }
  /// Where the middle of the bar is, below the top of the row.
  var middle: Double { 22 + (height - 52) / 2 }

  /// Writes the lines, those of a tall label from the top of the row on.
  func draw(below top: Double, left: Double, _ canvas: inout SVGCanvas) {
    let start = top + 18
    for (line, name) in names.enumerated() {
      canvas.text(name, x: left - 12, y: start + 14 * Double(line), anchor: .end, bold: true)
    }
    let under = start + 14 * Double(names.count)
    for (line, why) in reasons.enumerated() {
      canvas.text(
        why, x: left - 12, y: under + 13 * Double(line), size: 10, anchor: .end,
        fill: Palette.muted)
    }
  }
}
