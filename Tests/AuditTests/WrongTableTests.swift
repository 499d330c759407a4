import Indicators
import Optimisation
import Testing

@testable import Audit

/// Tables in which much is wrong.
@Suite struct WrongTableTests {
  /// A budget table of which some amounts are off by more than rounding.
  private func table(rows: Int, seed: UInt64, slips: Int) throws -> AuditTable {
    var budget = GeneratedBudget(rows: rows, seed: seed)
    var random = SplitMix(state: seed + 1)
    while budget.slips.count < slips {
      budget.slips[Int.random(in: 1...rows, using: &random)] =
        Int.random(in: 3...40, using: &random) * (Bool.random(using: &random) ? 1 : -1)
    }
    return try budget.table()
  }

  private func program(_ table: AuditTable) throws -> AuditProgram {
    let equations = table.relations.map { Equation($0, table) }
    return try #require(AuditProgram(table, rounding: table.rounding, equations: equations))
  }

  private func isFeasible(_ program: AuditProgram) -> Bool {
    if case .feasible = program.check() { true } else { false }
  }

  /// A part decides on the figures it holds as the whole program does with all others lifted.
  @Test(arguments: 0..<12) func aPartDecidesAsTheWhole(_ seed: Int) throws {
    let table = try table(rows: 3 + seed % 4, seed: UInt64(seed), slips: 1 + seed % 3)
    let whole = try program(table)
    var random = SplitMix(state: UInt64(seed))
    for _ in 0..<20 {
      let share = Double.random(in: 0.1...1, using: &random)
      let held = whole.printed.filter { _ in Double.random(in: 0...1, using: &random) < share }
      let part = try #require(AuditProgram(of: whole, holding: held))
      let others = whole.printed.filter { !held.contains($0) }
      for figure in others { whole.lift(figure, true) }
      #expect(isFeasible(part) == isFeasible(whole))
      for figure in others { whole.lift(figure, false) }
      #expect(part.rowsAsHeld.count <= whole.rowsAsHeld.count)
    }
  }

  @Test func aRowOfTwoFiguresHoldsWhileNeitherIsLifted() throws {
    let text = """
      figure,value,unit,decimals,relation
      a,10,백만원,0,
      t,40,백만원,0,
      s,25.0,%,1,"share(a, t)"
      r,75.0,%,1,
      u,100.0,%,1,"sum(s, r)"
      """
    let program = try program(try Samples.table(text))
    let shared = try #require(program.ownersOfRow.firstIndex { $0.count == 2 })
    let (one, other) = (program.ownersOfRow[shared][0], program.ownersOfRow[shared][1])
    let bounds = program.program.rows[shared].bounds
    program.lift(one, true)
    program.lift(other, true)
    program.lift(other, false)
    #expect(program.program.rows[shared].bounds.isEverything)
    program.lift(one, false)
    #expect(program.program.rows[shared].bounds == bounds)
  }

  /// A slip in every tenth row: the fewest figures are found, and they are as many as the slips.
  @Test func manySlipsAreFoundOneByOne() throws {
    let table = try table(rows: 30, seed: 5, slips: 4)
    let result = try Auditor.audit(table)
    #expect(result.isSearchedWhole && result.contradictions.allSatisfy(\.isSmallest))
    #expect(result.leastWrong == 4 && result.blamed.count == 4)
    #expect(result.sufficient == result.blamed)
  }

  /// What is to be corrected mends the table, whether or not the search came to its end.
  @Test(arguments: [0.2, 0.6]) func whatSufficesMendsTheTable(_ part: Double) throws {
    var table = try GeneratedBudget(rows: 5, seed: 9).table()
    var random = SplitMix(state: 4)
    let figures = table.figures.map { figure in
      guard let printed = figure.printed, Double.random(in: 0...1, using: &random) < part else {
        return figure
      }
      let off = Double(Int.random(in: 2...30, using: &random)) * figure.step
      return AuditFigure(
        id: figure.id, label: figure.label, printed: printed + off, decimals: figure.decimals,
        unit: figure.unit, grain: figure.grain, place: figure.place)
    }
    table.figures = figures
    let result = try Auditor.audit(table)
    let sufficient = try #require(result.sufficient)
    #expect(result.leastWrong <= sufficient.count && result.leastWrong > 1)
    #expect(Set(result.contradictions.flatMap(\.blamed).map(\.figure)).isSubset(of: sufficient))
    let program = try program(table)
    for figure in sufficient { program.lift(figure, true) }
    #expect(isFeasible(program))
    // The correction by the least sum of steps mends it as well.
    let moved = try #require(Correction(try self.program(table)).figures(besides: []))
    let other = try self.program(table)
    for figure in moved { other.lift(figure, true) }
    #expect(isFeasible(other) && result.leastWrong <= moved.count)
  }

  /// The work is bounded: a set that mends the table is given all the same.
  @Test func aSearchThatIsCutShortSaysSo() throws {
    let table = try table(rows: 8, seed: 3, slips: 4)
    let program = try program(table)
    let search = ConflictSearch(program, mostWork: 500)
    let found = search.conflicts(failing: [], isExplained: false)
    #expect(!found.isWhole)
    for figure in try #require(found.blame) { program.lift(figure, true) }
    #expect(isFeasible(program))
  }
}
