import Glibc

extension SpecialFunctions {
  /// The density of Student's t with this many degrees of freedom.
  public static func studentTDensity(_ t: Double, degreesOfFreedom n: Double) -> Double {
    guard n > 0, !t.isNaN else { return .nan }
    if t.isInfinite { return 0 }
    // Γ((n+1)/2) / (Γ(n/2) √(πn)) by Stirling errors, (1 + t²/n)^{−(n+1)/2} by log1p.
    let ratio =
      n > 2
      ? exp(
        SaddlePoint.stirlingError((n - 1) / 2) - SaddlePoint.stirlingError(n / 2 - 1)
          + logStirlingRatio(n))
      : exp(logGamma((n + 1) / 2) - logGamma(n / 2))
    let tail = t.magnitude > 1e150 ? 2 * log(t.magnitude) - log(n) : log1p(t / n * t)
    return ratio / (Double.pi * n).squareRoot() * exp(-(n + 1) / 2 * tail)
  }

  /// log of Stirling's Γ((n+1)/2) over Stirling's Γ(n/2).
  private static func logStirlingRatio(_ n: Double) -> Double {
    let (x, y) = ((n - 1) / 2, n / 2 - 1)
    // (x+½) log x − x − (y+½) log y + y with x = y + ½
    return (y + 0.5) * log1p(0.5 / y) + 0.5 * log(x) - 0.5
  }

  /// P(T ≤ t) and P(T > t) of Student's t.
  public static func studentT(_ t: Double, degreesOfFreedom n: Double) -> Tails {
    guard n > 0, !t.isNaN else { return .undefined }
    let central = studentTCentral(t.magnitude, n)
    let tail = central.upper / 2
    let body = central.lower < 0.5 ? 0.5 + central.lower / 2 : 1 - tail
    return t < 0 ? Tails(lower: tail, upper: body) : Tails(lower: body, upper: tail)
  }

  /// P(|T| ≤ t) and P(|T| > t) for t ≥ 0.
  private static func studentTCentral(_ t: Double, _ n: Double) -> Tails {
    if t.isInfinite { return Tails(upper: 0) }
    if t > 1e140 * n.squareRoot() {
      // The leading term, where the square would overflow: (t/√n)^{−n} / (n/2 · B(n/2, 1/2)).
      let power = n * (0.5 * log(n) - log(t))
      return Tails(upper: exp(power - log(n / 2) - logBeta(n / 2, 0.5)))
    }
    let ratio = t / n.squareRoot()
    let square = ratio * ratio
    if square < 1 {
      return incompleteBeta(square / (1 + square), 1 / (1 + square), 0.5, n / 2)
    }
    let inverse = 1 / ratio / ratio
    return incompleteBeta(1 / (1 + inverse), inverse / (1 + inverse), 0.5, n / 2)
  }

  /// The quantile of Student's t; infinite at 0 and 1, NaN outside.
  public static func studentTQuantile(_ p: Double, degreesOfFreedom n: Double) -> Double {
    guard n > 0, p >= 0, p <= 1 else { return .nan }
    if p == 0 || p == 1 { return p == 0 ? -.infinity : .infinity }
    if p == 0.5 { return 0 }
    let outside = 2 * min(p, 1 - p)
    let inside = 2 * (p - 0.5).magnitude
    let z = -normalQuantile(outside / 2)
    let guess = log(z) + (z * z + 1) / (4 * n)
    let start = n < 3 ? min(guess, log(z) - log(outside) / n) : guess
    let u = Inversion.solve(lower: inside, upper: outside, start: start, range: -745...709.78) {
      u in
      let t = exp(u)
      return Inversion.Point(
        tails: studentTCentral(t, n), slope: 2 * t * studentTDensity(t, degreesOfFreedom: n))
    }
    let t = u > 709.77 ? .infinity : exp(u)
    return p < 0.5 ? -t : t
  }
}
