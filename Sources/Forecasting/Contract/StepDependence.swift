public import LinearAlgebra

/// How the steps of a forecast hang together: the Gaussian copula of the joint distribution.
///
/// Kept as structure rather than as a matrix, so that a long horizon costs nothing until the
/// correlation is asked for.
public indirect enum StepDependence: Sendable, Equatable {
  /// The steps are independent.
  case independent
  /// The error at step h is `Σ ψ_j ε_{h−j} + Σ_k shared[k][h−1] z_k`, ε and z independent standard
  /// normal. `weights` is ψ₀, ψ₁, …, its last value repeated as needed; each row of `shared` is a
  /// parameter's loading on each step.
  case movingAverage(weights: [Double], shared: [[Double]])
  /// Any correlation matrix; steps beyond its size are independent of the others.
  case matrix(Matrix)
  /// A weighted average of dependences, for combinations. Weights sum to 1.
  case average([Weighted])

  /// A dependence with its weight.
  public struct Weighted: Sendable, Equatable {
    /// The weight, 0 to 1.
    public let weight: Double
    /// The dependence.
    public let dependence: StepDependence

    /// Makes a weighted dependence.
    public init(weight: Double, dependence: StepDependence) {
      self.weight = weight
      self.dependence = dependence
    }
  }

  /// A random walk: errors add up, corr(i, j) = √(i / j) for i ≤ j.
  public static let randomWalk = StepDependence.movingAverage(weights: [1], shared: [])

  /// The correlation of the normal scores of steps 1 to `steps`.
  public func correlation(steps: Int) -> Matrix {
    let steps = max(0, steps)
    switch self {
    case .independent:
      return .identity(steps)
    case .matrix(let matrix):
      return Self.resized(matrix, to: steps)
    case .average(let parts):
      var result = Matrix(rows: steps, columns: steps)
      for part in parts {
        let other = part.dependence.correlation(steps: steps)
        for j in 0..<steps {
          for i in 0..<steps { result[i, j] += part.weight * other[i, j] }
        }
      }
      for i in 0..<steps { result[i, i] = 1 }
      return result
    case .movingAverage(let weights, let shared):
      return Self.normalised(Self.covariance(weights, shared, steps: steps))
    }
  }

  /// `Σ_k ψ_k ψ_{k+lag}` accumulated along each diagonal: O(steps²).
  private static func covariance(
    _ weights: [Double], _ shared: [[Double]], steps: Int
  ) -> Matrix {
    let last = weights.last ?? 0
    func psi(_ j: Int) -> Double { j < weights.count ? weights[j] : last }
    var result = Matrix(rows: steps, columns: steps)
    for lag in 0..<steps {
      var sum = 0.0
      for i in 0..<(steps - lag) {
        sum += psi(i) * psi(i + lag)
        result[i, i + lag] = sum
        result[i + lag, i] = sum
      }
    }
    for loading in shared {
      for j in 0..<min(steps, loading.count) {
        for i in 0..<min(steps, loading.count) { result[i, j] += loading[i] * loading[j] }
      }
    }
    return result
  }

  private static func normalised(_ covariance: Matrix) -> Matrix {
    let scale = covariance.diagonal.map { $0 > 0 ? 1 / $0.squareRoot() : 0 }
    var result = covariance
    for j in scale.indices {
      for i in scale.indices {
        result[i, j] = i == j ? 1 : min(1, max(-1, covariance[i, j] * (scale[i] * scale[j])))
      }
    }
    return result
  }

  private static func resized(_ matrix: Matrix, to steps: Int) -> Matrix {
    var result = Matrix.identity(steps)
    for j in 0..<min(steps, matrix.columns) {
      for i in 0..<min(steps, matrix.rows) { result[i, j] = matrix[i, j] }
    }
    return result
  }
}
