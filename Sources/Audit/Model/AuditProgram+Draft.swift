internal import Indicators
import Optimisation

extension AuditProgram {
  /// Columns and rows while they are gathered.
  struct Draft: Layout {
    let table: AuditTable
    let equations: [Equation]
    let boxes: [ClosedRange<Double>]
    private(set) var columns: [ClosedRange<Double>] = []
    private(set) var rows: [LinearProgram.Row] = []
    private(set) var column: [Int?]
    private(set) var rowsOfFigure: [[Int]]
    private(set) var ownersOfRow: [[Int]] = []
    private(set) var skipped: [Int] = []
    /// The sign of each figure that is a denominator; 0 for the others.
    private(set) var sign: [Double]
    private let centers: [Double]

    init(_ table: AuditTable, rounding: AuditRounding, equations: [Equation]) {
      self.table = table
      self.equations = equations
      centers = table.figures.map { $0.printed ?? 0 }
      boxes = table.figures.map { $0.interval(rounding[$0]) }
      column = Array(repeating: nil, count: table.figures.count)
      rowsOfFigure = Array(repeating: [], count: table.figures.count)
      sign = Array(repeating: 0, count: table.figures.count)
      for case .quotient(_, _, let denominator, _) in equations {
        sign[denominator] = Draft.sign(table.figures[denominator], boxes[denominator])
      }
    }

    static func steps(
      _ figure: AuditFigure, _ values: ClosedRange<Double>
    ) -> ClosedRange<Double> {
      let center = figure.printed ?? 0
      return
        ((values.lowerBound - center) / figure.stepOrOne)...((values.upperBound - center)
        / figure.stepOrOne)
    }

    /// An amount that is not printed is taken to be above zero where something is divided by it.
    private static func sign(_ figure: AuditFigure, _ box: ClosedRange<Double>) -> Double {
      if figure.printed == nil || box.lowerBound > 0 { return 1 }
      return box.upperBound < 0 ? -1 : 0
    }

    mutating func addRows() {
      var isOperand = [Bool](repeating: false, count: table.figures.count)
      var isQuotient = isOperand
      for equation in equations {
        for operand in equation.operands { isOperand[operand] = true }
        if case .quotient = equation { isQuotient[equation.result] = true }
        if case .linear = equation { isOperand[equation.result] = true }
      }
      for figure in table.figures.indices where isOperand[figure] || !isQuotient[figure] {
        column[figure] = columns.count
        var bounds = Draft.steps(table.figures[figure], boxes[figure])
        if table.figures[figure].printed == nil, sign[figure] > 0 { bounds = 0 ... .infinity }
        columns.append(bounds)
      }
      for (index, equation) in equations.enumerated() { add(equation, relation: index) }
    }

    private mutating func add(_ equation: Equation, relation: Int) {
      switch equation {
      case .linear(let result, let terms):
        addRow(terms + [Equation.Term(figure: result, factor: -1)], 0...0)
      case .quotient(let result, let terms, let denominator, let isOfSize):
        let sign = sign[denominator]
        guard sign != 0 else {
          skipped.append(relation)
          return
        }
        let turn = isOfSize ? 1 : sign
        let top = terms.map { Equation.Term(figure: $0.figure, factor: $0.factor * turn) }
        if table.figures[result].printed != nil {
          addSides(top, denominator, sign, boxes[result], of: result)
        }
        if column[result] != nil { addProduct(top, denominator, sign, result) }
      }
    }

    /// `low·D ≤ N ≤ high·D` for a denominator D above zero once its sign is taken off.
    private mutating func addSides(
      _ top: [Equation.Term], _ denominator: Int, _ sign: Double, _ range: ClosedRange<Double>,
      of result: Int
    ) {
      let low = Equation.Term(figure: denominator, factor: -sign * range.lowerBound)
      let high = Equation.Term(figure: denominator, factor: -sign * range.upperBound)
      addRow(top + [low], 0 ... .infinity, owners: [result])
      addRow(top + [high], -.infinity...0, owners: [result])
    }

    /// `N = r·D` with the product of both distances in a column of its own.
    private mutating func addProduct(
      _ top: [Equation.Term], _ denominator: Int, _ sign: Double, _ result: Int
    ) {
      guard let a = column[result], let b = column[denominator] else { return }
      let figure = table.figures[result]
      let other = table.figures[denominator]
      guard let r0 = figure.printed, let d0 = other.printed else { return }
      let product = columns.count
      columns.append(-.infinity ... .infinity)
      let ra = columns[a]
      let rb = columns[b]
      let envelope = [
        (ra.lowerBound, rb.lowerBound, 0...Double.infinity),
        (ra.upperBound, rb.upperBound, 0...Double.infinity),
        (ra.lowerBound, rb.upperBound, -.infinity...0),
        (ra.upperBound, rb.lowerBound, -.infinity...0),
      ]
      for (endA, endB, side) in envelope {
        // product − endA·b − endB·a + endA·endB on one side of zero
        let shift = -endA * endB
        let bounds =
          side.lowerBound.isInfinite ? -.infinity...shift : shift ... .infinity
        append(
          LinearProgram.Row(entries: [(product, 1), (b, -endA), (a, -endB)], bounds: bounds),
          owners: [result, denominator])
      }
      let terms =
        top + [
          Equation.Term(figure: denominator, factor: -sign * r0),
          Equation.Term(figure: result, factor: -sign * d0),
        ]
      let extra = -sign * figure.step * other.step
      addRow(terms, constant: sign * r0 * d0, 0...0, extra: (product, extra))
    }

    /// A row over figures, its constant moved to the bounds and its largest coefficient made 1.
    private mutating func addRow(
      _ terms: [Equation.Term], constant: Double = 0, _ bounds: ClosedRange<Double>,
      extra: (column: Int, coefficient: Double)? = nil, owners: [Int] = []
    ) {
      let offset = Equation.sum(terms, centers) + constant
      var entries: [(column: Int, coefficient: Double)] = []
      for term in terms {
        guard let column = column[term.figure] else { continue }
        let coefficient = term.factor * table.figures[term.figure].stepOrOne
        if let index = entries.firstIndex(where: { $0.column == column }) {
          entries[index].coefficient += coefficient
        } else {
          entries.append((column, coefficient))
        }
      }
      entries += extra.map { [$0] } ?? []
      let largest = entries.reduce(0) { max($0, $1.coefficient.magnitude) }
      let scale = largest > 0 ? 1 / largest : 1
      append(
        LinearProgram.Row(
          entries: entries.filter { $0.coefficient != 0 }.map {
            ($0.column, $0.coefficient * scale)
          },
          bounds: (bounds.lowerBound - offset) * scale...(bounds.upperBound - offset) * scale),
        owners: owners)
    }

    private mutating func append(_ row: LinearProgram.Row, owners: [Int]) {
      for owner in owners { rowsOfFigure[owner].append(rows.count) }
      rows.append(row)
      ownersOfRow.append(owners)
    }
  }
}
