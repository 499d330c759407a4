import Probability

/// A driver's draws as small whole numbers: the place of each among so many about equal parts.
struct DriverCodes {
  /// The most parts; a byte holds each code.
  static let most = 128

  /// The code of each draw.
  let codes: [UInt8]
  /// The least and the greatest value of each code.
  let edges: [(low: Double, high: Double)]

  init(_ order: ColumnOrder) {
    let bins = RankBins(order, bins: Self.most)
    codes = bins.bins.map { UInt8(truncatingIfNeeded: $0) }
    var edges = [(low: Double, high: Double)](
      repeating: (.infinity, -.infinity), count: bins.count)
    for (bin, value) in zip(bins.bins, order.values) {
      edges[bin] = (min(edges[bin].low, value), max(edges[bin].high, value))
    }
    self.edges = edges
  }

  /// All codes.
  var whole: ClosedRange<Int> { 0...max(0, edges.count - 1) }
}

/// How many draws, and how many misses, have each code of a driver.
struct CodeTally {
  private(set) var sizes: [Int]
  private(set) var misses: [Int]

  init(_ driver: DriverCodes, _ draws: [Int32], missed: [Bool]) {
    var sizes = [Int](repeating: 0, count: driver.edges.count)
    var misses = sizes
    for draw in draws {
      let code = Int(driver.codes[Int(draw)])
      sizes[code] += 1
      misses[code] += missed[Int(draw)] ? 1 : 0
    }
    self.sizes = sizes
    self.misses = misses
  }
}
