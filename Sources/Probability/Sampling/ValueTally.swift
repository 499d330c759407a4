/// How often each value of a column occurs, where these are few: counts, scores, constants.
public struct ValueTally: Sendable {
  /// The most different values that are counted.
  public static let most = 4_096

  /// The number of occurrences by value; nil where there are too many different ones.
  private var counts: [Double: Int]? = [:]

  /// Nothing counted yet.
  public init() {}

  /// Counts a piece of finite numbers.
  public mutating func add(_ piece: UnsafeBufferPointer<Double>) {
    guard var counts else { return }
    self.counts = nil
    var start = 0
    while start < piece.count {
      let value = piece[start]
      var end = start + 1
      while end < piece.count, piece[end] == value { end += 1 }
      counts[value, default: 0] += end - start
      guard counts.count <= Self.most else { return }
      start = end
    }
    self.counts = counts
  }

  /// Takes what another tally has counted.
  public mutating func add(_ other: ValueTally) {
    guard let own = counts, let others = other.counts else {
      counts = nil
      return
    }
    let all = own.merging(others, uniquingKeysWith: +)
    counts = all.count <= Self.most ? all : nil
  }

  /// The values at some ranks, from 0, of all that were counted; nil where these were too different.
  public func values(ranks: [Int]) -> [Double]? {
    guard let counts else { return nil }
    let values = counts.keys.sorted()
    var last = -1
    let lastRanks = values.map { value in
      last += counts[value] ?? 0
      return last
    }
    var found: [Double] = []
    for rank in ranks {
      guard let place = lastRanks.firstIndex(where: { $0 >= rank }) else { return nil }
      found.append(values[place])
    }
    return found
  }
}
