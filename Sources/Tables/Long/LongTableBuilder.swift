import Indicators

/// Goes through the rows of a long table once and gathers the observations of each series.
struct LongTableBuilder {
  /// The series so far, in the order of first appearance.
  private(set) var drafts: [SeriesDraft] = []
  /// Values that were not written plainly.
  private(set) var coercions: [Coercion] = []
  private(set) var coercionCount = 0
  private var log = FindingLog()

  private static let mostCoercions = 10_000
  private let table: CSVTable
  private let columns: LongColumns
  private let file: String?
  /// Rows of the file between the header and those of the table.
  private let rowsBefore: Int
  /// The columns of values that are wanted.
  private let values: [ValueColumn]
  /// The rows that are wanted, where a column tells their kinds.
  private let wanted: FigureKind
  /// Column of the kind, from 1.
  private let kind: Int?
  private var indices: [String: Int] = [:]
  /// The series of each column of values in the rows at hand, where these have several measures.
  private var measured: [Int]?
  /// What names a row where one column is not enough.
  private var namer: RowNamer
  private var unitBeside: UnitBeside
  private var periods: RowPeriods
  private var otherKinds: [String: Int] = [:]
  /// Rows with values and without a name.
  private var nameless = 0
  private var filledTriangle: Place?
  private var provisional: Place?
  private var remarks: RemarkRows

  init(
    table: CSVTable, columns: LongColumns, file: String?, rowsBefore: Int = 0,
    kind wanted: FigureKind = .actual
  ) {
    self.table = table
    self.columns = columns
    namer = RowNamer(columns.layout)
    unitBeside = UnitBeside(table, columns)
    // Columns of targets stand in rows of results.
    let targets = wanted == .target ? columns.layout.targets : []
    values = targets.isEmpty ? columns.layout.values : targets
    remarks = RemarkRows(table, columns, values)
    periods = RowPeriods(table, columns, file: file)
    self.wanted = targets.isEmpty ? wanted : .actual
    self.file = file
    self.rowsBefore = rowsBefore
    kind = columns.layout.kind.flatMap { column in
      let isNamed = columns.layout.isLong && !columns.layout.isGuess
      return isNamed || Self.tellsKinds(table, column) ? column : nil
    }
  }

  /// Whether a column says of any row that it holds results or targets; 구분 may be anything.
  static func tellsKinds(_ table: CSVTable, _ column: Int) -> Bool {
    (1..<max(table.rowCount + 1, 1)).contains { row in
      let word = HeaderName.clean(table.text(row: row, column: column))
      return !word.isEmpty && FigureKind.allCases.contains { $0.isSaid(by: word) }
    }
  }

  /// Whether rows are not told apart: a series has a period twice, or a third of the rows and two at least
  /// have values and no name, as below a merged cell.
  var mistakesRows: Bool {
    let rows = table.rowCount - columns.headerRow
    return nameless > max(1, rows / 3) || drafts.contains(where: \.repeatsPeriods)
  }

  /// Rows that say that they hold targets, and were not read.
  var targetsLeftOut: Int {
    otherKinds.reduce(0) { $0 + (FigureKind.target.isSaid(by: $1.key) ? $1.value : 0) }
  }

  /// Findings that belong to no series.
  var fileFindings: [Finding] {
    var all = log.all
    let left = otherKinds.values.reduce(0, +)
    if left > 0 {
      all.append(LongFindings.otherKinds(otherKinds.keys.sorted(), rows: left, file: file))
    }
    if let place = filledTriangle { all.append(LongFindings.filledTriangle(place)) }
    if let (text, unit, place) = unitBeside.converted {
      all.append(LongFindings.unitConverted(text, unit, place))
    }
    if let (text, unit, place) = unitBeside.differing {
      all.append(LongFindings.unitBesideDiffers(text, unit, place))
    }
    if let place = provisional { all.append(LongFindings.provisionalValue(place)) }
    return all + remarks.findings(file: file)
  }

  /// Reads all rows below the header.
  mutating func readRows() {
    // Where nothing says which rows are targets, none are.
    guard wanted == .actual || kind != nil else { return }
    table.bytes.withUnsafeBufferPointer { bytes in
      var last = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
      var lastIndex = 0
      var row = columns.headerRow + 1
      while row <= table.rowCount {
        defer { row += 1 }
        let count = table.cellCount(row: row)
        if count != columns.count, table.isBlank(row: row) { continue }
        if let kind, isOtherKind(table.trimmed(bytes, row, kind)) { continue }
        if remarks.takes(bytes, row: row, of: row + rowsBefore) { continue }
        let id = columns.series.map { table.trimmed(bytes, row, $0) }
        let name = namer.isIdle ? nil : namer.name(table.cleanCell(row))
        if let name {
          lastIndex = index(ofRow: name, row: row + rowsBefore)
        } else if let id {
          if id.isEmpty {
            let place = Place(file: file, row: row + rowsBefore, column: columns.seriesName)
            log.add(LongFindings.noIdentifier(place))
            nameless += 1
            continue
          }
          if !drafts.isEmpty, id.count == last.count, id.elementsEqual(last) {
          } else {
            lastIndex = index(ofRow: String(decoding: id, as: UTF8.self), row: row + rowsBefore)
            last = id
          }
        } else if drafts.isEmpty, !isAcross {
          lastIndex = index(of: singleID, row: row)
        }
        readRow(bytes, row: row, count: count, into: lastIndex)
      }
    }
  }

