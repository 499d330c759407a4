import Glibc

/// Student's t with certain degrees of freedom: what depends on them alone is computed once.
public struct StudentTShape: Sendable {
  /// The degrees of freedom, greater than 0.
  public let degreesOfFreedom: Double
  /// The density at 0: Γ((n+1)/2) / (Γ(n/2) √(πn)).
  public let factor: Double

  /// The shape with these degrees of freedom; all functions give NaN unless they are above 0.
  public init(_ n: Double) {
    degreesOfFreedom = n
    factor = n > 0 ? Memo.studentTFactor.value(n) { Self.factor(n) } : .nan
  }

  /// The ratio of the gamma functions by Stirling errors.
  private static func factor(_ n: Double) -> Double {
    let ratio =
      n > 2
      ? exp(
        SaddlePoint.stirlingError((n - 1) / 2) - SaddlePoint.stirlingError(n / 2 - 1)
          + logStirlingRatio(n))
      : exp(SpecialFunctions.logGamma((n + 1) / 2) - SpecialFunctions.logGamma(n / 2))
    return ratio / (Double.pi * n).squareRoot()
  }

  /// log of Stirling's Γ((n+1)/2) over Stirling's Γ(n/2).
  private static func logStirlingRatio(_ n: Double) -> Double {
    let (x, y) = ((n - 1) / 2, n / 2 - 1)
    // (x+½) log x − x − (y+½) log y + y with x = y + ½
    return (y + 0.5) * log1p(0.5 / y) + 0.5 * log(x) - 0.5
  }

  /// log(1 + t²/n), also where the square overflows.
  private func logKernel(_ t: Double) -> Double {
    let n = degreesOfFreedom
    return t.magnitude > 1e150 ? 2 * log(t.magnitude) - log(n) : log1p(t / n * t)
  }

  /// The density at `t`.
  public func density(_ t: Double) -> Double {
    t.isInfinite ? 0 : factor * exp(-(degreesOfFreedom + 1) / 2 * logKernel(t))
  }

  /// The logarithm of the density at `t`.
  public func logDensity(_ t: Double) -> Double {
    log(factor) - (degreesOfFreedom + 1) / 2 * logKernel(t)
  }

  /// P(|T| ≤ t) and P(|T| > t) with t times the density, for t ≥ 0.
  ///
  /// I_x(½, n/2) at x = t²/(n + t²), of which t times the density is x^½ y^{n/2} / B.
  public func central(_ t: Double) -> (tails: Tails, power: Double) {
    let n = degreesOfFreedom
    if t.isInfinite { return (Tails(upper: 0), 0) }
    if t > 1e140 * n.squareRoot() {
      // The leading term, where the square would overflow: (t/√n)^{−n} / (n/2 · B(n/2, 1/2)).
      let logPower = n * (0.5 * log(n) - log(t)) - SpecialFunctions.logBeta(n / 2, 0.5)
      return (Tails(upper: exp(logPower - log(n / 2))), exp(logPower))
    }
    let square = t / n * t
    let exponent = -(n + 1) / 2 * log1p(square)
    let power = factor * (exponent > -600 ? t * exp(exponent) : exp(exponent + log(t)))
    let y = 1 / (1 + square)
    let x = square * y
    if x * (n / 2 + 2.5) < 1.5 {
      let part = 2 * power * SpecialFunctions.betaFraction(x, 0.5, n / 2)
      return (Tails(lower: min(1, part)), power)
    }
    let part = 2 / n * power * SpecialFunctions.betaFraction(y, n / 2, 0.5)
    return (Tails(upper: min(1, part)), power)
  }

  /// P(T ≤ t) and P(T > t).
  public func tails(_ t: Double) -> Tails {
    guard factor == factor, !t.isNaN else { return .undefined }
    let central = central(t.magnitude).tails
    let tail = central.upper / 2
    let body = central.lower < 0.5 ? 0.5 + central.lower / 2 : 1 - tail
    return t < 0 ? Tails(lower: tail, upper: body) : Tails(lower: body, upper: tail)
  }

  /// The quantile; infinite at 0 and 1, NaN outside.
  public func quantile(_ p: Double) -> Double {
    guard factor == factor, p >= 0, p <= 1 else { return .nan }
    if p == 0 || p == 1 { return p == 0 ? -.infinity : .infinity }
    if p == 0.5 { return 0 }
    let tail = min(p, 1 - p)
    let t = Memo.studentTQuantile.value(degreesOfFreedom, p) {
      solved(outside: 2 * tail, inside: 2 * (p - 0.5).magnitude)
    }
    return p < 0.5 ? -t : t
  }

  /// The t > 0 with P(|T| > t) = outside, given its complement as well.
  private func solved(outside: Double, inside: Double) -> Double {
    let n = degreesOfFreedom
    let z = -SpecialFunctions.normalQuantile(outside / 2)
    let guess = log(z) + (z * z + 1) / (4 * n)
    let start = n < 3 ? min(guess, log(z) - log(outside) / n) : guess
    let u = Inversion.solve(lower: inside, upper: outside, start: start, range: -745...709.78) {
      u in
      let t = exp(u)
      let here = central(t)
      return Inversion.Point(tails: here.tails, slope: 2 * here.power)
    }
    return u > 709.77 ? .infinity : exp(u)
  }
}

extension SpecialFunctions {
  /// The density of Student's t with this many degrees of freedom.
  public static func studentTDensity(_ t: Double, degreesOfFreedom n: Double) -> Double {
    StudentTShape(n).density(t)
  }

  /// P(T ≤ t) and P(T > t) of Student's t.
  public static func studentT(_ t: Double, degreesOfFreedom n: Double) -> Tails {
    StudentTShape(n).tails(t)
  }

  /// The quantile of Student's t; infinite at 0 and 1, NaN outside.
  public static func studentTQuantile(_ p: Double, degreesOfFreedom n: Double) -> Double {
    StudentTShape(n).quantile(p)
  }
}
