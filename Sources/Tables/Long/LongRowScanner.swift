/// Goes over the rows of a long table and cuts them where the series changes.
struct LongRowScanner {
  /// The portions found so far; the last one ends with the rows read.
  private(set) var cuts: [LongSurvey.Cut] = []

  private let delimiter: UInt8
  private let seriesColumn: Int
  private let usualSize: Int
  private let watch: Watch
  private var periods: Set<UInt64> = []
  private var last: [UInt8] = []
  private var seen: Set<UInt64> = []
  private var rowCount = 0

  private static let quote: UInt8 = 0x22

  /// What must not come twice in the rows of a series, where further columns may be needed to tell them
  /// apart.
  enum Watch {
    case nothing
    /// The words of a column.
    case column(Int)
    /// The row: each is a whole series.
    case row
  }

  init(
    delimiter: UInt8 = 0x2C, seriesColumn: Int = 1, usualSize: Int = LongPortions.usualSize,
    watch: Watch = .nothing
  ) {
    self.watch = watch
    self.delimiter = delimiter
    self.seriesColumn = seriesColumn
    self.usualSize = usualSize
  }

  /// Reads all whole rows of a chunk that stands at `offset` in the file; the last row may lack its
  /// line end at the end of the file.
  ///
  /// - Returns: how many bytes were read; nil where the rows of a series do not stand together or say a
  ///   period twice, or the bytes are not UTF-8.
  mutating func scan(_ chunk: [UInt8], from offset: Int, atEnd: Bool) -> Int? {
    chunk.withUnsafeBufferPointer { bytes in
      var start = 0
      while start < bytes.count {
        var (id, period) = (0..<0, 0..<0)
        guard
          let end = rowEnd(bytes, from: start, id: &id, period: &period)
            ?? (atEnd ? bytes.count : nil)
        else {
          break
        }
        let name = UnsafeBufferPointer(rebasing: bytes[LongRowScanner.trimmed(bytes, id)])
        let said = UnsafeBufferPointer(rebasing: bytes[LongRowScanner.trimmed(bytes, period)])
        guard add(row: offset + start, end: offset + end, series: name, period: said) else {
          return nil
        }
        start = end
      }
      let read = UnsafeBufferPointer(rebasing: bytes[..<start])
      return UTF8Check.scan(read).firstError == nil ? start : nil
    }
  }

  /// The byte after the line end of a row; the cell of the identifier goes to `id`, the watched one to
  /// `period`.
  private func rowEnd(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, id: inout Range<Int>,
    period: inout Range<Int>
  ) -> Int? {
    let watched = if case .column(let place) = watch { place } else { 0 }
    var (index, cell, column, isQuoted) = (start, start, 1, false)
    while index < bytes.count {
      let byte = bytes[index]
      if byte == LongRowScanner.quote, isQuoted || index == cell {
        isQuoted.toggle()
      } else if !isQuoted, byte == delimiter || byte == 0x0A {
        if column == seriesColumn { id = cell..<index }
        if column == watched { period = cell..<index }
        index += 1
        if byte == 0x0A { return index }
        (cell, column) = (index, column + 1)
        continue
      }
      index += 1
    }
    if column == seriesColumn { id = cell..<index }
    if column == watched { period = cell..<index }
    return nil
  }

  /// A cell without quotes, spaces and a carriage return around it.
  private static func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ cell: Range<Int>
  ) -> Range<Int> {
    var (start, end) = (cell.lowerBound, cell.upperBound)
    func isMargin(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0D || byte == quote }
    while start < end, isMargin(bytes[start]) { start += 1 }
    while end > start, isMargin(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Adds a row to the portion at hand or to a new one; false where its series came before, or has had
  /// the period.
  private mutating func add(
    row start: Int, end: Int, series: UnsafeBufferPointer<UInt8>,
    period: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    defer { rowCount += 1 }
    let isSame = series.isEmpty || (series.count == last.count && series.elementsEqual(last))
    if cuts.isEmpty {
      cuts.append(LongSurvey.Cut(start: start, end: end, rowsBefore: 0))
    } else if !isSame, let cut = cuts.last, cut.end - cut.start >= usualSize {
      cuts.append(LongSurvey.Cut(start: start, end: end, rowsBefore: rowCount))
    } else {
      cuts[cuts.count - 1].end = end
    }
    guard !isSame else { return isNew(period, inSame: true) }
    last = Array(series)
    return isNew(period, inSame: false) && seen.insert(LongRowScanner.hash(series)).inserted
  }

  private mutating func isNew(_ period: UnsafeBufferPointer<UInt8>, inSame: Bool) -> Bool {
    switch watch {
    case .nothing: return true
    case .row: return !inSame
    case .column:
      if !inSame { periods.removeAll(keepingCapacity: true) }
      return periods.insert(LongRowScanner.hash(period)).inserted
    }
  }

  /// FNV-1a; two names that share one only make the file be read as a whole.
  private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
