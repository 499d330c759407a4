import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Models that ask too much, and numbers without end")
struct HostileModelTests {
  /// The findings a body throws; none where it returns.
  private func findings(_ body: () throws(Findings) -> Void) -> [Finding] {
    do throws(Findings) {
      try body()
      return []
    } catch {
      return error.all
    }
  }

  private func compiled(_ formula: String, x: String = "normal(10, 2)") throws -> CompiledModel {
    try CompiledModel(
      model(
        drivers: [("x", x)], levers: [.init(name: "k", value: 1, min: 0, max: 5)],
        formulas: [("y", formula)], outcomes: ["y"],
        scenarios: [.init(name: "more", overrides: ["k": .number(2)])]))
  }

  @Test(
    "An outcome without any value is an error of every question",
    arguments: ["k / (x - x)", "log(0 - x^2) + k", "1e308 * (10 + x^2) * k"])
  func neverFinite(formula: String) throws {
    let compiled = try compiled(formula)
    let question = try compiled.question("y")
    let options = SimulationOptions(draws: 500)
    let run = try compiled.simulate(options)
    #expect(run.notes.contains { $0.code == "outcome-never-finite" && $0.severity == .error })
    let more = try compiled.scenario(named: "more")
    let all = [
      findings { () throws(Findings) in
        _ = try compiled.compare(.base, more, of: [question], options: options)
      },
      findings { () throws(Findings) in
        let goal: OutcomeGoal
        do throws(Finding) {
          goal = try OutcomeGoal(atLeast: 3)
        } catch {
          throw Findings([error])
        }
        _ = try compiled.solve(goal, of: question, levers: ["k"], options: options)
      },
      findings { () throws(Findings) in
        _ = try compiled.sensitivity(of: question, points: 64)
      },
    ]
    for found in all {
      #expect(found.first?.code == "outcome-never-finite")
      #expect(found.allSatisfy { $0.mend != nil && $0.text(.ko) != $0.text(.en) })
    }
  }

