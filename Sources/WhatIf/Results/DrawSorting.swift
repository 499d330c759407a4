/// Sorts draws: a radix sort for long columns, which costs a fixed time per draw.
enum DrawSorting {
  private static let bits = 11
  private static let passes = 6

  /// The values in ascending order; none may be NaN, and −0 comes before 0.
  static func sorted(_ values: [Double]) -> [Double] {
    guard values.count > 4_096 else { return values.sorted() }
    var keys = values.map(key)
    var other = [UInt64](repeating: 0, count: keys.count)
    let mask = UInt64(1 << bits) - 1
    var counts = [Int](repeating: 0, count: passes << bits)
    for key in keys {
      for pass in 0..<passes {
        counts[pass << bits + Int(key >> UInt64(pass * bits) & mask)] += 1
      }
    }
    for pass in 0..<passes {
      let shift = UInt64(pass * bits)
      var places = Array(counts[(pass << bits)..<((pass + 1) << bits)])
      if places.contains(keys.count) { continue }
      var sum = 0
      for bucket in places.indices {
        let count = places[bucket]
        places[bucket] = sum
        sum += count
      }
      for key in keys {
        let bucket = Int(key >> shift & mask)
        other[places[bucket]] = key
        places[bucket] += 1
      }
      swap(&keys, &other)
    }
    return keys.map(value)
  }

  /// A whole number in the order of the doubles.
  private static func key(_ value: Double) -> UInt64 {
    let bits = value.bitPattern
    return bits >> 63 == 1 ? ~bits : bits | 1 << 63
  }

  private static func value(_ key: UInt64) -> Double {
    Double(bitPattern: key >> 63 == 1 ? key & ~(1 << 63) : ~key)
  }
}
