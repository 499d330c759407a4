import Glibc

/// A probability and its complement, each accurate where it is small.
public struct Tails: Sendable, Equatable {
  /// The probability below.
  public let lower: Double
  /// The probability above.
  public let upper: Double

  /// Both from the one that was computed directly.
  init(lower: Double) { (self.lower, upper) = (lower, 1 - lower) }
  init(upper: Double) { (lower, self.upper) = (1 - upper, upper) }
  init(lower: Double, upper: Double) { (self.lower, self.upper) = (lower, upper) }

  static let undefined = Tails(lower: .nan, upper: .nan)
}

extension SpecialFunctions {
  /// The regularised incomplete gamma functions P(a, x) and Q(a, x), for a > 0 and x ≥ 0.
  ///
  /// Series below a + 1, Legendre's continued fraction above (DLMF 8.11.4 and 8.9.2), the first terms
  /// of Temme's uniform expansion for a > 10¹⁰ (DLMF 8.12.3). NaN outside the domain.
  public static func incompleteGamma(_ a: Double, _ x: Double) -> Tails {
    guard a > 0, x >= 0, a.isFinite else { return .undefined }
    if x == 0 { return Tails(lower: 0) }
    if x == .infinity { return Tails(upper: 0) }
    if a > 1e10 { return temme(a, x) }
    // x^a e^{−x} / Γ(a+1)
    let factor = SaddlePoint.poisson(a, x)
    if x < a + 1 { return Tails(lower: min(1, factor * gammaSeries(a, x))) }
    return Tails(upper: min(1, factor * a * gammaFraction(a, x)))
  }

  private static func gammaSeries(_ a: Double, _ x: Double) -> Double {
    var (sum, term, n) = (1.0, 1.0, a)
    while term > sum * 1e-17 {
      n += 1
      term *= x / n
      sum += term
    }
    return sum
  }

  /// Γ(a, x) / (x^a e^{−x}), by Lentz's method.
  private static func gammaFraction(_ a: Double, _ x: Double) -> Double {
    var b = x + 1 - a
    var c = 1e300
    var d = 1 / b
    var h = d
    for i in 1..<2_000_000 {
      let n = Double(i)
      let an = n * (a - n)
      b += 2
      d = an * d + b
      if d.magnitude < 1e-300 { d = 1e-300 }
      c = b + an / c
      if c.magnitude < 1e-300 { c = 1e-300 }
      d = 1 / d
      let delta = d * c
      h *= delta
      if (delta - 1).magnitude < 2e-16 { break }
    }
    return h
  }

  /// The leading terms of Temme's uniform expansion, with relative error of order 1/a.
  ///
  /// N. M. Temme (1979), SIAM J. Math. Anal. 10, 757–766.
  private static func temme(_ a: Double, _ x: Double) -> Tails {
    let half = SaddlePoint.deviance(a, x) / a
    let eta = (x < a ? -1 : 1) * (2 * half).squareRoot()
    let lambda = x / a
    let coefficient: Double
    if eta.magnitude < 0.05 {
      let tail = 1.0 / 864 + eta * (1.0 / 2835 - eta * 139 / 777600)
      coefficient = -1.0 / 3 + eta * (1.0 / 12 + eta * (-2.0 / 135 + eta * tail))
    } else {
      coefficient = 1 / (lambda - 1) - 1 / eta
    }
    let rest = exp(-a * half) / (2 * Double.pi * a).squareRoot() * coefficient
    let z = eta * (a / 2).squareRoot()
    return x < a
      ? Tails(lower: max(0, 0.5 * erfc(-z) - rest)) : Tails(upper: max(0, 0.5 * erfc(z) + rest))
  }

  /// The x with P(a, x) = lower and Q(a, x) = upper, given both, of which the smaller counts.
  public static func inverseIncompleteGamma(_ a: Double, lower: Double, upper: Double) -> Double {
    guard a > 0, a.isFinite, lower >= 0, upper >= 0 else { return .nan }
    if lower == 0 { return 0 }
    if upper == 0 { return .infinity }
    let z = lower < upper ? normalQuantile(lower) : -normalQuantile(upper)
    let cube = 1 - 1 / (9 * a) + z / (3 * a.squareRoot())
    let small = (log(lower) + logGamma(a + 1)) / a
    let start = cube > 0.1 && a > 0.5 ? log(a) + 3 * log(cube) : small
    let u = Inversion.solve(lower: lower, upper: upper, start: start, range: -745.2...709.78) { u in
      let x = exp(u)
      return Inversion.Point(tails: incompleteGamma(a, x), slope: a * SaddlePoint.poisson(a, x))
    }
    return u < -744.4 ? 0 : exp(u)
  }
}
