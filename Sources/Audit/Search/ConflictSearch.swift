/// Finds which printed figures contradict each other, and the fewest that must be wrong.
///
/// A conflict is irreducible: without any one of its figures the others can hold together. It comes
/// from a proof of infeasibility whose figures are taken away one by one (deletion filter; Chinneck
/// and Dravnieks, ORSA J. on Computing 3, 1991, doi:10.1287/ijoc.3.2.157). The fewest figures to
/// blame are a smallest set that meets every conflict, found by collecting conflicts until such a
/// set, lifted, leaves the rest consistent (implicit hitting sets; Moreno-Centeno and Karp,
/// Operations Research 61, 2013, doi:10.1287/opre.1120.1139).
struct ConflictSearch {
  private let program: AuditProgram
  private let figures: [Int]
  /// The most conflicts that are collected.
  static let mostConflicts = 400
  /// The most where another way of rounding explains the whole table.
  static let mostExplainedConflicts = 24

  init(_ program: AuditProgram) {
    self.program = program
    figures = program.printed
  }

  /// Whether all printed figures can hold together; nil where the solver gave up.
  var isFeasible: Bool? {
    switch check() {
    case .feasible: true
    case .conflict: false
    case .unknown: nil
    }
  }

  /// What holding a set of figures gives.
  private enum Check {
    case feasible
    case conflict([Int])
    case unknown
  }

  /// Solves with the bounds as they are.
  private func check() -> Check {
    switch program.program.feasibility() {
    case .feasible: return .feasible
    case .unknown: return .unknown
    case .infeasible(let ray):
      let prices = { program.program.pricesOfViolation() ?? [] }
      guard
        let support = InfeasibilityProof.support(of: ray, in: program.program)
          ?? InfeasibilityProof.support(of: prices(), in: program.program)
      else {
        // Apart by less than the arithmetic can tell: the printed figures touch.
        return .feasible
      }
      return .conflict(program.figures(behind: support))
    }
  }

  /// One irreducible conflict among figures that are known to contradict each other.
  private func reduced(_ conflict: [Int]) -> [Int] {
    let held = Set(conflict)
    for figure in figures where !held.contains(figure) { program.lift(figure, true) }
    var kept = conflict
    for figure in conflict where kept.count > 1 && kept.contains(figure) {
      program.lift(figure, true)
      switch check() {
      case .conflict(let smaller):
        let smaller = Set(smaller)
        for other in kept where other != figure && !smaller.contains(other) {
          program.lift(other, true)
        }
        kept.removeAll { $0 == figure || !smaller.contains($0) }
      case .feasible, .unknown: program.lift(figure, false)
      }
    }
    for figure in figures { program.lift(figure, false) }
    return kept.sorted()
  }

  /// Conflicts until a smallest set that meets them all leaves the rest consistent; beyond `most`
  /// of them a set that does, be it the smallest or not.
  ///
  /// The program is left with nothing lifted.
  func conflicts(
    most: Int = mostConflicts
  ) -> (conflicts: [[Int]], blame: [Int], isSmallest: Bool) {
    var found: [[Int]] = []
    var lifted: [Int] = []
    var isSmallest = true
    var steps = 0
    while found.count < most {
      let result = check()
      for figure in lifted { program.lift(figure, false) }
      guard case .conflict(let conflict) = result else {
        return (found, lifted, isSmallest && !isUnknown(result))
      }
      let without = Set(lifted)
      let smaller = reduced(conflict.filter { !without.contains($0) })
      guard !smaller.isEmpty else { return (found, lifted, false) }
      found.append(smaller)
      let next = HittingSet.smallest(of: found, steps: &steps)
      lifted = next.members
      isSmallest = next.isSmallest
      for figure in lifted { program.lift(figure, true) }
    }
    // Another way of rounding is the better explanation: nothing more is sought.
    let blame = most < ConflictSearch.mostConflicts ? lifted : completed(lifted, found)
    for figure in blame { program.lift(figure, false) }
    return (found, blame, false)
  }

  /// Lifts one figure of each further conflict, the one in most of those found, until none is left.
  private func completed(_ lifted: [Int], _ found: [[Int]]) -> [Int] {
    var lifted = lifted
    while case .conflict(let conflict) = check() {
      let open = conflict.filter { !lifted.contains($0) }
      let counts = open.map { figure in found.count { $0.contains(figure) } }
      guard let place = counts.indices.max(by: { counts[$0] < counts[$1] }) else { break }
      lifted.append(open[place])
      program.lift(open[place], true)
    }
    return lifted.sorted()
  }

  private func isUnknown(_ check: Check) -> Bool {
    if case .unknown = check { true } else { false }
  }

  /// One irreducible conflict that is left without some figures; empty where the rest is
  /// consistent, nil where the solver gave up.
  func conflict(without lifted: [Int]) -> [Int]? {
    for figure in lifted { program.lift(figure, true) }
    let result = check()
    for figure in lifted { program.lift(figure, false) }
    switch result {
    case .feasible: return []
    case .unknown: return nil
    case .conflict(let conflict):
      let smaller = reduced(conflict.filter { !lifted.contains($0) })
      return smaller.isEmpty ? nil : smaller
    }
  }
}

extension AuditProgram {
  /// The printed figures behind rows and columns.
  func figures(behind support: InfeasibilityProof.Support) -> [Int] {
    let columns = Set(support.columns)
    let rows = Set(support.rows)
    return printed.filter { figure in
      column[figure].map(columns.contains) ?? false || holdsAny(of: rows, figure)
    }
  }
}
