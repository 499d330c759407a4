/// Puts only the values at some ranks where sorting would put them.
///
/// C. A. R. Hoare (1961), Algorithm 65: Find, CACM 4, 321–322, for several ranks at once: parts in
/// which no rank is wanted stay as they are.
enum RankSelection {
  /// Parts up to this length are sorted.
  private static let short = 48

  /// Moves the values so that those at the ranks stand as in the sorted column.
  ///
  /// - Parameters:
  ///   - values: Finite numbers.
  ///   - ranks: From 0, in any order.
  static func place(_ values: UnsafeMutableBufferPointer<Double>, ranks: [Int]) {
    let wanted = Set(ranks).sorted()
    place(values, 0..<values.count, wanted[...], depth: 0)
  }

  private static func place(
    _ values: UnsafeMutableBufferPointer<Double>, _ range: Range<Int>, _ ranks: ArraySlice<Int>,
    depth: Int
  ) {
    guard !ranks.isEmpty, range.count > 1 else { return }
    // Halvings take 30 steps or so; numbers made to defeat the choice of pivots are sorted.
    guard range.count > short, depth < 80 else {
      values[range].sort()
      return
    }
    let pivot = self.pivot(values, range)
    var middle = split(values, range) { $0 < pivot }
    if middle == range.lowerBound {
      // None is less: those equal to the pivot come first, and are in their places.
      middle = split(values, range) { $0 <= pivot }
      let above = ranks.firstIndex { $0 >= middle } ?? ranks.endIndex
      place(values, middle..<range.upperBound, ranks[above...], depth: depth + 1)
      return
    }
    let above = ranks.firstIndex { $0 >= middle } ?? ranks.endIndex
    place(values, range.lowerBound..<middle, ranks[..<above], depth: depth + 1)
    place(values, middle..<range.upperBound, ranks[above...], depth: depth + 1)
  }

  /// The middle one of three.
  private static func pivot(
    _ values: UnsafeMutableBufferPointer<Double>, _ range: Range<Int>
  ) -> Double {
    let (a, b) = (values[range.lowerBound], values[range.upperBound - 1])
    let c = values[range.lowerBound + range.count / 2]
    return max(min(a, b), min(max(a, b), c))
  }

  /// Moves those that belong to the front there, without a branch that cannot be foreseen; says where
  /// the others begin.
  @inline(__always)
  private static func split(
    _ values: UnsafeMutableBufferPointer<Double>, _ range: Range<Int>,
    _ belongs: (Double) -> Bool
  ) -> Int {
    var end = range.lowerBound
    for index in range {
      let value = values[index]
      values[index] = values[end]
      values[end] = value
      end += belongs(value) ? 1 : 0
    }
    return end
  }
}
