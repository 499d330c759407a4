import Foundation
import Indicators
import Optimisation

/// Finds the best setting and proves how much better none can be, by branch and bound over a program
/// that learns: what differs from draw to draw enters as cuts, means over the worst draws of settings
/// found before, each of which bounds all settings.
struct AllocationSearch {
  /// What a search found.
  struct Found {
    var setting: [Double]?
    var value = -Double.infinity
    /// What no setting exceeds.
    var bound = Double.infinity
    var isInfeasible = false
    var isUnbounded = false
    var isOutOfTime = false

    /// Whether there is a setting so near the bound.
    func isWithin(_ gap: Double) -> Bool {
      setting != nil && bound - value <= gap * value.magnitude
    }
  }

  var problem: AllocationProblem
  /// Lines that the worst mean never exceeds.
  private var cuts: [DrawnForm.Line] = []
  /// Lines that must not fall below the least value of a limit.
  private var limitCuts: [(limit: Int, line: DrawnForm.Line)] = []
  private var slips: SolverSlips
  private static let mostRounds = 400
  /// What the solver's arithmetic leaves open, as a share of the largest slope.
  private static let rounding = 1e-9
  /// The gap of a first search.
  private static let rough = 0.003

  init(_ problem: AllocationProblem) {
    self.problem = problem
    slips = SolverSlips(limits: problem.limits.count)
    if case .worst = problem.aim { cuts = [problem.objective.mean] }
    for (index, limit) in problem.limits.enumerated() where limit.share != nil {
      limitCuts.append((index, limit.oriented.form.mean))
    }
  }

  private var learns: Bool { !cuts.isEmpty || !limitCuts.isEmpty }
  /// The column of the worst mean, behind the levers'.
  private var worstColumn: Int { problem.space.axes.count }

  /// A search for another objective without some of the limits; it knows what has been learned of the others.
  func without(
    _ left: Set<Int>, for objective: DrawnForm, _ aim: AllocationRequest.Aim = .mean
  ) -> AllocationSearch {
    let kept = problem.limits.indices.filter { !left.contains($0) }
    var search = AllocationSearch(
      AllocationProblem(
        space: problem.space, objective: objective, aim: aim,
        limits: kept.map { problem.limits[$0] }))
    search.limitCuts = limitCuts.compactMap { cut in
      kept.firstIndex(of: cut.limit).map { ($0, cut.line) }
    }
    return search
  }

  /// Adds a limit that is alike in all draws.
  mutating func limit(_ form: DrawnForm, to bounds: ClosedRange<Double>, slack: Double) {
    problem.limits.append(.init(form: form, bounds: bounds, share: nil, slack: slack))
    forgetBounds()
  }

  /// The program of what is known so far.
  func program() -> MixedIntegerProgram {
    let space = problem.space
    var columns = space.axes.map(\.column)
    var rows: [LinearProgram.Row] = []
    for (index, limit) in problem.limits.enumerated()
    where limit.share == nil {
      rows.append(space.row(limit.form.mean, slips.inside(limit.bounds, of: index)))
    }
    for (index, line) in limitCuts {
      let least = problem.limits[index].oriented.least
      let inside = least + AllocationProblem.margin * least.magnitude
      rows.append(space.row(line, inside ... .infinity))
    }
    rows += slips.covers
    if !cuts.isEmpty {
      columns.append(.init(-.infinity ... .infinity))
      for line in cuts {
        var row = space.row(line, 0 ... .infinity)
        row.entries.append((worstColumn, -1))
        rows.append(row)
      }
    }
    return MixedIntegerProgram(columns: columns, rows: rows).tightened
  }

  /// What is made largest: the mean, or the worst mean.
  var aim: (constant: Double, terms: [(column: Int, coefficient: Double)]) {
    cuts.isEmpty ? problem.space.terms(problem.objective.mean) : (0, [(worstColumn, 1)])
  }

  /// Searches until the gap is small enough or the time is up.
  mutating func run(gap: Double, seconds: Double, from start: [Double]? = nil) -> Found {
    if let full = FullSearch(problem) {
      guard let best = full.found() else { return Found(isInfeasible: true) }
      return Found(setting: best.setting, value: best.value, bound: best.value)
    }
    var found = search(gap: gap, seconds: seconds, from: start)
    // A bound this near is the solver's rounding.
    if found.bound - found.value <= Self.rounding * problem.size { found.bound = found.value }
    return found
  }

  private mutating func search(gap: Double, seconds: Double, from start: [Double]?) -> Found {
    let end = Date.now.addingTimeInterval(seconds)
    var found = begun(from: start, gap: gap, seconds: seconds)
    let exchange = Exchange(problem)
    // A rough search first: exchanges often close what it leaves.
    var effort = exchange == nil ? gap : max(gap, Self.rough)
    for _ in 0..<Self.mostRounds {
      let answer = program().maximum(
        of: aim.terms,
        effort: .init(
          gap: learns ? gap / 4 : effort, seconds: max(0.05, end.timeIntervalSinceNow)),
        from: found.setting.map(point))
      found.isOutOfTime = found.isOutOfTime || answer.isOutOfTime
      guard hasPoint(answer, &found) else { break }
      let isSettled = take(answer, &found, exchange, until: end)
      if found.isWithin(gap) || (isSettled && effort == gap) || answer.status == .feasible { break }
      effort = gap
      if end.timeIntervalSinceNow <= 0 {
        found.isOutOfTime = true
        break
      }
    }
    if found.setting == nil, !found.isInfeasible, !found.isUnbounded { beginAnyhow(&found) }
    return found
  }

