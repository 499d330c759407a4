import CKernels

/// The sums behind Sobol' indices, block by block.
///
/// All values are taken from the mean of the first block, which costs no precision and keeps the
/// sums of products small.
struct SobolSums {
  private let scale: OutcomeScale
  private var count = 0.0
  private var missing = 0
  private var centre = 0.0
  private var sum = 0.0
  private var squares = 0.0
  private var products: [Double]
  private var differences: [Double]
  private var a: [Double] = []
  private var b: [Double] = []
  private var changed: [[Double]]

  init(players: Int, scale: OutcomeScale) {
    self.scale = scale
    products = [Double](repeating: 0, count: players)
    differences = products
    changed = [[Double]](repeating: [], count: players)
  }

  /// Takes the values of both halves of a block.
  mutating func begin(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ length: Int) {
    self.a = scale.scaled(a, length)
    self.b = scale.scaled(b, length)
    if count == 0, missing == 0 {
      let finite = (self.a + self.b).filter { !$0.isNaN }
      centre = finite.isEmpty ? 0 : finite.reduce(0, +) / Double(finite.count)
    }
  }

  /// Takes the values with one driver from the second half.
  mutating func add(_ values: UnsafePointer<Double>, _ player: Int, _ length: Int) {
    changed[player] = scale.scaled(values, length)
  }

  /// Adds the block: points that have a value everywhere.
  mutating func finish(_ length: Int) {
    var isMissing = false
    for k in 0..<length where a[k].isNaN || b[k].isNaN { isMissing = true }
    for values in changed where !isMissing {
      for k in 0..<length where values[k].isNaN { isMissing = true }
    }
    if isMissing { drop(length) }
    var (sum, squares) = (0.0, 0.0)
    let kept = a.count
    for k in 0..<kept {
      let (x, y) = (a[k] - centre, b[k] - centre)
      sum += x + y
      squares += x * x + y * y
    }
    self.sum += sum
    self.squares += squares
    count += Double(kept)
    for player in changed.indices {
      jipyo_add_changes(
        a, b, changed[player], centre, kept, &products[player], &differences[player])
    }
  }

  /// Leaves out the points of the block without a value somewhere.
  private mutating func drop(_ length: Int) {
    let kept = (0..<length).filter { k in
      !a[k].isNaN && !b[k].isNaN && changed.allSatisfy { !$0[k].isNaN }
    }
    missing += length - kept.count
    a = kept.map { a[$0] }
    b = kept.map { b[$0] }
    for player in changed.indices {
      let values = changed[player]
      changed[player] = kept.map { values[$0] }
    }
  }

  /// The indices; not a number where the outcome does not vary.
  var replicate: SobolDesign.Replicate {
    let mean = sum / (2 * count)
    let variance = squares / (2 * count) - mean * mean
    return SobolDesign.Replicate(
      mean: centre + mean, variance: variance, first: products.map { $0 / count / variance },
      total: differences.map { $0 / (2 * count) / variance }, missing: missing)
  }
}
