import Foundation
import Indicators
import Probability

/// The chance of reaching a target with one direction of the drivers integrated exactly.
///
/// The independent scores are turned so that the first axis is the direction in which the outcome
/// rises most. For every point of the other axes the outcome reaches the target from some value of
/// the first axis on, which a search finds; the chance there is a normal probability. Averaged over
/// scrambled Sobol' points this is smooth, and converges hundreds of times faster than counting draws
/// (A. Griewank, F. Y. Kuo, H. Leövey, I. H. Sloan 2018, J. Comput. Appl. Math. 344, 259–274).
///
/// It holds where reaching the target switches once along the axis; that is checked on a grid, and
/// the caller counts draws instead where it does not.
struct PreIntegration {
  /// Points of a scramble: fewer where these are already as good as `peers` plain draws.
  private static let points = [768, 1_024, 1_536, 2_048]
  private static let peers = 1e7
  private static let pilot = 2_048
  /// The axis is cut into cells of 13 / 2⁸.
  ///
  /// Each point's cells are shifted by a part of one, a further dimension of the point, so that what is
  /// left averages out even where all points switch at the same place.
  private static let steps = 8
  private static let reach = 6.5
  private static let cell = 2 * reach / Double(1 << steps)
  /// As far as the axis goes: what is rare may switch where few draws ever are.
  private static let grid = [
    -6.4, -5, -3.5, -2.5, -1.5, -0.75, 0, 0.75, 1.5, 2.5, 3.5, 5, 6.4,
  ]
  /// Points of a scramble that are looked at beyond ±4: there tables end, and exact quantiles are slow.
  private static let outer = 16
  private static let block = 256
  /// Ranks of the pilot on either side of the target that tell the direction.
  private static let window = 0.25 * Double(pilot)
  /// What the cells leave where all points switch at the same place, as a standard error.
  private static let rounding = 5e-8

  private let function: OutcomeFunction
  private let result: Int
  private let target: DriverModel.Target
  private let seed: UInt64
  /// The direction in independent scores and in correlated ones.
  private let direction: [Double]
  private let slope: [Double]
  /// The edge of the cells near which most points switch.
  private let first: Double

  /// Finds the direction; nil where the outcome has no stochastic input, too many, no value in some
  /// draws of the pilot, or the same value in all of them.
  init?(
    _ function: OutcomeFunction, result: Int, target: DriverModel.Target, seed: UInt64
  ) {
    let size = function.inputs.count
    guard size > 0, size <= SobolSequence.mostDimensions else { return nil }
    self.function = function
    self.result = result
    self.target = target
    self.seed = seed
    let scores = function.inputs.indices.map { (index: Int) -> [Double] in
      var column = [Double](repeating: 0, count: Self.pilot)
      let stream = RandomStream(seed: seed, name: "pilot\u{0}\(index)")
      column.withUnsafeMutableBufferPointer { stream.fillScores($0, from: 0) }
      return column
    }
    let values = function.evaluate(scores: function.correlated(scores))[result]
    guard values.allSatisfy(\.isFinite) else { return nil }
    let ranks = ColumnOrder(values).ranks()
    let place = Double(values.count { !Self.isBeyond($0, target) })
    let near = ranks.map { min(max($0 - place, -Self.window), Self.window) }
    let mean = near.reduce(0, +) / Double(near.count)
    let sums = scores.map { zip($0, near).reduce(0.0) { $0 + $1.0 * ($1.1 - mean) } }
    let length = sums.reduce(0.0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return nil }
    let direction = sums.map { $0 / length }
    self.direction = direction
    slope = function.factor.map { row in zip(row, direction).reduce(0.0) { $0 + $1.0 * $1.1 } }
    let n = Double(Self.pilot)
    let score = SpecialFunctions.normalQuantile(min(max(place, 0.5), n - 0.5) / n)
    first = (score / Self.cell).rounded()
  }

  /// The chance with its error; nil where reaching the target does not switch once.
  func probability() -> Statistic? {
    let size = function.inputs.count
    let scrambles = (0..<SobolSampler.scrambles).compactMap {
      try? SobolSequence(dimensions: size, seed: SobolSequence.seed(seed, replicate: $0))
    }
    guard scrambles.count == SobolSampler.scrambles else { return nil }
    var session = function.session(capacity: Self.block, hasTwins: false)
    let line = ScoreLine(direction: direction, factor: function.factor, capacity: Self.block)
    var sums = scrambles.map { _ in 0.0 }
    var done = 0
    var slope = Double.nan
    for end in Self.points {
      for index in scrambles.indices {
        guard let sum = sum(scrambles[index], done..<end, &session, line, &slope) else {
          return nil
        }
        sums[index] += sum
      }
      done = end
      let chance = Self.chance(sums, points: end)
      let variance = chance.standardError * chance.standardError
      if variance * Self.peers <= chance.value * (1 - chance.value) { break }
    }
    return Self.chance(sums, points: done)
  }

