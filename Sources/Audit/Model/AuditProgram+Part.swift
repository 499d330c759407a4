internal import Indicators
import Optimisation

extension AuditProgram {
  /// The rows and columns that can contradict each other while only some figures are held.
  ///
  /// A row with a column that no other row needs, and that can make up for whatever the rest of
  /// the row is, can always be met: it is taken away, which may leave further columns alone.
  struct Part: Layout {
    private(set) var columns: [ClosedRange<Double>] = []
    private(set) var rows: [LinearProgram.Row] = []
    private(set) var column: [Int?]
    private(set) var rowsOfFigure: [[Int]]
    private(set) var ownersOfRow: [[Int]] = []

    init(of whole: AuditProgram, holding held: [Int]) {
      var isHeld = [Bool](repeating: false, count: whole.table.figures.count)
      for figure in held { isHeld[figure] = true }
      let bounds = whole.figureOfColumn.map { figure -> ClosedRange<Double> in
        guard let figure else { return -.infinity ... .infinity }
        return isHeld[figure] ? whole.held(figure) : whole.free(figure)
      }
      var peeling = Peeling(
        isOpen: whole.ownersOfRow.map { $0.allSatisfy { isHeld[$0] } }, bounds: bounds)
      peeling.run(whole)
      column = Array(repeating: nil, count: isHeld.count)
      rowsOfFigure = Array(repeating: [], count: isHeld.count)
      var place = [Int?](repeating: nil, count: bounds.count)
      for (index, row) in whole.rowsAsHeld.enumerated() where peeling.isOpen[index] {
        for owner in whole.ownersOfRow[index] { rowsOfFigure[owner].append(rows.count) }
        ownersOfRow.append(whole.ownersOfRow[index])
        var own = row
        for entry in own.entries.indices {
          let old = own.entries[entry].column
          let new = place[old] ?? columns.count
          if place[old] == nil {
            place[old] = new
            columns.append(bounds[old])
            if let figure = whole.figureOfColumn[old] { column[figure] = new }
          }
          own.entries[entry].column = new
        }
        rows.append(own)
      }
    }
  }

  /// Takes rows away that can always be met.
  private struct Peeling {
    private(set) var isOpen: [Bool]
    let bounds: [ClosedRange<Double>]

    init(isOpen: [Bool], bounds: [ClosedRange<Double>]) {
      self.isOpen = isOpen
      self.bounds = bounds
    }

    mutating func run(_ whole: AuditProgram) {
      let rows = whole.rowsAsHeld
      var uses = [Int](repeating: 0, count: bounds.count)
      for (index, row) in rows.enumerated() where isOpen[index] {
        for entry in row.entries { uses[entry.column] += 1 }
      }
      var alone = bounds.indices.filter { uses[$0] == 1 && isOpenEnded(bounds[$0]) }
      while let column = alone.popLast() {
        guard let index = whole.rowsOfColumn[column].first(where: { isOpen[$0] }),
          canMakeUp(column, in: rows[index])
        else { continue }
        isOpen[index] = false
        for entry in rows[index].entries {
          uses[entry.column] -= 1
          if uses[entry.column] == 1, isOpenEnded(bounds[entry.column]) {
            alone.append(entry.column)
          }
        }
      }
    }

    private func isOpenEnded(_ range: ClosedRange<Double>) -> Bool {
      range.lowerBound.isInfinite || range.upperBound.isInfinite
    }

    /// Whether a column can meet a row whatever the others are.
    private func canMakeUp(_ column: Int, in row: LinearProgram.Row) -> Bool {
      var own = 0.0
      var rest = 0.0...0.0
      for entry in row.entries {
        if entry.column == column {
          own += entry.coefficient
        } else {
          rest = Interval.sum(rest, Interval.scaled(bounds[entry.column], by: entry.coefficient))
        }
      }
      guard own != 0 else { return false }
      let ends = (row.bounds.lowerBound, row.bounds.upperBound)
      let least = (ends.0.isInfinite ? ends.0 : ends.0 - rest.lowerBound) / own
      let most = (ends.1.isInfinite ? ends.1 : ends.1 - rest.upperBound) / own
      let (low, high) = own > 0 ? (least, most) : (most, least)
      return low <= bounds[column].upperBound && high >= bounds[column].lowerBound
    }
  }
}
