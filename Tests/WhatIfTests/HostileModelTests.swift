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

  @Test("A spread too large to square is said, not taken for none")
  func hugeSpread() throws {
    let compiled = try compiled("1e300 * x")
    let question = try compiled.question("y")
    let found = findings { () throws(Findings) in
      _ = try compiled.sensitivity(of: question, points: 64)
    }
    #expect(found.map(\.code) == ["outcome-never-finite"])
    #expect(found.allSatisfy { $0.text(.ko).count < 300 })
  }

  @Test("The first draw without a value is shown with its inputs")
  func firstDraw() throws {
    let some = try compiled("log(x - 10) + 0 * k").simulate(SimulationOptions(draws: 400))
    let text = try #require(some.notes.first { $0.code == "outcome-not-finite" }).text(.en)
    #expect(text.contains("of 400 draws") && text.contains("x = "))
    #expect(text.count < 400)
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
