import Optimisation

/// Checks that no point meets a set of bounds, without trusting the solver.
///
/// For any multipliers y, the rows' bounds give an interval for Σ y·row and the columns' bounds
/// another; where they are apart by more than the arithmetic can err, no point exists (the
/// theorem of Farkas, J. reine angew. Math. 124, 1902, in the form for boxes). Wrong multipliers
/// can only fail to prove.
enum InfeasibilityProof {
  /// The rows and columns whose bounds are used.
  struct Support {
    var rows: [Int] = []
    var columns: [Int] = []
  }

  /// The bounds that contradict each other by the multipliers; nil where they prove nothing.
  static func support(of multipliers: [Double], in program: LinearProgram) -> Support? {
    let largest = multipliers.reduce(0) { max($0, $1.magnitude) }
    guard largest > 0, largest.isFinite else { return nil }
    let y = multipliers.map { $0.magnitude < 1e-11 * largest ? 0 : $0 / largest }
    var support = Support()
    var combined = [Double](repeating: 0, count: program.columns.count)
    var size = [Double](repeating: 0, count: program.columns.count)
    var needed = Span()
    for (index, row) in program.rows.enumerated() where y[index] != 0 {
      support.rows.append(index)
      needed.add(row.bounds, times: y[index])
      for entry in row.entries {
        combined[entry.column] += y[index] * entry.coefficient
        size[entry.column] += (y[index] * entry.coefficient).magnitude
      }
    }
    var reachable = Span()
    for (column, coefficient) in combined.enumerated() where size[column] > 0 {
      let isNoise = coefficient.magnitude <= 1e-12 * size[column]
      let bounds = program.columns[column]
      if isNoise, bounds.lowerBound.isInfinite || bounds.upperBound.isInfinite { continue }
      reachable.add(bounds, times: coefficient)
      if !isNoise { support.columns.append(column) }
    }
    let gap = max(needed.low - reachable.high, reachable.low - needed.high)
    let error = 1e-13 * (needed.size + reachable.size) + smallestGap
    return gap.isFinite && gap > error ? support : nil
  }

  /// Contradictions below this part of a printed step are not told from rounding of the arithmetic.
  static let smallestGap = 1e-9

  /// The values of a sum of bounded terms.
  private struct Span {
    var low = 0.0
    var high = 0.0
    var size = 0.0

    mutating func add(_ bounds: ClosedRange<Double>, times factor: Double) {
      guard factor != 0 else { return }
      let a = bounds.lowerBound * factor
      let b = bounds.upperBound * factor
      low += min(a, b)
      high += max(a, b)
      for end in [a, b] where end.isFinite { size += end.magnitude }
    }
  }
}
