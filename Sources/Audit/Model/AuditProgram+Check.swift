import Optimisation

extension AuditProgram {
  /// What holding the figures that are not lifted gives.
  enum Check {
    case feasible
    /// The printed figures behind a proof that no point exists.
    case conflict([Int])
    case unknown
  }

  /// Solves with the bounds as they are.
  func check() -> Check {
    switch program.feasibility() {
    case .feasible: return .feasible
    case .unknown: return .unknown
    case .infeasible(let ray):
      let prices = { self.program.pricesOfViolation() ?? [] }
      guard
        let support = InfeasibilityProof.support(of: ray, in: program)
          ?? InfeasibilityProof.support(of: prices(), in: program)
      else {
        // Apart by less than the arithmetic can tell: the printed figures touch.
        return .feasible
      }
      return .conflict(figures(behind: support))
    }
  }

  /// The printed figures behind rows and columns.
  private func figures(behind support: InfeasibilityProof.Support) -> [Int] {
    let columns = Set(support.columns)
    let rows = Set(support.rows)
    return printed.filter { figure in
      column[figure].map(columns.contains) ?? false || holdsAny(of: rows, figure)
    }
  }
}
