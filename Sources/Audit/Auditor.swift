public import Indicators
import Optimisation

/// Audits printed figures: each stands for every value that rounds to it, and the relations
/// between them must hold for some unrounded values.
public enum Auditor {
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
    return isFeasible ? consistent(program, checks) : inconsistent(program, search, checks)
  }

  private static func consistent(
    _ program: AuditProgram, _ checks: [AuditResult.Check]
  ) -> AuditResult {
    let ranges = HiddenRanges(program)
    let isExact = checks.allSatisfy { $0.recomputed != nil && $0.verdict != .withinRounding }
    return AuditResult(
      table: program.table, cells: cells(program.table, checks) { ranges.range(of: $0) },
      verdict: isExact ? .exact : .withinRounding, contradictions: [], leastWrong: 0,
      isSearchedWhole: true, sufficient: [], skipped: program.skipped, consistentRoundings: [],
      wholeAmounts: WholeAmounts(program).search(near: ranges.center),
      hasAllRanges: ranges.isWhole)
  }

  private static func inconsistent(
    _ program: AuditProgram, _ search: ConflictSearch, _ checks: [AuditResult.Check]
  ) -> AuditResult {
    let table = program.table
    let roundings = consistentRoundings(table, program.equations)
    let found = search.conflicts(
      failing: checks.filter { $0.verdict == .inconsistent }.map(\.relation),
      isExplained: !roundings.isEmpty)
    let contradictions = Alternatives(program, search).contradictions(found)
    let mended = found.isWhole ? contradictions.flatMap { $0.blamed.map(\.figure) } : found.blame
    return AuditResult(
      table: table, cells: cells(table, checks) { _ in nil }, verdict: .inconsistent,
      contradictions: contradictions,
      leastWrong: found.groups.reduce(0) { $0 + $1.least },
      isSearchedWhole: found.isWhole, sufficient: mended?.sorted(), skipped: program.skipped,
      consistentRoundings: roundings, wholeAmounts: .notSought, hasAllRanges: true)
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
