/// Columns of doubles for blocks of draws, each beginning on a cache line of its own.
///
/// The distance between columns is an odd number of cache lines: a power of two would put the same
/// place of every column into the same few lines of the cache.
final class BlockMemory {
  /// Doubles from one column to the next.
  let stride: Int
  /// The first column; all numbers are 0 to begin with.
  let base: UnsafeMutablePointer<Double>

  /// Memory for columns of up to `capacity` numbers and as many as make a whole 32.
  init(columns: Int, capacity: Int) {
    stride = (max(1, capacity) + 31) / 32 * 32 + 8
    let count = stride * max(1, columns)
    let bytes = count * MemoryLayout<Double>.stride
    base = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .initializeMemory(as: Double.self, repeating: 0, count: count)
  }

  deinit { base.deallocate() }

  /// A column.
  subscript(column: Int) -> UnsafeMutablePointer<Double> { base + column * stride }
}
