import CKernels
import Probability

/// The quantile of a distribution as a function of the normal score, by table.
///
/// Between −5 and 5 the score is cut into cells. Of a continuous distribution each holds the cubic
/// through the exact quantiles at its ends with their exact slopes, φ(score) / density; it is kept
/// only where, halfway, it is within 10⁻⁸ of the value or of the interquartile range of the exact
/// quantile: far below the chance error of any number of draws. Of a discrete distribution each
/// holds the one score at which the value jumps, if it does; one of more than 40,000 values between
/// these scores takes the cubic, rounded up. What fits neither, and scores beyond ±5, take the exact
/// quantile.
final class QuantileTable: Sendable {
  static let limit = 5.0
  /// Agreement asked of an interpolated value.
  static let tolerance = 1e-8
  private static let cubicCells = 32.0

  private enum Form { case steps, cubics, cubicsRoundedUp }

  private let distribution: any Distribution
  private let form: Form
  /// Four coefficients a cell, or the value at its beginning and the score of the jump; one more
  /// cell of NaN for scores outside.
  ///
  /// Written once; a pointer, so that reading counts no references.
  private nonisolated(unsafe) let numbers: UnsafeMutableBufferPointer<Double>
  private let perUnit: Double

  /// A table of about 300 quantiles, or of as many jumps as there are.
  init(_ distribution: any Distribution) {
    self.distribution = distribution
    let cells: [Double]
    if let wide = WideCount(distribution) {
      form = .cubicsRoundedUp
      (cells, perUnit) = (Self.cubics(wide), Self.cubicCells)
    } else if distribution.isDiscrete {
      form = .steps
      (cells, perUnit) = StepTable.numbers(distribution)
    } else {
      form = .cubics
      (cells, perUnit) = (Self.cubics(distribution), Self.cubicCells)
    }
    // No cell across two lines of the cache.
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: cells.count * MemoryLayout<Double>.stride, alignment: 64)
    numbers = memory.bindMemory(to: Double.self)
    _ = numbers.initialize(from: cells)
  }

  deinit { numbers.deallocate() }

  /// Φ(score), kept strictly between 0 and 1.
  static func probability(_ score: Double) -> Double {
    min(max(SpecialFunctions.normalCumulative(score), 1e-300), 1 - 0x1p-53)
  }

  /// The quantile at Φ(score).
  func value(_ score: Double) -> Double {
    var value = 0.0
    withUnsafePointer(to: score) { apply($0, to: &value, count: 1) }
    return value
  }

  /// Writes the quantiles of `count` scores, at most 4,096 at a time.
  func apply(
    _ scores: UnsafePointer<Double>, to values: UnsafeMutablePointer<Double>, count: Int
  ) {
    let kernel = form == .steps ? jipyo_step_table : jipyo_cubic_table
    let cells = 2 * Self.limit * perUnit
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: count) { missing in
      guard let places = missing.baseAddress else { return }
      var found = 0
      kernel(
        numbers.baseAddress, -Self.limit, perUnit, cells, scores, values, count, places, &found)
      if form == .cubicsRoundedUp {
        // Adding 0 turns −0 into 0.
        for k in 0..<count { values[k] = values[k].rounded(.up) + 0 }
      }
      for place in missing[..<found] { values[Int(place)] = exact(scores[Int(place)]) }
    }
  }

  /// NaN where the quantile is not finite.
  private func exact(_ score: Double) -> Double {
    let value = score.isNaN ? score : distribution.quantile(Self.probability(score))
    return value.isFinite ? value : .nan
  }

  private static func cubics(_ distribution: any Distribution) -> [Double] {
    let cells = Int(2 * limit * cubicCells)
    let scores = (0...cells).map { Double($0) / cubicCells - limit }
    let nodes = QuantileMarch(distribution, step: 1 / cubicCells, reach: cells / 2)
    let (values, slopes) = (nodes.values, nodes.slopes)
    let spread = distribution.quantile(0.75) - distribution.quantile(0.25)
    var numbers: [Double] = []
    numbers.reserveCapacity(4 * cells + 4)
    for cell in 0..<cells {
      let (a, b) = (values[cell], values[cell + 1])
      let (s, t) = (slopes[cell], slopes[cell + 1])
      let cubic = [a, s, 3 * (b - a) - 2 * s - t, 2 * (a - b) + s + t]
      let middle = a + 0.5 * (s + 0.5 * (cubic[2] + 0.5 * cubic[3]))
      let error = self.error(distribution, scores[cell] + 0.5 / cubicCells, middle)
      let isClose = error <= tolerance * max(middle.magnitude, spread.isFinite ? spread : 0)
      numbers += isClose && cubic.allSatisfy(\.isFinite) ? cubic : [.nan, .nan, .nan, .nan]
    }
    return numbers + [.nan, .nan, .nan, .nan]
  }

  /// How far a value is from the quantile at a score, by the distribution function and its slope.
  private static func error(
    _ distribution: any Distribution, _ score: Double, _ value: Double
  ) -> Double {
    let tail = score < 0 ? distribution.cumulative(value) : distribution.survival(value)
    let wanted = SpecialFunctions.normalCumulative(-score.magnitude)
    return (tail - wanted).magnitude / distribution.density(value)
  }
}
