import Indicators
import Optimisation

/// A setting that keeps all limits, found step by step without a solver, for when the time is up before
/// that has one: steps that mend broken limits first, then those that gain most for what they use up.
struct FirstChoice {
  private let problem: AllocationProblem
  /// What one step of each lever adds to each limit, and to the objective.
  private var uses: [[(limit: Int, value: Double)]]
  private var gains: [Double]
  /// What a limit's value is measured by.
  private var scales: [Double]
  private var places: [Double]
  private var values: [Double]
  /// The most looks at a step of a lever.
  private static let mostLooks = 20_000_000

  init(_ problem: AllocationProblem) {
    self.problem = problem
    let axes = problem.space.axes
    uses = axes.map { _ in [] }
    gains = axes.map { _ in 0 }
    scales = problem.limits.map { _ in 0 }
    for (index, limit) in problem.limits.enumerated() {
      for (lever, slope) in limit.form.mean.slopes where slope != 0 {
        let value = slope * axes[lever].unit
        uses[lever].append((index, value))
        scales[index] = max(scales[index], value.magnitude)
      }
    }
    for (lever, slope) in problem.objective.mean.slopes { gains[lever] = slope * axes[lever].unit }
    places = axes.map { axis in
      let bounds = axis.column.bounds
      let start = axis.column.isWhole ? bounds.lowerBound : axis.place(axis.today)
      return start.isFinite
        ? min(max(start, bounds.lowerBound), bounds.upperBound) : axis.place(axis.today)
    }
    let start = problem.space.settings(places)
    values = problem.limits.map { $0.form.mean.value(at: start) }
  }

  /// The setting; nil where the steps end before all limits are kept.
  func setting() -> [Double]? {
    var search = self
    search.mend()
    search.fill()
    let setting = problem.space.settings(search.places)
    return problem.isAllowed(setting) ? setting : nil
  }

  /// How far the limits are broken with a step of a lever more or less, in steps.
  private func excess(_ lever: Int?, _ steps: Double) -> Double {
    var values = self.values
    if let lever { for (limit, value) in uses[lever] { values[limit] += steps * value } }
    return problem.limits.indices.reduce(0) { sum, index in
      let bounds = problem.limits[index].bounds
      let outside = max(values[index] - bounds.upperBound, bounds.lowerBound - values[index], 0)
      return sum + (outside > 0 && scales[index] > 0 ? outside / scales[index] : outside)
    }
  }

  private func isFree(_ lever: Int, _ steps: Double) -> Bool {
    let column = problem.space.axes[lever].column
    return column.isWhole && column.bounds.contains(places[lever] + steps)
  }

  private mutating func move(_ lever: Int, _ steps: Double) {
    places[lever] += steps
    for (limit, value) in uses[lever] { values[limit] += steps * value }
  }

  /// Takes the step that mends most, the one that gains more of two alike, until no limit is broken.
  private mutating func mend() {
    var looks = 0
    var broken = excess(nil, 0)
    while broken > 0, looks < Self.mostLooks {
      var best: (lever: Int, steps: Double, excess: Double, gain: Double)?
      for lever in places.indices where !uses[lever].isEmpty {
        for steps in [1.0, -1] where isFree(lever, steps) {
          let (left, gain) = (excess(lever, steps), steps * gains[lever])
          guard left < broken else { continue }
          if let best, (best.excess, -best.gain) <= (left, -gain) { continue }
          best = (lever, steps, left, gain)
        }
      }
      guard let best else { return }
      move(best.lever, best.steps)
      broken = best.excess
      looks += places.count * problem.limits.count
    }
  }

  /// Takes what gains most for the share of the limits that it uses up, as long as these are kept.
  private mutating func fill() {
    let room = problem.limits.indices.map { index -> Double in
      let bounds = problem.limits[index].bounds
      return max(
        min(bounds.upperBound - values[index], values[index] - bounds.lowerBound),
        scales[index] * 1e-6)
    }
    let steps = gains.map { $0 > 0 ? 1.0 : -1 }
    func worth(_ lever: Int) -> Double {
      let used = uses[lever].reduce(0.0) { sum, use in
        let bounds = problem.limits[use.limit].bounds
        let grows = steps[lever] * use.value > 0
        let isBound = grows ? bounds.upperBound.isFinite : bounds.lowerBound.isFinite
        return sum + (isBound ? use.value.magnitude / room[use.limit] : 0)
      }
      return used > 0 ? gains[lever].magnitude / used : .infinity
    }
    let worths = gains.indices.map(worth)
    let order = gains.indices.filter { gains[$0] != 0 }
      .sorted { (worths[$1], $0) < (worths[$0], $1) }
    for lever in order {
      for _ in 0..<10_000 {
        guard isFree(lever, steps[lever]), excess(lever, steps[lever]) == 0 else { break }
        move(lever, steps[lever])
      }
    }
  }
}
