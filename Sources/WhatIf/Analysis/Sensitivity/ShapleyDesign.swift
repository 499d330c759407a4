import Dispatch
import Indicators
import LinearAlgebra
import Probability

/// Shapley effects of drivers that may hang together: shares of the variance that sum to 1.
///
/// A. B. Owen and C. Prieur (2017), SIAM/ASA J. Uncertain. Quantif. 5, 986–1002; estimated along
/// orders of the drivers (E. Song, B. L. Nelson, J. Staum 2016, ibid. 4, 1060–1083). For an order,
/// scores are written from independent ones so that the drivers of its beginning come last; drawing
/// those anew, one driver after the other, is drawing them given the rest, so half the squared
/// difference estimates E[Var(Y | rest)].
struct ShapleyDesign {
  let function: OutcomeFunction
  let result: Int
  let scale: OutcomeScale
  let players: [[Int]]

  /// All orders of up to four drivers; 16 random ones and their reverses for more.
  private static let fewPlayers = 4
  private static let drawnOrders = 32

  /// The effects, mean and variance of each replicate, with the number of evaluations.
  func replicates(
    _ count: Int, points: Int, seed: UInt64
  ) throws(Findings) -> [SobolDesign.Replicate] {
    var tasks: [[(order: [Int], sequence: SobolSequence)]] = []
    for index in 0..<count {
      let own = SobolSequence.seed(seed, replicate: index)
      var task: [(order: [Int], sequence: SobolSequence)] = []
      for (number, order) in orders(seed: own).enumerated() {
        let scramble = SobolSequence.seed(own, replicate: 1_000 + number)
        task.append(
          (order, try SobolDesign.sequence(2 * function.inputs.count, seed: scramble)))
      }
      tasks.append(task)
    }
    let each = Self.points(points, orders: tasks.first?.count ?? 1)
    var all = [SobolDesign.Replicate](repeating: .init(), count: count)
    let ready = tasks
    all.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let target = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        var sums = ShapleySums(players: players.count, scale: scale)
        for (order, sequence) in ready[index] { run(order, sequence, each, &sums) }
        target[index] = sums.replicate
      }
    }
    return all
  }

  /// Points of one order: a power of two, so that all orders together take about `points`.
  private static func points(_ points: Int, orders: Int) -> Int {
    var each = 64
    while each * orders < points { each *= 2 }
    return each
  }

  private func orders(seed: UInt64) -> [[Int]] {
    let all = Array(players.indices)
    guard players.count > Self.fewPlayers else { return Self.permutations(all) }
    var keys = [Double](repeating: 0, count: players.count * Self.drawnOrders / 2)
    RandomStream(seed: seed, name: "shapley\u{0}orders").fillUniforms(&keys, from: 0)
    return (0..<(Self.drawnOrders / 2)).flatMap { draw -> [[Int]] in
      let own = keys[(draw * players.count)..<((draw + 1) * players.count)]
      let order = all.sorted { own[own.startIndex + $0] < own[own.startIndex + $1] }
      return [order, order.reversed()]
    }
  }

  private static func permutations(_ items: [Int]) -> [[Int]] {
    guard items.count > 1 else { return [items] }
    return items.indices.flatMap { index -> [[Int]] in
      var rest = items
      let first = rest.remove(at: index)
      return permutations(rest).map { [first] + $0 }
    }
  }

  /// One order: draws its drivers anew one after the other and adds what each changes.
  private func run(
    _ order: [Int], _ sequence: SobolSequence, _ points: Int, _ sums: inout ShapleySums
  ) {
    let places = order.reversed().flatMap { players[$0] }
    let factor = StepScores.factor(StepScores.part(function.correlation, places))
    let block = min(OutcomeFunction.block, points)
    var path = ShapleyPath(function, places: places, factor: factor, capacity: block)
    var session = function.session(capacity: block)
    var start = 0
    while start < points {
      let count = min(block, points - start)
      path.fill(sequence, from: start, count: count)
      path.run(&session, count)
      session.result(result) { sums.begin($0, count) }
      var renewed = places.count
      for player in order {
        renewed -= players[player].count
        path.renew(from: renewed, count: count)
        path.run(&session, count)
        session.result(result) { sums.add($0, player, count) }
      }
      start += count
    }
  }
}

