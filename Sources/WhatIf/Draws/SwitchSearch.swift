/// Looks for the places on an axis at which points reach a target, among edges `k × cell + shift`.
///
/// Between the nearest edges on both sides of the target the outcome is taken to run straight, which
/// finds most places in three or four looks; the last ones are found by halving.
struct SwitchSearch {
  /// Where to look next, on the axis: a place for each point that is still looked at.
  private(set) var places: [Double]
  /// The middle of the cell in which each point switches.
  private(set) var found: [Double]
  /// Whether all are found.
  private(set) var isDone = false

  private let cell: Double
  private let target: Double
  /// Whether a value that equals the target lies on the far side.
  private let isReached: Bool
  private let shifts: [Double]
  /// What the outcome is expected to change by from edge to edge; NaN where that is not known.
  private let slope: Double
  /// The points that are still looked at, found ones among them.
  private var points: [Int]
  private var rounds = 0
  private var states: [State]

  /// The nearest edges on both sides, with the outcome there; NaN where it is not known.
  private struct State {
    var low: Double
    var high: Double
    var below = Double.nan
    var above = Double.nan
    var next: Double

    var isOpen: Bool { high - low > 1 }
  }

  /// Edges looked over after the first look, where the target is not between two yet and nothing is
  /// known of the slope.
  private static let jump = 8.0
  /// Looks after which the cells left are halved.
  private static let straight = 6

  /// Begins at one edge, the same for all points.
  ///
  /// - Parameters:
  ///   - first: The first edge.
  ///   - edges: The greatest; the least is its negative.
  ///   - cell: The distance of edges.
  ///   - shifts: Where the edge 0 of each point lies.
  ///   - target: What is to be reached.
  ///   - isReached: Whether a value that equals the target reaches it.
  ///   - slope: What the outcome is expected to change by from edge to edge; NaN for not known.
  init(
    first: Double, edges: Double, cell: Double, shifts: [Double], target: Double, isReached: Bool,
    slope: Double
  ) {
    self.cell = cell
    self.target = target
    self.isReached = isReached
    self.shifts = shifts
    self.slope = slope
    let next = min(max(first, -edges), edges)
    states = shifts.map { _ in State(low: -edges - 1, high: edges + 1, next: next) }
    places = shifts.map { $0 + next * cell }
    found = shifts
    points = Array(shifts.indices)
  }

  /// The place of an edge for each of the first points.
  func places(at edge: Double, count: Int) -> [Double] { shifts[..<count].map { $0 + edge * cell } }

  /// Takes the outcome of the first points at one edge, before any look; true where none has reached
  /// the target farther down than at this edge or has no value.
  mutating func note(_ edge: Double, _ values: UnsafePointer<Double>, count: Int) -> Bool {
    var isSteady = true
    for index in 0..<count {
      let value = values[index]
      if isBeyond(value) {
        if edge < states[index].high { (states[index].high, states[index].above) = (edge, value) }
      } else {
        // One that is missing is not beyond anything.
        if value.isNaN || states[index].high < edge { isSteady = false }
        if edge > states[index].low { (states[index].low, states[index].below) = (edge, value) }
      }
    }
    return isSteady
  }

  /// Goes on from the edges noted; what the outcome changes by from edge to edge there, on average.
  mutating func begin() -> Double {
    rounds = 1
    var (rise, run) = (0.0, 0.0)
    for index in states.indices {
      let state = states[index]
      if (state.above - state.below).isFinite {
        rise += (state.above - state.below).magnitude
        run += state.high - state.low
      }
      guard state.isOpen else {
        found[index] = shifts[index] + (state.low + 0.5) * cell
        continue
      }
      states[index].next = edge(state, state.above.isFinite)
      places[index] = shifts[index] + states[index].next * cell
    }
    return rise / run
  }

  private func isBeyond(_ value: Double) -> Bool { isReached ? value >= target : value > target }

  /// Takes the outcome at `places`; false where a value is missing.
  mutating func take(_ values: UnsafePointer<Double>) -> Bool {
    rounds += 1
    let isHalving = rounds > Self.straight
    var missing = 0.0
    isDone = true
    for index in points.indices {
      let value = values[index]
      missing += 0 * value
      var state = states[index]
      guard state.isOpen else { continue }
      let isBeyond = isBeyond(value)
      if isBeyond {
        (state.high, state.above) = (state.next, value)
      } else {
        (state.low, state.below) = (state.next, value)
      }
      let shift = shifts[points[index]]
      if state.isOpen {
        state.next = isHalving ? Self.middle(state) : edge(state, isBeyond)
        places[index] = shift + state.next * cell
        isDone = false
      } else {
        found[points[index]] = shift + (state.low + 0.5) * cell
      }
      states[index] = state
    }
    return missing == 0
  }

  /// Drops the points that are found, where they are at least half of those looked at.
  ///
  /// - Returns: Which remain, by their places among those before; nil where none is dropped.
  mutating func drop() -> [Int]? {
    let open = states.indices.filter { states[$0].isOpen }
    guard 2 * open.count <= states.count else { return nil }
    states = open.map { states[$0] }
    places = open.map { places[$0] }
    points = open.map { points[$0] }
    return open
  }

  private static func middle(_ state: State) -> Double {
    Double(Int((state.low + state.high) / 2))
  }

  /// The edge next to where a straight line reaches the target, on the side not looked at last.
  private func edge(_ state: State, _ isBeyond: Bool) -> Double {
    let share = (target - state.below) / (state.above - state.below)
    guard share.isFinite else {
      let step = step(from: isBeyond ? state.above : state.below)
      return isBeyond
        ? max(state.low + 1, state.high - step) : min(state.high - 1, state.low + step)
    }
    let cells = Double(Int(share * (state.high - state.low)))
    let next = state.low + cells + (isBeyond ? 0 : 1)
    return min(max(next, state.low + 1), state.high - 1)
  }

  /// How far to look from an edge with this outcome: just beyond the target by the slope.
  private func step(from value: Double) -> Double {
    let most = 4 * Self.jump
    let expected = ((target - value) / slope).magnitude.rounded(.up) + 1
    guard rounds == 1 else { return most }
    return expected.isFinite ? min(expected, most) : Self.jump
  }
}
