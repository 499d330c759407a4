/// Order statistics of a column that passes by: from a tally of its values, or from those near the
/// wanted ranks.
public enum RankKeeper: Sendable {
  /// Few different values.
  case tally(ValueTally)
  /// Values that hardly repeat.
  case near(RankCollector)

  /// Prepares from a first stretch, which is not counted yet; nil where neither way serves.
  ///
  /// - Parameters:
  ///   - first: Independent finite numbers, some ten thousand.
  ///   - probabilities: What quantiles will be asked for, as shares of all values.
  public init?(first: UnsafeBufferPointer<Double>, probabilities: [Double]) {
    if Self.repeats(first) {
      self = .tally(ValueTally())
    } else if let near = RankCollector(first: first, probabilities: probabilities) {
      self = .near(near)
    } else {
      return nil
    }
  }

  /// Whether a tally can hold the values.
  ///
  /// All are looked at only where some of the first 512 are the same: of 4,096 different values, whatever
  /// their shares, so many are all different but once in 10¹³.
  private static func repeats(_ first: UnsafeBufferPointer<Double>) -> Bool {
    let some = first.prefix(512).sorted()
    guard some.count < 512 || zip(some, some.dropFirst()).contains(where: ==) else { return false }
    var tally = ValueTally()
    tally.add(first)
    return tally.values(ranks: []) != nil
  }

  /// The same without any values counted.
  public var empty: RankKeeper {
    switch self {
    case .tally: .tally(ValueTally())
    case .near(let near): .near(near.empty)
    }
  }

  /// Counts a piece of numbers; ranks of a column with NaN are void.
  public mutating func add(_ piece: UnsafeBufferPointer<Double>) {
    switch self {
    case .tally(var tally):
      self = .tally(ValueTally())
      tally.add(piece)
      self = .tally(tally)
    case .near(var near):
      self = .tally(ValueTally())
      near.add(piece)
      self = .near(near)
    }
  }

  /// Takes what another with the same beginning has counted.
  public mutating func add(_ other: RankKeeper) {
    switch (self, other) {
    case (.tally(var own), .tally(let other)):
      own.add(other)
      self = .tally(own)
    case (.near(var own), .near(let other)):
      self = .tally(ValueTally())
      own.add(other)
      self = .near(own)
    default: break
    }
  }

  /// The values at some ranks, from 0; nil where they are not known.
  public func values(ranks: [Int]) -> [Double]? {
    switch self {
    case .tally(let tally): tally.values(ranks: ranks)
    case .near(let near): near.values(ranks: ranks)
    }
  }
}
