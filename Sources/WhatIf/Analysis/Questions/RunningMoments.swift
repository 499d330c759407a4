import Foundation
import Probability

/// Mean and variance of values that come in blocks; NaN is left out and counted.
///
/// Blocks are merged by T. F. Chan, G. H. Golub, R. J. LeVeque (1983), The American Statistician 37,
/// 242–247, in units of a power of two where squares of the values would overflow or vanish.
struct RunningMoments: Sendable {
  private(set) var count = 0
  private(set) var missing = 0
  private var centre = 0.0
  private var squares = 0.0
  private var largest = 0.0
  private var (lowest, highest) = (Double.infinity, -Double.infinity)
  private var unit = 1.0

  /// The mean; 0 without values.
  var mean: Double { centre * unit }

  /// Adds a block.
  mutating func add(_ values: UnsafePointer<Double>, _ length: Int) {
    for i in 0..<length where !values[i].isNaN {
      lowest = min(lowest, values[i])
      highest = max(highest, values[i])
    }
    let most = lowest <= highest ? max(lowest.magnitude, highest.magnitude) : 0
    if most > largest { measure(most) }
    let perUnit = 1 / unit
    var (sum, finite) = (0.0, 0)
    for i in 0..<length where !values[i].isNaN {
      sum += values[i] * perUnit
      finite += 1
    }
    missing += length - finite
    guard finite > 0 else { return }
    let own = sum / Double(finite)
    var spread = 0.0
    for i in 0..<length where !values[i].isNaN {
      let deviation = values[i] * perUnit - own
      spread += deviation * deviation
    }
    let (n, m) = (Double(count), Double(finite))
    let apart = own - centre
    centre = count == 0 ? own : centre + apart * m / (n + m)
    squares += spread + apart * apart * n * m / (n + m)
    count += finite
  }

  /// Takes the unit that values up to a magnitude need: 1 where their squares are plain numbers.
  private mutating func measure(_ most: Double) {
    largest = most
    let isPlain = (0x1p-400...0x1p400).contains(most)
    let exponent = isPlain ? 0 : min(max(most.exponent, -1_000), 1_000)
    let wanted = Double(sign: .plus, exponent: exponent, significand: 1)
    guard wanted != unit else { return }
    let ratio = unit / wanted
    centre *= ratio
    squares *= ratio * ratio
    unit = wanted
  }

  /// The sample variance; NaN with fewer than two values.
  var variance: Double { count > 1 ? squares / Double(count - 1) * unit * unit : .nan }

  /// The mean with its standard error, the standard deviation over √n and what may lie beyond the
  /// farthest value, as `ColumnMoments` has it.
  func statistic(method: String) -> Statistic {
    let usual = (squares / Double(count - 1) / Double(count)).squareRoot() * unit
    let farthest = max(highest / unit - centre, centre - lowest / unit)
    let share = squares > 0 ? min(1, farthest / squares.squareRoot()) : 0
    let error = hypot(1, ColumnMoments.meanTail(farthestShare: share)) * usual
    return Statistic(
      value: count > 0 ? mean : .nan, standardError: count > 1 ? error : .nan, draws: count,
      method: method)
  }
}
