import CKernels

/// The lower triangular factor of a correlation, row after row, ready to be applied to scores.
///
/// Drivers that are correlated alike with those before them have rows that begin alike, bit for bit: of
/// such rows each goes on from the sum of an earlier one.
struct RowFactor: Sendable {
  /// Row i begins at i (i + 1) / 2.
  let packed: [Double]
  /// The number of rows.
  let size: Int
  /// For each row the last one before it that it continues; empty where that saves little.
  private let parents: [UInt32]

  init(_ packed: [Double], size: Int) {
    self.packed = packed
    self.size = size
    guard size <= JIPYO_MOST_SHARED else {
      parents = []
      return
    }
    let parents = (0..<size).map { Self.parent(of: $0, packed) }
    let steps = parents.enumerated().reduce(0) { $0 + $1.offset - $1.element + 1 }
    self.parents = 2 * steps <= packed.count ? parents.map(UInt32.init) : []
  }

  private static func parent(of row: Int, _ packed: [Double]) -> Int {
    let own = row * (row + 1) / 2
    return (0..<row).last { earlier in
      let start = earlier * (earlier + 1) / 2
      return (0..<earlier).allSatisfy { packed[start + $0] == packed[own + $0] }
    } ?? 0
  }

  /// An element of the factor.
  subscript(row: Int, column: Int) -> Double { packed[row * (row + 1) / 2 + column] }

  /// Turns independent scores into correlated ones, in place.
  ///
  /// - Parameters:
  ///   - columns: A column for each row, with room for `count` rounded up to a multiple of 32.
  ///   - count: The number of draws.
  func apply(_ columns: UnsafeMutablePointer<UnsafeMutablePointer<Double>?>, count: Int) {
    if parents.isEmpty {
      jipyo_correlate(packed, size, columns, count)
    } else {
      jipyo_correlate_shared(packed, parents, size, columns, count)
    }
  }
}