  @Test("A spread whose square no Double holds is measured all the same")
  func hugeSpread() throws {
    let compiled = try compiled("1e300 * x")
    let mean = try #require(try compiled.simulate(SimulationOptions(draws: 500))["base"]?["y"]).mean
    let plain = try #require(
      try self.compiled("x").simulate(SimulationOptions(draws: 500))["base"]?["y"]
    ).mean
    #expect(abs(mean.standardError / 1e300 / plain.standardError - 1) < 1e-12)
    let one = try self.compiled("x")
    for (text, size) in [("1e300 * x", 1e300), ("1e-300 * x", 1e-300)] {
      let extreme = try self.compiled(text)
      let found = try extreme.sensitivity(of: try extreme.question("y"), points: 64, drawn: 500)
      let known = try one.sensitivity(of: try one.question("y"), points: 64, drawn: 500)
      for (a, b) in zip(found.indices, known.indices) {
        #expect((a.first.value - b.first.value).magnitude < 1e-9)
        #expect((a.total.value - b.total.value).magnitude < 1e-9)
      }
      #expect((found.mean / size / known.mean - 1).magnitude < 1e-9)
      let shares = try #require(found.drawn?.drivers.first?.first.value)
      #expect((shares - (known.drawn?.drivers.first?.first.value ?? 0)).magnitude < 1e-9)
    }
  }

  @Test("The first draw without a value is counted from 1 and shown with its inputs")
  func firstDraw() throws {
    let some = try compiled("log(x - 10) + 0 * k").simulate(SimulationOptions(draws: 400))
    let text = try #require(some.notes.first { $0.code == "outcome-not-finite" }).text(.en)
    let missing = try #require(some["base"]?["y"]?.nonFinite)
    #expect(
      text.contains("of 400 draws") && text.contains("number \(missing.firstDraw + 1), with x = "))
    #expect(text.count < 400)
    #expect(missing.inputs.map(\.name) == ["x"] && missing.inputs[0].value < 10)
  }

  @Test("An input that is infinite itself is shown, others that do not matter are not")
  func infiniteInput() throws {
    let compiled = try CompiledModel(
      model(
        drivers: [("other", "normal(0, 1)"), ("x", "lognormal(mu: 700, sigma: 30)")],
        formulas: [("z", "other"), ("y", "x + 1")], outcomes: ["z", "y"]))
    let run = try compiled.simulate(SimulationOptions(draws: 500))
    let y = try #require(run["base"]?["y"])
    #expect(y.nonFinite?.inputs.map(\.name) == ["x"])
    #expect(y.nonFinite?.inputs[0].value.isFinite == false)
    #expect(run.notes.contains { $0.text(.ko).contains("x = 너무 큰 수") })
    #expect(run["base"]?["z"]?.nonFinite == nil)
    // The other draws reach 10³⁰⁸: their mean has a standard error all the same.
    #expect(y.mean.value > 1e305 && y.mean.standardError > 0 && y.mean.standardError.isFinite)
  }

  @Test("No value in one period alone is a warning, and an error of a question about that period")
  func firstPeriod() throws {
    let compiled = try CompiledModel(
      model(
        periods: .year(2026)...(.year(2028)), drivers: [("x", "normal(10, 1)")],
        formulas: [("growth", "x / prev(x, 0) - 1")], outcomes: ["growth"]))
    let run = try compiled.simulate(SimulationOptions(draws: 100))
    // x / x − 1 is 0 in every draw.
    #expect(run.notes.map(\.severity) == [.warning, .note])
    #expect(run.notes.map(\.code) == ["outcome-never-finite", "outcome-same-draws"])
    let first = try compiled.question("growth", period: .year(2026))
    let options = SimulationOptions(draws: 100)
    #expect(try compiled.explain(first, options: options).notes.map(\.severity) == [.error])
    #expect(try compiled.explain(compiled.question("growth"), options: options).notes.isEmpty)
  }

  @Test("why, solve and retrospect say which draws have no value")
  func questions() throws {
    let options = SimulationOptions(draws: 400)
    let never = try compiled("k / (x - x)")
    let found = try never.explain(never.question(), options: options)
    #expect(found.notes.map(\.code) == ["outcome-never-finite"] && found.mean.draws == 0)
    let past = [Happened(name: "y", period: nil, value: 3)]
    #expect(
      findings { () throws(Findings) in _ = try never.retrospect(past, options: options) }
        .first?.code == "outcome-never-finite")
    let some = try compiled("log(x - 10) + k")
    let goal = try OutcomeGoal(atLeast: 3)
    let solution = try some.solve(goal, of: some.question(), levers: ["k"], options: options)
    #expect(solution.notes.map(\.code) == ["outcome-not-finite"] && solution.best.missing > 100)
    let scored = try some.retrospect(past, options: options)
    #expect(scored.notes.map(\.severity) == [.warning, .warning])
  }

  @Test("A score of what happened scales with the values")
  func hugeRetrospect() throws {
    let options = SimulationOptions(draws: 400)
    func score(_ formula: String, _ value: Double) throws -> Double {
      let compiled = try compiled(formula)
      let past = [Happened(name: "y", period: nil, value: value)]
      return try compiled.retrospect(past, options: options).scenarios[0].scores[0].crps
    }
    let plain = try score("x", 9)
    #expect(abs(try score("x * 1e306", 9e306) / 1e306 / plain - 1) < 1e-9)
  }

  @Test("A chain of 20,000 formulas is computed")
  func longChain() throws {
    let count = 20_000
    let chain = (0...count).map { ("f\($0)", $0 == 0 ? "k" : "f\($0 - 1) + 1") }
    let compiled = try CompiledModel(
      model(levers: [.init(name: "k", value: 1)], formulas: chain, outcomes: ["f\(count)"]))
    let result = try compiled.simulate(SimulationOptions(draws: 2))
    #expect(result["base"]?["f\(count)"]?.mean.value == Double(count + 1))
  }

  @Test("Counts beyond what a Double can count are refused", arguments: ["poisson", "negbinomial"])
  func uncountable(family: String) throws {
    let text = family == "poisson" ? "poisson(1e300)" : "negbinomial(1e300, 2)"
    #expect(
      codes(of: try model(drivers: [("x", text)], formulas: [("y", "x")], outcomes: ["y"]))
        == ["distribution-parameter"])
  }
}
