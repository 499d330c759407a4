import Probability

/// The quantile of a distribution as a function of the normal score, by table.
///
/// Between −5 and 5 the score is cut into cells of 1/64. A cell whose two ends have the same value
/// is constant, as quantiles never decrease: that is exact, and makes counts fast. Any other cell of
/// a continuous distribution holds a cubic through four exact quantiles that is compared with a fifth
/// and kept only where it agrees to 10⁻⁹ of the value or of the interquartile range. All other cells, and scores beyond ±5, take the exact quantile.
struct QuantileTable: Sendable {
  private enum Cell: UInt8 { case exact, constant, cubic }

  private static let limit = 5.0
  private static let perUnit = 64.0
  private static let cells = 640
  /// Agreement asked of an interpolated value.
  static let tolerance = 1e-9

  private let distribution: any Distribution
  private var kinds: [Cell]
  /// Four coefficients a cell, of the powers of the position in the cell.
  private var coefficients: [Double]

  init(_ distribution: any Distribution) {
    self.distribution = distribution
    kinds = [Cell](repeating: .exact, count: Self.cells)
    coefficients = [Double](repeating: 0, count: 4 * Self.cells)
    // Four points a cell: its lower end and three inner ones, then the end of the last.
    let points = (0...(4 * Self.cells)).map { (k: Int) -> Double in
      Self.probability(Double(k) / (4 * Self.perUnit) - Self.limit)
    }
    let values = distribution.quantiles(points)
    let spread = distribution.quantile(0.75) - distribution.quantile(0.25)
    for cell in 0..<Self.cells { fit(cell, values, spread.isFinite ? spread : 0) }
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
    switch kinds[cell] {
    case .exact: return exact(score)
    case .constant: return coefficients[4 * cell]
    case .cubic:
      let t = position - Double(cell)
      let c = 4 * cell
      return coefficients[c]
        + t * (coefficients[c + 1] + t * (coefficients[c + 2] + t * coefficients[c + 3]))
    }
  }

  private func exact(_ score: Double) -> Double {
    score.isNaN ? score : distribution.quantile(Self.probability(score))
  }

  /// Chooses a cell's kind from the values at its ends and at three inner points.
  private mutating func fit(_ cell: Int, _ values: [Double], _ spread: Double) {
    let first = 4 * cell
    let (a, b) = (values[first], values[first + 4])
    guard a.isFinite, b.isFinite else { return }
    if a == b {
      kinds[cell] = .constant
      coefficients[first] = a
      return
    }
    guard !distribution.isDiscrete else { return }
    // The cubic goes through the ends and the points at 1/4 and 3/4; the middle is the check.
    let (p, m, q) = (values[first + 1], values[first + 2], values[first + 3])
    guard let cubic = Self.cubic(a, p, q, b) else { return }
    let middle = cubic[0] + 0.5 * (cubic[1] + 0.5 * (cubic[2] + 0.5 * cubic[3]))
    let allowed = Self.tolerance * max(m.magnitude, spread)
    guard (middle - m).magnitude <= allowed else { return }
    kinds[cell] = .cubic
    for k in 0..<4 { coefficients[first + k] = cubic[k] }
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
