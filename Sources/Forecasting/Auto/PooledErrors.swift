import Foundation

/// What a series' own past says about the errors to come: the pooled trend's errors at earlier
/// origins, one number per step.
struct PooledErrors: Sendable {
  /// Root mean square error one step ahead, on the working scale.
  let oneStep: Double
  /// Mean absolute over root mean square error one step ahead: low where a few errors are large.
  let evenness: Double
  /// Log of the root mean square error at each step over that of one step.
  let growth: [Double]
  /// How many origins were counted at each step.
  let counts: [Int]

  /// The first entry whose error was counted.
  let firstOrigin: Int
  /// The errors one step ahead, from the entry at ``firstOrigin`` on.
  let oneStepErrors: [Double]

  /// Correlation of successive changes, shrunk by n/(n + 8): near −0.5 for noise around a level, 0 for a
  /// random walk.
  let rebound: Double

  /// The most origins that are counted, the newest ones.
  static let mostOrigins = 400

  /// Rolls the origin over the history.
  init(_ trend: PooledTrend, horizon: Int) {
    let n = trend.path.count
    let first = max(min(trend.windows.firstOrigin, n - 1), n - PooledErrors.mostOrigins)
    let steps = max(1, min(horizon, n - first))
    var squares = [Double](repeating: 0, count: steps)
    var counts = [Int](repeating: 0, count: steps)
    var absolute = 0.0
    var oneStepErrors: [Double] = []
    oneStepErrors.reserveCapacity(n)
    let times = (1...steps).map(trend.windows.time)
    for known in max(2, first)..<max(2, n) {
      let origin = trend.origin(known)
      for index in 0..<min(steps, n - known) {
        let point = trend.point(origin, step: index + 1, times[index])
        let error = trend.actual(known + index) - point
        squares[index] += error * error
        counts[index] += 1
        if index == 0 {
          absolute += error.magnitude
          oneStepErrors.append(error)
        }
      }
    }
    let rms = zip(squares, counts).map { $1 > 0 ? ($0 / Double($1)).squareRoot() : 0 }
    oneStep = rms[0]
    let usable = counts[0] > 0 && rms[0] > 0
    evenness = usable ? absolute / Double(counts[0]) / rms[0] : 1
    growth = rms.map { usable && $0 > 0 ? log($0 / rms[0]) : 0 }
    self.counts = counts
    firstOrigin = max(2, first)
    self.oneStepErrors = oneStepErrors
    rebound = Self.rebound(trend.path)
  }

  private static func rebound(_ path: [Double]) -> Double {
    let n = path.count
    guard n > 4 else { return 0 }
    let changes = zip(path.dropFirst(), path).map { $0 - $1 }
    let size = changes.reduce(0) { max($0, $1.magnitude) }
    guard size > 0 else { return 0 }
    let (later, earlier) = (changes.dropFirst(), changes.dropLast())
    let count = Double(later.count)
    let (a, b) = (
      later.reduce(0) { $0 + $1 / size } / count, earlier.reduce(0) { $0 + $1 / size } / count
    )
    var (cross, left, right) = (0.0, 0.0, 0.0)
    for (x, y) in zip(later, earlier) {
      let (u, v) = (x / size - a, y / size - b)
      cross += u * v
      left += u * u
      right += v * v
    }
    guard left > 1e-20, right > 1e-20 else { return 0 }
    return cross / (left * right).squareRoot() * Double(n) / Double(n + 8)
  }

  /// The series' own departure from errors that grow like the step to the power 0.6, shrunk toward
  /// none where few separate origins were counted.
  func departure(step: Int) -> Double {
    let index = min(step, growth.count) - 1
    let separate = Double(counts[index]) / Double(index + 1)
    let own = growth[index] - 0.6 * log(Double(index + 1))
    return separate / (separate + 4) * own
  }
}

extension PooledTrend {
  /// The value of an entry on the working scale, season included.
  func actual(_ entry: Int) -> Double {
    season.isEmpty ? path[entry] : path[entry] + season[entry % season.count]
  }

  /// The value on the series' own scale.
  func level(_ value: Double) -> Double { isLogarithmic ? exp(value) : value }
}
