import Indicators

extension WorkspaceDraft {
  mutating func readSeries(_ row: SheetRow) {
    let id = row.required("series_id")
    let series = DeclaredSeries(
      id: id ?? "", name: row.required("name") ?? "", unit: row.unit(),
      support: row.choice("support", default: SupportWord.real).support,
      measure: row.choice("measure", default: .flow),
      status: row.choice("status", default: workspace.status))
    let area = row.choice("area", default: AreaWord.other)
    guard let id else { return }
    let detail = SeriesDetail(
      area: row.text("area").isEmpty ? "" : area.rawValue, department: row.text("department"),
      note: row.text("note"), place: row.place())
    if workspace.details[id] == nil { workspace.details[id] = detail }
    if let first = indicatorRows[id] {
      reporter.add(CheckFindings.seriesIsIndicator(id, first: first, row.place("series_id")))
    }
    readPanel(id, row)
    if declared[id] == nil { declared[id] = series }
  }

  /// One observed or planned value.
  private struct Point {
    var period: Period
    var value: Double
    var row: SheetRow
  }

  /// Reads observations and breaks and builds all series.
  mutating func readObservations(_ rows: [SheetRow], breaks: [SheetRow]) {
    var actuals: [String: [Point]] = [:]
    var targets: [String: [Point]] = [:]
    for row in rows {
      let kind = row.requiredChoice("kind", default: FigureKind.actual)
      guard let (id, point) = point(row), FigureKind(rawValue: row.text("kind")) != nil else {
        continue
      }
      let key = FigureKey(series: id, period: point.period, kind: kind)
      workspace.origins[key] = Origin(
        place: row.place("value"), source: row.text("source"), note: row.text("note"))
      if kind == .actual {
        actuals[id, default: []].append(point)
      } else {
        targets[id, default: []].append(point)
      }
    }
    let breakPoints = readBreaks(breaks, frequencies: actuals.mapValues { $0[0].period.frequency })
    for (id, series) in declared {
      workspace.series[id] = build(series, actuals[id] ?? [], breakPoints[id] ?? [])
      if let points = targets[id] { workspace.targets[id] = build(series, points, []) }
    }
  }

  /// The value of a row in the unit of its series; nil where it is unknown or cannot be used.
  private func point(_ row: SheetRow) -> (String, Point)? {
    let id = row.required("series_id")
    let period = row.period()
    guard let id else { return nil }
    guard let series = declared[id] else {
      _ = row.reading("value")
      if knowsSeries {
        reporter.add(
          CheckFindings.unknownSeries(id, Array(declared.keys), row.place("series_id")))
      }
      return nil
    }
    guard let reading = row.reading("value", unit: series.unit.symbol),
      let period, let value = converted(reading, series, row), isPossible(value, series, row)
    else { return nil }
    return (id, Point(period: period, value: value, row: row))
  }

  /// The value in the unit of the series.
  private func converted(
    _ reading: NumberReading, _ series: DeclaredSeries, _ row: SheetRow
  ) -> Double? {
    guard let value = reading.value else { return nil }
    let column = row.text("unit").isEmpty ? nil : row.unit()
    guard let unit = reading.unit ?? column, !unit.isCompatible(with: series.unit) else {
      return value
    }
    guard let factor = unit.conversionFactor(to: series.unit) else {
      reporter.add(
        CheckFindings.unitDiffers(
          unit, series.unit, series.id, row.place(reading.unit == nil ? "unit" : "value")))
      return nil
    }
    let result = factor >= 1 ? value * factor : value / (1 / factor).rounded(ifNear: 1e-9)
    reporter.add(
      Coercion(
        place: row.place("value"), before: "\(row.text("value").clipped) \(unit.symbol)",
        after: "\(NumberShown.text(result)) \(series.unit.symbol)"))
    return result
  }

  /// Whether the support of the series allows the value.
  private func isPossible(_ value: Double, _ series: DeclaredSeries, _ row: SheetRow) -> Bool {
    if series.support.contains(value) { return true }
    reporter.add(
      CheckFindings.outsideSupport(value, series.support, series.id, row.place("value")))
    return false
  }

  private func readBreaks(
    _ rows: [SheetRow], frequencies: [String: Frequency]
  ) -> [String: [SeriesBreak]] {
    var breaks: [String: [SeriesBreak]] = [:]
    for row in rows {
      let id = row.required("series_id")
      let period = row.period()
      let reason = row.required("reason")
      guard let id, let period, let reason else { continue }
      guard declared[id] != nil else {
        if knowsSeries {
          reporter.add(
            CheckFindings.unknownSeries(id, Array(declared.keys), row.place("series_id")))
        }
        continue
      }
      if let frequency = frequencies[id], frequency != period.frequency {
        reporter.add(CheckFindings.breakFrequency(id, period, frequency, row.place("period")))
        continue
      }
      breaks[id, default: []].append(SeriesBreak(period: period, reason: reason))
    }
    return breaks
  }

  /// A series from its points; points of another frequency than the first are reported.
  private func build(
    _ series: DeclaredSeries, _ points: [Point], _ breaks: [SeriesBreak]
  ) -> Series {
    if let first = points.first,
      let other = points.first(where: { $0.period.frequency != first.period.frequency })
    {
      reporter.add(
        LongFindings.mixedFrequencies(
          series.id, (first.period, first.row.row), other.period, other.row.place("period")))
    } else if let low = points.map(\.period).min(), let high = points.map(\.period).max(),
      high.ordinal - low.ordinal > 20_000, let last = points.first(where: { $0.period == high })
    {
      reporter.add(LongFindings.tooWide(series.id, low, high, last.row.place("period")))
      return Series(id: series.id, name: series.name, observations: [])
    }
    return Series(
      id: series.id, name: series.name, unit: series.unit, support: series.support,
      measure: series.measure, status: series.status,
      observations: points.map { ($0.period, $0.value) }, breaks: breaks)
  }
}

/// The words of the column `area`.
enum AreaWord: String, CaseIterable {
  case media
  case sns
  case cost_review
  case grant
  case budget
  case other
}

extension Double {
  /// The nearest whole number where it is that near in proportion, so that 1/0.001 divides exactly.
  fileprivate func rounded(ifNear tolerance: Double) -> Double {
    let whole = rounded()
    return abs(self - whole) <= tolerance * abs(self) ? whole : self
  }
}
