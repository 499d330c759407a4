import Foundation
import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Results")
struct ResultTests {
  @Test("95 % intervals of mean, median and a tail quantile cover the truth in 95 % of 200 seeds")
  func coverage() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("a", "normal(0, 1)"), ("b", "lognormal(mu: 0, sigma: 0.5)")],
        formulas: [("y", "a + 0 * b"), ("z", "b")], outcomes: ["y", "z"],
        targets: [.init(outcome: "y", value: 1)]))
    let truth = try LogNormal(mu: 0, sigma: 0.5)
    var hits = [String: Int]()
    func count(_ name: String, _ statistic: Statistic?, _ value: Double) {
      guard let statistic else { return }
      if deviation(statistic, from: value) <= 1.959964 { hits[name, default: 0] += 1 }
    }
    for seed in 1...200 {
      let result = try compiled.simulate(
        SimulationOptions(draws: 1_000, sampler: MonteCarloSampler(seed: UInt64(seed))))
      let (y, z) = (result["base"]?["y"], result["base"]?["z"])
      count("mean", y?.mean, 0)
      count("sd", y?.standardDeviation, 1)
      count("median", y?.quantile(0.5), 0)
      count("chance", y?.attainment?.probability, SpecialFunctions.normalSurvival(1))
      count("skewed mean", z?.mean, truth.mean)
      count("p95", z?.quantile(0.95), truth.quantile(0.95))
    }
    #expect(hits.count == 6)
    // The binomial standard deviation of 200 trials at 95 % is 3.1.
    for (name, hit) in hits { #expect((180...199).contains(hit), "\(name): \(hit) of 200") }
  }

  /// Poisson(0.7) is 0 with 0.4966: in a third of the samples the median is 0 and the truth 1.
  @Test("Percentiles among equal values are covered too")
  func tied() throws {
    let compiled = try CompiledModel(
      model(drivers: [("a", "poisson(0.7)")], formulas: [("y", "0.12 * a")], outcomes: ["y"]))
    var held = 0
    for seed in 1...200 {
      let result = try compiled.simulate(
        SimulationOptions(draws: 4_096, sampler: MonteCarloSampler(seed: UInt64(seed))))
      let median = try #require(result["base"]?["y"]?.quantile(0.5))
      if (median.value - 0.12).magnitude <= 1.96 * median.standardError { held += 1 }
    }
    #expect(held >= 185, "\(held) of 200")
  }

  @Test("The error of a paired difference is honest")
  func pairedCoverage() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("a", "normal(10, 2)"), ("b", "normal(0, 1)")], formulas: [("y", "a + b")],
        outcomes: ["y"], targets: [.init(outcome: "y", value: 11)],
        scenarios: [.init(name: "s", overrides: ["a": try distribution("normal(10.5, 2.2)")])]))
    let change =
      SpecialFunctions.normalSurvival(0.5 / (4.84 + 1).squareRoot())
      - SpecialFunctions.normalSurvival(1 / 5.0.squareRoot())
    var (mean, chance) = (0, 0)
    for seed in 1...200 {
      let result = try compiled.simulate(
        SimulationOptions(draws: 500, sampler: MonteCarloSampler(seed: UInt64(seed))))
      let y = try #require(result.difference("s")?["y"])
      if deviation(y.mean, from: 0.5) <= 1.959964 { mean += 1 }
      if deviation(try #require(y.attainment), from: change) <= 1.959964 { chance += 1 }
    }
    #expect((180...199).contains(mean))
    #expect((180...200).contains(chance))
  }

  @Test("Draws without a value are counted, shown and left out")
  func nonFinite() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("x", "uniform(-1, 3)"), ("unused", "normal(0, 1)")], formulas: [("y", "log(x)")],
        outcomes: ["y"]))
    let result = try compiled.simulate(SimulationOptions(draws: 4_000))
    let y = try #require(result["base"]?["y"])
    let missing = try #require(y.nonFinite)
    #expect((missing.count - 1_000).magnitude < 120)
    #expect(missing.inputs.count == 1)
    #expect(missing.inputs[0].name == "x" && missing.inputs[0].value < 0)
    #expect(y.draws[y.draws.startIndex + missing.firstDraw].isNaN)
    #expect(y.draws.prefix(missing.firstDraw).allSatisfy { $0.isFinite })
    #expect(y.mean.draws == 4_000 - missing.count && y.mean.value.isFinite)
    let warning = try #require(result.notes.first { $0.code == "outcome-not-finite" })
    #expect(warning.severity == .warning && warning.message.en.contains("x = -0."))
  }

  @Test("Of a scenario its own inputs are shown, each once")
  func nonFiniteScenario() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("x", "uniform(-1, 3)"), ("z", "poisson(4)")], formulas: [("y", "log(x) + z")],
        outcomes: ["y"],
        scenarios: [.init(name: "s", overrides: ["x": try distribution("uniform(-2, 3)")])]))
    for sampler: any Sampler in [MonteCarloSampler(seed: 1), SobolSampler(seed: 1)] {
      let result = try compiled.simulate(SimulationOptions(draws: 4_096, sampler: sampler))
      for scenario in ["base", "s"] {
        let y = try #require(result[scenario]?["y"])
        let missing = try #require(y.nonFinite)
        #expect(missing.inputs.map(\.name).sorted() == ["x", "z"])
        #expect(try #require(missing.inputs.first { $0.name == "x" }).value < 0)
      }
      let warning = try #require(result.notes.first { $0.code == "outcome-not-finite" })
      #expect(!warning.message.en.contains(".00000"))
    }
  }

  @Test("An outcome without a value in any draw does not stop the run")
  func nothingFinite() throws {
    let compiled = try CompiledModel(
      model(
        levers: [.init(name: "f", value: 0)], formulas: [("y", "1 / f")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 1)],
        scenarios: [.init(name: "s", overrides: ["f": .number(2)])]))
    let result = try compiled.simulate(SimulationOptions(draws: 10))
    let y = try #require(result["base"]?["y"])
    #expect(y.mean.value.isNaN && y.mean.draws == 0)
    #expect(y.nonFinite?.count == 10)
    #expect(result["s"]?["y"]?.mean.value == 0.5)
    #expect(result.toJSON().text().contains("\"value\": null"))
  }

  @Test("One draw, and constants, have sensible errors")
  func degenerate() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("x", "normal(0, 1)")], levers: [.init(name: "f", value: 0.1)],
        formulas: [("y", "f * 3"), ("z", "x")], outcomes: ["y", "z"]))
    let many = try #require(try compiled.simulate(SimulationOptions(draws: 1_000))["base"]?["y"])
    #expect(many.mean.value == 0.1 * 3 && many.mean.standardError == 0)
    #expect(many.standardDeviation.value == 0)
    #expect(many.quantile(0.95)?.standardError == 0)
    let one = try #require(try compiled.simulate(SimulationOptions(draws: 1))["base"]?["z"])
    #expect(one.mean.value.isFinite && one.mean.standardError.isNaN)
  }

  @Test("The JSON document keeps its contract")
  func json() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("x", "normal(0, 1)")], formulas: [("y", "x")], outcomes: ["y"],
        targets: [.init(outcome: "y", value: 1)],
        scenarios: [
          .init(name: "s", overrides: ["x": .number(2)], reason: "까닭", owner: "홍보실")
        ]))
    let text = try compiled.simulate(SimulationOptions(draws: 100)).toJSON().text()
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(Set(read.keys) == ["title", "scenarios", "differences", "notes", "provenance"])
    let scenarios = try #require(read["scenarios"] as? [String: [String: Any]])
    #expect(scenarios["s"]?["owner"] as? String == "홍보실")
    #expect(scenarios["s"]?["extends"] as? String == "base")
    let outcomes = try #require(scenarios["base"]?["outcomes"] as? [String: [String: Any]])
    let y = try #require(outcomes["y"])
    for key in ["mean", "standardDeviation", "attainment"] {
      let statistic = try #require(y[key] as? [String: Any])
      #expect(statistic["value"] is Double && statistic["standardError"] is Double)
      #expect(statistic["draws"] as? Int == 100)
    }
    let quantiles = try #require(y["quantiles"] as? [String: [String: Any]])
    #expect(
      Set(quantiles.keys) == ["0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95"])
    let provenance = try #require(read["provenance"] as? [String: Any])
    #expect(provenance["seed"] as? Int == 1 && provenance["sampler"] as? String == "mc")
    #expect(provenance["draws"] as? Int == 100)
    let differences = try #require(read["differences"] as? [String: [String: Any]])
    #expect(differences["s"]?["baseline"] as? String == "base")
  }

  @Test("In a model with periods the top is the last period and all are below")
  func jsonPeriods() throws {
    let compiled = try CompiledModel(
      model(
        periods: Period.year(2018)...Period.year(2020), formulas: [("y", "prev(y, 0) + 1")],
        outcomes: ["y"]))
    let text = try compiled.simulate(SimulationOptions(draws: 2)).toJSON().text(indented: false)
    #expect(text.contains("\"y\":{\"period\":\"2020\",\"unit\":\"\",\"mean\":{\"value\":3"))
    #expect(text.contains("\"periods\":{\"2018\":{\"unit\":\"\",\"mean\":{\"value\":1"))
  }
}
