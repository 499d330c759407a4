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
      columns = try LongColumns(of: reading.table, file: file)
    } catch { throw text.explaining(error) }
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
