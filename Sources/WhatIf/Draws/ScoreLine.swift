import CKernels
import Probability

/// A block of points on the plane across the axis, as correlated scores.
final class ScoreLine {
  private let direction: [Double]
  /// The inputs, those with the greatest part in the direction first: they get the first dimensions.
  private let order: [Int]
  /// The rows of the correlation's factor, one after the other.
  private let packed: [Double]
  private let capacity: Int
  /// A column for each input and one more.
  private let memory: BlockMemory
  private var columns: [UnsafeMutablePointer<Double>?]

  /// Room for `capacity` points across a direction of independent scores, of length 1, whose lower
  /// triangular `factor`, by rows, makes the correlated ones.
  init(direction: [Double], factor: [[Double]], capacity: Int) {
    self.direction = direction
    order = direction.indices.sorted { direction[$0].magnitude > direction[$1].magnitude }
    self.capacity = capacity
    packed = factor.indices.flatMap { factor[$0].prefix($0 + 1) }
    let memory = BlockMemory(columns: direction.count + 1, capacity: capacity)
    self.memory = memory
    columns = direction.indices.map { memory[$0] }
  }

  /// Takes the next points: Householder's reflection carries the first input's axis to the direction.
  func place(_ sequence: SobolSequence, from start: Int) {
    let size = direction.count
    memory[order[0]].update(repeating: 0, count: capacity)
    for (dimension, axis) in order.dropFirst().enumerated() {
      let column = UnsafeMutableBufferPointer(start: memory[axis], count: capacity)
      sequence.fill(column, dimension: dimension, from: start)
      SpecialFunctions.normalScores(column)
    }
    // v = e − direction, e that input's axis; a reflection in the plane across v.
    var across = direction.map { -$0 }
    across[order[0]] += 1
    let square = across.reduce(0.0) { $0 + $1 * $1 }
    if square > 0 {
      let inner = memory[size]
      inner.update(repeating: 0, count: capacity)
      for axis in 0..<size { jipyo_axpy(across[axis], memory[axis], inner, capacity) }
      for axis in 0..<size {
        jipyo_axpy(-2 * across[axis] / square, inner, memory[axis], capacity)
      }
    }
    jipyo_correlate(packed, size, &columns, capacity)
  }

  /// Keeps only some points, in ascending order, as the first ones.
  func keep(_ points: [Int]) {
    for input in direction.indices {
      let column = memory[input]
      for (place, point) in points.enumerated() { column[place] = column[point] }
    }
  }

  /// Writes the scores of an input at some places on the axis.
  func fill(
    _ scores: UnsafeMutablePointer<Double>, _ input: Int, _ slope: Double, at places: [Double]
  ) {
    let count = min(capacity, places.count)
    scores.update(from: memory[input], count: count)
    jipyo_axpy(slope, places, scores, count)
  }
}
