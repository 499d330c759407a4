import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("What draws tell")
struct GivenDataTests {
  @Test("first-order shares of a linear model, and its rank correlations")
  func shares() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("a", "normal(0, 3)"), ("b", "normal(0, 4)"), ("c", "poisson(2)")],
        formulas: [("y", "a + b + 0 * c")], outcomes: ["y"]))
    let drawn = try #require(
      compiled.sensitivity(of: try compiled.question(), points: 8, drawn: 8_000).drawn)
    for (name, share) in [("a", 9.0 / 25), ("b", 16.0 / 25), ("c", 0)] {
      let driver = try #require(drawn.drivers.first { $0.driver == name })
      #expect(abs(driver.first.value - share) < 5 * driver.first.standardError + 0.004)
      let truth = 6 / Double.pi * asin(share.squareRoot() / 2)
      #expect(deviation(driver.rankCorrelation, from: truth) < 4)
      #expect(driver.value == nil)
    }
    #expect(drawn.drivers.first?.driver == "b" && drawn.choices.count == 1)
  }

  /// Newsvendor with price 10, cost 4, demand U(0, 100): the best order is 60, and knowing demand
  /// is worth (p − c) E[D] − (p − c)² / 2p · 100 = 300 − 180 = 120.
  @Test("the value of information of the newsvendor")
  func newsvendor() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("demand", "uniform(0, 100)"), ("noise", "normal(0, 1)")],
        levers: [.init(name: "order", value: 50, min: 0, max: 100, step: 2.5)],
        formulas: [("profit", "10 * min(demand, order) - 4 * order + noise")],
        outcomes: ["profit"]))
    let question = try compiled.question()
    let choices = try compiled.choices(ofLever: "order")
    #expect(choices.count == 41)
    let drawn = try #require(
      compiled.sensitivity(of: question, points: 8, drawn: 10_000, choices: choices).drawn)
    // Today's 50 is one of the 41.
    #expect(drawn.choices.count == 41)
    let best = drawn.choices[drawn.bestChoice].scenario.overrides["order"]
    if case .number(let order) = best { #expect(abs(order - 60) <= 5) } else { Issue.record() }
    let perfect = try #require(drawn.perfectInformation)
    // Orders go in steps of 2.5, which costs a little over 4 on average.
    #expect(abs(perfect.value - 120) < 5 * perfect.standardError + 8)
    let demand = try #require(drawn.drivers.first { $0.driver == "demand" }?.value)
    let noise = try #require(drawn.drivers.first { $0.driver == "noise" }?.value)
    #expect(abs(demand.value - perfect.value) < 5 * demand.standardError + 20)
    #expect(noise.value <= 4 * noise.standardError && noise.value < 2)
  }

  /// Newsvendor with an unsure price: knowing it moves the best order a little, worth 0.449.
  ///
  /// Demand U(50, 150), cost 6, price normal(10, 0.5): the best order is 50 + 100 (1 − 6 / price).
  @Test("small values of information are found, and within their errors")
  func smallValue() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("demand", "uniform(50, 150)"), ("price", "normal(10, 0.5)")],
        levers: [.init(name: "order", value: 100, min: 70, max: 110, step: 1)],
        formulas: [("profit", "price * min(demand, order) - 6 * order")], outcomes: ["profit"]))
    let drawn = try #require(
      compiled.sensitivity(
        of: try compiled.question(), points: 8, drawn: 40_000,
        choices: try compiled.choices(ofLever: "order")
      ).drawn)
    let price = try #require(drawn.drivers.first { $0.driver == "price" }?.value)
    #expect(price.value > 0.2 && abs(price.value - 0.449) < 3 * price.standardError)
  }

  @Test("finds the box in which the target is missed")
  func box() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("a", "uniform(0, 1)"), ("b", "uniform(0, 1)"), ("c", "uniform(0, 1)")],
        formulas: [("y", "if(a < 0.3 and b > 0.6, 0, 1) + 0 * c")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 1)]))
    let box = try #require(
      compiled.sensitivity(of: try compiled.question(), points: 64, drawn: 6_000).drawn?.missBox)
    #expect(Set(box.limits.map(\.driver)) == ["a", "b"])
    let a = try #require(box.limits.first { $0.driver == "a" })
    let b = try #require(box.limits.first { $0.driver == "b" })
    #expect(a.low == nil && abs((a.high ?? 0) - 0.3) < 0.02)
    #expect(b.high == nil && abs((b.low ?? 0) - 0.6) < 0.02)
    #expect(box.chance.value > 0.9 && box.coverage.value > 0.9)
    #expect(abs(box.overall.value - 0.12) < 0.02)
  }

  @Test("bounds on both sides lie where the misses begin and end")
  func boundsOnBothSides() throws {
    var draws = [Double](repeating: 0, count: 20_000)
    RandomStream(seed: 5, name: "a").fillUniforms(&draws, from: 0)
    var coin = draws
    RandomStream(seed: 5, name: "coin").fillUniforms(&coin, from: 0)
    let missed = zip(draws, coin).map { $1 < ((0.35...0.55).contains($0) ? 0.9 : 0.05) }
    let search = BoxSearch([ColumnOrder(draws), ColumnOrder(coin.reversed())], missed: missed)
    let box = try #require(search.find(["a", "b"], units: [.none, .none]))
    #expect(box.limits.map(\.driver) == ["a"])
    #expect(abs((box.limits[0].low ?? 0) - 0.35) < 0.01)
    #expect(abs((box.limits[0].high ?? 0) - 0.55) < 0.01)
    #expect(abs(box.chance.value - 0.9) < 0.03)
  }

  /// A grant that comes or not: without it half of all cases miss, with it none.
  @Test("a driver that is yes or no bounds the box though most draws share a value")
  func yesOrNo() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("grant", "bernoulli(0.7)"), ("a", "uniform(0, 1)"), ("b", "uniform(0, 1)")],
        formulas: [("y", "if(grant == 0 and a > 0.5, 0, 1) + 0 * b")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 1)]))
    let box = try #require(
      compiled.sensitivity(of: try compiled.question(), points: 64, drawn: 8_000).drawn?.missBox)
    #expect(Set(box.limits.map(\.driver)) == ["grant", "a"])
    let grant = try #require(box.limits.first { $0.driver == "grant" })
    #expect(grant.low == 0 && grant.high == 0)
    #expect(box.chance.value > 0.95 && box.coverage.value > 0.95)
    #expect(abs(box.overall.value - 0.15) < 0.02)
  }

  /// y = e^{a/2 + 0.3 b + 0.4 c} of normal a, b, c: knowing b explains (e^v − 1) / (e^w − 1) of the
  /// variance, v = (0.3 + 0.5 · 0.6 + 0.4 · 0.3)² and w the variance of the exponent.
  @Test("shares where a few draws carry most of the spread are not low")
  func skewedShares() throws {
    var sum = 0.0
    for seed in 1...10 {
      let compiled = try CompiledModel(
        try model(
          seed: UInt64(seed),
          drivers: [
            ("a", "lognormal(mu: 0, sigma: 0.5)"), ("b", "lognormal(mu: 0, sigma: 0.3)"),
            ("c", "lognormal(mu: 0, sigma: 0.4)"),
          ],
          correlations: [("a", "b", 0.6), ("b", "c", 0.3)], kind: .normal,
          formulas: [("y", "a * b * c")], outcomes: ["y"]))
      let drawn = try compiled.drawnSensitivity(
        try compiled.question(), .base, draws: 40_000, drivers: ["b"], choices: nil)
      sum += drawn.drivers[0].first.value / 10
    }
    let (v, w) = (0.72 * 0.72, 0.752)
    #expect(abs(sum - (exp(v) - 1) / (exp(w) - 1)) < 0.006)
  }

  @Test("names no box where the target is missed by chance alone")
  func noBox() throws {
    var draws = [Double](repeating: 0, count: 4_000)
    RandomStream(seed: 3, name: "a").fillUniforms(&draws, from: 0)
    var coin = draws
    RandomStream(seed: 3, name: "coin").fillUniforms(&coin, from: 0)
    let order = ColumnOrder(draws)
    #expect(BoxSearch([order], missed: coin.map { $0 < 0.4 }).find(["a"], units: [.none]) == nil)
    #expect(BoxSearch([order], missed: coin.map { _ in false }).find(["a"], units: [.none]) == nil)
  }

  @Test("keeps equal values in one bin")
  func ties() {
    let order = ColumnOrder([1, 1, 1, 2, 3, 3, 4, 4])
    let bins = RankBins(order, bins: 4)
    #expect(bins.bins[0] == bins.bins[1] && bins.bins[1] == bins.bins[2])
    #expect(bins.bins[4] == bins.bins[5] && bins.bins[6] == bins.bins[7])
    #expect(order.ranks() == [1, 1, 1, 3, 4.5, 4.5, 6.5, 6.5])
    #expect(Set(bins.bins) == Set(0..<bins.count))
  }
}
