/// How often each value of a column occurs, where these are few: counts, scores, constants.
public struct ValueTally: Sendable {
  /// The most different values that are counted.
  public static let most = 4_096

  /// The values, each in the first free place from where its hash points; NaN where a place is free.
  private var keys: [Double]
  /// The occurrences of the value in each place.
  private var counts: [Int]
  /// The number of different values; at most half of the places are taken.
  private var used = 0
  /// Whether there were too many different ones.
  private var isFull = false

  /// Nothing counted yet.
  public init() { self.init(places: 64) }

  private init(places: Int) {
    keys = [Double](repeating: .nan, count: places)
    counts = [Int](repeating: 0, count: places)
  }

  /// Counts a piece of finite numbers.
  public mutating func add(_ piece: UnsafeBufferPointer<Double>) {
    var start = 0
    while start < piece.count, !isFull {
      start = counted(piece, from: start)
      guard start < piece.count else { return }
      add(piece[start], 1)
      start += 1
    }
  }

  /// Counts numbers up to the first that has not been met before, and says where that is.
  private mutating func counted(_ piece: UnsafeBufferPointer<Double>, from start: Int) -> Int {
    let mask = keys.count - 1
    return keys.withUnsafeBufferPointer { keys in
      counts.withUnsafeMutableBufferPointer { counts in
        for index in start..<piece.count {
          let value = piece[index]
          var place = Self.hash(value) & mask
          while keys[place] != value {
            if keys[place].isNaN { return index }
            place = (place + 1) & mask
          }
          counts[place] += 1
        }
        return piece.count
      }
    }
  }

  /// Counts some occurrences of one number.
  private mutating func add(_ value: Double, _ count: Int) {
    let mask = keys.count - 1
    var place = Self.hash(value) & mask
    while !keys[place].isNaN, keys[place] != value { place = (place + 1) & mask }
    if keys[place].isNaN {
      // A missing value has no rank.
      guard used < Self.most, !value.isNaN else {
        self = ValueTally()
        isFull = true
        return
      }
      keys[place] = value
      used += 1
    }
    counts[place] += count
    if 2 * used > keys.count { grow() }
  }

  private mutating func grow() {
    var larger = ValueTally(places: 2 * keys.count)
    for (value, count) in zip(keys, counts) where !value.isNaN { larger.add(value, count) }
    self = larger
  }

  /// Equal numbers have equal hashes: adding 0 makes −0 one with 0.
  ///
  /// Of whole numbers the lower half of the bits is 0, so the upper one is laid over it.
  private static func hash(_ value: Double) -> Int {
    let bits = (value + 0).bitPattern
    return Int(truncatingIfNeeded: ((bits ^ bits >> 32) &* 0x9E37_79B9_7F4A_7C15) >> 40)
  }

  /// Takes what another tally has counted.
  public mutating func add(_ other: ValueTally) {
    if other.isFull {
      self = ValueTally()
      isFull = true
    }
    for (value, count) in zip(other.keys, other.counts) where !value.isNaN && !isFull {
      add(value, count)
    }
  }

  /// The values at some ranks, from 0, of all that were counted; nil where these were too different.
  public func values(ranks: [Int]) -> [Double]? {
    guard !isFull else { return nil }
    let met = zip(keys, counts).filter { !$0.0.isNaN }.sorted { $0.0 < $1.0 }
    var last = -1
    let lastRanks = met.map { item in
      last += item.1
      return last
    }
    var found: [Double] = []
    for rank in ranks {
      guard let place = lastRanks.firstIndex(where: { $0 >= rank }) else { return nil }
      found.append(met[place].0)
    }
    return found
  }
}