  private mutating func readRow(
    _ bytes: UnsafeBufferPointer<UInt8>, row: Int, count: Int, into draft: Int
  ) {
    if count != columns.count,
      count < columns.count || !table.isBlank(row: row, from: columns.count + 1)
    {
      add(
        CSVFindings.ragged(file: file, row: row + rowsBefore, cells: count, columns: columns.count),
        ofRowOf: draft)
      return
    }
    let ofRow: Period?
    do throws(Finding) {
      ofRow = try periods.period(bytes, row: row, of: row + rowsBefore)
    } catch {
      return add(error, ofRowOf: draft)
    }
    for (place, value) in values.enumerated() {
      guard let period = value.period(inRow: ofRow) else {
        let place = Place(file: file, row: row + rowsBefore, column: columns.periodName)
        add(LongFindings.noYear(ofRow?.description ?? "", place), ofRowOf: draft)
        return
      }
      let series =
        value.series.map { index(of: $0, row: row + rowsBefore) } ?? measured?[place]
        ?? draft
      readValue(
        table.trimmed(bytes, row, value.column), period, row: row, column: value, into: series)
    }
  }

  /// Adds what concerns a whole row to its series, or to the file where the row belongs to several.
  private mutating func add(_ finding: Finding, ofRowOf draft: Int) {
    if isAcross { return log.add(finding) }
    for draft in Set(measured ?? [draft]) { drafts[draft].add(finding) }
  }

  private mutating func readValue(
    _ valueCell: UnsafeBufferPointer<UInt8>, _ period: Period, row: Int, column: ValueColumn,
    into draft: Int
  ) {
    if let value = DecimalText.number(valueCell), value.isFinite {
      drafts[draft].add(period, value, row: row + rowsBefore)
      return
    }
    let place = Place(file: file, row: row + rowsBefore, column: column.name)
    if let value = DecimalText.grouped(valueCell) {
      noteCoercion(place, valueCell, value)
      drafts[draft].add(period, value, row: row + rowsBefore)
    } else {
      readMarked(valueCell, period, place, row: row, into: draft)
    }
  }

  /// Reads a value that is not a plain number.
  private mutating func readMarked(
    _ valueCell: UnsafeBufferPointer<UInt8>, _ period: Period, _ place: Place, row: Int,
    into draft: Int
  ) {
    let text = String(decoding: valueCell, as: UTF8.self)
    do throws(NumberProblem) {
      let reading = try KoreanNumber.read(text)
      if reading.isCoerced { noteCoercion(place, valueCell, reading.value) }
      if reading.hasFilledTriangle, filledTriangle == nil { filledTriangle = place }
      if reading.isProvisional, provisional == nil { provisional = place }
      guard let value = reading.value else {
        drafts[draft].addMissing(period, row: row + rowsBefore)
        return
      }
      guard let unit = reading.unit else {
        drafts[draft].add(period, value, row: row + rowsBefore)
        return
      }
      let own = unitBeside.value(
        value, unit, of: drafts[draft].id, as: text, place, cell: table.cleanCell(row))
      drafts[draft].add(period, own.value, row: row + rowsBefore, unit: own.unit.symbol)
      // Brought to the unit of its row, a value is as any other there.
      if own.unit == unit {
        drafts[draft].noteWords(scaled: reading.isScaled ? text : nil, row: row + rowsBefore)
      }
    } catch {
      drafts[draft].add(error.finding(text: text, place: place))
    }
  }

  /// Lists a value that was not written plainly, or only counts it once the list is full.
  private mutating func noteCoercion(
    _ place: Place, _ cell: UnsafeBufferPointer<UInt8>, _ value: Double?
  ) {
    coercionCount += 1
    guard coercions.count < LongTableBuilder.mostCoercions else { return }
    coercions.append(
      Coercion(
        place: place, before: String(decoding: cell, as: UTF8.self).clipped,
        after: value.map(NumberShown.text) ?? ""))
  }

  /// Whether series stand side by side, so that a row belongs to no one of them.
  private var isAcross: Bool { columns.layout.values.first?.series != nil }

  private mutating func index(of id: String, row: Int) -> Int {
    if let index = indices[id] { return index }
    if SpreadsheetFormula.isOne(id.utf8) {
      let place = Place(file: file, row: row, column: columns.seriesName)
      log.add(TextFindings.formula(id, place))
    }
    indices[id] = drafts.count
    let unit = unitBeside.said(of: id, cell: table.cleanCell(row - rowsBefore))
    drafts.append(SeriesDraft(id: id, row: row, unit: unit))
    return drafts.count - 1
  }

  /// The series of the rows of a name; the first one where they have several measures.
  private mutating func index(ofRow name: String, row: Int) -> Int {
    guard values.contains(where: { $0.measure != nil }) else { return index(of: name, row: row) }
    let series = values.map { value in
      let id = value.measure.map { MeasureHeadings.id(row: name, measure: $0) }
      return index(of: id ?? name, row: row)
    }
    measured = series
    return series[0]
  }

  private mutating func isOtherKind(_ cell: UnsafeBufferPointer<UInt8>) -> Bool {
    let kind = String(decoding: cell, as: UTF8.self)
    if wanted.isSaid(by: kind) { return false }
    otherKinds[kind, default: 0] += 1
    return true
  }

  /// The identifier of a file with one series: the sheet that was asked for, or the file's name without
  /// folder and extension.
  private var singleID: String {
    if let sheet = file.flatMap({ WorkbookName($0).sheet }) { return sheet }
    let name = file?.split(separator: "/").last.map(String.init) ?? "y"
    guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return name }
    return String(name[..<dot])
  }
}
