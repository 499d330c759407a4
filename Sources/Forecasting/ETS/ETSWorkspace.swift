import CKernels

/// The memory of one fit: the history on its own scale and what the passes write into, allocated once.
///
/// A point of the search is `ETSWorkspace.pointSize` numbers: α, the shares of β and γ in their ranges,
/// φ, level, trend, an unused one, then the seasonal indices in time order.
final class ETSWorkspace {
  static let longestSeason = 24
  static let pointSize = 33
  /// The longest row of the normal equations, the right side included.
  static let rowSize = 33
  static let level = 4
  static let trend = 5
  static let season = 7

  /// The history divided by ``unit``; NaN where nothing was observed.
  let values: UnsafeMutablePointer<Double>
  let count: Int
  /// How many entries were observed.
  let observed: Int
  let period: Int
  /// A power of two just above the largest magnitude.
  let unit: Double
  /// The smallest value.
  let least: Double
  let state: UnsafeMutablePointer<Double>
  let gram: UnsafeMutablePointer<Double>
  let means: UnsafeMutablePointer<Double>
  let factor: UnsafeMutablePointer<Double>
  let gradient: UnsafeMutablePointer<Double>
  let step: UnsafeMutablePointer<Double>
  let trial: UnsafeMutablePointer<Double>
  /// Indices of coordinates.
  let free: UnsafeMutablePointer<Int>
  let active: UnsafeMutablePointer<Int>
  private let memory: UnsafeMutablePointer<Double>

  init(_ history: [Double?], period: Int) {
    count = history.count
    self.period = period
    let (square, line) = (Self.rowSize * Self.rowSize, 40)
    let total = count + 2 * square + 5 * line
    memory = .allocate(capacity: total)
    memory.initialize(repeating: 0, count: total)
    values = memory
    free = .allocate(capacity: 2 * line)
    free.initialize(repeating: 0, count: 2 * line)
    active = free + line
    gram = memory + count
    factor = gram + square
    state = factor + square
    means = state + line
    gradient = means + line
    step = gradient + line
    trial = step + line
    var (seen, largest, smallest) = (0, 0.0, Double.infinity)
    for value in history {
      guard let value else { continue }
      seen += 1
      largest = max(largest, value.magnitude)
      smallest = min(smallest, value)
    }
    observed = seen
    unit = largest > 0 ? Double(sign: .plus, exponent: largest.exponent + 1, significand: 1) : 1
    least = smallest / unit
    for (index, value) in history.enumerated() { values[index] = value.map { $0 / unit } ?? .nan }
  }

  deinit {
    memory.deallocate()
    free.deallocate()
  }

  /// Puts the initial state at a point of the search where the passes start from.
  func load(_ x: UnsafePointer<Double>, _ model: ETSModel) {
    state[0] = x[Self.level]
    state[1] = x[Self.trend]
    guard model.season != nil else { return }
    for j in 0..<period { state[2 + j] = x[Self.season + j] }
  }

  /// The observed history on its own scale; NaN at gaps.
  var history: UnsafeBufferPointer<Double> { UnsafeBufferPointer(start: values, count: count) }
}

extension ETSModel {
  /// The smoothing parameters at a point of the search.
  func parameters(at x: UnsafePointer<Double>) -> ETSParameters {
    let (least, alpha) = (ETSBounds.least, x[0])
    return ETSParameters(
      alpha: alpha, beta: trend == nil ? 0 : least + x[1] * (alpha - least),
      gamma: season == nil ? 0 : least + x[2] * (1 - alpha - least), phi: damped ? x[3] : 1)
  }

  /// The model as the passes take it.
  func kernel(_ p: ETSParameters, period: Int) -> jipyo_ets_model {
    func code(_ form: Form?) -> Int32 { form == nil ? 0 : form == .additive ? 1 : 2 }
    return jipyo_ets_model(
      trend: code(trend), season: code(season), relative: error == .multiplicative ? 1 : 0,
      period: Int32(season == nil ? 1 : period), alpha: p.alpha, beta: p.beta, gamma: p.gamma,
      phi: p.phi)
  }

  /// How many coordinates a row of derivatives has.
  func width(period: Int) -> Int {
    season == nil ? 8 : (ETSWorkspace.season + period - 1 + 3) / 4 * 4
  }
}
