import Indicators
import Probability

/// Finds the box of drivers in which a target is missed: patient rule induction.
///
/// J. H. Friedman and N. I. Fisher (1999), Statistics and Computing 9, 123–143. Every step peels a
/// twentieth of the box off the side that leaves most misses; of all boxes on the way the one is
/// taken that holds most misses beyond its fair share. Bounds that hardly matter are dropped. Half
/// of the draws choose the box, the other half judge it.
struct BoxSearch {
  private static let codes = 128
  private static let peel = 0.05
  private static let leastMass = 0.05
  /// The most bounds a reader can take in.
  private static let mostLimits = 3

  /// For each driver the code of every draw, its place among `codes` equal parts.
  private var coded: [[UInt8]] = []
  /// The first value of each code and the last.
  private var edges: [[(low: Double, high: Double)]] = []
  private let missed: [Bool]
  private let training: [Int]
  private let judging: [Int]

  private typealias Box = [ClosedRange<Int>]

  init(_ drivers: [[Double]], missed: [Bool]) {
    self.missed = missed
    training = missed.indices.filter { $0 % 2 == 0 }
    judging = missed.indices.filter { $0 % 2 == 1 }
    for values in drivers {
      let bins = RankBins(values, bins: Self.codes)
      coded.append(bins.bins.map { UInt8(truncatingIfNeeded: min($0, 255)) })
      var own = [(low: Double, high: Double)](
        repeating: (.infinity, -.infinity), count: bins.count)
      for (draw, bin) in bins.bins.enumerated() {
        own[bin] = (min(own[bin].low, values[draw]), max(own[bin].high, values[draw]))
      }
      edges.append(own)
    }
  }

  /// The box, judged on the draws that did not choose it; nil where none stands out.
  func find(_ names: [String], units: [Indicators.Unit]) -> MissBox? {
    let misses = training.reduce(0) { $0 + (missed[$1] ? 1 : 0) }
    guard training.count >= 200, misses >= 20, misses <= training.count - 20 else { return nil }
    var box = simplified(peeled())
    box = widened(box)
    let limited = box.indices.filter { !isWhole(box[$0], $0) }
    guard !limited.isEmpty else { return nil }
    let weights = limited.map { index in (index, score(without(box, index))) }
    let order = weights.sorted { $0.1 < $1.1 }.map(\.0)
    return judged(
      box,
      order.map { index in
        let (range, own) = (box[index], edges[index])
        return MissBox.Limit(
          driver: names[index], unit: units[index],
          low: range.lowerBound > 0 ? own[range.lowerBound].low : nil,
          high: range.upperBound < own.count - 1 ? own[range.upperBound].high : nil)
      })
  }

  private func judged(_ box: Box, _ limits: [MissBox.Limit]) -> MissBox? {
    let inside = judging.filter { contains(box, $0) }
    let hits = inside.reduce(0) { $0 + (missed[$1] ? 1 : 0) }
    let all = judging.reduce(0) { $0 + (missed[$1] ? 1 : 0) }
    let chance = SampleStatistics.proportion(successes: hits, draws: inside.count)
    let overall = SampleStatistics.proportion(successes: all, draws: judging.count)
    guard chance.value - overall.value > 3 * chance.standardError else { return nil }
    return MissBox(
      limits: limits, chance: chance, overall: overall,
      coverage: SampleStatistics.proportion(successes: hits, draws: all),
      mass: SampleStatistics.proportion(successes: inside.count, draws: judging.count))
  }

  // MARK: Peeling

  private var whole: Box { edges.map { 0...($0.count - 1) } }

  private func isWhole(_ range: ClosedRange<Int>, _ driver: Int) -> Bool {
    range == 0...(edges[driver].count - 1)
  }

  private func contains(_ box: Box, _ draw: Int) -> Bool {
    for (driver, range) in box.enumerated() where !range.contains(Int(coded[driver][draw])) {
      return false
    }
    return true
  }

