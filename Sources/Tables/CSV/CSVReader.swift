public import Indicators

/// Reads CSV text as RFC 4180 describes it, with the line ends and delimiters found in practice.
///
/// As most readers do, a quote inside an unquoted cell is an ordinary character, and characters
/// after a closing quote belong to the cell; the latter is reported as a warning.
public enum CSVReader {
  /// A table with what was noticed while reading it.
  public struct Reading: Sendable {
    /// The table.
    public let table: CSVTable
    /// Warnings, in the order of the text.
    public let findings: [Finding]
  }

  /// Reads the text of a file.
  ///
  /// - Parameters:
  ///   - bytes: UTF-8 bytes without a byte order mark.
  ///   - file: The file's name for messages.
  ///   - delimiter: The delimiter, where it is known; otherwise the text decides.
  /// - Returns: the table and warnings.
  /// - Throws: an error where a quote is never closed or a NUL character occurs.
  public static func read(
    _ bytes: [UInt8], file: String? = nil, delimiter: CSVDelimiter? = nil
  ) throws(Finding) -> Reading {
    guard bytes.count < Int(UInt32.max) else {
      throw TextFindings.tooLarge(
        file: file ?? "CSV", bytes: bytes.count, limit: FileBytes.dataLimit)
    }
    let delimiter = delimiter ?? CSVDelimiter.detect(in: bytes)
    var scanner = CSVScanner(bytes: bytes, delimiter: delimiter.byte)
    scanner.scan()
    if let row = scanner.openQuoteRow {
      throw CSVFindings.openQuote(file: file, row: row)
    }
    if let row = scanner.nulRow { throw CSVFindings.nul(file: file, row: row) }
    let warnings = scanner.strayRows.map { CSVFindings.textAfterQuote(file: file, row: $0) }
    let table = CSVTable(
      delimiter: delimiter, bytes: scanner.bytes, cells: scanner.cells,
      rowStarts: scanner.rowStarts)
    return Reading(table: table, findings: warnings)
  }
}

/// One pass over CSV bytes; doubled quotes are taken out in place.
struct CSVScanner {
  /// The text, changed where quotes were doubled: a cell never grows.
  private(set) var bytes: [UInt8]
  private(set) var cells: [CSVTable.Cell] = []
  private(set) var rowStarts: [Int] = [0]
  /// The row in which a quote opens that never closes.
  private(set) var openQuoteRow: Int?
  /// The first row with a NUL character.
  private(set) var nulRow: Int?
  /// The first rows with characters after a closing quote.
  private(set) var strayRows: [Int] = []

  private let delimiter: UInt8
  private let rowLimit: Int
  private static let quote: UInt8 = 0x22
  private static let mostStrayRows = 20

  init(bytes: [UInt8], delimiter: UInt8, rowLimit: Int = .max) {
    self.bytes = bytes
    self.delimiter = delimiter
    self.rowLimit = rowLimit
  }

  /// Reads all rows, or as many as the limit allows.
  mutating func scan() {
    var text = bytes
    bytes = []
    text.withUnsafeMutableBufferPointer { buffer in
      var index = 0
      while index < buffer.count, rowStarts.count <= rowLimit { readRow(buffer, &index) }
    }
    bytes = text
  }

  /// Reads cells up to and including a line end.
  private mutating func readRow(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ index: inout Int
  ) {
    let row = rowStarts.count
    while true {
      let cell =
        index < buffer.count && buffer[index] == CSVScanner.quote
        ? readQuoted(buffer, &index, row: row) : readPlain(buffer, &index, row: row)
      cells.append(cell)
      guard index < buffer.count else { break }
      let end = buffer[index]
      index += 1
      if end == delimiter {
        continue
      }
      if end == 0x0D, index < buffer.count, buffer[index] == 0x0A { index += 1 }
      break
    }
    rowStarts.append(cells.count)
  }

  /// Reads a cell without quotes, up to a delimiter, a line end or the end of the text.
  private mutating func readPlain(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ index: inout Int, row: Int
  ) -> CSVTable.Cell {
    let start = index
    while index < buffer.count {
      let byte = buffer[index]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      if byte == 0, nulRow == nil { nulRow = row }
      index += 1
    }
    return CSVTable.Cell(start: UInt32(start), length: UInt32(index - start))
  }

  /// Reads a cell that starts with a quote.
  private mutating func readQuoted(
    _ buffer: UnsafeMutableBufferPointer<UInt8>, _ index: inout Int, row: Int
  ) -> CSVTable.Cell {
    index += 1
    let start = index
    var end = start
    var isClosed = false
    while index < buffer.count {
      let byte = buffer[index]
      index += 1
      if byte == CSVScanner.quote {
        guard index < buffer.count, buffer[index] == CSVScanner.quote else {
          isClosed = true
          break
        }
        index += 1
      }
      if byte == 0, nulRow == nil { nulRow = row }
      buffer[end] = byte
      end += 1
    }
    if !isClosed, openQuoteRow == nil { openQuoteRow = row }
    let rest = readPlain(buffer, &index, row: row)
    if rest.length > 0 {
      if strayRows.count < CSVScanner.mostStrayRows, strayRows.last != row { strayRows.append(row) }
      for offset in Int(rest.start)..<Int(rest.start + rest.length) {
        buffer[end] = buffer[offset]
        end += 1
      }
    }
    return CSVTable.Cell(start: UInt32(start), length: UInt32(end - start))
  }
}

extension CSVDelimiter {
  /// The delimiter that parts the first rows most evenly; a comma where none occurs.
  ///
  /// For each candidate the first 20 rows are read; the one under which most rows have as many
  /// cells as the first wins, then the one with more cells, then comma before tab before semicolon.
  static func detect(in bytes: [UInt8]) -> CSVDelimiter {
    let sample = Array(bytes.prefix(1 << 16))
    var best = (delimiter: CSVDelimiter.comma, even: 0, columns: 1)
    for candidate in allCases {
      var scanner = CSVScanner(bytes: sample, delimiter: candidate.byte, rowLimit: 20)
      scanner.scan()
      let starts = scanner.rowStarts
      let counts = zip(starts.dropFirst(), starts).map { $0 - $1 }.filter { $0 > 1 }
      guard let columns = counts.first else { continue }
      let even = counts.count { $0 == columns }
      if (even, columns) > (best.even, best.columns) { best = (candidate, even, columns) }
    }
    return best.delimiter
  }
}
