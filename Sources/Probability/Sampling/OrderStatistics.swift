import CKernels

/// Some of the values of a long column in their ascending order, without sorting it.
///
/// One pass counts the values in some thousand bins, a second one copies the bins that hold a wanted
/// rank, and only among those the ranks are looked for. The result is exact.
public enum OrderStatistics {
  /// The most bins; short columns have one for ten values or so, which is read faster.
  private static let mostBins = 8_192
  /// Columns up to this length are sorted as a whole.
  static let short = 4_096
  private static let sampleSize = 1_024

  /// The values at some ranks, from 0, in the order of the ranks given.
  ///
  /// - Parameters:
  ///   - values: Finite numbers.
  ///   - ranks: Each at least 0 and below the number of values.
  /// - Returns: A value for each rank.
  public static func values(
    _ values: UnsafeBufferPointer<Double>, ranks: [Int]
  ) -> [Double] {
    guard values.count > short else {
      let sorted = values.sorted()
      return ranks.map { sorted[$0] }
    }
    var bins = 512
    while bins < mostBins, bins * 16 <= values.count { bins *= 2 }
    guard let scale = Scale(values, bins: bins) else {
      let first = values[0]
      if values.allSatisfy({ $0 == first }) { return ranks.map { _ in first } }
      return split(values, ranks)
    }
    var counts = [UInt32](repeating: 0, count: bins)
    scale.count(values, &counts)
    let firstRanks = self.firstRanks(counts)
    let places = ranks.map { bin(of: $0, firstRanks) }
    var isWanted = [UInt8](repeating: 0, count: bins)
    for place in places { isWanted[place] = 1 }
    // The rank of each wanted bin's first value among those copied.
    var copied = 0
    var firstCopied = [Int](repeating: 0, count: bins)
    for place in isWanted.indices where isWanted[place] == 1 {
      firstCopied[place] = copied
      copied += Int(counts[place])
    }
    let inner = zip(ranks, places).map { $0 - firstRanks[$1] + firstCopied[$1] }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: copied + 1) { part in
      let found = scale.select(values, isWanted, to: part)
      RankSelection.place(UnsafeMutableBufferPointer(rebasing: part[..<found]), ranks: inner)
      return inner.map { part[$0] }
    }
  }

  /// The rank of the first value of each bin.
  static func firstRanks(_ counts: [UInt32]) -> [Int] {
    var before = 0
    return counts.map { count in
      defer { before += Int(count) }
      return before
    }
  }

  /// The last bin that begins at or before a rank and is not empty.
  static func bin(of rank: Int, _ firstRanks: [Int]) -> Int {
    var (low, high) = (0, firstRanks.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if firstRanks[middle] <= rank { low = middle } else { high = middle }
    }
    return low
  }

  /// Bins between the outer percents of a sample of the column; nil where these are the same.
  struct Scale: Sendable {
    private let low: Double
    private let perUnit: Double
    private let last: UInt32

    init?(_ values: UnsafeBufferPointer<Double>, bins: Int) {
      let high: Double
      (low, high) = Scale.outerPercents(values, step: values.count / sampleSize)
      perUnit = Double(bins - 2) / (high - low)
      last = UInt32(bins - 1)
      guard perUnit.isFinite, perUnit > 0 else { return nil }
    }

    /// The first and the last percent of every `step`th value, without sorting them.
    private static func outerPercents(
      _ values: UnsafeBufferPointer<Double>, step: Int
    ) -> (low: Double, high: Double) {
      let size = sampleSize / 100 + 1
      return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * size) { ends in
        ends.initialize(repeating: .infinity)
        let (lowest, highest) = (ends[..<size], ends[size...])
        for index in 0..<sampleSize {
          let value = values[index * step]
          insert(value, UnsafeMutableBufferPointer(rebasing: lowest))
          insert(-value, UnsafeMutableBufferPointer(rebasing: highest))
        }
        return (ends[size - 1], -ends[2 * size - 1])
      }
    }

    /// Puts a value among some least ones, which ascend, in place of the greatest of them.
    private static func insert(_ value: Double, _ least: UnsafeMutableBufferPointer<Double>) {
      var k = least.count - 1
      guard value < least[k] else { return }
      while k > 0, least[k - 1] > value {
        least[k] = least[k - 1]
        k -= 1
      }
      least[k] = value
    }

    /// Adds the number of values in each bin.
    func count(_ values: UnsafeBufferPointer<Double>, _ counts: inout [UInt32]) {
      jipyo_histogram(values.baseAddress, values.count, low, perUnit, last, &counts)
    }

    /// Both at once: adds the number of values in each bin and copies those in the wanted ones.
    func countAndSelect(
      _ values: UnsafeBufferPointer<Double>, _ isWanted: [UInt8], _ counts: inout [UInt32],
      to out: UnsafeMutableBufferPointer<Double>
    ) -> Int {
      var found = 0
      jipyo_count_and_select_bins(
        values.baseAddress, values.count, low, perUnit, last, isWanted, &counts, out.baseAddress,
        &found)
      return found
    }

    /// Copies the values in the wanted bins, for one more than which there is room; says how many.
    func select(
      _ values: UnsafeBufferPointer<Double>, _ isWanted: [UInt8],
      to out: UnsafeMutableBufferPointer<Double>
    ) -> Int {
      var found = 0
      jipyo_select_bins(
        values.baseAddress, values.count, low, perUnit, last, isWanted, out.baseAddress, &found)
      return found
    }
  }

  /// For columns in which one value abounds: those below it, itself, and those above.
  private static func split(_ values: UnsafeBufferPointer<Double>, _ ranks: [Int]) -> [Double] {
    let sorted = (0..<sampleSize).map { values[$0 * (values.count / sampleSize)] }.sorted()
    let pivot = sorted[sampleSize / 2]
    let (below, above) = (values.filter { $0 < pivot }, values.filter { $0 > pivot })
    let end = values.count - above.count
    let lower = below.withUnsafeBufferPointer { part in
      Self.values(part, ranks: ranks.filter { $0 < below.count })
    }
    let upper = above.withUnsafeBufferPointer { part in
      Self.values(part, ranks: ranks.filter { $0 >= end }.map { $0 - end })
    }
    var (nextLower, nextUpper) = (lower.makeIterator(), upper.makeIterator())
    return ranks.map { rank in
      (rank < below.count ? nextLower.next() : rank >= end ? nextUpper.next() : nil) ?? pivot
    }
  }
}
