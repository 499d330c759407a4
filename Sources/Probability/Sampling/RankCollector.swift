import CKernels

/// Order statistics of a column that passes by in pieces and is not kept.
///
/// From a first stretch of the column it is known about where the wanted ranks will lie. All values
/// are counted in bins, those in bins near a wanted rank are kept; at the end the ranks are read from
/// these, exactly, or not at all where one lies elsewhere. The order of the pieces does not matter.
public struct RankCollector: Sendable {
  private static let bins = 2_048
  /// How far from its place in the first stretch a quantile is looked for, in standard errors.
  private static let reach = 6.0
  /// With a larger share of all values near the ranks there is nothing to gain.
  private static let largestShare = 0.5

  private let scale: OrderStatistics.Scale
  private let isWanted: [UInt8]
  private var counts: [UInt32]
  /// Values near a wanted rank, in pages that are not moved when more come.
  private var pages: [[Double]] = []
  private var scratch: [Double] = []
  private static let page = 32_768

  /// Prepares from a first stretch, which is not counted yet; nil where too many of its values are the
  /// same or near a wanted rank.
  ///
  /// - Parameters:
  ///   - first: Independent finite numbers, some ten thousand.
  ///   - probabilities: What quantiles will be asked for, as shares of all values.
  public init?(first: UnsafeBufferPointer<Double>, probabilities: [Double]) {
    guard first.count > OrderStatistics.short,
      let scale = OrderStatistics.Scale(first, bins: Self.bins)
    else { return nil }
    var counts = [UInt32](repeating: 0, count: Self.bins)
    scale.count(first, &counts)
    let ranks = OrderStatistics.firstRanks(counts)
    let n = Double(first.count)
    var isWanted = [UInt8](repeating: 0, count: Self.bins)
    for p in probabilities {
      let spread = Self.reach * (p * (1 - p) / n).squareRoot() + 1 / n
      let ends = [p - spread, p + spread].map { share in
        OrderStatistics.bin(of: Int(min(max(share, 0), 1) * (n - 1)), ranks)
      }
      for bin in ends[0]...ends[1] { isWanted[bin] = 1 }
    }
    let near = zip(counts, isWanted).reduce(0) { $0 + ($1.1 == 1 ? Int($1.0) : 0) }
    guard Double(near) <= Self.largestShare * n else { return nil }
    self.scale = scale
    self.isWanted = isWanted
    self.counts = [UInt32](repeating: 0, count: Self.bins)
  }

  /// The same without any values counted.
  public var empty: RankCollector {
    var collector = self
    collector.counts = [UInt32](repeating: 0, count: Self.bins)
    collector.pages = []
    return collector
  }

  /// Counts a piece of numbers; NaN counts as below all others, so ranks of a column that has any are void.
  public mutating func add(_ piece: UnsafeBufferPointer<Double>) {
    if scratch.count <= piece.count { scratch = [Double](repeating: 0, count: piece.count + 1) }
    let (scale, isWanted) = (self.scale, self.isWanted)
    scratch.withUnsafeMutableBufferPointer { buffer in
      let found = scale.countAndSelect(piece, isWanted, &counts, to: buffer)
      let last = pages.count - 1
      if last < 0 || pages[last].count + found > pages[last].capacity {
        pages.append([])
        pages[last + 1].reserveCapacity(max(Self.page, found))
      }
      pages[pages.count - 1].append(contentsOf: buffer[..<found])
    }
  }

  /// Takes what another collector with the same beginning has counted.
  public mutating func add(_ other: RankCollector) {
    for bin in counts.indices { counts[bin] += other.counts[bin] }
    pages += other.pages
  }

  /// The values at some ranks, from 0, of all that were counted; nil where one was not kept.
  public func values(ranks: [Int]) -> [Double]? {
    let firstRanks = OrderStatistics.firstRanks(counts)
    let bins = ranks.map { OrderStatistics.bin(of: $0, firstRanks) }
    guard bins.allSatisfy({ isWanted[$0] == 1 }) else { return nil }
    var isAsked = [UInt8](repeating: 0, count: Self.bins)
    for bin in bins { isAsked[bin] = 1 }
    var asked = 0
    let firstAsked = isAsked.indices.map { bin in
      defer { asked += isAsked[bin] == 1 ? Int(counts[bin]) : 0 }
      return asked
    }
    let inner = zip(ranks, bins).map { $0 - firstRanks[$1] + firstAsked[$1] }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: asked + 1) { part in
      var count = 0
      for page in pages {
        let rest = UnsafeMutableBufferPointer(rebasing: part[count...])
        count += page.withUnsafeBufferPointer { scale.select($0, isAsked, to: rest) }
      }
      RankSelection.place(UnsafeMutableBufferPointer(rebasing: part[..<count]), ranks: inner)
      return inner.map { part[$0] }
    }
  }
}
