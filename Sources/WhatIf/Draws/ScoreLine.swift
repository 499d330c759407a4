import CKernels
import Probability

/// A block of points on the plane across the axis, as correlated scores.
struct ScoreLine {
  private var origin: [[Double]]
  private let capacity: Int

  init(inputs: Int, capacity: Int) {
    origin = [[Double]](
      repeating: [Double](repeating: 0, count: capacity), count: inputs)
    self.capacity = capacity
  }

  /// Takes the next points: Householder's reflection carries the first axis to the direction.
  mutating func place(
    _ sequence: SobolSequence, from start: Int, _ direction: [Double], _ factor: [[Double]]
  ) {
    let size = direction.count
    var scores = origin
    scores[0] = [Double](repeating: 0, count: capacity)
    for axis in 1..<max(1, size) {
      scores[axis].withUnsafeMutableBufferPointer { column in
        sequence.fill(column, dimension: axis - 1, from: start)
        SpecialFunctions.normalScores(column)
      }
    }
    // v = e₁ − direction; a reflection in the plane across v.
    var across = direction.map { -$0 }
    across[0] += 1
    let square = across.reduce(0.0) { $0 + $1 * $1 }
    if square > 0 {
      var inner = [Double](repeating: 0, count: capacity)
      for axis in 0..<size { Self.add(across[axis], scores[axis], &inner) }
      for axis in 0..<size { Self.add(-2 * across[axis] / square, inner, &scores[axis]) }
    }
    for i in 0..<size {
      var column = [Double](repeating: 0, count: capacity)
      for j in 0...i where factor[i][j] != 0 { Self.add(factor[i][j], scores[j], &column) }
      origin[i] = column
    }
  }

  /// Writes the scores of an input at some places on the axis.
  func fill(
    _ scores: UnsafeMutablePointer<Double>, _ input: Int, _ slope: Double, at places: [Double]
  ) {
    origin[input].withUnsafeBufferPointer { from in
      guard let from = from.baseAddress else { return }
      scores.update(from: from, count: min(capacity, places.count))
    }
    jipyo_axpy(slope, places, scores, min(capacity, places.count))
  }

  private static func add(_ factor: Double, _ values: [Double], _ to: inout [Double]) {
    jipyo_axpy(factor, values, &to, min(values.count, to.count))
  }
}