  private static func chance(_ sums: [Double], points: Int) -> Statistic {
    let chances = sums.map { $0 / Double(points) }
    return Statistic(
      value: chances.reduce(0, +) / Double(chances.count),
      standardError: hypot(DrawColumn.error(chances), rounding), draws: chances.count * points,
      method: "pre-integrated, \(chances.count) scrambles")
  }

  /// The sum of some points' chances; nil where one switches more than once or has no value.
  ///
  /// What the outcome changes by from edge to edge is handed on from block to block.
  private func sum(
    _ sequence: SobolSequence, _ points: Range<Int>, _ session: inout OutcomeSession,
    _ line: ScoreLine, _ slope: inout Double
  ) -> Double? {
    var sum = 0.0
    for start in stride(from: points.lowerBound, to: points.upperBound, by: Self.block) {
      line.place(sequence, from: start)
      var shifts = [Double](repeating: 0, count: Self.block)
      shifts.withUnsafeMutableBufferPointer {
        sequence.fill($0, dimension: function.inputs.count - 1, from: start)
      }
      for k in shifts.indices { shifts[k] = (shifts[k] - 0.5) * Self.cell }
      var search = SwitchSearch(
        first: first, edges: Double(1 << (Self.steps - 1)) - 1, cell: Self.cell, shifts: shifts,
        target: target.threshold, isReached: target.direction != .lower, slope: slope)
      if start == 0 {
        guard switchesOnce(&session, line, &search) else { return nil }
        slope = search.begin()
      }
      guard let chances = chances(&session, line, &search) else { return nil }
      sum += chances
    }
    return sum
  }

  /// Runs the points of the block at given places on the axis and hands over the outcome.
  private func run<T>(
    _ session: inout OutcomeSession, _ line: ScoreLine, at places: [Double],
    _ body: (UnsafePointer<Double>) -> T
  ) -> T {
    let count = places.count
    withUnsafeTemporaryAllocation(of: Double.self, capacity: count) { scores in
      guard let scores = scores.baseAddress else { return }
      session.run(count: count) { input, values in
        line.fill(scores, input, slope[input], at: places)
        function.transform(input, scores, to: values, count: count)
      }
    }
    return session.result(result, body)
  }

  /// Whether an outcome lies on the far side of the target along the axis.
  private static func isBeyond(_ value: Double, _ target: DriverModel.Target) -> Bool {
    target.direction == .lower ? value > target.threshold : value >= target.threshold
  }

  /// Whether no point leaves the far side again along a grid, which the search goes on from.
  private func switchesOnce(
    _ session: inout OutcomeSession, _ line: ScoreLine, _ search: inout SwitchSearch
  ) -> Bool {
    for place in Self.grid {
      let count = place.magnitude > 4 ? Self.outer : Self.block
      let edge = (place / Self.cell).rounded()
      let isSteady = run(&session, line, at: search.places(at: edge, count: count)) {
        search.note(edge, $0, count: count)
      }
      guard isSteady else { return false }
    }
    return true
  }

  /// The sum over the block of the chance that the axis alone leaves; nil where a value is missing.
  private func chances(
    _ session: inout OutcomeSession, _ line: ScoreLine, _ search: inout SwitchSearch
  ) -> Double? {
    while !search.isDone {
      guard run(&session, line, at: search.places, { search.take($0) }) else { return nil }
      if !search.isDone, let open = search.drop() { line.keep(open) }
    }
    let sign = target.direction == .lower ? -1.0 : 1.0
    return search.found.reduce(0.0) { $0 + Self.beyond(-sign * $1) }
  }

  /// Of the middle of a cell, the number whose mean is Φ(place) where that is evenly spread over the cell.
  private static func beyond(_ middle: Double) -> Double {
    SpecialFunctions.normalCumulative(middle)
      + cell * cell / 24 * middle * SpecialFunctions.normalDensity(middle)
  }
}
