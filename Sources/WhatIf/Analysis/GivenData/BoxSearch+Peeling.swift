extension BoxSearch {
  private static let peel = 0.05
  private static let leastMass = 0.05

  /// The best of all boxes on the way from the whole to one of a twentieth of the draws.
  func peeled() -> Box {
    var box = drivers.map(\.whole)
    var (best, height) = (box, 0.0)
    var inside = training
    while Double(inside.count) > Self.leastMass * Double(training.count) {
      guard let next = peelOnce(box, inside) else { break }
      box[next.driver] = next.range
      let codes = drivers[next.driver].codes
      inside = inside.filter { next.range.contains(Int(codes[Int($0)])) }
      let own = Double(misses(inside)) - rate * Double(inside.count)
      if own > height { (best, height) = (box, own) }
    }
    return best
  }

  /// A driver's range without a twentieth of the draws at one side.
  private struct Peel {
    var driver: Int
    var range: ClosedRange<Int>
    /// The share of misses among the draws that stay.
    var share: Double
  }

  /// The peel that leaves the largest share of misses; nil where nothing can be peeled.
  private func peelOnce(_ box: Box, _ inside: [Int32]) -> Peel? {
    let all = misses(inside)
    var best: Peel?
    for driver in box.indices where box[driver].count > 1 {
      let tally = CodeTally(drivers[driver], inside, missed: missed)
      for isLow in [true, false] {
        guard let (range, gone, goneMisses) = side(of: box[driver], isLow, tally, inside.count)
        else { continue }
        let share = Double(all - goneMisses) / Double(inside.count - gone)
        if share > best?.share ?? -1 { best = Peel(driver: driver, range: range, share: share) }
      }
    }
    return best
  }

  /// What a side's peel leaves, and how many draws and misses go; nil where ties make it too thick.
  private func side(
    of whole: ClosedRange<Int>, _ isLow: Bool, _ tally: CodeTally, _ count: Int
  ) -> (ClosedRange<Int>, Int, Int)? {
    let quota = max(1, Int(Self.peel * Double(count)))
    var (range, gone, misses) = (whole, 0, 0)
    while gone < quota, range.count > 1 {
      let code = isLow ? range.lowerBound : range.upperBound
      gone += tally.sizes[code]
      misses += tally.misses[code]
      range = isLow ? code + 1...range.upperBound : range.lowerBound...code - 1
    }
    guard gone > 0, gone < count, gone < max(2 * quota, count / 2) else { return nil }
    return (range, gone, misses)
  }
}
