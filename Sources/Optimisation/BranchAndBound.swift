internal import CCoin
import Foundation

/// One search of Cbc for the largest value of a sum.
///
/// Cbc's C interface keeps parts of a search in global variables, so searches take turns.
/// The sum is handed over negated, to be made small: asked for the largest value, Cbc takes the value of
/// a starting point below zero for one above it, and better points for none.
/// Rows and the sum are divided by their largest coefficient, so that the solver's tolerances, which are
/// absolute, mean the same for won and for shares; the sum to a thousand, as Cbc passes over what betters it
/// by less than 10⁻⁵.
final class BranchAndBound {
  private static let turn = NSLock()

  /// Searches for the largest value; `root` is a bound that is known.
  static func maximum(
    _ program: MixedIntegerProgram, _ terms: [(column: Int, coefficient: Double)],
    _ effort: MixedIntegerProgram.Effort, from start: [Double]?, root: Double
  ) -> MixedIntegerProgram.Answer {
    turn.withLock {
      var effort = effort
      effort.seconds = max(0.01, effort.seconds)
      return BranchAndBound(program, terms)?.run(effort, from: start, root: root)
        ?? .none(.unknown)
    }
  }

  private let program: MixedIntegerProgram
  private let terms: [(column: Int, coefficient: Double)]
  private let pointer: UnsafeMutableRawPointer
  /// What the sum was divided by.
  private let size: Double

  /// Hands the program to the solver; nil where it gives no model.
  private init?(_ program: MixedIntegerProgram, _ terms: [(column: Int, coefficient: Double)]) {
    guard let pointer = Cbc_newModel() else { return nil }
    self.program = program
    self.terms = terms
    self.pointer = pointer
    size = BranchAndBound.size(terms) / 1_000
    load()
    Cbc_setLogLevel(pointer, 0)
    // Cbc 2.10.8's own tightening of such rows as learned cuts are loses points, even the best.
    Cbc_setParameter(pointer, "preprocess", "off")
    for (index, column) in program.columns.enumerated() where column.isWhole {
      Cbc_setInteger(pointer, Int32(index))
    }
  }

  deinit { Cbc_deleteModel(pointer) }

  private static func size(_ terms: [(column: Int, coefficient: Double)]) -> Double {
    let most = terms.reduce(0) { max($0, $1.coefficient.magnitude) }
    return most > 0 && most.isFinite ? most : 1
  }

  private func load() {
    let columns = program.columns
    var byColumn = [[(row: Int32, coefficient: Double)]](repeating: [], count: columns.count)
    var (low, high): ([Double], [Double]) = ([], [])
    for (index, row) in program.rows.enumerated() {
      let size = BranchAndBound.size(row.entries)
      for entry in row.entries where entry.coefficient != 0 {
        byColumn[entry.column].append((Int32(index), entry.coefficient / size))
      }
      low.append((row.bounds.lowerBound / size).coin)
      high.append((row.bounds.upperBound / size).coin)
    }
    var objective = [Double](repeating: 0, count: columns.count)
    for term in terms { objective[term.column] = -term.coefficient / size }
    var starts: [Int32] = [0]
    for column in byColumn { starts.append((starts.last ?? 0) + Int32(column.count)) }
    let entries = byColumn.flatMap { $0 }
    Cbc_loadProblem(
      pointer, Int32(columns.count), Int32(program.rows.count), starts, entries.map(\.row),
      entries.map(\.coefficient), columns.map(\.bounds.lowerBound.coin),
      columns.map(\.bounds.upperBound.coin), objective, low, high)
  }

  /// The time of day and the processor time of all threads, by which Cbc counts, in seconds.
  private static var clocks: [Double] {
    [CLOCK_MONOTONIC, CLOCK_PROCESS_CPUTIME_ID].map { clock in
      var time = timespec()
      clock_gettime(clock, &time)
      return Double(time.tv_sec) + 1e-9 * Double(time.tv_nsec)
    }
  }

  private func run(
    _ effort: MixedIntegerProgram.Effort, from start: [Double]?, root: Double
  ) -> MixedIntegerProgram.Answer {
    Cbc_setAllowableFractionGap(pointer, max(0, effort.gap))
    Cbc_setMaximumSeconds(pointer, effort.seconds)
    Cbc_setMaximumNodes(pointer, Int32(clamping: max(1, effort.nodes)))
    if let start {
      let indices = start.indices.map { Int32($0) }
      Cbc_setMIPStartI(pointer, Int32(start.count), indices, start)
    }
    let begun = Self.clocks
    Cbc_solve(pointer)
    let isOutOfTime = Cbc_isSecondsLimitReached(pointer) != 0
    guard let best = Cbc_bestSolution(pointer) else {
      // Where time ends the first relaxation, Cbc says neither: it claims that there is no point.
      let isLate =
        isOutOfTime || zip(Self.clocks, begun).contains { $0 - $1 >= 0.9 * effort.seconds }
      let isProved = Cbc_isProvenInfeasible(pointer) != 0 && !isLate
      return .none(isProved ? .infeasible : .unknown, isOutOfTime: isLate)
    }
    let point = program.whole(program.columns.indices.map { best[$0] })
    let value = program.sum(terms, point)
    let isProved = Cbc_isProvenOptimal(pointer) != 0
    let bound = -Cbc_getBestPossibleObjValue(pointer) * size
    return MixedIntegerProgram.Answer(
      status: isProved ? .optimal : .feasible, point: point, value: value,
      bound: max(value, min(bound.isFinite ? bound : root, root)), isOutOfTime: isOutOfTime)
  }
}

extension Double {
  /// The number as COIN-OR's solvers take it, which write infinity as the largest one.
  var coin: Double { isInfinite ? (self < 0 ? -1 : 1) * .greatestFiniteMagnitude : self }
}