/// Scores and values of a block of points on the way from one draw to another, driver by driver.
struct ShapleyPath {
  private let function: OutcomeFunction
  /// The inputs from the last drawn anew to the first.
  private let places: [Int]
  private let factor: [[Double]]
  private let capacity: Int
  /// Independent scores by place: those in use, and those that replace them.
  private var current: [[Double]]
  private var fresh: [[Double]]
  private var values: [[Double]]
  private var scores: [Double]

  init(_ function: OutcomeFunction, places: [Int], factor: [[Double]], capacity: Int) {
    self.function = function
    self.places = places
    self.factor = factor
    self.capacity = capacity
    let empty = [Double](repeating: 0, count: capacity)
    current = [[Double]](repeating: empty, count: places.count)
    fresh = current
    values = current
    scores = empty
  }

  /// Takes the next points.
  mutating func fill(_ sequence: SobolSequence, from start: Int, count: Int) {
    for place in places.indices {
      for half in 0..<2 {
        scores.withUnsafeMutableBufferPointer { buffer in
          let own = UnsafeMutableBufferPointer(rebasing: buffer[0..<count])
          sequence.fill(own, dimension: half * places.count + place, from: start)
          SobolScores.toNormal(own)
        }
        if half == 0 { current[place] = scores } else { fresh[place] = scores }
      }
    }
    for place in places.indices { refresh(place, count) }
  }

  /// Draws anew the independent scores from a place on, given all before it.
  mutating func renew(from first: Int, count: Int) {
    // Places behind the driver that is drawn anew have been replaced already.
    for place in first..<places.count {
      current[place] = fresh[place]
      refresh(place, count)
    }
  }

  private mutating func refresh(_ place: Int, _ count: Int) {
    let row = factor[place]
    let (current, function) = (self.current, self.function)
    scores.withUnsafeMutableBufferPointer { buffer in
      guard let own = buffer.baseAddress else { return }
      for k in 0..<count { own[k] = row[place] * current[place][k] }
      for j in 0..<place where row[j] != 0 {
        current[j].withUnsafeBufferPointer { source in
          for k in 0..<count { own[k] += row[j] * source[k] }
        }
      }
      values[places[place]].withUnsafeMutableBufferPointer { to in
        guard let to = to.baseAddress else { return }
        function.transform(places[place], own, to: to, count: count)
      }
    }
  }

  /// Computes the outcome at the current values.
  func run(_ session: inout OutcomeSession, _ count: Int) {
    session.run(count: count) { input, target in
      values[input].withUnsafeBufferPointer { source in
        guard let base = source.baseAddress else { return }
        target.update(from: base, count: count)
      }
    }
  }
}

/// The sums behind Shapley effects.
struct ShapleySums {
  private let scale: OutcomeScale
  private var base: [Double] = []
  private var before: [Double] = []
  private var amounts: [Double]
  private var moments = RunningMoments()
  private var missing = 0

  init(players: Int, scale: OutcomeScale) {
    self.scale = scale
    amounts = [Double](repeating: 0, count: players)
  }

  /// Takes the outcome of a block before anything is drawn anew.
  mutating func begin(_ values: UnsafePointer<Double>, _ count: Int) {
    base = scale.scaled(values, count)
    before = [Double](repeating: 0, count: count)
    base.withUnsafeBufferPointer { scaled in
      guard let scaled = scaled.baseAddress else { return }
      moments.add(scaled, count)
    }
  }

  /// Takes the outcome after one more driver was drawn anew.
  mutating func add(_ values: UnsafePointer<Double>, _ player: Int, _ count: Int) {
    var sum = 0.0
    for k in 0..<count {
      let apart = values[k] * scale.factor - base[k]
      let half = apart * apart / 2
      if half.isNaN {
        missing += 1
      } else {
        sum += half - before[k]
        before[k] = half
      }
    }
    amounts[player] += sum
  }

  /// Effects as shares of their sum.
  var replicate: SobolDesign.Replicate {
    let total = amounts.reduce(0, +)
    return SobolDesign.Replicate(
      mean: moments.mean, variance: moments.variance, first: amounts.map { $0 / total },
      total: [], missing: missing)
  }
}
