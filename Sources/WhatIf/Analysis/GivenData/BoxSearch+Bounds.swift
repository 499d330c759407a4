/// The score of a box is the misses inside beyond its fair share.
extension BoxSearch {
  /// The most bounds a reader can take in.
  private static let mostLimits = 3

  /// Drops bounds as long as that costs less than a twentieth of the score, or there are too many.
  func simplified(_ box: Box) -> Box {
    var box = box
    var height = score(box)
    while true {
      let limited = limited(box)
      let scores = scoresWithout(box)
      guard let cheapest = limited.max(by: { scores[$0] < scores[$1] }),
        scores[cheapest] >= 0.95 * height || limited.count > Self.mostLimits
      else { return box }
      box[cheapest] = drivers[cheapest].whole
      height = max(height, scores[cheapest])
    }
  }

  /// Moves the bounds of one driver after the other to where the score is highest, until it stays.
  func moved(_ box: Box) -> Box {
    var (box, height) = (box, score(box))
    for _ in 0..<10 {
      let before = height
      for driver in limited(box) {
        let best = bestRange(box, driver)
        guard best.score > height else { continue }
        (box[driver], height) = (best.range, best.score)
      }
      if height <= before { break }
    }
    return box
  }

  /// The range of one driver with the highest score, the others as they are.
  ///
  /// A side without a bound stays without one. Of a driver bounded on both sides it is the stretch of
  /// codes with the largest sum (J. Bentley 1984, Communications of the ACM 27, 865–871).
  private func bestRange(_ box: Box, _ driver: Int) -> (range: ClosedRange<Int>, score: Double) {
    let tally = CodeTally(
      drivers[driver], training.filter { contains(box, $0, but: driver) }, missed: missed)
    let whole = drivers[driver].whole
    let startsOpen = box[driver].lowerBound == whole.lowerBound
    let endsOpen = box[driver].upperBound == whole.upperBound
    var best = (range: box[driver], score: -Double.infinity)
    var (start, sum) = (whole.lowerBound, 0.0)
    for code in whole {
      if sum < 0, !startsOpen { (start, sum) = (code, 0) }
      sum += Double(tally.misses[code]) - rate * Double(tally.sizes[code])
      if sum > best.score, !endsOpen || code == whole.upperBound { best = (start...code, sum) }
    }
    return best
  }

  /// The misses inside beyond their fair share.
  func score(_ box: Box) -> Double {
    let inside = training.filter { contains(box, $0) }
    return Double(misses(inside)) - rate * Double(inside.count)
  }

  /// For each driver the score of the box without its bounds.
  func scoresWithout(_ box: Box) -> [Double] {
    let limited = limited(box)
    var common = 0.0
    var own = [Double](repeating: 0, count: box.count)
    for draw in training {
      let gain = (missed[Int(draw)] ? 1 : 0) - rate
      var (outside, count) = (0, 0)
      for driver in limited where count < 2 {
        guard !box[driver].contains(Int(drivers[driver].codes[Int(draw)])) else { continue }
        outside = driver
        count += 1
      }
      if count == 0 { common += gain } else if count == 1 { own[outside] += gain }
    }
    return own.map { $0 + common }
  }
}
