public import Indicators
public import LinearAlgebra
import Probability

/// How the forecast errors of several series go together, from residuals of the same periods.
///
/// Correlations of short series are mostly noise, so they are shrunk towards zero by the amount that
/// minimises the expected squared error. J. Schäfer and K. Strimmer (2005), *Statistical
/// Applications in Genetics and Molecular Biology* 4, 32, equation 10: the intensity is
/// `Σ Var(r_ij) / Σ r_ij²` over all pairs, between 0 and 1.
public struct ErrorCorrelation: Sendable, Equatable {
  /// The shrunk correlation, unit diagonal, positive definite wherever the intensity is above 0.
  public let matrix: Matrix
  /// The intensity of the shrinkage, 0 (as estimated) to 1 (taken as independent).
  public let shrinkage: Double
  /// The fewest periods that any pair of series has in common.
  public let commonPeriods: Int

  /// The fewest common periods from which a correlation is estimated.
  public static let fewestPeriods = 3

  /// Estimates from residuals: one row per series, one entry per period, nil where unknown.
  ///
  /// Residuals are not centred: a forecast error has mean 0 by intent, and a bias that two series
  /// share is a common error. Pairs with fewer than ``fewestPeriods`` periods in common, and series
  /// without variation, count as uncorrelated.
  public init(residuals: [[Double?]]) {
    let scaled = residuals.map(ErrorCorrelation.scaled)
    var matrix = Matrix.identity(residuals.count)
    var (variances, squares) = (0.0, 0.0)
    var common = Int.max
    for i in scaled.indices {
      for j in 0..<i {
        let pair = ErrorCorrelation.correlation(scaled[i], scaled[j])
        common = min(common, pair.periods)
        matrix[i, j] = pair.value
        matrix[j, i] = pair.value
        variances += pair.variance
        squares += pair.value * pair.value
      }
    }
    let intensity = squares > 0 ? min(1, max(0, variances / squares)) : 1
    for i in scaled.indices {
      for j in scaled.indices where i != j { matrix[i, j] *= 1 - intensity }
    }
    self.matrix = matrix
    shrinkage = residuals.count > 1 ? intensity : 0
    commonPeriods = residuals.count > 1 ? common : residuals.first?.count { $0 != nil } ?? 0
  }

  /// Estimates from fitted models; residuals are matched by period.
  public init(_ models: [(model: any FittedModel, input: ForecastInput)]) {
    self.init(residuals: Self.rows(models))
  }

  /// The residuals of fitted models, one entry for each period that any of them has.
  static func rows(
    _ models: [(model: any FittedModel, input: ForecastInput)]
  ) -> [[Double?]] {
    let starts = models.map(\.input.start.ordinal)
    let ends = models.map { $0.input.start.ordinal + $0.input.values.count }
    guard let first = starts.min(), let last = ends.max(), last - first <= Series.longestSpan else {
      return models.map { _ in [] }
    }
    return models.map { model, input in
      let before = input.start.ordinal - first
      let residuals = model.residuals
      return (0..<(last - first)).map { index in
        residuals.indices.contains(index - before) ? residuals[index - before] : nil
      }
    }
  }

  /// The correlation of two rows of residuals over the periods they have in common.
  static func pair(_ first: [Double?], _ second: [Double?]) -> (value: Double, periods: Int) {
    let pair = correlation(scaled(first), scaled(second))
    return (pair.value, pair.periods)
  }

  /// What was done, in words.
  public var note: LocalizedText {
    let percent = Int((shrinkage * 100).rounded())
    return LocalizedText(
      ko: "예측오차의 상관은 함께 관측된 \(commonPeriods)개 기간에서 추정하여 \(percent)% 줄였습니다.",
      en:
        "Correlation of forecast errors: estimated from \(commonPeriods) common periods, shrunk by "
        + "\(percent)%.")
  }

  /// Correlation of the normal scores of draws, one row of draws per variable, not shrunk.
  static func ofScores(_ rows: [[Double]]) -> Matrix {
    let scores = rows.map { row -> [Double?] in
      var scores = [Double?](repeating: 0, count: row.count)
      let order = row.indices.sorted { row[$0] < row[$1] }
      for (rank, index) in order.enumerated() {
        let probability = (Double(rank) + 0.5) / Double(row.count)
        scores[index] = SpecialFunctions.normalQuantile(probability)
      }
      return scaled(scores)
    }
    var result = Matrix.identity(rows.count)
    for i in scores.indices {
      for j in 0..<i {
        result[i, j] = correlation(scores[i], scores[j]).value
        result[j, i] = result[i, j]
      }
    }
    return result
  }

  /// Divided by the root mean square of what is known.
  private static func scaled(_ row: [Double?]) -> [Double?] {
    let known = row.compactMap { $0 }
    let largest = known.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0 else { return row.map { _ in nil } }
    let mean = known.reduce(0) { $0 + ($1 / largest) * ($1 / largest) } / Double(known.count)
    let scale = largest * mean.squareRoot()
    return row.map { $0.map { $0 / scale } }
  }

  /// Mean product of scaled errors and the variance of that mean.
  private static func correlation(
    _ a: [Double?], _ b: [Double?]
  ) -> (value: Double, variance: Double, periods: Int) {
    var products: [Double] = []
    var (left, right) = (0.0, 0.0)
    for (x, y) in zip(a, b) {
      guard let x, let y else { continue }
      products.append(x * y)
      left += x * x
      right += y * y
    }
    let n = Double(products.count)
    guard products.count >= fewestPeriods, left > 0, right > 0 else {
      return (0, 0, products.count)
    }
    // Scaled anew over the common periods, so that the value stays between −1 and 1.
    let scale = n / (left * right).squareRoot()
    let mean = products.reduce(0, +) / n * scale
    let spread = products.reduce(0) { $0 + ($1 * scale - mean) * ($1 * scale - mean) }
    return (min(1, max(-1, mean)), spread / (n * (n - 1)), products.count)
  }
}
