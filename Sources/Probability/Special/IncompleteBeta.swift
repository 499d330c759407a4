import Glibc

extension SpecialFunctions {
  /// The regularised incomplete beta function I_x(a, b) and its complement.
  ///
  /// Both `x` and `y = 1 − x` are given, so that neither loses its digits near an end. The continued
  /// fraction is DLMF 8.17.22; where both a and b are above 10⁸ the first terms of Temme's uniform
  /// expansion take its place. NaN outside a, b > 0 and 0 ≤ x, y ≤ 1.
  public static func incompleteBeta(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Tails {
    guard a > 0, b > 0, a.isFinite, b.isFinite, x >= 0, y >= 0, x <= 1, y <= 1 else {
      return .undefined
    }
    if x == 0 { return Tails(lower: 0) }
    if y == 0 { return Tails(upper: 0) }
    if min(a, b) > 1e8 { return temmeBeta(x, y, a, b) }
    // x^a y^b / B(a, b)
    let power = SaddlePoint.binomial(a, b, x, y) * (a / (a + b)) * b
    if x * (a + b + 2) < a + 1 {
      return Tails(lower: min(1, power / a * betaFraction(x, a, b)))
    }
    return Tails(upper: min(1, power / b * betaFraction(y, b, a)))
  }

  /// I_x(a, b) with y = 1 − x computed here.
  public static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Tails {
    incompleteBeta(x, 1 - x, a, b)
  }

  /// The leading terms of Temme's uniform expansion, with relative error of order 1 / min(a, b).
  ///
  /// N. M. Temme (1992), J. Comput. Appl. Math. 41, 145–157. At such a and b whatever is not 0 or 1
  /// lies so near the mean that three terms of the coefficient are enough.
  private static func temmeBeta(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Tails {
    let r = a + b
    let (p, q) = (a / r, b / r)
    // From the smaller of x and y, which has more digits.
    let excess = x < y ? r * x - a : b - r * y
    let exponent = SaddlePoint.deviance(a, a + excess) + SaddlePoint.deviance(b, b - excess)
    let isBelow = excess < 0
    let eta = (isBelow ? -1 : 1) * (2 * exponent / r).squareRoot()
    let root = (p * q).squareRoot()
    let bend = (q - p) * ((2 - p) * (1 + p)) / (135 * root * root * root)
    let coefficient = (q - p) / (3 * root) + eta * ((p * q - 1) / (12 * p * q) + eta * bend)
    let rest = exp(-exponent) / (2 * Double.pi * r).squareRoot() * coefficient
    let main = 0.5 * erfc(exponent.squareRoot())
    return isBelow ? Tails(lower: max(0, main + rest)) : Tails(upper: max(0, main - rest))
  }

  /// The continued fraction of I_x(a, b), for x below (a + 1) / (a + b + 2).
  static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    func kept(_ v: Double) -> Double { v.magnitude < 1e-300 ? 1e-300 : v }
    var c = 1.0
    var d = 1 / kept(1 - (a + b) * x / (a + 1))
    var h = d
    for i in 1..<2_000_000 {
      let m = Double(i)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / kept(1 + even * d)
      c = kept(1 + even / c)
      h *= d * c
      let odd = -(a + m) / (a + 2 * m) * ((a + b + m) / (a + 2 * m + 1)) * x
      d = 1 / kept(1 + odd * d)
      c = kept(1 + odd / c)
      let delta = d * c
      h *= delta
      if (delta - 1).magnitude < 2e-16 { break }
    }
    return h
  }

  /// The x, with its complement, for which I_x(a, b) = lower, given `upper = 1 − lower` as well.
  public static func inverseIncompleteBeta(
    _ a: Double, _ b: Double, lower: Double, upper: Double
  ) -> (x: Double, complement: Double) {
    guard a > 0, b > 0, a.isFinite, b.isFinite, lower >= 0, upper >= 0 else { return (.nan, .nan) }
    if lower == 0 { return (0, 1) }
    if upper == 0 { return (1, 0) }
    // The unknown is logit x, in which both ends are straight lines on a logarithmic scale.
    let logB = logBeta(a, b)
    let start: Double
    if a > 1 && b > 1 {
      let z = lower < upper ? normalQuantile(lower) : -normalQuantile(upper)
      start = log(a / b) + z * (1 / a + 1 / b).squareRoot()
    } else if lower < a / (a + b) {
      start = (log(lower) + log(a) + logB) / a
    } else {
      start = -(log(upper) + log(b) + logB) / b
    }
    let u = Inversion.solve(lower: lower, upper: upper, start: start, range: -745...745) { u in
      let (x, y) = logistic(u)
      let power = SaddlePoint.binomial(a, b, x, y) * (a / (a + b)) * b
      return Inversion.Point(tails: incompleteBeta(x, y, a, b), slope: power)
    }
    return u < -744.4 ? (0, 1) : u > 744.4 ? (1, 0) : logistic(u)
  }

  /// 1 / (1 + e^{−u}) and its complement.
  private static func logistic(_ u: Double) -> (Double, Double) {
    let e = exp(-u.magnitude)
    let (large, small) = (1 / (1 + e), e / (1 + e))
    return u < 0 ? (small, large) : (large, small)
  }
}
