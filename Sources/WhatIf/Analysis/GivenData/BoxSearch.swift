import Indicators
import Probability

/// Finds the box of drivers in which a target is missed: patient rule induction.
///
/// J. H. Friedman and N. I. Fisher (1999), Statistics and Computing 9, 123–143. Every step peels a
/// twentieth of the box off the side that leaves most misses; of all boxes on the way the one is
/// taken that holds most misses beyond its fair share. Bounds that hardly matter are dropped, the
/// others moved to where they are best. A value that very many draws share, as of a driver that is
/// yes or no, is too thick to be peeled off; such drivers are bounded first, each once, and the best
/// of all boxes is taken. Half of the draws choose the box, the other half judge it.
struct BoxSearch {
  /// For each driver, in order, the codes inside.
  typealias Box = [ClosedRange<Int>]

  /// For each driver the codes of the draws.
  let drivers: [DriverCodes]
  /// Whether each draw misses the target.
  let missed: [Bool]
  /// The draws that choose the box.
  let training: [Int32]
  /// The share of them that miss.
  let rate: Double
  private let judging: [Int32]

  init(_ orders: [ColumnOrder], missed: [Bool]) {
    self.missed = missed
    training = missed.indices.filter { $0 % 2 == 0 }.map(Int32.init)
    judging = missed.indices.filter { $0 % 2 == 1 }.map(Int32.init)
    drivers = orders.map(DriverCodes.init)
    rate = Double(training.count { missed[Int($0)] }) / Double(max(1, training.count))
  }

  /// The box, judged on the draws that did not choose it; nil where none stands out.
  func find(_ names: [String], units: [Indicators.Unit]) -> MissBox? {
    let misses = misses(training)
    guard training.count >= 200, misses >= 20, misses <= training.count - 20 else { return nil }
    let boxes = starts.map { moved(simplified(peeled(from: $0))) }.map { ($0, score($0)) }
    guard let box = boxes.max(by: { $0.1 < $1.1 })?.0 else { return nil }
    let scores = scoresWithout(box)
    let limited = limited(box).sorted { scores[$0] < scores[$1] }
    guard !limited.isEmpty else { return nil }
    return judged(
      box,
      limited.map { index in
        let (range, edges) = (box[index], drivers[index].edges)
        let (low, high) = (edges[range.lowerBound].low, edges[range.upperBound].high)
        return MissBox.Limit(
          driver: names[index], unit: units[index],
          low: range.lowerBound > 0 || low == high ? low : nil,
          high: range.upperBound < edges.count - 1 || low == high ? high : nil)
      })
  }

  private func judged(_ box: Box, _ limits: [MissBox.Limit]) -> MissBox? {
    let inside = judging.filter { contains(box, $0) }
    let (hits, all) = (misses(inside), misses(judging))
    let chance = SampleStatistics.proportion(successes: hits, draws: inside.count)
    let overall = SampleStatistics.proportion(successes: all, draws: judging.count)
    guard chance.value - overall.value > 3 * chance.standardError else { return nil }
    return MissBox(
      limits: limits, chance: chance, overall: overall,
      coverage: SampleStatistics.proportion(successes: hits, draws: all),
      mass: SampleStatistics.proportion(successes: inside.count, draws: judging.count))
  }

  /// How many of some draws miss.
  func misses(_ draws: [Int32]) -> Int { draws.count { missed[Int($0)] } }

  /// The drivers that the box bounds.
  func limited(_ box: Box) -> [Int] { box.indices.filter { box[$0] != drivers[$0].whole } }

  /// Whether a draw is in the box, but for the bounds of one driver where one is named.
  func contains(_ box: Box, _ draw: Int32, but free: Int? = nil) -> Bool {
    for (driver, range) in box.enumerated()
    where driver != free && !range.contains(Int(drivers[driver].codes[Int(draw)])) {
      return false
    }
    return true
  }
}
