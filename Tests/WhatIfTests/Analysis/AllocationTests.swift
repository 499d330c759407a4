import Indicators
import Probability
import Testing

@testable import WhatIf

/// Allocations against the best of all subsets.
@Suite struct AllocationTests {
  /// Projects with drawn benefits, costs and a category.
  private struct Portfolio {
    let costs: [Double]
    let means: [Double]
    let spreads: [Double]
    let city: [Bool]
    let seed: UInt64

    init(_ count: Int, seed: UInt64) {
      var random = SplitMix(state: seed)
      func next() -> Double { Double(random.next() >> 11) / 0x1p53 }
      costs = (0..<count).map { _ in (10 + 90 * next()).rounded() }
      means = costs.map { ($0 * (0.4 + 1.4 * next())).rounded() }
      spreads = means.map { 1 + ($0 * next()).rounded() }
      city = (0..<count).map { _ in next() < 0.5 }
      self.seed = seed
    }

    /// `isLarge` adds a lever that does nothing and has more steps than are looked through one by one.
    func model(isLarge: Bool = false) throws -> CompiledModel {
      let spare = DriverModel.Lever(name: "spare", value: 0, min: 0, max: 2_000_000, step: 1)
      let names = costs.indices.map { "p\($0)" }
      func sum(_ terms: [String]) -> String { terms.isEmpty ? "0" : terms.joined(separator: " + ") }
      return try CompiledModel(
        WhatIfTests.model(
          seed: seed,
          drivers: names.indices.map { ("b\($0)", "normal(\(means[$0]), \(spreads[$0]))") },
          levers: names.map { .init(name: $0, value: 0, min: 0, max: 1, step: 1) }
            + (isLarge ? [spare] : []),
          correlations: [("b0", "b1", 0.5)],
          formulas: [
            ("cost", sum(names.indices.map { "\(costs[$0]) * p\($0)" })),
            ("city", sum(names.indices.filter { city[$0] }.map { "p\($0)" })),
            ("benefit", sum(names.indices.map { "b\($0) * p\($0)" })),
          ], outcomes: ["benefit", "cost", "city"]))
    }

    var budget: Double { (costs.reduce(0, +) * 0.4).rounded() }
  }

  private struct SplitMix: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  private func request(_ portfolio: Portfolio) throws -> AllocationRequest {
    var request = AllocationRequest(
      .variable("benefit"), text: "benefit",
      limits: [
        try AllocationLimit(parsing: "cost <= \(portfolio.budget)"),
        try AllocationLimit(parsing: "city >= 2"), try AllocationLimit(parsing: "p0 + p1 <= 1"),
      ])
    request.gap = 0
    return request
  }

  /// The benefits drawn for each project, read from the model one project at a time.
  private func drawn(_ model: CompiledModel, _ count: Int, draws: Int) throws -> [[Double]] {
    let alone = (0..<count).map { index in
      ScenarioOverlay(name: "only\(index)", overrides: ["p\(index)": .number(1)])
    }
    let result = try model.simulate(
      overlays: alone, outcomes: ["benefit"], SimulationOptions(draws: draws))
    return result.scenarios.dropFirst().map { Array($0.outcomes[0].draws) }
  }

  /// The best of all subsets within the limits, by a number of their drawn benefits.
  private func bruteForce(
    _ portfolio: Portfolio, _ drawn: [[Double]], _ number: ([Double]) -> Double
  ) -> Double {
    let count = drawn.count
    var best = -Double.infinity
    for mask in 0..<(1 << count) {
      let chosen = (0..<count).filter { mask >> $0 & 1 == 1 }
      guard chosen.reduce(0, { $0 + portfolio.costs[$1] }) <= portfolio.budget,
        chosen.count(where: { portfolio.city[$0] }) >= 2, mask & 3 != 3
      else { continue }
      var sums = [Double](repeating: 0, count: drawn[0].count)
      for project in chosen { for draw in sums.indices { sums[draw] += drawn[project][draw] } }
      best = max(best, number(sums))
    }
    return best
  }

  private func checkLimits(_ answer: AllocationAnswer, _ portfolio: Portfolio) throws {
    let choice = try #require(answer.choice)
    let picked = choice.settings.map { $0.value == 1 }
    #expect(choice.settings.allSatisfy { $0.value == 0 || $0.value == 1 })
    let cost = zip(picked, portfolio.costs).reduce(0) { $0 + ($1.0 ? $1.1 : 0) }
    #expect(cost <= portfolio.budget && cost == choice.limits[0].value)
    #expect(zip(picked, portfolio.city).count { $0 && $1 } >= 2)
    #expect(!(picked[0] && picked[1]))
  }

