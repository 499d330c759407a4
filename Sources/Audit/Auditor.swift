public import Indicators

/// Audits printed figures: each stands for every value that rounds to it, and the relations
/// between them must hold for some unrounded values.
public enum Auditor {
  /// Smallest sets to blame that are listed for one contradiction.
  static let mostAlternatives = 12
  /// Sets that are tried for all contradictions of a table, and gathered at a time.
  private static let mostTries = 120
  private static let mostCandidates = 400

  /// Audits a table.
  ///
  /// - Throws: where the linear programming solver gives no answer.
  public static func audit(_ table: AuditTable) throws(AuditError) -> AuditResult {
    let equations = table.relations.map { Equation($0, table) }
    guard let program = AuditProgram(table, rounding: table.rounding, equations: equations)
    else { throw .solver }
    let search = ConflictSearch(program)
    guard let isFeasible = search.isFeasible else { throw .solver }
    let checks = table.relations.indices.map { check($0, program) }
    guard isFeasible else {
      let roundings = consistentRoundings(table, equations)
      let most =
        roundings.isEmpty ? ConflictSearch.mostConflicts : ConflictSearch.mostExplainedConflicts
      return AuditResult(
        table: table, cells: cells(table, checks) { _ in nil }, verdict: .inconsistent,
        contradictions: contradictions(search, program, most), skipped: program.skipped,
        consistentRoundings: roundings, wholeAmounts: .notSought, hasAllRanges: true)
    }
    let ranges = HiddenRanges(program)
    let cells = cells(table, checks) { ranges.range(of: $0) }
    let isExact = checks.allSatisfy { $0.recomputed != nil && $0.verdict != .withinRounding }
    return AuditResult(
      table: table, cells: cells, verdict: isExact ? .exact : .withinRounding, contradictions: [],
      skipped: program.skipped, consistentRoundings: [],
      wholeAmounts: WholeAmounts(program).search(near: ranges.center),
      hasAllRanges: ranges.isWhole)
  }

  // MARK: Figure by figure

  private static func check(_ relation: Int, _ program: AuditProgram) -> AuditResult.Check {
    let table = program.table
    let equation = program.equations[relation]
    let figure = table.figures[equation.result]
    let isPrinted = equation.operands.allSatisfy { table.figures[$0].printed != nil }
    let recomputed = isPrinted ? equation.value(table.figures.map { $0.printed ?? 0 }) : nil
    let range = equation.range(program.boxes).flatMap { $0.isEverything ? nil : $0 }
    guard figure.printed != nil, recomputed != nil || range != nil else {
      // Nothing to compare: an operand is not printed, or a divisor may be zero.
      return .init(
        relation: relation, recomputed: recomputed, range: range, verdict: .given, fits: nil)
    }
    let ways = AuditRounding.Way.allCases.filter { way in
      recomputed.map { figure.isPrinted($0, way) } ?? false
    }
    let own = table.rounding[figure]
    let verdict: AuditResult.Verdict =
      ways.contains(own)
      ? .exact
      : isNear(program.boxes[equation.result], range, figure) ? .withinRounding : .inconsistent
    return .init(
      relation: relation, recomputed: recomputed, range: range, verdict: verdict,
      fits: verdict == .exact ? nil : ways.first)
  }

  /// Whether two intervals meet, as far as the arithmetic can tell.
  private static func isNear(
    _ box: ClosedRange<Double>, _ range: ClosedRange<Double>?, _ figure: AuditFigure
  ) -> Bool {
    return range.map {
      let size = max($0.lowerBound.magnitude, $0.upperBound.magnitude)
      let slack = InfeasibilityProof.smallestGap * figure.step + (size.isFinite ? 1e-13 * size : 0)
      return $0.lowerBound <= box.upperBound + slack && box.lowerBound <= $0.upperBound + slack
    } ?? true
  }

  private static func cells(
    _ table: AuditTable, _ checks: [AuditResult.Check],
    hidden: (Int) -> ClosedRange<Double>?
  ) -> [AuditResult.Cell] {
    var own = [[AuditResult.Check]](repeating: [], count: table.figures.count)
    for check in checks { own[table.relations[check.relation].result].append(check) }
    let order: [AuditResult.Verdict] = [.inconsistent, .withinRounding, .exact]
    return table.figures.indices.map { figure in
      let verdicts = own[figure].map(\.verdict)
      return AuditResult.Cell(
        checks: own[figure], verdict: order.first(where: verdicts.contains) ?? .given,
        hidden: hidden(figure))
    }
  }