  /// Takes a setting that is found without a solver.
  private func beginAnyhow(_ found: inout Found) {
    guard let first = FirstChoice(problem).setting() else { return }
    (found.setting, found.value) = (first, problem.value(at: first))
    found.bound = max(found.value, found.bound)
  }

  /// What is known before the first search: a setting to start from, and cuts.
  private mutating func begun(from start: [Double]?, gap: Double, seconds: Double) -> Found {
    var found = Found()
    if let start, problem.isAllowed(start) {
      (found.setting, found.value) = (start, problem.value(at: start))
    }
    if learns {
      if found.setting == nil { beginWithMean(&found, gap: gap, seconds: seconds / 5) }
      learnFromRelaxation(until: Date.now.addingTimeInterval(seconds / 3))
    }
    return found
  }

  /// Whether an answer has a point; what it means where it has none.
  private func hasPoint(_ answer: MixedIntegerProgram.Answer, _ found: inout Found) -> Bool {
    switch answer.status {
    // Limits that were drawn in prove nothing about those asked for.
    case .infeasible: found.isInfeasible = found.setting == nil && !slips.areDrawnIn
    case .unbounded: found.isUnbounded = true
    case .unknown: found.bound = max(found.value, min(found.bound, relaxedBound()))
    case .optimal, .feasible: return true
    }
    return false
  }

  /// Takes the bound and the point of an answer, and what the point teaches; whether that is nothing.
  private mutating func take(
    _ answer: MixedIntegerProgram.Answer, _ found: inout Found, _ exchange: Exchange?,
    until end: Date
  ) -> Bool {
    if !slips.areDrawnIn { found.bound = min(found.bound, answer.bound + aim.constant) }
    let setting = problem.space.settings(Array(answer.point.prefix(worstColumn)))
    let isInside = slips.ruleOut(setting, in: problem)
    let learned = learn(setting)
    if isInside, problem.isAllowed(setting) {
      let better = exchange?.improved(setting, until: end) ?? setting
      let value = problem.value(at: better)
      if value > found.value { (found.setting, found.value) = (better, value) }
    }
    found.bound = max(found.bound, found.value)
    return isInside && !learned
  }

  /// Takes the setting of the best mean to begin with, where it keeps all limits.
  private func beginWithMean(_ found: inout Found, gap: Double, seconds: Double) {
    let mean = AllocationProblem(
      space: problem.space, objective: problem.objective, aim: .mean,
      limits: problem.limits.filter { $0.share == nil })
    var search = AllocationSearch(mean)
    guard let setting = search.run(gap: max(gap, 0.01), seconds: seconds).setting,
      problem.isAllowed(setting)
    else { return }
    (found.setting, found.value) = (setting, problem.value(at: setting))
  }

  /// The point of a setting, with the worst mean where that is a column.
  private func point(_ setting: [Double]) -> [Double] {
    let places = zip(problem.space.axes, setting).map { $0.place($1) }
    return cuts.isEmpty ? places : places + [problem.value(at: setting)]
  }

  /// Forgets what holds for the bounds of the limits as they were.
  mutating func forgetBounds() { slips = SolverSlips(limits: problem.limits.count) }

  /// Adds the cuts that a setting shows to be wanting; false where there are none.
  private mutating func learn(_ setting: [Double]) -> Bool {
    var learned = false
    if case .worst(let share) = problem.aim {
      let worst = WorstShare(problem.objective.values(at: setting), share: share)
      let known = cuts.map { $0.value(at: setting) }.min() ?? .infinity
      if worst.mean < known - 1e-8 * max(worst.mean.magnitude, known.magnitude) {
        cuts.append(problem.objective.line(over: worst.draws))
        learned = true
      }
    }
    for (index, limit) in problem.limits.enumerated() {
      guard let share = limit.share else { continue }
      let (form, least) = limit.oriented
      let worst = WorstShare(form.values(at: setting), share: share)
      if worst.mean < least {
        limitCuts.append((index, form.line(over: worst.draws)))
        learned = true
      }
    }
    return learned
  }

  /// Learns from fractional settings first, which cost no branching.
  private mutating func learnFromRelaxation(until end: Date) {
    for _ in 0..<Self.mostRounds where end.timeIntervalSinceNow > 0 {
      guard case .found(_, let point)? = program().relaxation?.maximum(of: aim.terms)
      else { return }
      let setting = zip(problem.space.axes, point).map { $0.origin + $0.unit * $1 }
      guard learn(setting) else { return }
    }
  }

  /// What no setting exceeds, fractional ones included.
  private func relaxedBound() -> Double {
    guard !slips.areDrawnIn else { return .infinity }
    let aim = aim
    return (program().relaxation?.maximum(of: aim.terms).value ?? .infinity) + aim.constant
  }

  /// By how much the aim grows with the bound of each limit that is alike in all draws, per unit, in
  /// the program without whole columns; nil where there is no such number.
  func prices() -> [Double?] {
    let empty = [Double?](repeating: nil, count: problem.limits.count)
    guard let relaxed = program().relaxation, case .found = relaxed.maximum(of: aim.terms) else {
      return empty
    }
    var prices = relaxed.prices.makeIterator()
    return problem.limits.map { $0.share == nil ? prices.next() : nil }
  }
}
