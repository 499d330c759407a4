internal import Indicators

/// The amounts behind a printed table as a linear program, with bounds that can be lifted figure
/// by figure.
///
/// Columns are distances from the printed values in steps of the last digit, so that all bounds
/// are about one half. A quotient r = N/D with r in an interval and D of one sign is two rows,
/// N − r·D on either side of zero. Where the quotient itself is an operand elsewhere it gets a
/// column, and the product of two distances, at most a quarter of a step, the four rows of
/// McCormick (Math. Programming 10, 1976, doi:10.1007/BF01580665): a relaxation.
struct AuditProgram {
  let table: AuditTable
  let equations: [Equation]
  let boxes: [ClosedRange<Double>]
  /// Relations whose denominator may be zero.
  let skipped: [Int]
  let program: LinearProgram
  /// The column of each figure; nil for a quotient that is used nowhere else.
  let column: [Int?]
  /// Rows that hold because of what is printed for a figure.
  private let rowsOfFigure: [[Int]]
  private let rowBounds: [ClosedRange<Double>]
  private let sign: [Double]

  /// Builds the program; nil where the solver cannot be started.
  init?(_ table: AuditTable, rounding: AuditRounding, equations: [Equation]) {
    var draft = Draft(table, rounding: rounding, equations: equations)
    draft.addRows()
    guard let program = LinearProgram(columns: draft.columns, rows: draft.rows) else { return nil }
    self.table = table
    self.equations = equations
    self.program = program
    boxes = draft.boxes
    skipped = draft.skipped
    column = draft.column
    rowsOfFigure = draft.rowsOfFigure
    rowBounds = draft.rows.map(\.bounds)
    sign = draft.sign
  }

  /// The figures whose printed values bound something.
  var printed: [Int] {
    table.figures.indices.filter {
      table.figures[$0].printed != nil && (column[$0] != nil || !rowsOfFigure[$0].isEmpty)
    }
  }

  /// Whether what is printed for a figure bounds any of the rows.
  func holdsAny(of rows: Set<Int>, _ figure: Int) -> Bool {
    rowsOfFigure[figure].contains(where: rows.contains)
  }

  /// Lets a figure take any value, or holds it to its interval again; a denominator keeps its sign.
  func lift(_ figure: Int, _ isLifted: Bool) {
    for row in rowsOfFigure[figure] {
      program.setRow(row, isLifted ? -.infinity ... .infinity : rowBounds[row])
    }
    guard let column = column[figure] else { return }
    guard isLifted else {
      program.setColumn(column, steps(figure, boxes[figure]))
      return
    }
    let zero = steps(figure, 0...0).lowerBound
    let free: ClosedRange<Double> =
      sign[figure] > 0
      ? zero ... .infinity : sign[figure] < 0 ? -.infinity...zero : -.infinity ... .infinity
    program.setColumn(column, free)
  }

  /// Values of a figure in steps from the printed one.
  func steps(_ figure: Int, _ values: ClosedRange<Double>) -> ClosedRange<Double> {
    Draft.steps(table.figures[figure], values)
  }

  /// The value of a figure at a point; nil for a quotient without a column.
  func value(_ figure: Int, at point: [Double]) -> Double? {
    column[figure].map { value(figure, steps: point[$0]) }
  }

  /// The value that lies so many steps from the printed one.
  func value(_ figure: Int, steps: Double) -> Double {
    (table.figures[figure].printed ?? 0) + steps * table.figures[figure].stepOrOne
  }

  /// The smallest and the largest value of a figure over all points; nil where there is none.
  func range(_ figure: Int) -> ClosedRange<Double>? {
    guard let column = column[figure] else { return quotientRange(figure) }
    guard let low = program.maximum(of: [(column, -1)]),
      let high = program.maximum(of: [(column, 1)])
    else { return nil }
    let ends = (value(figure, steps: -low.value), value(figure, steps: high.value))
    return min(ends.0, ends.1)...ends.1
  }

  /// The range of a quotient without a column, by Dinkelbach's iteration (Management Science 13,
  /// 1967, doi:10.1287/mnsc.13.7.492): N − λD is maximised and λ becomes N/D until nothing is won.
  private func quotientRange(_ figure: Int) -> ClosedRange<Double>? {
    for equation in equations {
      guard case .quotient(figure, let terms, let denominator, let isOfSize) = equation,
        sign[denominator] != 0
      else { continue }
      let turn = isOfSize ? 1 : sign[denominator]
      let top = terms.map { Equation.Term(figure: $0.figure, factor: $0.factor * turn) }
      let bottom = Equation.Term(figure: denominator, factor: sign[denominator])
      let down = top.map { Equation.Term(figure: $0.figure, factor: -$0.factor) }
      guard let high = largestQuotient(top, bottom), let low = largestQuotient(down, bottom)
      else { return nil }
      return min(-low, high)...high
    }
    return nil
  }

  private func largestQuotient(_ top: [Equation.Term], _ bottom: Equation.Term) -> Double? {
    var best = 0.0
    for _ in 0..<50 {
      let terms = top + [Equation.Term(figure: bottom.figure, factor: -best * bottom.factor)]
      guard let found = program.maximum(of: columns(terms)) else { return nil }
      guard found.value.isFinite else { return .infinity }
      let values = table.figures.indices.map { value($0, at: found.point) ?? 0 }
      let size = bottom.factor * values[bottom.figure]
      guard size > 0 else { return .infinity }
      let next = Equation.sum(top, values) / size
      if (next - best).magnitude <= 1e-12 * max(1, next.magnitude) { return next }
      best = next
    }
    return best
  }

  /// Terms over figures as terms over columns; constants, which do not move a maximum, left out.
  private func columns(_ terms: [Equation.Term]) -> [(column: Int, coefficient: Double)] {
    var sums: [Int: Double] = [:]
    for term in terms {
      guard let column = column[term.figure] else { continue }
      sums[column, default: 0] += term.factor * table.figures[term.figure].stepOrOne
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension AuditFigure {
  /// One unit of the last printed digit; 1 where nothing is printed.
  var stepOrOne: Double { printed == nil ? 1 : step }
}
