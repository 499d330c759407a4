import Foundation

/// Minimises a sum of squared residuals inside a cube.
///
/// Levenberg–Marquardt with a Jacobian that is differenced once and then updated (C. G. Broyden, 1965,
/// *Mathematics of Computation* 19, 577–593).
struct ResidualSearch {
  /// How many residuals there are.
  let count: Int
  /// How far from 0 a coordinate may go.
  var bound = 0.99999
  /// Steps at most.
  var steps = 60
  /// The change of n log S below which the search ends.
  var tolerance = 1e-8

  /// The best point found, its sum of squares, and whether the search ended by itself.
  struct Result {
    var point: [Double]
    var squares: Double
  }

  /// Searches from a point; nil where the residuals cannot be computed there.
  ///
  /// `residuals` fills the residuals of a point and returns their sum of squares, nil outside; `hopeless`
  /// says of a sum of squares that can be expected in the end whether to give up.
  func minimum(
    from start: [Double], hopeless: (Double) -> Bool = { _ in false },
    _ residuals: ([Double], UnsafeMutablePointer<Double>) -> Double?
  ) -> Result? {
    var state = State(count: count, dimensions: start.count)
    let point = start.map { min(max($0, -bound), bound) }
    guard let squares = state.evaluate(point, residuals) else { return nil }
    state.accept()
    var walk = Walk(best: Result(point: point, squares: squares), endsEarly: tolerance > 1e-4)
    guard !start.isEmpty, squares > 0 else { return walk.best }
    for step in 0..<steps {
      if walk.needsJacobian(step) {
        guard state.differentiate(walk.best.point, bound, residuals) else { break }
        walk.isFresh = true
      }
      let move = state.step(walk.best.point, damping: walk.damping, bound: bound)
      let squares = walk.best.squares
      let expected = Double(count) * state.expectedDecrease(move) / squares
      if step == 1, hopeless(squares - expected * squares / Double(count)) { break }
      let goesOn =
        expected < tolerance
        ? walk.retries() : advance(&walk, &state, move, expected: expected, residuals)
      if !goesOn { break }
    }
    return walk.best
  }

  /// Goes where the move leads if that is lower; whether to go on from there.
  private func advance(
    _ walk: inout Walk, _ state: inout State, _ move: [Double], expected: Double,
    _ residuals: ([Double], UnsafeMutablePointer<Double>) -> Double?
  ) -> Bool {
    let next = zip(walk.best.point, move).map { $0 + $1 }
    guard let value = state.evaluate(next, residuals), value < walk.best.squares else {
      return walk.refuse()
    }
    let gained = Double(count) * log(walk.best.squares / max(value, 1e-300))
    state.update(move)
    state.accept()
    walk.best = Result(point: next, squares: value)
    return walk.accept(gained: gained, expected: expected, tolerance: tolerance)
  }

  /// Where a search is, and how it goes on.
  private struct Walk {
    var best: Result
    /// Whether the search ends where a step gains little, though the Jacobian is an old one.
    let endsEarly: Bool
    var damping = 1e-3
    /// Whether the Jacobian was differenced here, not updated.
    var isFresh = false
    /// Steps that gained less than they should have since the Jacobian was good.
    var tries = 0

    func needsJacobian(_ step: Int) -> Bool { !isFresh && (step == 0 || tries > 0) }

    /// Whether another Jacobian may show a way where this one shows none.
    mutating func retries() -> Bool {
      if isFresh || endsEarly { return false }
      tries = 1
      return true
    }

    /// Notes a step that was taken; false where it gained too little to go on.
    mutating func accept(gained: Double, expected: Double, tolerance: Double) -> Bool {
      damping = max(1e-9, gained > 0.5 * expected ? damping * 0.1 : damping)
      tries = gained < 0.25 * expected ? 1 : 0
      if gained < tolerance, isFresh || endsEarly { return false }
      isFresh = false
      if gained < tolerance { tries = 1 }
      return true
    }

    /// Notes a step that led upwards; false where steps have become too short.
    mutating func refuse() -> Bool {
      tries += 1
      if isFresh { damping = max(damping, 1e-4) * 8 }
      return damping <= 1e8
    }
  }
}

extension ResidualSearch {
  /// Residuals and Jacobian of a search.
  private struct State {
    let count: Int
    let dimensions: Int
    private var current: [Double]
    private var trial: [Double]
    /// One column of `count` entries per coordinate.
    private var jacobian: [Double]
    private var normal: [Double]
    private var gradient: [Double]

    init(count: Int, dimensions: Int) {
      self.count = count
      self.dimensions = dimensions
      current = [Double](repeating: 0, count: count)
      trial = current
      jacobian = [Double](repeating: 0, count: count * dimensions)
      normal = [Double](repeating: 0, count: dimensions * dimensions)
      gradient = [Double](repeating: 0, count: dimensions)
    }

