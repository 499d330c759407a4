import Foundation
public import Indicators
public import LinearAlgebra

/// The correlations of the forecast errors of several series that are to be expected, given their
/// residuals in the same periods.
///
/// The variance of a sum of forecasts is linear in their correlation, so what is needed for its
/// interval is the mean of all correlations that could have given these residuals: the posterior mean
/// of each pair under H. Hotelling's density of r (1953, J. R. Stat. Soc. B 15, 193–232), every
/// correlation held equally likely beforehand. From three series on, how near 0 correlations are
/// expected beforehand is itself read off all pairs: (1 − ρ²)ᵃ⁻¹ with the a of the greatest likelihood.
public struct ExpectedCorrelation: Sendable, Equatable {
  /// A correlation for each pair of series, unit diagonal; it need not be positive definite.
  public let matrix: Matrix
  /// The fewest periods that any pair of series has in common.
  public let commonPeriods: Int

  /// The prior's exponents that are tried; the first is that of a single pair.
  private static let priors = [1.0, 1.5, 2, 3, 5, 8, 15, 30]
  /// Correlations that are weighed.
  private static let grid = (-100...100).map { 0.995 * Double($0) / 100 }

  /// Estimates from fitted models; residuals are matched by period.
  public init(_ models: [(model: any FittedModel, input: ForecastInput)]) {
    self.init(residuals: ErrorCorrelation.rows(models))
  }

  /// Estimates from residuals: one row per series, one entry per period, nil where unknown.
  ///
  /// Residuals are not centred, as of ``ErrorCorrelation``, and the same pairs count as uncorrelated.
  public init(residuals: [[Double?]]) {
    var matrix = Matrix.identity(residuals.count)
    var pairs: [(i: Int, j: Int, likelihood: [Double])] = []
    var common = residuals.isEmpty ? 0 : Int.max
    for i in residuals.indices {
      for j in 0..<i {
        let pair = ErrorCorrelation.pair(residuals[i], residuals[j])
        common = min(common, pair.periods)
        guard pair.periods >= ErrorCorrelation.fewestPeriods else { continue }
        pairs.append((i, j, Self.likelihood(of: pair.value, periods: Double(pair.periods))))
      }
    }
    let prior = Self.prior(pairs.map(\.likelihood))
    for pair in pairs {
      let weights = zip(pair.likelihood, prior).map(*)
      let mean = zip(weights, Self.grid).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
      matrix[pair.i, pair.j] = mean
      matrix[pair.j, pair.i] = mean
    }
    self.matrix = matrix
    commonPeriods = residuals.count > 1 ? common : residuals.first?.count { $0 != nil } ?? 0
  }

  /// What was done, in words.
  public var note: LocalizedText {
    LocalizedText(
      ko: "예측오차의 상관은 함께 관측된 \(commonPeriods)개 기간에서 추정한 기댓값이어서, 이력이 짧을수록 0에 가깝습니다.",
      en: "Correlation of forecast errors: what is to be expected given \(commonPeriods) common "
        + "periods, nearer 0 the fewer these are.")
  }

  /// The likelihood of each correlation, the greatest being 1.
  private static func likelihood(of value: Double, periods: Double) -> [Double] {
    let logs = grid.map { rho in
      0.5 * periods * log(1 - rho * rho)
        - (periods - 0.5) * log(1 - rho * value)
    }
    let greatest = logs.max() ?? 0
    return logs.map { exp($0 - greatest) }
  }

  /// The weights of the correlations beforehand.
  private static func prior(_ likelihoods: [[Double]]) -> [Double] {
    let tried = (likelihoods.count < 3 ? [priors[0]] : priors).map { exponent -> [Double] in
      let weights = grid.map { exp((exponent - 1) * log(1 - $0 * $0)) }
      let all = weights.reduce(0, +)
      return weights.map { $0 / all }
    }
    let scores = tried.map { prior in
      likelihoods.reduce(0) { score, likelihood in
        score + log(zip(likelihood, prior).reduce(0) { $0 + $1.0 * $1.1 })
      }
    }
    let best = scores.indices.max { scores[$0] < scores[$1] } ?? 0
    return tried[best]
  }
}
