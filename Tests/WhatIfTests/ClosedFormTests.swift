import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Simulation against closed forms")
struct ClosedFormTests {
  @Test("The sum of correlated normals is normal")
  func correlatedNormals() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("a", "normal(10, 3)"), ("b", "normal(20, 4)")],
        correlations: [("a", "b", 0.6)], kind: .normal, formulas: [("y", "a + b")],
        outcomes: ["y"], targets: [.init(outcome: "y", value: 36)]))
    let result = try compiled.simulate(SimulationOptions(draws: 60_000, quantiles: [0.99]))
    let y = try #require(result["base"]?["y"])
    let sd = (9.0 + 16 + 2 * 0.6 * 12).squareRoot()
    let truth = try Normal(mean: 30, sd: sd)
    #expect(deviation(y.mean, from: 30) < 4)
    #expect(deviation(y.standardDeviation, from: sd) < 4)
    for quantile in y.quantiles {
      #expect(deviation(quantile.statistic, from: truth.quantile(quantile.probability)) < 4)
    }
    #expect(y.quantiles.map(\.probability) == [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99])
    let chance = try #require(y.attainment?.probability)
    #expect(deviation(chance, from: truth.survival(36)) < 4)
    #expect(chance.standardError < 0.0025)
  }

  @Test("A product of correlated lognormals is lognormal")
  func lognormalProduct() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [
          ("a", "lognormal(mu: 1, sigma: 0.4)"), ("b", "lognormal(mu: 0.5, sigma: 0.3)"),
        ], correlations: [("a", "b", -0.5)], kind: .normal, formulas: [("y", "a * b")],
        outcomes: ["y"]))
    let y = try #require(
      try compiled.simulate(SimulationOptions(draws: 40_000))["base"]?["y"])
    let truth = try LogNormal(mu: 1.5, sigma: (0.16 + 0.09 - 0.12).squareRoot())
    #expect(deviation(y.mean, from: truth.mean) < 4)
    for quantile in y.quantiles {
      #expect(deviation(quantile.statistic, from: truth.quantile(quantile.probability)) < 4)
    }
  }

  @Test("A count keeps its mass and a rank correlation its value through the copula")
  func poissonThroughCopula() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("k", "poisson(4)"), ("x", "uniform(0, 1)"), ("z", "normal(0, 1)")],
        correlations: [("k", "x", 0.5), ("x", "z", 0.7)],
        formulas: [("y", "k == 3"), ("c", "k")], outcomes: ["y", "c", "x", "z"]))
    let base = try #require(
      try compiled.simulate(SimulationOptions(draws: 60_000))["base"])
    let mass = try Poisson(mean: 4).density(3)
    #expect(deviation(try #require(base["y"]).mean, from: mass) < 4)
    #expect(try #require(base["c"]).draws.allSatisfy { $0 == $0.rounded() && $0 >= 0 })
    let rank = spearman(
      Array(try #require(base["x"]).draws), Array(try #require(base["z"]).draws))
    #expect((rank - 0.7).magnitude < 0.01)
    let mixed = spearman(
      Array(try #require(base["c"]).draws), Array(try #require(base["x"]).draws))
    #expect(mixed > 0.45 && mixed < 0.52)
  }

  @Test("A negative binomial count keeps its mass, mean and spread through the copula")
  func negativeBinomialThroughCopula() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("k", "negbinomial(6, 1.5)"), ("z", "normal(0, 1)")],
        correlations: [("k", "z", -0.6)],
        formulas: (0...12).map { ("m\($0)", "k == \($0)") } + [("c", "k + 0 * z")],
        outcomes: (0...12).map { "m\($0)" } + ["c"]))
    let base = try #require(
      try compiled.simulate(SimulationOptions(draws: 40_000))["base"])
    let law = try NegativeBinomial(mean: 6, size: 1.5)
    for count in 0...12 {
      let mass = try #require(base["m\(count)"]).mean
      #expect(deviation(mass, from: law.density(Double(count))) < 4, "\(count)")
    }
    let count = try #require(base["c"])
    #expect(deviation(count.mean, from: 6) < 4)
    #expect(deviation(count.standardDeviation, from: 30.0.squareRoot()) < 4)
  }

  @Test("Ishigami's function has its known mean and variance")
  func ishigami() throws {
    let pi = "3.141592653589793"
    let compiled = try CompiledModel(
      model(
        drivers: ["x1", "x2", "x3"].map { ($0, "uniform(-\(pi), \(pi))") },
        formulas: [("y", "sin(x1) + 7 * sin(x2)^2 + 0.1 * x3^4 * sin(x1)")], outcomes: ["y"]))
    let y = try #require(
      try compiled.simulate(SimulationOptions(draws: 60_000))["base"]?["y"])
    let p4 = pow(Double.pi, 4)
    let variance = 49.0 / 8 + 0.1 * p4 / 5 + 0.01 * p4 * p4 / 18 + 0.5
    #expect(deviation(y.mean, from: 3.5) < 4)
    #expect(deviation(y.standardDeviation, from: variance.squareRoot()) < 4)
  }

  private func spearman(_ a: [Double], _ b: [Double]) -> Double {
    let (r, s) = (ranks(a), ranks(b))
    let mean = Double(a.count + 1) / 2
    let cross = zip(r, s).reduce(0.0) { $0 + ($1.0 - mean) * ($1.1 - mean) }
    let own = r.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
    let other = s.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
    return cross / (own * other).squareRoot()
  }

  /// Ranks from 1, ties sharing their mean.
  private func ranks(_ values: [Double]) -> [Double] {
    let order = values.indices.sorted { values[$0] < values[$1] }
    var result = [Double](repeating: 0, count: values.count)
    var start = 0
    while start < order.count {
      var end = start
      while end < order.count, values[order[end]] == values[order[start]] { end += 1 }
      for index in start..<end { result[order[index]] = Double(start + end + 1) / 2 }
      start = end
    }
    return result
  }
}
