/// A least-squares line through the values seen so far, by time counted from 1.
///
/// Its sums are kept in the form of B. P. Welford (1962), *Technometrics* 4, 419–420. Everything it
/// says is linear in the values, so the same code propagates a derivative: put in the derivative of
/// each value.
struct TimeLine: Sendable {
  private(set) var count = 0.0
  private var meanTime = 0.0
  private var meanValue = 0.0
  private var timeSquares = 0.0
  private var cross = 0.0

  /// Takes in the value of a time; times ascend.
  @inline(__always)
  mutating func add(_ value: Double, at time: Double) {
    count += 1
    let distance = time - meanTime
    meanTime += distance / count
    meanValue += (value - meanValue) / count
    timeSquares += distance * (time - meanTime)
    cross += distance * (value - meanValue)
  }

  /// The slope per period; 0 before two values were seen.
  @inline(__always) var slope: Double { timeSquares > 0 ? cross / timeSquares : 0 }
  /// The value of the line at time 0.
  @inline(__always) var intercept: Double { meanValue - slope * meanTime }

  /// The line through the same times with every value 0: where derivatives start.
  var zero: TimeLine {
    var line = self
    line.meanValue = 0
    line.cross = 0
    return line
  }
}
