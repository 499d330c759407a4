extension CSVTable {
  /// The bytes of a cell, row and column from 1, without spaces around; none beyond the end of its row.
  func trimmed(
    _ bytes: UnsafeBufferPointer<UInt8>, _ row: Int, _ column: Int
  ) -> UnsafeBufferPointer<UInt8> {
    guard column <= cellCount(row: row) else { return .init(start: nil, count: 0) }
    let cell = cells[rowStarts[row - 1] + column - 1]
    var start = Int(cell.start)
    var end = start + Int(cell.length)
    while start < end, bytes[start] == 0x20 { start += 1 }
    while end > start, bytes[end - 1] == 0x20 { end -= 1 }
    return UnsafeBufferPointer(rebasing: bytes[start..<end])
  }
}
