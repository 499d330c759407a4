internal import Indicators
import Optimisation

/// The amounts behind a printed table as a linear program, with bounds that can be lifted figure
/// by figure.
///
/// Columns are distances from the printed values in steps of the last digit, so that all bounds
/// are about one half. A quotient r = N/D with r in an interval and D of one sign is two rows,
/// N − r·D on either side of zero. Where the quotient itself is an operand elsewhere it gets a
/// column, and the product of two distances, at most a quarter of a step, the four rows of
/// McCormick (Math. Programming 10, 1976, doi:10.1007/BF01580665): a relaxation. Not shared between
/// threads.
final class AuditProgram {
  let table: AuditTable
  let equations: [Equation]
  let boxes: [ClosedRange<Double>]
  /// Relations whose denominator may be zero.
  let skipped: [Int]
  let program: LinearProgram
  /// The column of each figure; nil for a quotient that is used nowhere else.
  let column: [Int?]
  /// The figures whose printed values bound something.
  let printed: [Int]
  /// Rows that hold because of what is printed for a figure, and the figures behind each row.
  let rowsOfFigure: [[Int]]
  let ownersOfRow: [[Int]]
  /// The rows with the bounds they have while nothing is lifted.
  let rowsAsHeld: [LinearProgram.Row]
  /// The sign of each figure that is a denominator; 0 for the others.
  let sign: [Double]
  private var isLifted: [Bool]
  /// The figure and the rows of each column.
  private(set) lazy var figureOfColumn: [Int?] = figures(ofColumns: program.columns.count)
  private(set) lazy var rowsOfColumn: [[Int]] = program.rowsOfColumn

  /// Columns and rows, and the figures behind them.
  protocol Layout {
    var columns: [ClosedRange<Double>] { get }
    var rows: [LinearProgram.Row] { get }
    var column: [Int?] { get }
    var rowsOfFigure: [[Int]] { get }
    var ownersOfRow: [[Int]] { get }
  }

  /// Builds the program; nil where the solver cannot be started.
  convenience init?(_ table: AuditTable, rounding: AuditRounding, equations: [Equation]) {
    var draft = Draft(table, rounding: rounding, equations: equations)
    draft.addRows()
    self.init(
      draft, table, equations, boxes: draft.boxes, skipped: draft.skipped, sign: draft.sign,
      holding: table.figures.indices.filter { table.figures[$0].printed != nil },
      isLifted: Array(repeating: false, count: table.figures.count))
  }

  /// The part of a program that bears on some figures while no other is held; nil where the solver
  /// cannot be started.
  ///
  /// Whatever contradiction the figures alone are in is one of the part, which is mostly small.
  convenience init?(of whole: AuditProgram, holding held: [Int]) {
    var isLifted = [Bool](repeating: true, count: whole.table.figures.count)
    for figure in held { isLifted[figure] = false }
    self.init(
      Part(of: whole, holding: held), whole.table, whole.equations, boxes: whole.boxes,
      skipped: whole.skipped, sign: whole.sign, holding: held, isLifted: isLifted)
  }

  private init?(
    _ layout: some Layout, _ table: AuditTable, _ equations: [Equation],
    boxes: [ClosedRange<Double>], skipped: [Int], sign: [Double], holding held: [Int],
    isLifted: [Bool]
  ) {
    guard let program = LinearProgram(columns: layout.columns, rows: layout.rows) else {
      return nil
    }
    self.table = table
    self.equations = equations
    self.program = program
    self.boxes = boxes
    self.skipped = skipped
    self.sign = sign
    self.isLifted = isLifted
    column = layout.column
    rowsOfFigure = layout.rowsOfFigure
    ownersOfRow = layout.ownersOfRow
    rowsAsHeld = layout.rows
    printed = held.filter { layout.column[$0] != nil || !layout.rowsOfFigure[$0].isEmpty }
  }

  private func figures(ofColumns count: Int) -> [Int?] {
    var figures = [Int?](repeating: nil, count: count)
    for (figure, column) in column.enumerated() {
      if let column { figures[column] = figure }
    }
    return figures
  }

  /// What it takes to solve it, about.
  var size: Int { rowsAsHeld.count + program.columns.count }

  /// Whether what is printed for a figure bounds any of the rows.
  func holdsAny(of rows: Set<Int>, _ figure: Int) -> Bool {
    rowsOfFigure[figure].contains(where: rows.contains)
  }

  /// Lets a figure take any value, or holds it to its interval again; a denominator keeps its sign.
  ///
  /// A row for which several figures are answerable holds while none of them is lifted.
  func lift(_ figure: Int, _ isLifted: Bool) {
    guard self.isLifted[figure] != isLifted else { return }
    self.isLifted[figure] = isLifted
    for row in rowsOfFigure[figure] {
      let isFree = ownersOfRow[row].contains { self.isLifted[$0] }
      program.setRow(row, isFree ? -.infinity ... .infinity : rowsAsHeld[row].bounds)
    }
    guard let column = column[figure] else { return }
    program.setColumn(column, isLifted ? free(figure) : held(figure))
  }

  /// The values of a figure in steps while it is held.
  func held(_ figure: Int) -> ClosedRange<Double> { steps(figure, boxes[figure]) }

  /// The values of a figure in steps while it is lifted.
  func free(_ figure: Int) -> ClosedRange<Double> {
    guard sign[figure] != 0 else { return -.infinity ... .infinity }
    let zero = steps(figure, 0...0).lowerBound
    return sign[figure] > 0 ? zero ... .infinity : -.infinity...zero
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
}

extension AuditFigure {
  /// One unit of the last printed digit; 1 where nothing is printed.
  var stepOrOne: Double { printed == nil ? 1 : step }
}
