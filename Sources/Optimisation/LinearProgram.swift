internal import CCoin

/// A linear program over COIN-OR's Clp, kept warm between changes of bounds and objectives.
///
/// Sizes are fixed; what changes are bounds and the objective. Not shared between threads.
public final class LinearProgram {
  /// A row: `bounds` contains the sum of the coefficients times the columns.
  public struct Row: Sendable {
    /// The columns that stand in it, each once, with their coefficients.
    public var entries: [(column: Int, coefficient: Double)]
    /// The least and the largest value of the sum.
    public var bounds: ClosedRange<Double>

    /// Makes a row.
    public init(entries: [(column: Int, coefficient: Double)], bounds: ClosedRange<Double>) {
      self.entries = entries
      self.bounds = bounds
    }
  }

  /// What a search for a point inside all bounds found.
  public enum Feasibility: Sendable {
    /// A point.
    case feasible([Double])
    /// None exists: multipliers of the rows whose combination no point can meet (Farkas).
    case infeasible([Double])
    /// The solver gave up.
    case unknown
  }

  /// What a search for the largest value of a sum found.
  public enum Maximum: Sendable {
    /// The largest value and a point that has it.
    case found(value: Double, point: [Double])
    /// There is no largest value.
    case unbounded
    /// The solver says that no point meets all bounds; rounding can mislead it where coefficients
    /// differ by many orders of magnitude.
    case infeasible
    /// The solver gave up: its time was up, or a number too large for it.
    case unknown

    /// The largest value; infinite where there is none, nil where no point was found.
    public var value: Double? {
      switch self {
      case .found(let value, _): value
      case .unbounded: .infinity
      case .infeasible, .unknown: nil
      }
    }
  }

  /// The current bounds of the columns.
  public private(set) var columns: [ClosedRange<Double>]
  /// The rows with their current bounds.
  public private(set) var rows: [Row]
  private let model: OpaqueModel

  /// Makes a program; nil where the solver gives none.
  public init?(columns: [ClosedRange<Double>], rows: [Row]) {
    guard let model = OpaqueModel(columns: columns, rows: rows) else { return nil }
    self.model = model
    self.columns = columns
    self.rows = rows
  }

  /// The rows in which each column stands.
  public var rowsOfColumn: [[Int]] {
    var found = [[Int]](repeating: [], count: columns.count)
    for (index, row) in rows.enumerated() {
      for entry in row.entries { found[entry.column].append(index) }
    }
    return found
  }

  /// Changes the bounds of a column.
  public func setColumn(_ column: Int, _ bounds: ClosedRange<Double>) {
    columns[column] = bounds
    Clp_columnLower(model.pointer)?[column] = bounds.lowerBound.coin
    Clp_columnUpper(model.pointer)?[column] = bounds.upperBound.coin
  }

  /// Changes the bounds of a row.
  public func setRow(_ row: Int, _ bounds: ClosedRange<Double>) {
    rows[row].bounds = bounds
    Clp_rowLower(model.pointer)?[row] = bounds.lowerBound.coin
    Clp_rowUpper(model.pointer)?[row] = bounds.upperBound.coin
  }

  /// Looks for a point inside all bounds.
  public func feasibility() -> Feasibility {
    setObjective([])
    Clp_dual(model.pointer, 0)
    switch Clp_status(model.pointer) {
    case 0: return .feasible(point)
    case 1:
      guard let ray = Clp_infeasibilityRay(model.pointer) else { return .unknown }
      defer { Clp_freeRay(model.pointer, ray) }
      return .infeasible(rows.indices.map { ray[$0] })
    default: return .unknown
    }
  }

  /// Multipliers of the rows from the primal simplex method where it ends without a point: the
  /// prices of its sum of violations; nil where it finds one.
  ///
  /// The ray of the dual method can be worth nothing where columns have no bounds.
  public func pricesOfViolation() -> [Double]? {
    setObjective([])
    Clp_primal(model.pointer, 0)
    guard Clp_status(model.pointer) == 1, let prices = Clp_dualRowSolution(model.pointer) else {
      return nil
    }
    return rows.indices.map { prices[$0] }
  }

  /// The largest value of a sum over all points; `seconds` of processor time end the search.
  public func maximum(
    of terms: [(column: Int, coefficient: Double)], seconds: Double = .infinity
  ) -> Maximum {
    setObjective(terms.map { ($0.column, -$0.coefficient) })
    // A number below zero is no limit.
    Clp_setMaximumSeconds(model.pointer, seconds.isFinite ? max(0, seconds) : -1)
    defer { Clp_setMaximumSeconds(model.pointer, -1) }
    Clp_primal(model.pointer, 0)
    switch Clp_status(model.pointer) {
    case 0:
      let point = point
      return .found(
        value: terms.reduce(0) { $0 + $1.coefficient * point[$1.column] }, point: point)
    case 1: return .infeasible
    case 2: return .unbounded
    default: return .unknown
    }
  }

  /// A point inside all bounds at which a sum of costs, none below zero, is smallest; nil where the
  /// solver finds none.
  public func cheapest(_ costs: [(column: Int, coefficient: Double)]) -> [Double]? {
    setObjective(costs)
    Clp_dual(model.pointer, 0)
    return Clp_status(model.pointer) == 0 ? point : nil
  }

  /// The dual values of the rows after ``maximum(of:)`` found one: by how much the largest value grows
  /// with the bound that holds it, per unit.
  public var prices: [Double] {
    guard let prices = Clp_dualRowSolution(model.pointer) else { return [] }
    return rows.indices.map { -prices[$0] }
  }

  private var point: [Double] {
    guard let values = Clp_primalColumnSolution(model.pointer) else { return [] }
    return columns.indices.map {
      min(max(values[$0], columns[$0].lowerBound), columns[$0].upperBound)
    }
  }

  private var objective: [Int] = []

  private func setObjective(_ terms: [(column: Int, coefficient: Double)]) {
    guard let costs = Clp_objective(model.pointer) else { return }
    for column in objective { costs[column] = 0 }
    for term in terms { costs[term.column] = term.coefficient }
    objective = terms.map(\.column)
  }
}

/// The solver's model; freed with its owner.
private final class OpaqueModel {
  let pointer: UnsafeMutableRawPointer

  init?(columns: [ClosedRange<Double>], rows: [LinearProgram.Row]) {
    guard let pointer = Clp_newModel() else { return nil }
    self.pointer = pointer
    Clp_setLogLevel(pointer, 0)
    Clp_setPrimalTolerance(pointer, 1e-9)
    Clp_setDualTolerance(pointer, 1e-9)
    var byColumn = [[(row: Int, coefficient: Double)]](repeating: [], count: columns.count)
    for (index, row) in rows.enumerated() {
      for entry in row.entries { byColumn[entry.column].append((index, entry.coefficient)) }
    }
    var starts: [Int32] = [0]
    var indices: [Int32] = []
    var values: [Double] = []
    for column in byColumn {
      for entry in column {
        indices.append(Int32(entry.row))
        values.append(entry.coefficient)
      }
      starts.append(Int32(indices.count))
    }
    Clp_loadProblem(
      pointer, Int32(columns.count), Int32(rows.count), starts, indices, values,
      columns.map(\.lowerBound.coin), columns.map(\.upperBound.coin),
      [Double](repeating: 0, count: columns.count), rows.map(\.bounds.lowerBound.coin),
      rows.map(\.bounds.upperBound.coin))
  }

  deinit { Clp_deleteModel(pointer) }
}
