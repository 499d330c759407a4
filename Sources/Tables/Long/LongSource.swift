public import Indicators

/// A table of series decoded once, for callers that ask it for more than its figures.
public struct LongSource: Sendable {
  let file: String?
  let text: DecodedText
  let reading: CSVReader.Reading
  let columns: LongColumns

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: as ``LongTable/read(path:)``.
  public init(path: String) throws(Findings) {
    do throws(Finding) {
      try self.init(try FileBytes.read(path), file: path == "-" ? "(stdin)" : path)
    } catch {
      throw Findings([error])
    }
  }

  /// Reads the bytes of a file; `file` is its name for messages.
  ///
  /// - Throws: where there is no table: an unknown encoding, an unclosed quote, a missing column.
  public init(_ bytes: [UInt8], file: String?) throws(Finding) {
    text = try TextDecoding.decode(bytes, file: file)
    self.file = file
    do throws(Finding) {
      reading = try CSVReader.read(text.bytes, file: file)
      guard reading.table.headerRow != nil else { throw TextFindings.emptyFile(file) }
      let first = try LongColumns(of: reading.table, file: file)
      columns = try LongSource.telling(first, in: reading.table, file: file)
    } catch { throw text.explaining(error) }
  }

  /// The columns with which no series has a period twice: those first found, or else with further columns
  /// that tell rows apart, if they can without errors; the first where none do.
  ///
  /// - Throws: where columns were only guessed and do not tell rows apart.
  private static func telling(
    _ first: LongColumns, in table: CSVTable, file: String?
  ) throws(Finding) -> LongColumns {
    let kinds = ColumnName.place(of: ColumnName.kind, in: first.names)
      .flatMap { LongTableBuilder.tellsKinds(table, $0) ? $0 : nil }
    let others = first.layout.alternatives(first.names, kinds: kinds) { column in
      !table.holdsNumbers(column: column, below: first.headerRow)
    }
    func read(_ columns: LongColumns) -> LongTableBuilder {
      var builder = LongTableBuilder(table: table, columns: columns, file: file)
      builder.readRows()
      return builder
    }
    guard !others.isEmpty || first.layout.isGuess, read(first).mistakesRows else { return first }
    let apart = others.compactMap { $0.holdingNumbers(in: table, below: first.headerRow) }
      .map { first.with($0, file: file) }.map { ($0, read($0)) }.filter { !$0.1.mistakesRows }
    if let best = apart.first(where: { !$0.1.drafts.contains(where: \.hasError) }) ?? apart.first {
      return best.0
    }
    guard !first.layout.isGuess else {
      throw LongColumns.missing(first.names, file: file, row: first.headerRow)
    }
    return first
  }

  /// The figures; with `kind` those of the rows of targets instead of results.
  ///
  /// - Throws: where there are no rows of that kind.
  public func table(_ kind: FigureKind = .actual) throws(Finding) -> LongTable {
    do throws(Finding) {
      let table = try LongTable(reading, columns, file: file, encoding: text.encoding, kind: kind)
      return text.findings.isEmpty ? table : table.adding(text.findings)
    } catch { throw text.explaining(error) }
  }
}
