import CKernels
import Glibc

/// The distribution of a positive variable whose logarithm is normal.
public struct LogNormal: Distribution, Equatable {
  /// The mean of the logarithm.
  public let mu: Double
  /// The standard deviation of the logarithm, greater than 0.
  public let sigma: Double
  /// Mean and standard deviation of the variable, where these were given.
  private let given: (mean: Double, sd: Double)?

  /// From mean and standard deviation of the logarithm.
  ///
  /// - Throws: `invalidParameter` unless both are finite and `sigma > 0`.
  public init(mu: Double, sigma: Double) throws(ProbabilityError) {
    try require(true, "lognormal", "mu", mu, .finite)
    try require(sigma > 0, "lognormal", "sigma", sigma, .positiveSpread)
    self.mu = mu
    self.sigma = sigma
    given = nil
  }

  /// From mean and standard deviation of the variable itself.
  ///
  /// - Throws: `invalidParameter` unless both are finite and greater than 0.
  public init(mean: Double, sd: Double) throws(ProbabilityError) {
    try require(mean > 0, "lognormal", "mean", mean, .positive)
    try require(sd > 0, "lognormal", "sd", sd, .positiveSpread)
    let ratio = sd / mean
    let square = log1p(ratio * ratio)
    try require(square > 0, "lognormal", "sd", sd, .positiveSpread)
    sigma = square.squareRoot()
    mu = log(mean) - square / 2
    given = (mean, sd)
  }

  /// Equal where the parameters of the logarithm are.
  public static func == (a: LogNormal, b: LogNormal) -> Bool {
    a.mu == b.mu && a.sigma == b.sigma
  }

  /// e^{μ + σ²/2}.
  public var mean: Double { exp(mu + sigma * sigma / 2) }
  /// (e^{σ²} − 1) e^{2μ + σ²}.
  public var variance: Double { expm1(sigma * sigma) * exp(2 * mu + sigma * sigma) }
  /// Zero and above.
  public var support: ClosedRange<Double> { 0 ... .infinity }
  /// False.
  public var isDiscrete: Bool { false }
  /// The density at `x`.
  public func density(_ x: Double) -> Double {
    guard x > 0 else { return x.isNaN ? x : 0 }
    return SpecialFunctions.normalDensity(standard(x)) / sigma / x
  }
  /// P(X ≤ x).
  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : SpecialFunctions.normalCumulative(standard(x))
  }
  /// P(X > x).
  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : SpecialFunctions.normalSurvival(standard(x))
  }
  /// The exponential of the normal quantile.
  public func quantile(_ p: Double) -> Double { jipyo_exp(mu + sigma * jipyo_normal_quantile(p)) }
  /// The quantiles, by the block kernels.
  public func quantiles(_ p: [Double]) -> [Double] {
    var values = p
    Kernels.normalQuantilesInPlace(&values)
    for i in values.indices { values[i] = mu + sigma * values[i] }
    Kernels.expInPlace(&values)
    return values
  }
  /// `lognormal(…)` as it was given: of the variable itself or of its logarithm.
  public var label: String {
    given.map { "lognormal(\(shortNumber($0.mean)), \(shortNumber($0.sd)))" }
      ?? "lognormal(mu: \(shortNumber(mu)), sigma: \(shortNumber(sigma)))"
  }

  private func standard(_ x: Double) -> Double { (log(x) - mu) / sigma }
}
