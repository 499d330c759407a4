import Probability

/// The sets of changes whose results a bridge needs, and their weights in each change's amount.
///
/// For up to ``mostExact`` changes these are all sets, with Shapley's weights. For more, orders are
/// drawn at random and read forwards and backwards; each order's amounts sum to the difference, so
/// their averages do too.
struct BridgeOrders {
  static let mostExact = 10
  /// Changes of which all orders are averaged however large the model is.
  static let alwaysExact = 8
  /// The most formula terms times sets for which that is done with more changes.
  static let mostTerms = 1_000_000
  /// Orders drawn for more changes, half of them the others backwards.
  static let drawn = 48

  /// Sets of changes, each sorted; the first is empty and the last holds all.
  let sets: [[Int]]
  /// `weights[change][set]`.
  let weights: [[Double]]
  /// The orders averaged; nil for all.
  let orders: Int?
  /// `paths[order][change]`: the sets before and after the change, each order behind its reverse.
  private let paths: [[(before: Int, after: Int)]]

  /// `terms` are the formula terms of the model over all its periods.
  init(changes: Int, terms: Int, seed: UInt64) {
    let isSmall = changes <= Self.mostExact && terms <= Self.mostTerms >> changes
    if changes <= Self.alwaysExact || isSmall {
      self.init(allOf: changes)
    } else {
      self.init(some: changes, seed: seed)
    }
  }

  private init(allOf changes: Int) {
    let count = 1 << changes
    sets = (0..<count).map { mask in (0..<changes).filter { mask >> $0 & 1 == 1 } }
    // |S|! (k − |S| − 1)! / k! for adding a change to S.
    var share = [Double](repeating: 0, count: changes + 1)
    for size in 0..<changes {
      var ways = 1.0
      for factor in 0..<size { ways = ways * Double(changes - 1 - factor) / Double(factor + 1) }
      share[size] = 1 / (Double(changes) * ways)
    }
    weights = (0..<changes).map { change in
      (0..<count).map { mask in
        let size = mask.nonzeroBitCount
        return mask >> change & 1 == 1 ? share[size - 1] : -share[size]
      }
    }
    orders = nil
    paths = []
  }

  /// The standard error that averaging some orders only leaves in a change's amount; 0 for all.
  ///
  /// - Parameters:
  ///   - change: The change.
  ///   - means: The mean of the outcome under each set.
  /// - Returns: From the spread of the amounts over pairs of an order and its reverse.
  func error(of change: Int, means: [Double]) -> Double {
    let amounts = stride(from: 0, to: paths.count - 1, by: 2).map { pair -> Double in
      let both = [paths[pair][change], paths[pair + 1][change]]
      return both.reduce(0) { $0 + means[$1.after] - means[$1.before] } / 2
    }
    guard amounts.count > 1 else { return 0 }
    let spread = amounts.withUnsafeBufferPointer { ColumnMoments($0) }.standardDeviation
    return spread / Double(amounts.count).squareRoot()
  }

  private init(some changes: Int, seed: UInt64) {
    var known: [[Int]: Int] = [[]: 0]
    var sets: [[Int]] = [[]]
    var weights = [[Double]](repeating: [0], count: changes)
    func index(_ set: [Int]) -> Int {
      if let found = known[set] { return found }
      known[set] = sets.count
      sets.append(set)
      for change in weights.indices { weights[change].append(0) }
      return sets.count - 1
    }
    let stream = RandomStream(seed: seed, name: "bridge\u{0}orders")
    var paths: [[(before: Int, after: Int)]] = []
    var keys = [Double](repeating: 0, count: changes * Self.drawn / 2)
    stream.fillUniforms(&keys, from: 0)
    for draw in 0..<(Self.drawn / 2) {
      let own = (0..<changes).map { keys[draw * changes + $0] }
      let order = own.indices.sorted { own[$0] < own[$1] }
      for path in [order, order.reversed()] {
        var set: [Int] = []
        var before = 0
        var steps = [(before: Int, after: Int)](repeating: (0, 0), count: changes)
        for change in path {
          set = (set + [change]).sorted()
          let after = index(set)
          weights[change][after] += 1 / Double(Self.drawn)
          weights[change][before] -= 1 / Double(Self.drawn)
          steps[change] = (before, after)
          before = after
        }
        paths.append(steps)
      }
    }
    self.sets = sets
    self.weights = weights
    orders = Self.drawn
    self.paths = paths
  }
}
