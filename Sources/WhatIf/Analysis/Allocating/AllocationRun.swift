import Indicators
import Optimisation
import Probability

/// One allocation from the request to the answer.
struct AllocationRun {
  let model: CompiledModel
  let request: AllocationRequest
  let draws: Int
  let period: Int
  let levers: [String]
  let unit: Unit
  /// The bound of every limit in the unit of what is bounded, and that unit.
  let bounds: [(value: Double, unit: Unit)]
  let source: AllocationDraws
  let problem: AllocationProblem

  /// The share whose mean is reported.
  private var share: Double {
    if case .worst(let share) = request.aim { share } else { 0.1 }
  }
  private var sign: Double { request.isMaximum ? 1 : -1 }
  private var target: Double? {
    if case .chance(let value) = request.aim { value } else { request.target }
  }

  /// Draws the lines of the problem.
  init(
    _ model: CompiledModel, _ request: AllocationRequest, draws: Int
  ) throws(Findings) {
    let check = AllocationCheck(model, request)
    (period, levers) = try check.places()
    (unit, bounds) = try check.units()
    (self.model, self.request, self.draws) = (model, request, draws)
    source = AllocationDraws(
      model, request.scenario, levers: levers,
      expressions: [request.objective] + request.limits.map(\.expression), period: period)
    let forms = try source.forms(draws: draws)
    let known = Dictionary(model.declaration.levers.map { ($0.name, $0) }) { first, _ in first }
    let axes = levers.compactMap { known[$0] }.map { lever in
      let set = request.scenario.overrides[lever.name].flatMap(CompiledModel.leverValue)
      return AllocationSpace.Axis(lever, today: set ?? lever.value)
    }
    var limits: [AllocationProblem.Limit] = []
    for (index, limit) in request.limits.enumerated() {
      limits.append(try check.limit(limit, forms[index + 1], bounds[index].value, axes))
    }
    let aim: AllocationRequest.Aim =
      if case .chance(let value) = request.aim {
        .chance(of: request.isMaximum ? value : -value)
      } else {
        request.aim
      }
    problem = AllocationProblem(
      space: AllocationSpace(axes: axes),
      objective: request.isMaximum ? forms[0] : forms[0].negated, aim: aim, limits: limits)
  }

  /// Searches and measures.
  func answer() throws(Findings) -> AllocationAnswer {
    var search = AllocationSearch(problem)
    var (found, proof): (AllocationSearch.Found, (draws: Int, value: Double)?)
    if case .chance(let target) = problem.aim {
      let chance = AllocationSearch.chance(
        problem, of: target, gap: request.gap, seconds: request.seconds)
      (found, proof) = (chance.found, (chance.draws, chance.value))
    } else {
      found = search.run(gap: request.gap, seconds: request.seconds)
      proof = nil
    }
    if found.isUnbounded { throw Findings([AllocationFindings.unbounded(openLevers)]) }
    if found.isInfeasible {
      return answer(nil, AllocationConflict(self, search).conflict, frontier: [], notes: [])
    }
    guard let setting = found.setting else {
      throw Findings([AllocationFindings.noAnswer(isOutOfTime: found.isOutOfTime)])
    }
    let choice = try choice(setting, found, proof, prices: prices(search))
    let frontier =
      request.frontier > 0
      ? AllocationFrontier(self, search, target: target.map { sign * $0 }).points : []
    let error = choice.check.standardError
    let apart = (choice.achieved - choice.check.value) * sign
    let notes =
      problem.aim == .mean || !(apart > 3 * error)
      ? []
      : [
        AllocationFindings.optimism(
          choice.achieved, choice.check.value, isChance: proof != nil)
      ]
    return answer(choice, nil, frontier: frontier, notes: notes)
  }

  private func answer(
    _ choice: AllocationAnswer.Choice?, _ conflict: AllocationAnswer.Conflict?,
    frontier: [AllocationAnswer.FrontierPoint], notes: [Finding]
  ) -> AllocationAnswer {
    AllocationAnswer(
      request: request, unit: unit, choice: choice, conflict: conflict, frontier: frontier,
      draws: draws, searchDraws: problem.objective.draws,
      sampler: MonteCarloSampler(seed: model.declaration.seed).name, seed: model.declaration.seed,
      notes: notes)
  }

