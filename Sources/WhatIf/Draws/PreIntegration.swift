import Foundation
import Indicators
import Probability

/// The chance of reaching a target with one direction of the drivers integrated exactly.
///
/// The independent scores are turned so that the first axis is the direction in which the outcome
/// rises most. For every point of the other axes the outcome reaches the target from some value of
/// the first axis on, which bisection finds; the chance there is a normal probability. Averaged over
/// scrambled Sobol' points this is smooth, and converges hundreds of times faster than counting draws
/// (A. Griewank, F. Y. Kuo, H. Leövey, I. H. Sloan 2018, J. Comput. Appl. Math. 344, 259–274).
///
/// It holds where reaching the target switches once along the axis; that is checked on a grid, and
/// the caller counts draws instead where it does not.
struct PreIntegration {
  private static let points = 2_048
  private static let pilot = 2_048
  /// Halvings of the axis, down to cells of 13 / 2⁸.
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
  private static let block = 256
  /// What the cells leave where all points switch at the same place, as a standard error.
  private static let rounding = 5e-8

  private let function: OutcomeFunction
  private let result: Int
  private let target: DriverModel.Target
  private let seed: UInt64
  /// The direction in independent scores and in correlated ones.
  private let direction: [Double]
  private let slope: [Double]

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
    let ranks = RankBins(values, bins: 1).ranks.map { $0 - 0.5 * Double(Self.pilot - 1) }
    let sums = scores.map { zip($0, ranks).reduce(0.0) { $0 + $1.0 * $1.1 } }
    let length = sums.reduce(0.0) { $0 + $1 * $1 }.squareRoot()
    guard length > 0 else { return nil }
    let direction = sums.map { $0 / length }
    self.direction = direction
    slope = function.factor.map { row in zip(row, direction).reduce(0.0) { $0 + $1.0 * $1.1 } }
  }

  /// The chance with its error; nil where reaching the target does not switch once.
  func probability() -> Statistic? {
    let replicates = SobolSampler.scrambles
    var session = function.session(capacity: Self.block)
    let line = ScoreLine(direction: direction, factor: function.factor, capacity: Self.block)
    let chances = (0..<replicates).map {
      chance(seed: SobolSequence.seed(seed, replicate: $0), &session, line)
    }
    let known = chances.compactMap(\.self).filter(\.isFinite)
    guard known.count == replicates else { return nil }
    let mean = known.reduce(0, +) / Double(replicates)
    return Statistic(
      value: mean, standardError: hypot(DrawColumn.error(known), Self.rounding),
      draws: replicates * Self.points, method: "pre-integrated, \(replicates) scrambles")
  }

  /// One scramble's mean.
  private func chance(seed: UInt64, _ session: inout OutcomeSession, _ line: ScoreLine) -> Double? {
    let size = function.inputs.count
    guard let sequence = try? SobolSequence(dimensions: size, seed: seed) else { return nil }
    var sum = 0.0
    for start in stride(from: 0, to: Self.points, by: Self.block) {
      line.place(sequence, from: start)
      if start == 0, !switchesOnce(&session, line) { return nil }
      var places = [Double](repeating: 0, count: Self.block)
      places.withUnsafeMutableBufferPointer {
        sequence.fill($0, dimension: size - 1, from: start)
      }
      for k in places.indices { places[k] = (places[k] - 0.5) * Self.cell }
      sum += probabilities(&session, line, from: places)
    }
    return sum / Double(Self.points)
  }

  /// Runs the block at given places on the axis and hands over the outcome.
  private func run<T>(
    _ session: inout OutcomeSession, _ line: ScoreLine, at places: [Double],
    _ body: (UnsafePointer<Double>) -> T
  ) -> T {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.block) { scores in
      guard let scores = scores.baseAddress else { return }
      session.run(count: Self.block) { input, values in
        line.fill(scores, input, slope[input], at: places)
        function.transform(input, scores, to: values, count: Self.block)
      }
    }
    return session.result(result, body)
  }

  /// Whether an outcome lies on the far side of the target along the axis.
  private func isBeyond(_ value: Double) -> Bool {
    target.direction == .lower ? value > target.value : value >= target.value
  }

  private func switchesOnce(_ session: inout OutcomeSession, _ line: ScoreLine) -> Bool {
    var before = [Bool](repeating: false, count: Self.block)
    for place in Self.grid {
      let places = [Double](repeating: place, count: Self.block)
      let isSteady = run(&session, line, at: places) { values in
        var isSteady = true
        for k in 0..<Self.block {
          let now = isBeyond(values[k])
          if values[k].isNaN || before[k] && !now { isSteady = false }
          before[k] = now
        }
        return isSteady
      }
      guard isSteady else { return false }
    }
    return true
  }

  /// The sum over the block of the chance that the axis alone leaves; NaN where a value is missing.
  private func probabilities(
    _ session: inout OutcomeSession, _ line: ScoreLine, from start: [Double]
  ) -> Double {
    var places = start
    var step = 0.5 * Self.reach
    let sign = target.direction == .lower ? -1.0 : 1.0
    for _ in 0..<Self.steps {
      let isKnown = run(&session, line, at: places) { values in
        var missing = 0.0
        for k in 0..<Self.block {
          // The far side of an upper target begins at it, that of a lower one beyond it.
          let excess = sign * (values[k] - target.value)
          let isBeyond = sign > 0 ? excess >= 0 : excess < 0
          missing += 0 * excess
          places[k] += isBeyond ? -step : step
        }
        return missing == 0
      }
      guard isKnown else { return .nan }
      step *= 0.5
    }
    return places.reduce(0.0) { $0 + Self.beyond(-sign * $1) }
  }

  /// Of the middle of a cell, the number whose mean is Φ(place) where that is evenly spread over the cell.
  private static func beyond(_ middle: Double) -> Double {
    SpecialFunctions.normalCumulative(middle)
      + cell * cell / 24 * middle * SpecialFunctions.normalDensity(middle)
  }
}