  // MARK: All together

  private static func contradictions(
    _ search: ConflictSearch, _ program: AuditProgram, _ most: Int
  ) -> [AuditResult.Contradiction] {
    let found = search.conflicts(most: most)
    var groups = grouped(found.conflicts)
    var tries = mostTries
    var chosen = groups.map { group in found.blame.filter { group.joined().contains($0) } }
    var result: [AuditResult.Contradiction] = []
    for index in groups.indices {
      let others = chosen.enumerated().filter { $0.offset != index }.flatMap(\.element)
      let size = chosen[index].count
      let sets =
        found.isSmallest
        ? smallest(&groups[index], size: size, others, search, &tries) : []
      let alternatives = (sets.contains(chosen[index]) ? sets : sets + [chosen[index]])
        .map { suspects($0, others, program) }
        .sorted { total($0) < total($1) }.prefix(mostAlternatives)
      if let best = alternatives.first { chosen[index] = best.map(\.figure) }
      result.append(
        AuditResult.Contradiction(
          conflicts: groups[index], alternatives: Array(alternatives),
          isSmallest: found.isSmallest))
    }
    return result
  }

  /// All sets of a size that leave the rest consistent, once the others are lifted.
  ///
  /// A set that does not shows a conflict that was not known, which rules out others as well; it is
  /// added to the group. Where the tries are used up, the sets found so far are returned.
  private static func smallest(
    _ group: inout [[Int]], size: Int, _ others: [Int], _ search: ConflictSearch,
    _ tries: inout Int
  ) -> [[Int]] {
    var good: [[Int]] = []
    var open = HittingSet.all(of: group, size: size, limit: mostCandidates)
    while let candidate = open.popLast(), tries > 0 {
      tries -= 1
      guard let conflict = search.conflict(without: candidate + others) else { continue }
      if conflict.isEmpty {
        good.append(candidate)
      } else {
        group.append(conflict)
        open = HittingSet.all(of: group, size: size, limit: mostCandidates)
          .filter { !good.contains($0) }
      }
    }
    return good
  }

  private static func total(_ suspects: [AuditResult.Suspect]) -> Double {
    suspects.reduce(0) { $0 + $1.distance }
  }

  /// What each of some figures would have to be, with them and the others lifted.
  private static func suspects(
    _ figures: [Int], _ others: [Int], _ program: AuditProgram
  ) -> [AuditResult.Suspect] {
    for figure in figures + others { program.lift(figure, true) }
    defer { for figure in figures + others { program.lift(figure, false) } }
    return figures.map { figure in
      let needed = program.range(figure)
      let box = program.boxes[figure]
      let gap = needed.map {
        max($0.lowerBound - box.upperBound, box.lowerBound - $0.upperBound, 0)
      }
      return AuditResult.Suspect(
        figure: figure, needed: needed, distance: (gap ?? 0) / program.table.figures[figure].step)
    }
  }

  /// Conflicts that share figures, directly or through others, together.
  private static func grouped(_ conflicts: [[Int]]) -> [[[Int]]] {
    var groups: [[[Int]]] = []
    for conflict in conflicts {
      let members = Set(conflict)
      let touching = groups.filter { !members.isDisjoint(with: $0.joined()) }
      groups.removeAll { !members.isDisjoint(with: $0.joined()) }
      groups.append(touching.flatMap { $0 } + [conflict])
    }
    return groups.sorted { ($0.joined().min() ?? 0) < ($1.joined().min() ?? 0) }
  }

  /// The other ways of rounding amounts and percentages under which the table is consistent;
  /// halves to even, which differ from the nearest by ties alone, where no other way is.
  private static func consistentRoundings(
    _ table: AuditTable, _ equations: [Equation]
  ) -> [AuditRounding] {
    func isConsistent(_ rounding: AuditRounding) -> Bool {
      guard rounding != table.rounding,
        let program = AuditProgram(table, rounding: rounding, equations: equations)
      else { return false }
      return ConflictSearch(program).isFeasible == true
    }
    let even = AuditRounding(amounts: .even, percents: .even)
    if table.rounding == AuditRounding(), isConsistent(even) { return [even] }
    let ways: [AuditRounding.Way] = [.nearest, .down, .up]
    return ways.flatMap { amounts in
      ways.map { AuditRounding(amounts: amounts, percents: $0) }
    }.filter(isConsistent)
  }
}
