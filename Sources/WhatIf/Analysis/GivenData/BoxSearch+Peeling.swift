extension BoxSearch {
  private static let peel = 0.05
  private static let leastMass = 0.05
  /// The most drivers that are bounded first.
  private static let mostStarts = 4

  /// Where peeling begins: the whole, and for drivers with a value that is too thick to be peeled off
  /// the side that holds most misses beyond its fair share.
  var starts: [Box] {
    let whole = drivers.map(\.whole)
    let thick = drivers.indices.compactMap { driver -> (box: Box, score: Double)? in
      let tally = CodeTally(drivers[driver], training, missed: missed)
      let most = 2 * Self.peel * Double(training.count)
      guard whole[driver].count > 1, Double(tally.sizes.max() ?? 0) > most else { return nil }
      let side = bestSide(tally)
      var box = whole
      box[driver] = side.range
      return side.score > 0 && side.range.count < whole[driver].count ? (box, side.score) : nil
    }
    return [whole] + thick.sorted { $0.score > $1.score }.prefix(Self.mostStarts).map(\.box)
  }

  /// The codes up to one, or from one on, that hold most misses beyond their fair share.
  private func bestSide(_ tally: CodeTally) -> (range: ClosedRange<Int>, score: Double) {
    let gains = zip(tally.misses, tally.sizes).map { Double($0) - rate * Double($1) }
    let last = gains.count - 1
    var best = (range: 0...last, score: 0.0)
    var (below, above) = (0.0, 0.0)
    for code in 0..<last {
      below += gains[code]
      above += gains[last - code]
      if below > best.score { best = (0...code, below) }
      if above > best.score { best = (last - code...last, above) }
    }
    return best
  }

  /// The best of all boxes on the way from one to a twentieth of the draws.
  func peeled(from start: Box) -> Box {
    var box = start
    var (best, height) = (box, score(box))
    var inside = training.filter { contains(box, $0) }
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
