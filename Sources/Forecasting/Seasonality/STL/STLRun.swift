/// The iterations of STL over one series, with the scratch they share.
struct STLRun {
  private let period: Int
  private let values: [Double]
  private let smoothers: (season: Loess, trend: Loess, low: Loess)
  private let inner: Int
  private let outer: Int
  private(set) var seasonal: [Double]
  private(set) var trend: [Double]
  private(set) var weights: [Double]
  private var hasWeights = false
  // Room for the detrended series, the extended season, its filter, and loess weights.
  private var detrended: [Double]
  private var extended: [Double]
  private var filtered: [Double]
  private var work: [Double]
  private var cycle: [Double]
  private var smoothCycle: [Double]
  private var cycleWeights: [Double]

  init(_ spec: STL, _ values: [Double]) {
    let (n, m) = (values.count, spec.period)
    period = m
    self.values = values
    smoothers = spec.smoothers(count: n)
    (inner, outer) = spec.isRobust ? (1, 15) : (2, 0)
    seasonal = Array(repeating: 0, count: n)
    trend = seasonal
    weights = Array(repeating: 1, count: n)
    detrended = Array(repeating: 0, count: n + 2 * m)
    extended = detrended
    filtered = detrended
    work = detrended
    cycle = Array(repeating: 0, count: n / m + 1)
    cycleWeights = cycle
    smoothCycle = Array(repeating: 0, count: n / m + 3)
  }

  /// Inner rounds, then robustness weights and inner rounds again as often as asked.
  mutating func iterate() {
    for round in 0...outer {
      for _ in 0..<inner { pass() }
      guard round < outer else { break }
      reweigh()
      hasWeights = true
    }
  }

  /// One inner round: season of the detrended series, low-pass filter, trend of the adjusted series.
  private mutating func pass() {
    let n = values.count
    for i in 0..<n { detrended[i] = values[i] - trend[i] }
    smoothSeason()
    let length = n + 2 * period
    Self.average(extended, length, period, into: &filtered)
    Self.average(filtered, length - period + 1, period, into: &detrended)
    Self.average(detrended, length - 2 * period + 2, 3, into: &filtered)
    Self.smooth(smoothers.low, filtered, count: n, nil, into: &detrended, work: &work)
    for i in 0..<n {
      seasonal[i] = extended[period + i] - detrended[i]
      filtered[i] = values[i] - seasonal[i]
    }
    Self.smooth(
      smoothers.trend, filtered, count: n, hasWeights ? weights : nil, into: &trend, work: &work)
  }

  private static func smooth(
    _ loess: Loess, _ from: [Double], count: Int, _ weights: [Double]?, into out: inout [Double],
    work: inout [Double]
  ) {
    from.withUnsafeBufferPointer { y in
      out.withUnsafeMutableBufferPointer { out in
        work.withUnsafeMutableBufferPointer { work in
          let y = UnsafeBufferPointer(rebasing: y[0..<count])
          guard let weights else { return loess.smooth(y, robustness: nil, into: out, work: work) }
          weights.withUnsafeBufferPointer {
            loess.smooth(y, robustness: $0, into: out, work: work)
          }
        }
      }
    }
  }

  /// Smooths each cycle subseries and extends it by a season at either end.
  private mutating func smoothSeason() {
    let n = values.count
    for position in 0..<period {
      let count = (n - position - 1) / period + 1
      for k in 0..<count {
        cycle[k] = detrended[k * period + position]
        cycleWeights[k] = weights[k * period + position]
      }
      let (loess, isWeighted) = (smoothers.season, hasWeights)
      cycle.withUnsafeBufferPointer { y in
        cycleWeights.withUnsafeBufferPointer { w in
          smoothCycle.withUnsafeMutableBufferPointer { out in
            work.withUnsafeMutableBufferPointer { work in
              Self.extend(
                loess, UnsafeBufferPointer(rebasing: y[0..<count]), isWeighted ? w : nil, out, work)
            }
          }
        }
      }
      for k in 0..<(count + 2) { extended[k * period + position] = smoothCycle[k] }
    }
  }

  private static func extend(
    _ loess: Loess, _ y: UnsafeBufferPointer<Double>, _ weights: UnsafeBufferPointer<Double>?,
    _ out: UnsafeMutableBufferPointer<Double>, _ work: UnsafeMutableBufferPointer<Double>
  ) {
    let count = y.count
    loess.smooth(
      y, robustness: weights, into: UnsafeMutableBufferPointer(rebasing: out[1...]), work: work)
    let first = (0, min(loess.window, count) - 1)
    out[0] = loess.estimate(y, at: -1, first, weights, work) ?? out[1]
    let last = (max(0, count - loess.window), count - 1)
    out[count + 1] =
      loess.estimate(y, at: Double(count), last, weights, work) ?? out[count]
  }

  private static func average(
    _ x: [Double], _ count: Int, _ length: Int, into out: inout [Double]
  ) {
    var sum = 0.0
    for i in 0..<length { sum += x[i] }
    out[0] = sum / Double(length)
    for i in 1..<max(1, count - length + 1) {
      sum += x[i + length - 1] - x[i - 1]
      out[i] = sum / Double(length)
    }
  }

  /// Bisquare weights from the residuals, 6 median absolute deviations being 0.
  private mutating func reweigh() {
    let n = values.count
    let residuals = (0..<n).map { (values[$0] - trend[$0] - seasonal[$0]).magnitude }
    let sorted = residuals.sorted()
    let reach = 3 * (sorted[n / 2] + sorted[n - n / 2 - 1])
    for i in 0..<n {
      let r = residuals[i]
      let ratio = r / reach
      let bisquare = 1 - ratio * ratio
      weights[i] = r <= 0.001 * reach ? 1 : r <= 0.999 * reach ? bisquare * bisquare : 0
    }
  }
}