    mutating func evaluate(
      _ x: [Double], _ residuals: ([Double], UnsafeMutablePointer<Double>) -> Double?
    ) -> Double? {
      trial.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return 0 }
        return residuals(x, base)
      }
    }

    mutating func accept() { swap(&current, &trial) }

    /// The Jacobian by one-sided differences, towards the middle of the cube.
    mutating func differentiate(
      _ x: [Double], _ bound: Double,
      _ residuals: ([Double], UnsafeMutablePointer<Double>) -> Double?
    ) -> Bool {
      for j in 0..<dimensions {
        var point = x
        let h = x[j] > 0 ? -1e-6 : 1e-6
        point[j] += h
        guard evaluate(point, residuals) != nil else { return false }
        for t in 0..<count { jacobian[j * count + t] = (trial[t] - current[t]) / h }
      }
      return true
    }

    /// Broyden's update after the move to the trial point.
    mutating func update(_ move: [Double]) {
      let length = move.reduce(0) { $0 + $1 * $1 }
      guard length > 0 else { return }
      for t in 0..<count {
        var predicted = current[t]
        for j in 0..<dimensions { predicted += jacobian[j * count + t] * move[j] }
        let miss = (trial[t] - predicted) / length
        for j in 0..<dimensions { jacobian[j * count + t] += miss * move[j] }
      }
    }

    /// The damped Gauss–Newton step, coordinates at their bound held where they push outwards.
    mutating func step(_ x: [Double], damping: Double, bound: Double) -> [Double] {
      formNormal()
      var held = (0..<dimensions).map { j in
        (x[j] >= bound && gradient[j] < 0) || (x[j] <= -bound && gradient[j] > 0)
      }
      var move = solve(held, damping)
      for _ in 0..<dimensions {
        guard
          let j = (0..<dimensions).first(where: {
            !held[$0] && (x[$0] + move[$0]).magnitude > bound
          }),
          x[j].magnitude >= bound
        else { break }
        held[j] = true
        move = solve(held, damping)
      }
      // A step that would leave the cube goes nine tenths of the way to its wall.
      return move.indices.map { j in
        let (low, high) = (-bound - x[j], bound - x[j])
        if move[j] > high { return high < 1e-3 ? high : 0.9 * high }
        if move[j] < low { return low > -1e-3 ? low : 0.9 * low }
        return move[j]
      }
    }

    private mutating func formNormal() {
      for i in 0..<dimensions {
        for j in 0...i {
          var sum = 0.0
          for t in 0..<count { sum += jacobian[i * count + t] * jacobian[j * count + t] }
          normal[i * dimensions + j] = sum
          normal[j * dimensions + i] = sum
        }
        var sum = 0.0
        for t in 0..<count { sum += jacobian[i * count + t] * current[t] }
        gradient[i] = sum
      }
    }

    /// Solves the damped normal equations by Cholesky, held coordinates left at 0.
    private func solve(_ held: [Bool], _ damping: Double) -> [Double] {
      let free = (0..<dimensions).filter { !held[$0] && normal[$0 * dimensions + $0] > 0 }
      let k = free.count
      var lower = [Double](repeating: 0, count: k * k)
      var y = [Double](repeating: 0, count: k)
      for i in 0..<k {
        for j in 0...i {
          let entry = normal[free[i] * dimensions + free[j]]
          var sum = i == j ? entry * (1 + damping) : entry
          for l in 0..<j { sum -= lower[i * k + l] * lower[j * k + l] }
          lower[i * k + j] =
            i == j ? max(sum, 1e-14 * entry).squareRoot() : sum / lower[j * k + j]
        }
        var sum = -gradient[free[i]]
        for l in 0..<i { sum -= lower[i * k + l] * y[l] }
        y[i] = sum / lower[i * k + i]
      }
      for i in stride(from: k - 1, through: 0, by: -1) {
        for l in (i + 1)..<max(i + 1, k) { y[i] -= lower[l * k + i] * y[l] }
        y[i] /= lower[i * k + i]
      }
      var move = [Double](repeating: 0, count: dimensions)
      for (i, j) in free.enumerated() { move[j] = y[i] }
      return move
    }

    /// By how much the linear model says the sum of squares falls.
    func expectedDecrease(_ move: [Double]) -> Double {
      var decrease = 0.0
      for i in 0..<dimensions {
        var product = 0.0
        for j in 0..<dimensions { product += normal[i * dimensions + j] * move[j] }
        decrease -= move[i] * (2 * gradient[i] + product)
      }
      return decrease
    }
  }
}