  @Test(
    "the mean is that of the best subset, looked through or with the solver",
    arguments: [1, 2, 3, 4, 5] as [UInt64], [false, true])
  func meanOfTheBestSubset(seed: UInt64, isLarge: Bool) throws {
    let portfolio = Portfolio(10, seed: seed)
    let model = try portfolio.model(isLarge: isLarge)
    #expect(
      (FullSearch(try AllocationRun(model, request(portfolio), draws: 2).problem) == nil) == isLarge
    )
    let answer = try model.allocate(try request(portfolio), draws: 500)
    let drawn = try drawn(model, 10, draws: 500)
    let best = bruteForce(portfolio, drawn) { $0.reduce(0, +) / Double($0.count) }
    let choice = try #require(answer.choice)
    #expect((choice.mean.value - best).magnitude < 1e-9 * best)
    #expect((choice.bound - best).magnitude < 1e-6 * best && choice.bound >= best * (1 - 1e-12))
    try checkLimits(answer, portfolio)
  }

  @Test(
    "a choice without the solver keeps the limits and comes near the best",
    arguments: 1...20 as ClosedRange<UInt64>)
  func firstChoice(seed: UInt64) throws {
    let portfolio = Portfolio(10, seed: seed)
    let model = try portfolio.model()
    let run = try AllocationRun(model, try request(portfolio), draws: 500)
    let setting = try #require(FirstChoice(run.problem).setting())
    #expect(run.problem.isAllowed(setting) && setting.allSatisfy { $0 == 0 || $0 == 1 })
    let best = try #require(model.allocate(try request(portfolio), draws: 500).choice)
    let value = run.problem.value(at: setting)
    #expect(value <= best.bound * (1 + 1e-12) && value > 0.75 * best.mean.value)
  }

  @Test("no choice without the solver where the limits leave none")
  func noFirstChoice() throws {
    var request = AllocationRequest(
      .variable("benefit"), text: "benefit",
      limits: [
        try AllocationLimit(parsing: "cost <= 5"), try AllocationLimit(parsing: "city >= 3"),
      ])
    request.gap = 0
    let run = try AllocationRun(try Portfolio(8, seed: 3).model(), request, draws: 50)
    #expect(FirstChoice(run.problem).setting() == nil)
  }

  @Test("the worst tenth is that of the best subset", arguments: [1, 2, 3, 4] as [UInt64])
  func worstTenthOfTheBestSubset(seed: UInt64) throws {
    let portfolio = Portfolio(9, seed: seed)
    let model = try portfolio.model()
    var request = try request(portfolio)
    request.aim = .worst(share: 0.1)
    let answer = try model.allocate(request, draws: 200)
    let best = bruteForce(portfolio, try drawn(model, 9, draws: 200)) {
      $0.sorted().prefix(20).reduce(0, +) / 20
    }
    let choice = try #require(answer.choice)
    #expect((choice.worst.value - best).magnitude < 1e-9 * best.magnitude)
    #expect(choice.bound >= best - 1e-9 * best.magnitude && choice.gap(request.aim) < 1e-6)
    try checkLimits(answer, portfolio)
  }

  @Test("the chance is that of the best subset", arguments: [1, 2, 3] as [UInt64])
  func chanceOfTheBestSubset(seed: UInt64) throws {
    let portfolio = Portfolio(8, seed: seed)
    let model = try portfolio.model()
    var request = try request(portfolio)
    let target = portfolio.means.reduce(0, +) * 0.42
    request.aim = .chance(of: target)
    let answer = try model.allocate(request, draws: 60)
    let best = bruteForce(portfolio, try drawn(model, 8, draws: 60)) {
      Double($0.count { $0 >= target }) / 60
    }
    let choice = try #require(answer.choice)
    #expect(choice.chance?.value == best && choice.bound == best && choice.boundDraws == 60)
    try checkLimits(answer, portfolio)
  }

  @Test func lessCanBeBetter() throws {
    let portfolio = Portfolio(10, seed: 7)
    let model = try portfolio.model()
    var request = AllocationRequest(
      .variable("cost"), text: "cost", isMaximum: false,
      limits: [try AllocationLimit(parsing: "city >= 3")])
    request.gap = 0
    let choice = try #require(try model.allocate(request, draws: 10).choice)
    let cheapest = zip(portfolio.costs, portfolio.city).filter(\.1).map(\.0).sorted().prefix(3)
    #expect(choice.mean.value == cheapest.reduce(0, +))
    #expect((choice.bound - choice.mean.value).magnitude < 1e-6 * choice.mean.value)
  }

  @Test("limits that no choice keeps are named with the nearest that one does")
  func conflict() throws {
    let portfolio = Portfolio(6, seed: 3)
    let least = zip(portfolio.costs, portfolio.city).filter(\.1).map(\.0).min() ?? 0
    let answer = try portfolio.model().allocate(
      AllocationRequest(
        .variable("benefit"), text: "benefit",
        limits: [
          try AllocationLimit(parsing: "cost <= \(least - 1)"),
          try AllocationLimit(parsing: "p0 + p1 <= 2"), try AllocationLimit(parsing: "city >= 1"),
        ]), draws: 10)
    #expect(answer.choice == nil)
    let parties = try #require(answer.conflict?.parties)
    #expect(parties.map(\.limit.text) == ["cost", "city"])
    #expect(
      (parties[0].nearest ?? 0 - least).magnitude < 1e-6 * least || parties[0].nearest == least)
    #expect(parties[1].nearest == 0)
  }

  @Test("of a limit that asks for a certain amount the nearest one on either side is named")
  func conflictOfEquality() throws {
    let model = try CompiledModel(
      WhatIfTests.model(
        levers: (0..<4).map { .init(name: "p\($0)", value: 0, min: 0, max: 1, step: 1) },
        formulas: [
          ("gain", "p0 + 2 * p1 + 3 * p2 + p3"), ("staff", "3 * p0 + 5 * p1 + 9 * p2"),
          ("cost", "p0 + p1 + 4 * p2 + p3"),
        ], outcomes: ["gain"]))
    func parties(_ limits: String...) throws -> AllocationAnswer.Conflict {
      let answer = try model.allocate(
        AllocationRequest(
          .variable("gain"), text: "gain",
          limits: try limits.map { try AllocationLimit(parsing: $0) }), draws: 10)
      return try #require(answer.conflict)
    }
    // Staff is 0, 3, 5, 8, 9, 12, 14 or 17; within a cost of 3 at most 8.
    let one = try parties("staff = 11", "cost <= 9")
    #expect(one.parties.map(\.nearest) == [12] && one.parties[0].helps)
    let two = try parties("staff = 9", "cost <= 3")
    #expect(two.parties.map(\.limit.text) == ["staff", "cost"])
    #expect(two.parties.map(\.nearest) == [8, 4] && two.parties.allSatisfy(\.helps))
    let three = try parties("staff = 7", "cost >= 8")
    #expect(three.parties.map(\.limit.text) == ["cost"] && !three.parties[0].helps)
    #expect(three.parties[0].nearest == nil)
  }

  @Test("one limit may help though another of the conflict does not")
  func conflictWithin() throws {
    let model = try CompiledModel(
      WhatIfTests.model(
        levers: (0..<2).map { .init(name: "p\($0)", value: 0, min: 0, max: 1, step: 1) },
        formulas: [("gain", "3 * p0 + 4 * p1"), ("cost", "5 * p0 + 7 * p1")], outcomes: ["gain"]))
    let limits = ["p0 + p1 >= 1", "gain >= 4", "cost <= 3"]
    let answer = try model.allocate(
      AllocationRequest(
        .variable("gain"), text: "gain",
        limits: try limits.map { try AllocationLimit(parsing: $0) }), draws: 10)
    let parties = try #require(answer.conflict?.parties)
    #expect(parties.map(\.limit.text) == ["gain", "cost"])
    #expect(parties.map(\.helps) == [false, true] && parties.map(\.nearest) == [nil, 7])
  }

  @Test("the nearest value of an uncertain limit is one that can be kept, and hardly more")
  func conflictOfUncertainLimits() throws {
    let portfolio = Portfolio(8, seed: 4)
    let model = try portfolio.model(isLarge: true)
    func answer(_ least: Double) throws -> AllocationAnswer {
      var request = AllocationRequest(
        .variable("cost"), text: "cost", isMaximum: false,
        limits: [
          try AllocationLimit(parsing: "benefit >= \(least)"),
          try AllocationLimit(parsing: "cost <= \(portfolio.budget)"),
        ])
      request.probability = 0.8
      return try model.allocate(request, draws: 500)
    }
    let drawn = try drawn(model, 8, draws: 500)
    var best = -Double.infinity
    for mask in 0..<256 {
      let chosen = (0..<8).filter { mask >> $0 & 1 == 1 }
      guard chosen.reduce(0, { $0 + portfolio.costs[$1] }) <= portfolio.budget else { continue }
      let sums = drawn[0].indices.map { draw in chosen.reduce(0) { $0 + drawn[$1][draw] } }
      best = max(best, sums.sorted().prefix(100).reduce(0, +) / 100)
    }
    let conflict = try #require(try answer(1.2 * best).conflict)
    #expect(conflict.parties.map(\.limit.text) == ["benefit", "cost"])
    let nearest = try #require(conflict.parties[0].nearest)
    #expect(nearest <= best && nearest >= best * (1 - 2e-4))
    #expect(try answer(nearest).choice != nil)
  }

  /// Amounts in won, of which the solver's tolerance is a hundred: one of two projects of 1 won each
  /// fits beside the large one, both do not, whose value is next best.
  @Test("a budget is kept, and used, to the won", arguments: [false, true])
  func toTheWon(isLarge: Bool) throws {
    let costs = [1.0, 62_971_075, 1] + [Double](repeating: 1e12, count: isLarge ? 24 : 3)
    let gains = [650.0, 632, 608] + [Double](repeating: 500, count: costs.count - 3)
    func sum(_ values: [Double]) -> String {
      values.enumerated().map { "\($1) * p\($0)" }.joined(separator: " + ")
    }
    let model = try CompiledModel(
      WhatIfTests.model(
        levers: costs.indices.map { .init(name: "p\($0)", value: 0, min: 0, max: 1, step: 1) },
        formulas: [("gain", sum(gains)), ("cost", sum(costs))], outcomes: ["gain"]))
    var request = AllocationRequest(
      .variable("gain"), text: "gain",
      limits: [try AllocationLimit(parsing: "cost <= 62971076")])
    request.gap = 0
    let choice = try #require(try model.allocate(request, draws: 10).choice)
    #expect(choice.settings.prefix(3).map(\.value) == [1, 1, 0])
    #expect(choice.mean.value == 1_282 && choice.bound == 1_282)
  }

  @Test("levers without steps and amounts that must be equal")
  func shares() throws {
    let model = try CompiledModel(
      WhatIfTests.model(
        drivers: [("r", "normal(3, 1)")],
        levers: ["a", "b", "c"].map { .init(name: $0, value: 0, min: 0, max: 0.7) },
        formulas: [("gain", "r * a + 2 * b + c"), ("all", "a + b + c")], outcomes: ["gain"]))
    let answer = try model.allocate(
      AllocationRequest(
        .variable("gain"), text: "gain",
        limits: [try AllocationLimit(parsing: "all = 1"), try AllocationLimit(parsing: "c >= 0.1")]),
      draws: 1_000)
    let choice = try #require(answer.choice)
    let values = choice.settings.map(\.value)
    #expect(zip(values, [0.7, 0.2, 0.1]).allSatisfy { ($0 - $1).magnitude < 1e-6 })
    #expect((choice.limits[0].value - 1).magnitude < 1e-6)
  }

  @Test("formulas over time are straight lines too, and their slopes are the model's own")
  func slopesOverTime() throws {
    let model = try CompiledModel(
      WhatIfTests.model(
        periods: Period.year(2024)...Period.year(2026), drivers: [("r", "normal(0.5, 0.1)")],
        levers: ["a", "b"].map { .init(name: $0, value: 0, min: 0, max: 9, step: 1) },
        formulas: [
          ("stock", "prev(stock, 2 * b) * r + a"), ("flow", "cumsum(stock) - lag(stock, 1, b) / 2"),
          ("whole", "total(stock) + mean(flow) + stock[2024] + if(r > 0.5, a, -b)"),
        ], outcomes: ["whole"]))
    let names = ["whole", "flow", "stock"]
    let draws = AllocationDraws(
      model, .base, levers: ["a", "b"], expressions: names.map { .variable($0) }, period: 2)
    let forms = try draws.forms(draws: 50)
    for setting in [[0, 0], [1, 0], [3, 5], [9, 2]] as [[Double]] {
      let overlay = ScenarioOverlay(
        name: "set", overrides: ["a": .number(setting[0]), "b": .number(setting[1])])
      let run = try model.simulate(
        overlays: [overlay], outcomes: names, SimulationOptions(draws: 50))
      let last = try #require(run.scenarios.last).outcomes.filter { $0.period == .year(2026) }
      for (form, outcome) in zip(forms, last) {
        for (own, told) in zip(form.values(at: setting), outcome.draws) {
          #expect((own - told).magnitude < 1e-9 * max(1, told.magnitude))
        }
      }
    }
  }
}
