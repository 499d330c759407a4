internal import Indicators
import Optimisation

/// Finds which printed figures contradict each other, and the fewest that must be wrong.
///
/// A conflict is irreducible: without any one of its figures the others can hold together. It comes
/// from a proof of infeasibility whose figures are taken away one by one (deletion filter; Chinneck
/// and Dravnieks, ORSA J. on Computing 3, 1991, doi:10.1287/ijoc.3.2.157). The fewest figures to
/// blame are a smallest set that meets every conflict, found by collecting conflicts until such a
/// set, lifted, leaves the rest consistent (implicit hitting sets; Moreno-Centeno and Karp,
/// Operations Research 61, 2013, doi:10.1287/opre.1120.1139).
final class ConflictSearch {
  /// What a search found.
  struct Found {
    var conflicts: ConflictGroups
    var groups: [ConflictGroups.Group]
    /// Figures that, lifted, leave the rest consistent; nil where none were sought to the end.
    var blame: [Int]?
    /// Whether every conflict that counts was found.
    var isWhole: Bool
  }

  private let program: AuditProgram
  /// The most rows and columns of all programs that are solved while conflicts are collected, for
  /// each figure of the table: about a second for a thousand figures.
  static let mostWorkOfFigure = 800
  /// The most conflicts that are collected besides those of relations that fail by themselves.
  static let mostConflicts = 400
  /// Relations that fail by themselves up to which they are not looked at first.
  static let fewFailing = 60
  /// The most conflicts where another way of rounding explains the whole table.
  static let mostExplainedConflicts = 24

  private let mostWork: Int
  private var work = 0
  /// Whether the work that is allowed is done.
  var isExhausted: Bool { work >= mostWork }

  init(_ program: AuditProgram, mostWork: Int? = nil) {
    self.program = program
    let figures = min(max(program.table.figures.count, 1_000), 3_000)
    self.mostWork = mostWork ?? figures * ConflictSearch.mostWorkOfFigure
  }

  /// Allows half of the work once more.
  func renew() { work = mostWork / 2 }

  private func check(_ program: AuditProgram) -> AuditProgram.Check {
    work += program.size
    return program.check()
  }

  /// The values of a figure over all points; nil where there is none or the work is used up.
  func range(_ figure: Int) -> ClosedRange<Double>? {
    guard !isExhausted else { return nil }
    work += 4 * program.size
    return program.range(figure)
  }

  /// Whether all printed figures can hold together; nil where the solver gave up.
  var isFeasible: Bool? {
    switch check(program) {
    case .feasible: true
    case .conflict: false
    case .unknown: nil
    }
  }

  /// Conflicts until a smallest set that meets them all leaves the rest consistent.
  ///
  /// The relations that fail by themselves are looked at first, as that takes no large program.
  /// Once the work is used up a set is sought that leaves the rest consistent, be it the smallest
  /// or not; where another way of rounding `isExplained` nothing more is sought. The program is left
  /// with nothing lifted.
  func conflicts(failing relations: [Int], isExplained: Bool) -> Found {
    var groups = ConflictGroups()
    // A few are left to the search, which adds only conflicts that the others do not explain.
    if relations.count > ConflictSearch.fewFailing, !isExplained {
      for relation in relations {
        if let conflict = conflict(within: program.equations[relation]) { groups.add(conflict) }
      }
    }
    let most =
      isExplained
      ? ConflictSearch.mostExplainedConflicts : groups.count + ConflictSearch.mostConflicts
    var blame = groups.groups().flatMap(\.blame)
    while groups.count < most, let more = conflicts(without: blame) {
      guard !more.isEmpty else {
        return Found(
          conflicts: groups, groups: groups.groups(), blame: blame.sorted(), isWhole: true)
      }
      for conflict in more { groups.add(conflict) }
      blame = groups.groups().flatMap(\.blame)
    }
    let found = isExplained ? nil : Correction(program).figures(besides: blame)
    return Found(conflicts: groups, groups: groups.groups(), blame: found, isWhole: false)
  }

  /// Conflicts that are left without some figures, no two of them with a figure in common; empty
  /// where the rest is consistent, nil where none was found before the work was used up.
  private func conflicts(without lifted: [Int]) -> [[Int]]? {
    var lifted = lifted
    var found: [[Int]] = []
    while let conflict = conflict(without: lifted) {
      guard !conflict.isEmpty else { return found }
      found.append(conflict)
      lifted += conflict
    }
    return found.isEmpty ? nil : found
  }

  /// One irreducible conflict that is left without some figures; empty where the rest is
  /// consistent, nil where the solver gave up or the work is used up.
  func conflict(without lifted: [Int]) -> [Int]? {
    for figure in lifted { program.lift(figure, true) }
    let result = check(program)
    for figure in lifted { program.lift(figure, false) }
    switch result {
    case .feasible: return []
    case .unknown: return nil
    case .conflict(let conflict):
      let without = Set(lifted)
      let held = conflict.filter { !without.contains($0) }
      return AuditProgram(of: program, holding: held).flatMap { reduced(held, in: $0) }
    }
  }

  /// One irreducible conflict among the figures of a relation; nil where there is none.
  private func conflict(within equation: Equation) -> [Int]? {
    let figures = Set(equation.operands + [equation.result]).sorted()
      .filter { program.table.figures[$0].printed != nil }
    guard let part = AuditProgram(of: program, holding: figures),
      case .conflict(let conflict) = check(part)
    else { return nil }
    let held = Set(conflict)
    for figure in figures where !held.contains(figure) { part.lift(figure, true) }
    return reduced(conflict, in: part)
  }

  /// One irreducible conflict among the figures that a part holds, which contradict each other; nil
  /// where the work is used up before.
  private func reduced(_ conflict: [Int], in part: AuditProgram) -> [Int]? {
    var kept = conflict
    for figure in conflict where kept.count > 1 && kept.contains(figure) {
      guard !isExhausted else { return nil }
      part.lift(figure, true)
      switch check(part) {
      case .conflict(let smaller):
        let smaller = Set(smaller)
        for other in kept where other != figure && !smaller.contains(other) {
          part.lift(other, true)
        }
        kept.removeAll { $0 == figure || !smaller.contains($0) }
      case .feasible, .unknown: part.lift(figure, false)
      }
    }
    return kept.isEmpty ? nil : kept.sorted()
  }
}
