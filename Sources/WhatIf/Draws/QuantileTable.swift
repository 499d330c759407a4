import CKernels
import Probability

/// The quantile of a distribution as a function of the normal score, by table.
///
/// Between −5 and 5 the score is cut into cells. Of a continuous distribution each holds the cubic
/// through the exact quantiles at its ends with their exact slopes, φ(score) / density; it is kept
/// only where, halfway, it is within 10⁻⁸ of the value or of the interquartile range of the exact
/// quantile: far below the chance error of any number of draws. Where a density has a corner, cells
/// meet there, as no cubic could follow it. Of a discrete distribution each
/// holds the one score at which the value jumps, if it does; one of more than 40,000 values between
/// these scores takes the cubic, rounded up. What fits neither, and scores beyond ±5, take the exact
/// quantile.
final class QuantileTable: Sendable {
  static let limit = 5.0
  /// Scores looked up at once.
  private static let piece = 256
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
  /// The score at which the first cell begins.
  private let low: Double
  private let perUnit: Double

  /// A table of about 300 quantiles, or of as many jumps as there are.
  init(_ distribution: any Distribution) {
    self.distribution = distribution
    let cells: [Double]
    if let wide = WideCount(distribution) {
      form = .cubicsRoundedUp
      (cells, low, perUnit) = (Self.cubics(wide, middle: 0), -Self.limit, Self.cubicCells)
    } else if distribution.isDiscrete {
      form = .steps
      low = -Self.limit
      (cells, perUnit) = StepTable.numbers(distribution)
    } else {
      form = .cubics
      let middle = Self.middle(distribution)
      (cells, low) = (Self.cubics(distribution, middle: middle), middle - Self.limit)
      perUnit = Self.cubicCells
    }
    numbers = Self.stored(cells)
  }

  /// A copy for a thread of its own: the count of references to a table that threads share would go
  /// from processor to processor with every block.
  init(copying other: QuantileTable) {
    (distribution, form) = (other.distribution, other.form)
    (low, perUnit) = (other.low, other.perUnit)
    numbers = Self.stored(other.numbers)
  }

  private static func stored(_ cells: some Collection<Double>) -> UnsafeMutableBufferPointer<Double>
  {
    // No cell across two lines of the cache.
    let memory = UnsafeMutableRawBufferPointer.allocate(
      byteCount: cells.count * MemoryLayout<Double>.stride, alignment: 64)
    let numbers = memory.bindMemory(to: Double.self)
    _ = numbers.initialize(from: cells)
    return numbers
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

  /// Writes the quantiles of `count` scores.
  func apply(
    _ scores: UnsafePointer<Double>, to values: UnsafeMutablePointer<Double>, count: Int
  ) {
    // As much as lies on the stack.
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Self.piece) { missing in
      for start in stride(from: 0, to: count, by: Self.piece) {
        look(
          scores + start, values + start, min(Self.piece, count - start), missing: missing)
      }
    }
  }

  private func look(
    _ scores: UnsafePointer<Double>, _ values: UnsafeMutablePointer<Double>, _ count: Int,
    missing: UnsafeMutableBufferPointer<UInt32>
  ) {
    let kernel = form == .steps ? jipyo_step_table : jipyo_cubic_table
    let cells = 2 * Self.limit * perUnit
    var found = 0
    kernel(
      numbers.baseAddress, low, perUnit, cells, scores, values, count, missing.baseAddress, &found)
    if form == .cubicsRoundedUp {
      // Adding 0 turns −0 into 0.
      for k in 0..<count { values[k] = values[k].rounded(.up) + 0 }
    }
    for place in missing[..<found] { values[Int(place)] = exact(scores[Int(place)]) }
  }

  /// NaN where the quantile is not finite.
  private func exact(_ score: Double) -> Double {
    let value = score.isNaN ? score : distribution.quantile(Self.probability(score))
    return value.isFinite ? value : .nan
  }

  /// The score nearest 0 from which whole cells lead to where the density has a corner.
  private static func middle(_ distribution: any Distribution) -> Double {
    guard let triangular = distribution as? Triangular else { return 0 }
    let corner = SpecialFunctions.normalQuantile(triangular.cumulative(triangular.mode))
    guard corner.magnitude < limit else { return 0 }
    return corner.remainder(dividingBy: 1 / cubicCells)
  }

  private static func cubics(_ distribution: any Distribution, middle: Double) -> [Double] {
    let cells = Int(2 * limit * cubicCells)
    let scores = (0...cells).map { middle + Double($0) / cubicCells - limit }
    let nodes = QuantileMarch(
      distribution, middle: middle, step: 1 / cubicCells, reach: cells / 2)
    var numbers: [Double] = []
    numbers.reserveCapacity(4 * cells + 4)
    for cell in 0..<cells {
      let (a, b) = (nodes.values[cell], nodes.values[cell + 1])
      let (s, t) = (nodes.slopes[cell], nodes.slopes[cell + 1])
      let (square, cube) = (3 * (b - a) - 2 * s - t, 2 * (a - b) + s + t)
      let halfway = a + 0.5 * (s + 0.5 * (square + 0.5 * cube))
      let error =
        nodes.halfway(after: cell).map { ($0 - halfway).magnitude }
        ?? self.error(distribution, scores[cell] + 0.5 / cubicCells, halfway)
      let spread = nodes.spread.isFinite ? nodes.spread : 0
      let isClose = error <= tolerance * max(halfway.magnitude, spread)
      // Where a sum is finite, all of its terms are.
      let isKept = isClose && (a + s + square + cube).isFinite
      numbers.append(isKept ? a : .nan)
      numbers.append(isKept ? s : .nan)
      numbers.append(isKept ? square : .nan)
      numbers.append(isKept ? cube : .nan)
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
