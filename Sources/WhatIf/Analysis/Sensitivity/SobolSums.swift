import CKernels

/// The sums behind Sobol' indices, block by block.
///
/// All values are taken from the mean of the first block, which costs no precision and keeps the
/// sums of products small.
struct SobolSums {
  private let scale: OutcomeScale
  private let capacity: Int
  /// The columns of a block: both halves, and for each driver either half with it from the other.
  private var columns: [Double]
  private var swaps: [jipyo_swaps]
  private var count = 0.0
  private var missing = 0
  private var centre = 0.0
  private var sum = 0.0
  private var squares = 0.0

  /// No sums yet, for blocks of at most `capacity` points.
  init(players: Int, scale: OutcomeScale, capacity: Int) {
    self.scale = scale
    self.capacity = capacity
    columns = [Double](repeating: 0, count: (2 + 2 * players) * capacity)
    swaps = [jipyo_swaps](repeating: jipyo_swaps(), count: players)
  }

  /// Takes the values of both halves of a block.
  mutating func begin(_ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>, _ length: Int) {
    take(a, 0, length)
    take(b, 1, length)
  }

  /// Takes the values of the first half with one driver from the second, and the other way round.
  mutating func add(
    _ ab: UnsafePointer<Double>, _ ba: UnsafePointer<Double>, _ player: Int, _ length: Int
  ) {
    take(ab, 2 + 2 * player, length)
    take(ba, 3 + 2 * player, length)
  }

  private mutating func take(_ values: UnsafePointer<Double>, _ column: Int, _ length: Int) {
    let factor = scale.factor
    columns.withUnsafeMutableBufferPointer { columns in
      guard let own = columns.baseAddress.map({ $0 + column * capacity }) else { return }
      own.update(from: values, count: length)
      guard factor != 1 else { return }
      for k in 0..<length { own[k] *= factor }
    }
  }

  /// Adds the block: points that have a value everywhere.
  mutating func finish(_ length: Int) {
    if count == 0, missing == 0 { centre = middle(length) }
    if !add(length) {
      let kept = drop(length)
      missing += length - kept
      _ = add(kept)
    }
  }

  /// The mean of both halves of a block.
  private func middle(_ length: Int) -> Double {
    let halves = columns[..<length] + columns[capacity..<(capacity + length)]
    let known = halves.filter { !$0.isNaN }
    return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
  }

  /// Adds the block unless a value is missing, which shows in its sums.
  private mutating func add(_ length: Int) -> Bool {
    let (capacity, centre) = (self.capacity, self.centre)
    var (sum, squares, swaps) = (self.sum, self.squares, self.swaps)
    columns.withUnsafeBufferPointer { columns in
      guard let a = columns.baseAddress else { return }
      let b = a + capacity
      for k in 0..<length {
        let (x, y) = (a[k] - centre, b[k] - centre)
        sum += x + y
        squares += x * x + y * y
      }
      for player in swaps.indices {
        let ab = b + (2 * player + 1) * capacity
        jipyo_add_swaps(a, b, ab, ab + capacity, centre, length, &swaps[player])
      }
    }
    guard !squares.isNaN, !swaps.contains(where: { $0.square.isNaN }) else { return false }
    (self.sum, self.squares, self.swaps) = (sum, squares, swaps)
    count += Double(length)
    return true
  }

  /// Moves the points of the block that have a value everywhere to its front and says how many.
  private mutating func drop(_ length: Int) -> Int {
    let starts = stride(from: 0, to: columns.count, by: capacity)
    let kept = (0..<length).filter { k in starts.allSatisfy { !columns[$0 + k].isNaN } }
    for (place, k) in kept.enumerated() {
      for start in starts { columns[start + place] = columns[start + k] }
    }
    return kept.count
  }

  /// The indices; not a number where the outcome does not vary.
  var replicate: SobolDesign.Replicate {
    let mean = sum / (2 * count)
    return SobolDesign.Replicate(
      mean: centre + mean, variance: squares / (2 * count) - mean * mean,
      first: swaps.map { 2 * $0.product / $0.whole },
      total: swaps.map { own in
        own.change / (squares + own.square - 4 * count * mean * mean)
      }, missing: missing)
  }
}