  private var openLevers: [String] {
    problem.space.axes.filter {
      !$0.column.bounds.lowerBound.isFinite || !$0.column.bounds.upperBound.isFinite
    }.map(\.lever.name)
  }

  private func prices(_ search: AllocationSearch) -> [Double?] {
    if case .chance = problem.aim { return problem.limits.map { _ in nil } }
    return search.prices().map { $0.map { sign * $0 } }
  }

  /// What a setting leads to, computed by the model itself.
  private func choice(
    _ setting: [Double], _ found: AllocationSearch.Found, _ proof: (draws: Int, value: Double)?,
    prices: [Double?]
  ) throws(Findings) -> AllocationAnswer.Choice {
    let seen = try source.evaluate(setting, draws: draws)
    let fresh = try source.evaluate(setting, draws: draws, seed: ~model.declaration.seed)
    let isChance = proof != nil
    let isWorst = if case .worst = problem.aim { true } else { false }
    let proofDraws = proof?.draws ?? (isWorst ? problem.objective.draws : 0)
    return AllocationAnswer.Choice(
      settings: settings(setting), limits: uses(setting, seen.others, fresh.others, prices),
      mean: mean(seen.first), worst: worst(seen.first),
      chance: target.map { chance(seen.first, $0) },
      achieved: isChance ? found.value : sign * found.value, check: aim(fresh.first),
      bound: isChance ? found.bound : sign * found.bound,
      proved: isChance ? proof?.value ?? 0 : sign * found.value, boundDraws: proofDraws,
      isOutOfTime: found.isOutOfTime)
  }

  private func settings(_ setting: [Double]) -> [AllocationAnswer.Setting] {
    var gains = [Double](repeating: 0, count: setting.count)
    for (lever, slope) in problem.objective.mean.slopes {
      gains[lever] = sign * slope * setting[lever]
    }
    var uses = setting.map { _ in problem.limits.map { _ in 0.0 } }
    for (index, limit) in problem.limits.enumerated() {
      for (lever, slope) in limit.form.mean.slopes { uses[lever][index] = slope * setting[lever] }
    }
    return problem.space.axes.enumerated().map { index, axis in
      AllocationAnswer.Setting(
        lever: axis.lever.name, unit: axis.lever.unit, today: axis.today, value: setting[index],
        isProject: axis.isProject,
        gain: gains[index], uses: uses[index])
    }
  }

  private func uses(
    _ setting: [Double], _ seen: [[Double]], _ fresh: [[Double]], _ prices: [Double?]
  ) -> [AllocationAnswer.LimitUse] {
    request.limits.enumerated().map { index, limit in
      let own = problem.limits[index]
      let kept = fresh[index].count { own.bounds.contains($0) }
      return AllocationAnswer.LimitUse(
        limit: limit, bound: bounds[index].value, unit: bounds[index].unit,
        value: own.share == nil ? seen[index][0] : mean(seen[index]).value,
        chance: own.share == nil
          ? nil : SampleStatistics.proportion(successes: kept, draws: fresh[index].count),
        price: prices[index])
    }
  }

  // MARK: Statistics

  private func aim(_ values: [Double]) -> Statistic {
    switch request.aim {
    case .mean: mean(values)
    case .worst: worst(values)
    case .chance(let target): chance(values, target)
    }
  }

  private func mean(_ values: [Double]) -> Statistic {
    var moments = RunningMoments()
    moments.add(values, values.count)
    return certain(values, "mean") ?? moments.statistic(method: "mean")
  }

  private func worst(_ values: [Double]) -> Statistic {
    let method = "mean of the worst share"
    let oriented = values.map { sign * $0 }
    let found = WorstShare(oriented, share: share)
    return certain(values, method)
      ?? Statistic(
        value: sign * found.mean, standardError: found.error(oriented), draws: values.count,
        method: method)
  }

  /// The value of draws that are all alike, as a sum of equal numbers need not be exact; otherwise nil.
  private func certain(_ values: [Double], _ method: String) -> Statistic? {
    guard values.allSatisfy({ $0 == values[0] }) else { return nil }
    return Statistic(value: values[0], standardError: 0, draws: values.count, method: method)
  }

  private func chance(_ values: [Double], _ target: Double) -> Statistic {
    let least = DriverModel.Target.threshold(of: sign * target, isUpper: false)
    return SampleStatistics.proportion(
      successes: values.count { sign * $0 >= least }, draws: values.count)
  }
}
