internal import Indicators
import Optimisation

/// The smallest and largest true amount of every figure when all printed figures hold.
struct HiddenRanges {
  private let low: [Double]
  private let high: [Double]
  private let program: AuditProgram
  /// A point in the middle: the mean of all points at which an amount is smallest or largest.
  let center: [Double]

  /// The most programs times figures that are solved: a second or two.
  static let mostWork = 3_000_000
  /// Whether the range of every amount was sought.
  let isWhole: Bool

  /// Solves at most two linear programs an amount, for the first amounts of a very large table only.
  ///
  /// A program is left out where an earlier point already lies at the amount's own bound.
  init(_ program: AuditProgram, mostWork: Int = mostWork) {
    self.program = program
    let bounds = program.program.columns
    var low = [Double](repeating: .nan, count: bounds.count)
    var high = low
    var sum = [Double](repeating: 0, count: bounds.count)
    var points = 0
    var solved = 0
    let most = mostWork / max(program.table.figures.count, 1)
    for column in program.column.compactMap({ $0 }) {
      for side in [-1.0, 1] where (side < 0 ? low : high)[column].isNaN && solved < most {
        solved += 1
        let found = program.program.maximum(of: [(column, side)])
        guard let value = found.value else { continue }
        if case .found(_, let point) = found, point.allSatisfy({ $0.magnitude < 1e15 }) {
          points += 1
          for index in sum.indices { sum[index] += point[index] }
          for index in bounds.indices {
            if point[index] <= bounds[index].lowerBound { low[index] = point[index] }
            if point[index] >= bounds[index].upperBound { high[index] = point[index] }
          }
        }
        if side < 0 { low[column] = -value } else { high[column] = value }
      }
    }
    self.low = low
    self.high = high
    isWhole = solved < most
    center = sum.map { $0 / Double(max(points, 1)) }
  }

  /// The range of a figure; nil for a quotient that stands for itself.
  func range(of figure: Int) -> ClosedRange<Double>? {
    guard let column = program.column[figure], !low[column].isNaN, !high[column].isNaN else {
      return nil
    }
    let ends = (
      program.value(figure, steps: low[column]), program.value(figure, steps: high[column])
    )
    return min(ends.0, ends.1)...ends.1
  }
}
