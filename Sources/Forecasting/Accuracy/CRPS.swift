import Foundation
public import Probability

extension Accuracy {
  /// The continuous ranked probability score, `∫ (F(x) − 1{x ≥ y})² dx`; lower is better.
  ///
  /// Closed form for the normal, Student t (more than one degree of freedom) and a single value;
  /// otherwise `2 ∫ pinball(p) dp` by Gauss–Legendre on both sides of F(y). Infinite where the
  /// distribution has no mean. A. Jordan, F. Krüger and S. Lerch (2019), *Journal of Statistical
  /// Software* 90(12), appendix A.
  public static func crps(_ distribution: any Distribution, actual y: Double) -> Double {
    switch distribution {
    case let normal as Normal: return normalCRPS((y - normal.mean) / normal.sd) * normal.sd
    case let t as StudentT: return studentCRPS((y - t.location) / t.scale, t.df) * t.scale
    case let point as Degenerate: return (y - point.point).magnitude
    default: return integratedCRPS(distribution, y)
    }
  }

  private static func normalCRPS(_ z: Double) -> Double {
    z * (2 * SpecialFunctions.normalCumulative(z) - 1) + 2 * SpecialFunctions.normalDensity(z)
      - 1 / Double.pi.squareRoot()
  }

  private static func studentCRPS(_ z: Double, _ n: Double) -> Double {
    guard n > 1 else { return .infinity }
    let density = SpecialFunctions.studentTDensity(z, degreesOfFreedom: n)
    let lower = SpecialFunctions.studentT(z, degreesOfFreedom: n).lower
    let constant =
      SpecialFunctions.logBeta(0.5, n - 0.5) - 2 * SpecialFunctions.logBeta(0.5, n / 2)
    return z * (2 * lower - 1) + 2 * density * (n + z * z) / (n - 1)
      - 2 * n.squareRoot() / (n - 1) * exp(constant)
  }

  private static func integratedCRPS(_ distribution: any Distribution, _ y: Double) -> Double {
    let split = min(max(distribution.cumulative(y), 0), 1)
    let pieces = 40
    var sum = 0.0
    for piece in 0..<pieces {
      for (node, weight) in gauss {
        // t⁴ (35 − 84 t + 70 t² − 20 t³) packs points toward both ends, where quantiles are steep.
        let t = (Double(piece) + node) / Double(pieces)
        let share = t * t * t * t * (35 + t * (-84 + t * (70 - 20 * t)))
        let slope = 140 * t * t * t * (1 - t) * (1 - t) * (1 - t) * weight / Double(pieces)
        for (p, length) in [(split * share, split), (1 - (1 - split) * share, 1 - split)] {
          let value = pinball(actual: y, quantile: distribution.quantile(p), p: p)
          if length > 0, value.isFinite { sum += value * slope * length }
        }
      }
    }
    return 2 * sum
  }

  /// Nodes and weights of Gauss–Legendre with four points on [0, 1].
  private static let gauss: [(Double, Double)] = [
    (0.069431844202973712, 0.173927422568726929), (0.330009478207571868, 0.326072577431273071),
    (0.669990521792428132, 0.326072577431273071), (0.930568155797026288, 0.173927422568726929),
  ]
}
