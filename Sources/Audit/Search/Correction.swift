import Optimisation

/// Looks for figures whose correction leaves the rest of a table consistent: the least sum of steps
/// by which printed figures have to be moved, in one linear program.
///
/// Few figures are moved, but not always the fewest.
struct Correction {
  private let program: AuditProgram
  private var columns: [ClosedRange<Double>] = []
  private var rows: [LinearProgram.Row] = []
  /// The figure behind each column that is added.
  private var owners: [(column: Int, figure: Int)] = []

  init(_ program: AuditProgram) {
    self.program = program
  }

  /// Sets that are tried before the search ends without one.
  private static let mostTries = 8

  /// Some figures, which are free to be anything, and those to be moved besides; nil where none
  /// were found.
  func figures(besides lifted: [Int]) -> [Int]? {
    var all = lifted
    for _ in 0..<Correction.mostTries {
      var draft = self
      guard let moved = draft.moved(besides: all) else { return nil }
      all = (all + moved).sorted()
      for figure in all { program.lift(figure, true) }
      let result = program.check()
      for figure in all { program.lift(figure, false) }
      switch result {
      case .feasible: return all
      case .unknown: return nil
      case .conflict(let figures): all += figures.filter { !all.contains($0) }.prefix(1)
      }
    }
    return nil
  }

  private mutating func moved(besides lifted: [Int]) -> [Int]? {
    for figure in lifted { program.lift(figure, true) }
    columns = program.program.columns
    rows = program.program.rows
    let free = Set(lifted)
    for figure in program.printed where !free.contains(figure) { loosen(figure) }
    for figure in lifted { program.lift(figure, false) }
    guard let loose = LinearProgram(columns: columns, rows: rows),
      let point = loose.cheapest(owners.map { ($0.column, 1) })
    else { return nil }
    return Set(owners.filter { point[$0.column] > 1e-7 }.map(\.figure)).sorted()
  }

  /// Lets a figure move by steps that are counted.
  private mutating func loosen(_ figure: Int) {
    if let column = program.column[figure] {
      let room = program.free(figure)
      let box = columns[column]
      copy(column, times: 1, to: add(figure, most: room.upperBound - box.upperBound))
      copy(column, times: -1, to: add(figure, most: box.lowerBound - room.lowerBound))
    }
    for row in program.rowsOfFigure[figure] where program.ownersOfRow[row].count == 1 {
      let sign = rows[row].bounds.lowerBound.isFinite ? 1.0 : -1
      rows[row].entries.append((add(figure, most: .infinity), sign))
    }
  }

  private mutating func add(_ figure: Int, most: Double) -> Int {
    columns.append(0...max(0, most))
    owners.append((columns.count - 1, figure))
    return columns.count - 1
  }

  private mutating func copy(_ column: Int, times factor: Double, to new: Int) {
    for row in program.rowsOfColumn[column] {
      for entry in rows[row].entries where entry.column == column {
        rows[row].entries.append((new, factor * entry.coefficient))
      }
    }
  }
}
