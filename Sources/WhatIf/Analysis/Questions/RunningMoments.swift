import Probability

/// Mean and variance of values that come in blocks; NaN is left out and counted.
///
/// Blocks are merged by T. F. Chan, G. H. Golub, R. J. LeVeque (1983), The American Statistician 37,
/// 242–247.
struct RunningMoments: Sendable {
  private(set) var count = 0
  private(set) var missing = 0
  private(set) var mean = 0.0
  private var squares = 0.0

  /// Adds a block.
  mutating func add(_ values: UnsafePointer<Double>, _ length: Int) {
    var (sum, finite) = (0.0, 0)
    for i in 0..<length where !values[i].isNaN {
      sum += values[i]
      finite += 1
    }
    missing += length - finite
    guard finite > 0 else { return }
    let centre = sum / Double(finite)
    var spread = 0.0
    for i in 0..<length where !values[i].isNaN {
      spread += (values[i] - centre) * (values[i] - centre)
    }
    let (n, m) = (Double(count), Double(finite))
    let apart = centre - mean
    mean = count == 0 ? centre : mean + apart * m / (n + m)
    squares += spread + apart * apart * n * m / (n + m)
    count += finite
  }

  /// The sample variance; NaN with fewer than two values.
  var variance: Double { count > 1 ? squares / Double(count - 1) : .nan }

  /// The mean with its standard error, the standard deviation over √n.
  func statistic(method: String) -> Statistic {
    Statistic(
      value: count > 0 ? mean : .nan, standardError: (variance / Double(count)).squareRoot(),
      draws: count, method: method)
  }
}
