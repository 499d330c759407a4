import Foundation

extension ETS {
  /// What the models of the family are compared by; the least is the best.
  public enum Criterion: String, Sendable, Hashable, CaseIterable {
    /// Akaike's criterion corrected for short series (the default).
    case aicc
    /// Akaike's criterion.
    case aic
    /// Schwarz' criterion.
    case bic

    /// The criterion from −2 log L; infinite where there are too few observations for it.
    func value(minusTwoLogLikelihood: Double, parameters k: Int, observations n: Int) -> Double {
      let (k, n) = (Double(k), Double(n))
      switch self {
      case .aic: return n > k ? minusTwoLogLikelihood + 2 * k : .infinity
      case .bic: return n > k ? minusTwoLogLikelihood + log(n) * k : .infinity
      case .aicc:
        let rest = n - k - 1
        return rest > 0 ? minusTwoLogLikelihood + 2 * k + 2 * k * (k + 1) / rest : .infinity
      }
    }
  }
}
