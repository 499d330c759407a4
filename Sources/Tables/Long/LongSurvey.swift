import Indicators

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// One pass over a long CSV file that finds where its series begin, without keeping its text.
struct LongSurvey {
  /// Bytes of the file that hold whole series.
  struct Cut: Sendable {
    /// First byte.
    var start: Int
    /// The byte after the last.
    var end: Int
    /// Rows between the header and the first row of the portion.
    var rowsBefore: Int
  }

  /// The text up to and with the line of column names.
  private(set) var header: [UInt8] = []
  /// The portions, in the order of the file.
  private(set) var cuts: [Cut] = []

  private let usualSize: Int
  private var rows = LongRowScanner()
  private static let chunk = 1 << 20

  /// Surveys an open file; nil where it cannot be read in portions.
  init?(_ descriptor: Int32, file: String, usualSize: Int) {
    self.usualSize = usualSize
    var pending: [UInt8] = []
    var offset = 0
    while true {
      let start = pending.count
      pending.append(contentsOf: repeatElement(0, count: LongSurvey.chunk))
      let got = pending.withUnsafeMutableBytes {
        pread(
          descriptor, $0.baseAddress.map { $0 + start }, LongSurvey.chunk, off_t(offset + start))
      }
      if got < 0, errno == EINTR {
        pending.removeLast(LongSurvey.chunk)
        continue
      }
      guard got >= 0 else { return nil }
      pending.removeLast(LongSurvey.chunk - got)
      let atEnd = got == 0
      if header.isEmpty {
        guard !atEnd, let taken = readHeader(&pending, file: file) else { return nil }
        offset = taken
      }
      guard let used = rows.scan(pending, from: offset, atEnd: atEnd) else { return nil }
      if atEnd { break }
      // A row that does not end within many chunks is no table of series.
      guard pending.count - used <= 4 * LongSurvey.chunk else { return nil }
      offset += used
      pending.removeFirst(used)
    }
    cuts = rows.cuts
  }

  /// Takes the header off the first chunk and finds the column of identifiers; returns how many bytes
  /// that were, nil where the file has to be read as a whole.
  private mutating func readHeader(_ pending: inout [UInt8], file: String) -> Int? {
    // A workbook is no text, whatever a part of its bytes looks like.
    if pending.starts(with: [0x50, 0x4B, 0x03, 0x04]) { return nil }
    let mark = pending.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let sample = Array(pending[mark...].prefix(1 << 16))
    let delimiter = CSVDelimiter.detect(in: sample)
    var scanner = CSVScanner(bytes: sample, delimiter: delimiter.byte, rowLimit: 8)
    scanner.scan()
    let table = CSVTable(
      delimiter: delimiter, bytes: scanner.bytes, cells: scanner.cells,
      rowStarts: scanner.rowStarts)
    // Of several measures those without values are told together.
    guard let columns = try? LongColumns(of: table, file: file), let series = columns.series,
      columns.layout.measures.isEmpty,
      let end = LongSurvey.end(ofRow: columns.headerRow, in: sample)
    else { return nil }
    header = Array(sample[..<end])
    rows = LongRowScanner(
      delimiter: delimiter.byte, seriesColumn: series, usualSize: usualSize,
      watch: LongSurvey.watch(columns))
    pending.removeFirst(mark + end)
    return mark + end
  }

  /// A portion does not show whether further columns are needed to tell the rows of all apart: where there
  /// are such columns, the first period that comes twice in a series has the file read as a whole.
  private static func watch(_ columns: LongColumns) -> LongRowScanner.Watch {
    let layout = columns.layout
    let others = layout.alternatives(columns.names, kinds: nil) { _ in true }
    guard layout.isGuess || !others.isEmpty else { return .nothing }
    return layout.period.map { .column($0) } ?? .row
  }

  /// The byte after the line end of a row; nil where a quote stands above, which may hold line ends.
  private static func end(ofRow row: Int, in bytes: [UInt8]) -> Int? {
    var seen = 0
    for (index, byte) in bytes.enumerated() {
      if byte == 0x22 { return nil }
      guard byte == 0x0A else { continue }
      seen += 1
      if seen == row { return index + 1 }
    }
    return nil
  }
}
