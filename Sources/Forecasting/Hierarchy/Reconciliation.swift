public import Indicators
public import LinearAlgebra

/// How forecasts of parts and wholes are made to agree.
///
/// R. J. Hyndman et al. (2011), *Computational Statistics & Data Analysis* 55, 2579–2589 (OLS);
/// S. L. Wickramasuriya, G. Athanasopoulos, R. J. Hyndman (2019), *JASA* 114, 804–819 (WLS, MinT).
public enum Reconciliation: String, Sendable, Hashable, CaseIterable {
  /// Only the leaves are forecast; wholes are their sums.
  case bottomUp = "bottom-up"
  /// All forecasts count alike.
  case leastSquares = "ols"
  /// A node counts by the number of leaves below it.
  case structural = "wls-structural"
  /// A node counts by the spread of its own forecast.
  case variance = "wls"
  /// By spread and by the shrunk correlation of forecast errors: the smallest total variance.
  case minTrace = "mint"

  /// The most nodes for ``minTrace``; beyond, ``variance`` is used and said.
  public static let mostNodesForMinTrace = 600

  /// The matrix G that makes leaves from all base forecasts, `leaves × nodes`.
  ///
  /// - Parameters:
  ///   - summing: S, `nodes × leaves`.
  ///   - leaves: The row of each leaf.
  ///   - scales: The spread of each base forecast, above 0.
  ///   - correlation: Of the base forecasts' errors, `nodes × nodes`.
  /// - Returns: `(S′W⁻¹S)⁻¹S′W⁻¹`, so that G·S is the identity.
  /// - Throws: where W is not positive definite.
  public func projection(
    summing: Matrix, leaves: [Int], scales: [Double], correlation: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    if self == .bottomUp {
      var result = Matrix(rows: leaves.count, columns: summing.rows)
      for (column, row) in leaves.enumerated() { result[column, row] = 1 }
      return result
    }
    let weighted = try solve(summing, scales, correlation)
    let normal = try weighted.transpose * summing
    return try Cholesky(symmetric(normal)).solve(weighted.transpose)
  }

  /// W⁻¹S.
  private func solve(
    _ summing: Matrix, _ scales: [Double], _ correlation: Matrix
  ) throws(LinearAlgebraError) -> Matrix {
    if self == .minTrace {
      var errors = correlation
      for j in scales.indices {
        for i in scales.indices { errors[i, j] *= scales[i] * scales[j] }
      }
      return try Cholesky(symmetric(errors)).solve(summing)
    }
    var result = summing
    for i in 0..<summing.rows {
      let weight = variance(of: i, summing, scales)
      for j in 0..<summing.columns { result[i, j] /= weight }
    }
    return result
  }

  /// The diagonal of W.
  private func variance(of row: Int, _ summing: Matrix, _ scales: [Double]) -> Double {
    switch self {
    case .variance, .minTrace: scales[row] * scales[row]
    case .structural: summing.row(row).reduce(0) { $0 + $1.magnitude }
    case .bottomUp, .leastSquares: 1
    }
  }

  private func symmetric(_ matrix: Matrix) -> Matrix {
    var result = matrix
    for j in 0..<matrix.columns {
      for i in 0..<j {
        let mean = (matrix[i, j] + matrix[j, i]) / 2
        result[i, j] = mean
        result[j, i] = mean
      }
    }
    return result
  }

  /// What it does, in a few words.
  public var label: LocalizedText {
    switch self {
    case .bottomUp: LocalizedText(ko: "하위 합산", en: "bottom-up")
    case .leastSquares: LocalizedText(ko: "최소제곱 조정(OLS)", en: "OLS")
    case .structural: LocalizedText(ko: "구조 가중 조정(WLS)", en: "WLS, structural")
    case .variance: LocalizedText(ko: "분산 가중 조정(WLS)", en: "WLS, variance")
    case .minTrace: LocalizedText(ko: "최소분산 조정(MinT)", en: "MinT, shrunk")
    }
  }
}
