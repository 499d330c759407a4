import Indicators

extension LongColumns {
  /// What was noticed: the layout, and what was passed over from a row on.
  func notes(from row: Int, file: String?) -> [Finding] {
    var notes: [Finding] = []
    if let first = layout.values.first, let last = layout.values.last {
      let place = Place(file: file, row: headerRow)
      if !layout.measures.isEmpty {
        notes.append(
          first.period == nil
            ? LongFindings.measuresBeside(layout.measures, place)
            : LongFindings.measuresAcross(layout.measures, first.name, last.name, place))
      } else if first.period != nil {
        notes.append(
          LongFindings.periodsAcross(layout.values.count, first.name, last.name, place))
      } else if first.part != nil {
        notes.append(LongFindings.partsAcross(first.name, last.name, place))
      } else if first.series != nil {
        notes.append(LongFindings.seriesAcross(layout.values.map(\.name), place))
      }
    }
    if layout.labels.count > 1 {
      let labels = layout.labels.map { names[$0 - 1] }
      notes.append(LongFindings.namesCombined(labels, Place(file: file, row: headerRow)))
    }
    if let part = layout.part, let periodName {
      notes.append(
        LongFindings.periodsCombined(
          [periodName, names[part - 1]], Place(file: file, row: headerRow)))
    }
    notes += columnNotes(file: file)
    if firstRow < headerRow {
      notes.append(LongFindings.twoRowHeading(firstRow, headerRow, layout.values.map(\.name), file))
    }
    if row < firstRow {
      notes.append(LongFindings.prefaceSkipped(file: file, row: row, header: firstRow))
    }
    if layout.series == nil, layout.values.first?.series == nil {
      notes.append(LongFindings.singleSeries(file: file, row: headerRow))
    }
    return notes
  }

  /// The columns that are not read, above all those that begin as a period does.
  private func columnNotes(file: String?) -> [Finding] {
    var notes: [Finding] = []
    let used = Set(
      [layout.series, layout.period, layout.kind, layout.part].compactMap { $0 } + layout.labels
        + layout.values.map(\.column))
    var extra = (1...max(1, count)).filter {
      !used.contains($0) && !names[$0 - 1].isEmpty && !SeriesUnits.isColumn(names[$0 - 1])
    }
    let place = Place(file: file, row: headerRow)
    if layout.values.first?.period != nil {
      let read = layout.values.filter { layout.headings[$0.column - 1] != nil }
      notes += LongFindings.periodColumns(
        provisional: named(read.map(\.column)) { $0.standing == .provisional },
        momentary: named(read.map(\.column), \.mayBeOfPart),
        targets: named(extra) { $0.standing == .target },
        unknown: named(extra) { $0.standing == .unknown }, place)
      let shorter = named(extra) { ![.target, .unknown].contains($0.standing) }
      if !shorter.isEmpty { notes.append(LongFindings.shorterColumns(shorter, place)) }
      extra = extra.filter { layout.headings[$0 - 1] == nil }
    }
    if !extra.isEmpty {
      notes.append(LongFindings.extraColumns(extra.map { names[$0 - 1] }, place))
    }
    return notes
  }

  /// The names of those columns of which a test of their heading holds.
  private func named(_ columns: [Int], _ test: (PeriodHeading) -> Bool) -> [String] {
    columns.filter { layout.headings[$0 - 1].map(test) ?? false }.map { names[$0 - 1] }
  }
}
