import Probability

/// The quantile of a distribution as a function of the normal score, by table.
///
/// Between −5 and 5 the score is cut into cells of 1/64. A cell whose two ends have the same value
/// is constant, as quantiles never decrease. Other cells of a discrete distribution hold the scores
/// at which the value jumps; of a continuous one, a cubic through four exact quantiles that is
/// compared with a fifth and kept only where it agrees to 10⁻⁹ of the value or of the interquartile
/// range. What fits neither, and scores beyond ±5, take the exact quantile.
struct QuantileTable: Sendable {
  private enum Cell: Sendable {
    case exact
    /// The value up to the first of some jumps.
    case steps(Double, Range<Int>)
    case cubic(Double, Double, Double, Double)
  }

  private static let limit = 5.0
  private static let perUnit = 64.0
  private static let cells = 640
  /// Agreement asked of an interpolated value.
  static let tolerance = 1e-9
  /// The most jumps of a cell; where there are more, the exact quantile is as fast.
  private static let mostJumps = 24

  private let distribution: any Distribution
  private var table: [Cell] = []
  private var jumps: [(score: Double, value: Double)] = []

  init(_ distribution: any Distribution) {
    self.distribution = distribution
    // Four points a cell: its lower end and three inner ones, then the end of the last.
    let scores = (0...(4 * Self.cells)).map { (k: Int) -> Double in
      Double(k) / (4 * Self.perUnit) - Self.limit
    }
    let values = distribution.quantiles(scores.map(Self.probability))
    let spread = distribution.quantile(0.75) - distribution.quantile(0.25)
    table.reserveCapacity(Self.cells)
    for cell in 0..<Self.cells {
      let range = (4 * cell)...(4 * cell + 4)
      table.append(
        fit(Array(scores[range]), Array(values[range]), spread.isFinite ? spread : 0))
    }
  }

  /// Φ(score), kept strictly between 0 and 1.
  static func probability(_ score: Double) -> Double {
    min(max(SpecialFunctions.normalCumulative(score), 1e-300), 1 - 0x1p-53)
  }

  /// The quantile at Φ(score).
  func value(_ score: Double) -> Double {
    let position = (score + Self.limit) * Self.perUnit
    guard position >= 0, position < Double(Self.cells) else { return exact(score) }
    let cell = Int(position)
    switch table[cell] {
    case .exact: return exact(score)
    case .steps(let first, let range):
      var value = first
      for index in range {
        guard score > jumps[index].score else { break }
        value = jumps[index].value
      }
      return value
    case .cubic(let c0, let c1, let c2, let c3):
      let t = position - Double(cell)
      return c0 + t * (c1 + t * (c2 + t * c3))
    }
  }

  private func exact(_ score: Double) -> Double {
    score.isNaN ? score : distribution.quantile(Self.probability(score))
  }

  /// Chooses a cell's kind from the values at its ends and at three inner points.
  private mutating func fit(_ scores: [Double], _ values: [Double], _ spread: Double) -> Cell {
    guard values[0].isFinite, values[4].isFinite else { return .exact }
    if values[0] == values[4] { return .steps(values[0], 0..<0) }
    if distribution.isDiscrete { return steps(scores, values) }
    guard let cubic = Self.cubic(values[0], values[1], values[3], values[4]) else { return .exact }
    let middle = cubic[0] + 0.5 * (cubic[1] + 0.5 * (cubic[2] + 0.5 * cubic[3]))
    let allowed = Self.tolerance * max(values[2].magnitude, spread)
    guard (middle - values[2]).magnitude <= allowed else { return .exact }
    return .cubic(cubic[0], cubic[1], cubic[2], cubic[3])
  }

  /// The jumps between the ends of a cell, checked at the three inner points.
  private mutating func steps(_ scores: [Double], _ values: [Double]) -> Cell {
    let start = jumps.count
    var value = values[0]
    while value < values[4] {
      let below = distribution.cumulative(value)
      let next = distribution.quantile(below * (1 + 0x1p-50))
      guard next > value, jumps.count - start < Self.mostJumps else { return drop(from: start) }
      let score =
        below < 0.5
        ? SpecialFunctions.normalQuantile(below)
        : -SpecialFunctions.normalQuantile(distribution.survival(value))
      jumps.append((score, next))
      value = next
    }
    for index in 1...3 {
      var found = values[0]
      for jump in jumps[start...] where scores[index] > jump.score { found = jump.value }
      guard found == values[index] else { return drop(from: start) }
    }
    return .steps(values[0], start..<jumps.count)
  }

  private mutating func drop(from start: Int) -> Cell {
    jumps.removeSubrange(start...)
    return .exact
  }

  /// The cubic through values at 0, 1/4, 3/4 and 1; nil where it overflows.
  private static func cubic(_ a: Double, _ p: Double, _ q: Double, _ b: Double) -> [Double]? {
    // Newton's divided differences at 0, 1, 1/4, 3/4, expanded into powers.
    let d01 = b - a
    let d12 = (p - b) / (0.25 - 1)
    let d23 = (q - p) / 0.5
    let d012 = (d12 - d01) / 0.25
    let d123 = (d23 - d12) / (0.75 - 1)
    let d0123 = (d123 - d012) / 0.75
    // a + d01 t + d012 t(t−1) + d0123 t(t−1)(t−1/4)
    let c = [a, d01 - d012 + 0.25 * d0123, d012 - 1.25 * d0123, d0123]
    return c.allSatisfy(\.isFinite) ? c : nil
  }
}
