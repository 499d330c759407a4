import Indicators
import LinearAlgebra
import Probability
import Testing

@testable import WhatIf

@Suite("Outcomes as a function of normal scores")
struct OutcomeFunctionTests {
  private static func compiled() throws -> CompiledModel {
    try CompiledModel(
      try model(
        drivers: [
          ("a", "normal(10, 2)"), ("b", "poisson(30)"), ("c", "lognormal(mu: 0, sigma: 0.4)"),
          ("unused", "normal(0, 1)"),
        ],
        correlations: [("a", "b", 0.5)], kind: .normal,
        formulas: [("s", "a * b"), ("y", "s + c"), ("w", "2 * c"), ("z", "a - 1")],
        outcomes: ["y", "w", "z"]))
  }

  @Test("It gives what a run gives at the same scores, bit for bit")
  func sameAsRun() throws {
    let compiled = try Self.compiled()
    let function = try OutcomeFunction(compiled)
    #expect(function.inputs.map(\.driver) == ["a", "b", "c"])
    #expect(function.results.map(\.outcome) == ["y", "w", "z"])
    #expect(function.correlation[0, 1] == 0.5 && function.correlation[0, 2] == 0)
    let count = 1_500
    let sampler = MonteCarloSampler(seed: compiled.declaration.seed)
    let innovations = function.inputs.map { Innovation(driver: $0.driver, step: $0.step) }
    let independent = sampler.sources(innovations, draws: count).map { source in
      var scores = [Double](repeating: 0, count: count)
      scores.withUnsafeMutableBufferPointer { source.fill($0, from: 0) }
      return scores
    }
    let columns = function.evaluate(scores: function.correlated(independent))
    let run = try compiled.simulate(SimulationOptions(draws: count))
    for (index, name) in ["y", "w", "z"].enumerated() {
      #expect(columns[index] == Array(try #require(run["base"]?[name]).draws))
    }
  }

  @Test("Uniforms are normal scores by the quantile")
  func uniforms() throws {
    let function = try OutcomeFunction(Self.compiled(), outcomes: ["z"])
    #expect(function.inputs.map(\.driver) == ["a"])
    let values = function.evaluate(uniforms: [[0.5, 0.975]])[0]
    #expect(values[0] == 9)
    #expect((values[1] - (9 + 2 * 1.959963984540054)).magnitude < 1e-12)
  }

  @Test("A changed input gives what a whole run gives, and leaves the first run as it was")
  func changing() throws {
    let function = try OutcomeFunction(Self.compiled())
    let scores = (0..<3).map { (i: Int) -> [Double] in
      (0..<300).map { (k: Int) -> Double in Double((k * (i + 3)) % 61) / 12 - 2.5 }
    }
    let other = (0..<300).map { Double($0 % 17) / 8 - 1 }
    let base = function.evaluate(scores: scores)
    var session = function.session(capacity: 300)
    func values(_ input: Int, _ scores: [Double], _ target: UnsafeMutablePointer<Double>) {
      target.update(from: function.values(of: input, scores: scores), count: 300)
    }
    session.run(count: 300) { values($0, scores[$0], $1) }
    for input in 0..<3 {
      var moved = scores
      moved[input] = other
      let expected = function.evaluate(scores: moved)
      session.run(changing: input) { values(input, other, $0) }
      for index in 0..<3 {
        let found = session.changedResult(index) { result in (0..<300).map { result[$0] } }
        let kept = session.result(index) { result in (0..<300).map { result[$0] } }
        #expect(found == expected[index])
        #expect(kept == base[index])
        #expect(session.reaches(input, index) == (found != kept))
      }
    }
  }

  @Test("Steps of a series keep their correlation")
  func steps() throws {
    let source = SeriesDriver(
      periods: [.year(2021), .year(2022)],
      margins: [try Normal(mean: 0, sd: 1), try Normal(mean: 0, sd: 1)],
      stepCorrelation: try .init(rows: [[1, 0.6], [0.6, 1]]))
    let declaration = try model(
      periods: .year(2021)...(.year(2022)), drivers: [("x", "series:s")],
      formulas: [("y", "x")], outcomes: ["y"])
    let function = try OutcomeFunction(try CompiledModel(declaration, series: ["s": source]))
    #expect(function.inputs.map(\.step) == [0, 1])
    #expect((function.correlation[0, 1] - 0.6).magnitude < 1e-12)
  }
}
