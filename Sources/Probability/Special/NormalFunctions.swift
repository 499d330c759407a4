import CKernels
import Glibc

/// The functions behind the distributions, accurate in both tails.
public enum SpecialFunctions {
  /// The standard normal density.
  public static func normalDensity(_ z: Double) -> Double {
    // The square is split so that its rounding error does not grow in the tail.
    let coarse = (z * 65536).rounded() / 65536
    guard coarse.isFinite, z.magnitude < 40 else { return z.isNaN ? z : 0 }
    let rest = (z - coarse) * (z + coarse)
    return 0.398942280401432677939946 * Glibc.exp(-0.5 * coarse * coarse) * Glibc.exp(-0.5 * rest)
  }

  /// P(Z ≤ z) of the standard normal.
  public static func normalCumulative(_ z: Double) -> Double {
    0.5 * Glibc.erfc(-z * 0.707106781186547524400844)
  }

  /// P(Z > z) of the standard normal.
  public static func normalSurvival(_ z: Double) -> Double { normalCumulative(-z) }

  /// The quantile of the standard normal (Wichura's AS 241); infinite at 0 and 1, else NaN.
  public static func normalQuantile(_ p: Double) -> Double { jipyo_normal_quantile(p) }

  /// Replaces uniform numbers by standard normal scores, with a relative error below 2·10⁻¹².
  public static func normalScores(_ values: UnsafeMutableBufferPointer<Double>) {
    guard let base = values.baseAddress else { return }
    jipyo_normal_scores(base, base, values.count)
  }

  /// The natural logarithm of |Γ(x)|, safe on several threads.
  public static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 0
    return lgamma_r(x, &sign)
  }

  /// The natural logarithm of the beta function, for positive arguments.
  public static func logBeta(_ a: Double, _ b: Double) -> Double {
    Memo.logBeta.value(a, b) { logGamma(a) + logGamma(b) - logGamma(a + b) }
  }
}
