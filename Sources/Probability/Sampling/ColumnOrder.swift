/// A column's numbers in ascending order, and their ranks.
///
/// Sorted digit by digit (least significant first), in time that grows with the count alone.
public struct ColumnOrder: Sendable {
  /// The numbers.
  public let values: [Double]
  /// Where each of them stands in `values`, ascending; equal ones in the order of the column.
  public let places: [Int32]

  private static let digitBits = 11
  private static let digits = 6

  /// Orders a column of at most 2³¹ − 1 numbers, none of them NaN.
  public init(_ values: [Double]) {
    self.values = values
    var keys = values.map(Self.key)
    var places = (0..<Int32(values.count)).map { $0 }
    var (nextKeys, nextPlaces) = (keys, places)
    for (digit, counts) in Self.counts(keys).enumerated() {
      // A digit that all share moves nothing.
      guard counts.allSatisfy({ $0 < keys.count }) else { continue }
      var starts = counts
      var start = 0
      for index in starts.indices { (starts[index], start) = (start, start + starts[index]) }
      for (key, place) in zip(keys, places) {
        let own = Self.digit(digit, of: key)
        nextKeys[starts[own]] = key
        nextPlaces[starts[own]] = place
        starts[own] += 1
      }
      swap(&keys, &nextKeys)
      swap(&places, &nextPlaces)
    }
    self.places = places
  }

  /// The runs of equal numbers, as stretches of `places`, ascending.
  public func runs(_ body: (Range<Int>) -> Void) {
    var start = 0
    while start < places.count {
      let value = values[Int(places[start])]
      var end = start + 1
      while end < places.count, values[Int(places[end])] == value { end += 1 }
      body(start..<end)
      start = end
    }
  }

  /// The rank of each number, from 0, the mean of its ties.
  public func ranks() -> [Double] {
    var ranks = [Double](repeating: 0, count: values.count)
    runs { run in
      let rank = Double(run.lowerBound + run.upperBound - 1) / 2
      for place in run { ranks[Int(places[place])] = rank }
    }
    return ranks
  }

  /// A whole number that grows with the value.
  private static func key(_ value: Double) -> UInt64 {
    // −0 becomes 0.
    let bits = (value + 0).bitPattern
    return bits >> 63 == 0 ? bits | 1 << 63 : ~bits
  }

  private static func digit(_ digit: Int, of key: UInt64) -> Int {
    Int(truncatingIfNeeded: key >> UInt64(digit * digitBits)) & (1 << digitBits - 1)
  }

  /// How many keys have each digit, place by place.
  private static func counts(_ keys: [UInt64]) -> [[Int]] {
    (0..<digits).map { digit in
      var counts = [Int](repeating: 0, count: 1 << digitBits)
      for key in keys { counts[Self.digit(digit, of: key)] += 1 }
      return counts
    }
  }
}