  /// Misses in the box beyond its fair share, per draw.
  private func score(_ box: Box) -> Double {
    var (size, hits, misses) = (0, 0, 0)
    for draw in training {
      misses += missed[draw] ? 1 : 0
      guard contains(box, draw) else { continue }
      size += 1
      hits += missed[draw] ? 1 : 0
    }
    let n = Double(training.count)
    return (Double(hits) - Double(size) * Double(misses) / n) / n
  }

  private func peeled() -> Box {
    var box = whole
    var (best, height) = (box, 0.0)
    var inside = training
    let rate = Double(training.reduce(0) { $0 + (missed[$1] ? 1 : 0) }) / Double(training.count)
    while Double(inside.count) > Self.leastMass * Double(training.count) {
      guard let next = peelOnce(box, inside) else { break }
      box = next
      inside = inside.filter { contains(box, $0) }
      let hits = inside.reduce(0) { $0 + (missed[$1] ? 1 : 0) }
      let own = (Double(hits) - rate * Double(inside.count)) / Double(training.count)
      if own > height { (best, height) = (box, own) }
    }
    return best
  }

  /// The box without a twentieth at one side of one driver: the one that leaves the largest share.
  private func peelOnce(_ box: Box, _ inside: [Int]) -> Box? {
    var best: (share: Double, box: Box)?
    let quota = max(1, Int(Self.peel * Double(inside.count)))
    for driver in box.indices where box[driver].count > 1 {
      var sizes = [Int](repeating: 0, count: edges[driver].count)
      var hits = sizes
      for draw in inside {
        sizes[Int(coded[driver][draw])] += 1
        hits[Int(coded[driver][draw])] += missed[draw] ? 1 : 0
      }
      let all = inside.reduce(0) { $0 + (missed[$1] ? 1 : 0) }
      for isLow in [true, false] {
        var (range, gone, goneHits) = (box[driver], 0, 0)
        while gone < quota, range.count > 1 {
          let code = isLow ? range.lowerBound : range.upperBound
          gone += sizes[code]
          goneHits += hits[code]
          range =
            isLow
            ? (code + 1)...range.upperBound : range.lowerBound...(code - 1)
        }
        // Ties may make a side too thick to peel patiently.
        guard gone > 0, gone < inside.count, gone < max(2 * quota, inside.count / 2) else {
          continue
        }
        let share = Double(all - goneHits) / Double(inside.count - gone)
        if best.map({ share > $0.share }) ?? true {
          var next = box
          next[driver] = range
          best = (share, next)
        }
      }
    }
    return best?.box
  }

  private func without(_ box: Box, _ driver: Int) -> Box {
    var other = box
    other[driver] = 0...(edges[driver].count - 1)
    return other
  }

  /// Drops bounds as long as that costs less than a twentieth of the score, or there are too many.
  private func simplified(_ box: Box) -> Box {
    var (box, height) = (box, score(box))
    while true {
      let limited = box.indices.filter { !isWhole(box[$0], $0) }
      guard let cheapest = limited.map({ ($0, score(without(box, $0))) }).max(by: { $0.1 < $1.1 })
      else { return box }
      guard cheapest.1 >= 0.95 * height || limited.count > Self.mostLimits else { return box }
      box = without(box, cheapest.0)
      height = max(height, cheapest.1)
    }
  }

  /// Moves each bound out or in while the score grows.
  private func widened(_ box: Box) -> Box {
    var (box, height) = (box, score(box))
    for _ in 0..<3 {
      let before = height
      for driver in box.indices where !isWhole(box[driver], driver) {
        for step in [16, 4, 1, -1, -4] {
          for isLow in [true, false] {
            let range = box[driver]
            guard isLow ? range.lowerBound > 0 : range.upperBound < edges[driver].count - 1
            else { continue }
            let low = isLow ? max(0, range.lowerBound - step) : range.lowerBound
            let high =
              isLow ? range.upperBound : min(edges[driver].count - 1, range.upperBound + step)
            guard low <= high else { continue }
            var other = box
            other[driver] = low...high
            let own = score(other)
            if own > height { (box, height) = (other, own) }
          }
        }
      }
      if height <= before { break }
    }
    return box
  }
}
