import Glibc

/// Poisson and binomial terms without cancellation, for real arguments.
///
/// C. Loader (2000), Fast and accurate computation of binomial probabilities.
enum SaddlePoint {
  private static let logRootTwoPi = 0.918938533204672741780330
  private static let twoPi = 6.283185307179586476925287

  /// log Γ(n+1) less Stirling's formula, for n ≥ 0.
  static func stirlingError(_ n: Double) -> Double {
    if n <= 15 {
      guard n > 0 else { return .infinity }
      return Memo.stirlingError.value(n) {
        SpecialFunctions.logGamma(n + 1) - (n + 0.5) * log(n) + n - logRootTwoPi
      }
    }
    let square = n * n
    let inner = 1.0 / 1188 - 691.0 / 360360 / square
    let series =
      1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - (1.0 / 1680 - inner / square) / square) / square)
      / square
    return series / n
  }

  /// x log(x/m) + m − x, accurate where x is near m.
  static func deviance(_ x: Double, _ m: Double) -> Double {
    guard x > 0 else { return m }
    guard (x - m).magnitude < 0.1 * (x + m) else {
      let ratio = x / m
      return (ratio.isFinite ? x * log(ratio) : x * (log(x) - log(m))) + m - x
    }
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var term = 2 * x * v
    let square = v * v
    for j in 1..<1000 {
      term *= square
      let next = sum + term / Double(2 * j + 1)
      if next == sum { break }
      sum = next
    }
    return sum
  }

  /// m^x e^{−m} / Γ(x+1), for x ≥ 0 and m ≥ 0.
  static func poisson(_ x: Double, _ m: Double) -> Double {
    if m == 0 { return x == 0 ? 1 : 0 }
    if x < 0 || !x.isFinite || !m.isFinite { return x.isNaN || m.isNaN ? .nan : 0 }
    if x == 0 { return exp(-m) }
    if x < 1e-3 { return exp(x * log(m) - m - SpecialFunctions.logGamma(x + 1)) }
    return exp(-stirlingError(x) - deviance(x, m)) / (twoPi * x).squareRoot()
  }

  /// Γ(n+1) / (Γ(x+1) Γ(y+1)) p^x q^y with n = x + y, for x, y ≥ 0 and p + q = 1.
  static func binomial(_ x: Double, _ y: Double, _ p: Double, _ q: Double) -> Double {
    let n = x + y
    if p == 0 { return x == 0 ? 1 : 0 }
    if q == 0 { return y == 0 ? 1 : 0 }
    if x == 0 { return y == 0 ? 1 : exp(y * logOneMinus(p, q)) }
    if y == 0 { return exp(x * logOneMinus(q, p)) }
    if min(x, y) < 1e-3 {
      let powers = x * logOneMinus(q, p) + y * logOneMinus(p, q)
      return exp(powers - SpecialFunctions.logBeta(x + 1, y + 1)) / (n + 1)
    }
    let exponent =
      stirlingError(n) - stirlingError(x) - stirlingError(y) - deviance(x, n * p)
      - deviance(y, n * q)
    return exp(exponent) * (n / x / y / twoPi).squareRoot()
  }

  /// log(1 − p), given q = 1 − p as well, by whichever is the smaller.
  private static func logOneMinus(_ p: Double, _ q: Double) -> Double {
    p < 0.5 ? log1p(-p) : log(q)
  }
}
