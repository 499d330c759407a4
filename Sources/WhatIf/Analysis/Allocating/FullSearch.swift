import Indicators
import Optimisation

/// The best of all settings where there are not many, looked through one by one: no solver and no tolerance.
///
/// Levers that gain most come first; what neither the gains nor the limits of the rest allow is passed over.
struct FullSearch {
  /// The most settings that are looked through.
  static let mostSettings = 1_048_576.0

  private let problem: AllocationProblem
  /// Levers, those that gain most first.
  private let order: [Int]
  private let gains: [Double]
  /// What a step of each lever adds to each limit.
  private let uses: [[Double]]
  /// The most that the levers from a place in the order on can gain.
  private var gainLeft: [Double] = []
  /// What they can add to each limit.
  private var useLeft: [[(low: Double, high: Double)]] = []
  private var places: [Double]
  private var best: (setting: [Double], value: Double)?

  /// Nil where settings are too many, a lever takes any value, or draws are compared.
  init?(_ problem: AllocationProblem) {
    let axes = problem.space.axes
    let settings = axes.reduce(1.0) { product, axis in
      let bounds = axis.column.bounds
      return axis.column.isWhole ? product * (bounds.upperBound - bounds.lowerBound + 1) : .infinity
    }
    guard problem.aim == .mean, settings <= Self.mostSettings,
      problem.limits.allSatisfy({ $0.share == nil })
    else { return nil }
    func dense(_ line: DrawnForm.Line) -> [Double] {
      var values = [Double](repeating: 0, count: axes.count)
      for (lever, value) in line.slopes { values[lever] = value * axes[lever].unit }
      return values
    }
    self.problem = problem
    let gains = dense(problem.objective.mean)
    let lines = problem.limits.map { dense($0.form.mean) }
    self.gains = gains
    uses = axes.indices.map { lever in lines.map { $0[lever] } }
    order = axes.indices.sorted { (-gains[$0].magnitude, $0) < (-gains[$1].magnitude, $1) }
    places = axes.map(\.column.bounds.lowerBound)
    addUp()
  }

  /// Sums what is left from each place in the order on.
  private mutating func addUp() {
    var gain = 0.0
    var left = problem.limits.map { _ in (low: 0.0, high: 0.0) }
    (gainLeft, useLeft) = ([gain], [left])
    for lever in order.reversed() {
      let bounds = problem.space.axes[lever].column.bounds
      let range = bounds.upperBound - bounds.lowerBound
      gain += max(0, gains[lever]) * range
      for limit in left.indices {
        let most = uses[lever][limit] * range
        left[limit].low += min(0, most)
        left[limit].high += max(0, most)
      }
      gainLeft.append(gain)
      useLeft.append(left)
    }
    gainLeft.reverse()
    useLeft.reverse()
  }

  /// The best setting with its value; nil where none keeps all limits.
  func found() -> (setting: [Double], value: Double)? {
    var search = self
    let start = problem.space.settings(places)
    search.choose(
      0, problem.value(at: start), problem.limits.map { $0.form.mean.value(at: start) })
    return search.best
  }

  /// Goes through all steps of a lever, given those before it, and what follows.
  private mutating func choose(_ depth: Int, _ value: Double, _ values: [Double]) {
    guard isHopeful(depth, value, values) else { return }
    guard depth < order.count else { return take() }
    let lever = order[depth]
    let bounds = problem.space.axes[lever].column.bounds
    let range = bounds.upperBound - bounds.lowerBound
    for index in 0...Int(range) {
      let steps = gains[lever] > 0 ? range - Double(index) : Double(index)
      places[lever] = bounds.lowerBound + steps
      let uses = uses[lever]
      choose(
        depth + 1, value + steps * gains[lever],
        values.indices.map { values[$0] + steps * uses[$0] })
    }
    places[lever] = bounds.lowerBound
  }

  /// Whether the rest can still be better and keep all limits, but for rounding.
  private func isHopeful(_ depth: Int, _ value: Double, _ values: [Double]) -> Bool {
    let most = value + gainLeft[depth]
    if let best, most + 1e-12 * max(most.magnitude, gainLeft[0]) <= best.value { return false }
    return values.indices.allSatisfy { index in
      let (bounds, left) = (problem.limits[index].bounds, useLeft[depth][index])
      let all = useLeft[0][index]
      let rounding = 1e-9 * max(values[index].magnitude, -all.low, all.high)
      return values[index] + left.low <= bounds.upperBound + rounding
        && values[index] + left.high >= bounds.lowerBound - rounding
    }
  }

  private mutating func take() {
    let setting = problem.space.settings(places)
    let value = problem.value(at: setting)
    if value > best?.value ?? -.infinity, problem.isAllowed(setting) { best = (setting, value) }
  }
}
