import Indicators
import LinearAlgebra
import Probability
import Testing

@testable import WhatIf

@Suite("What is wrong with a model is said")
struct ModelErrorTests {
  private static let x = [("x", "normal(0, 1)")]
  private static let y = [("y", "x + 1")]

  @Test("Names")
  func names() throws {
    #expect(
      codes(of: try model(drivers: Self.x + Self.x, formulas: Self.y, outcomes: ["y"]))
        == ["model-duplicate-name"])
    #expect(
      codes(
        of: try model(
          drivers: Self.x, levers: [.init(name: "x", value: 1)], formulas: Self.y, outcomes: ["y"])
      ) == ["model-duplicate-name"])
    #expect(
      codes(of: try model(drivers: [("", "normal(0, 1)")], formulas: [("y", "1")], outcomes: ["y"]))
        == ["model-empty-name"])
    #expect(
      codes(of: try model(drivers: Self.x, formulas: Self.y + Self.y, outcomes: ["y"]))
        == ["formula-duplicate-name"])
    #expect(
      codes(of: try model(drivers: Self.x, formulas: [("y", "xx + 1")], outcomes: ["y"]))
        == ["formula-unknown-name"])
  }

  @Test("Outcomes and targets")
  func outcomes() throws {
    #expect(codes(of: try model(outcomes: [])) == ["model-no-outcomes"])
    #expect(
      codes(of: try model(drivers: Self.x, formulas: Self.y, outcomes: ["y", "z"]))
        == ["model-unknown-name"])
    #expect(
      codes(of: try model(drivers: Self.x, formulas: Self.y, outcomes: ["y", "y"]))
        == ["model-duplicate-name"])
    let targets: [(DriverModel.Target, String)] = [
      (.init(outcome: "x", value: 1), "model-unknown-name"),
      (.init(outcome: "y", value: .nan), "target-not-finite"),
      (.init(outcome: "y", value: 1, direction: .band(0...1)), "target-direction"),
    ]
    for (target, code) in targets {
      let declaration = try model(
        drivers: Self.x, formulas: Self.y, outcomes: ["y"], targets: [target])
      #expect(codes(of: declaration) == [code])
    }
    let twice = try model(
      drivers: Self.x, formulas: Self.y, outcomes: ["y"],
      targets: [.init(outcome: "y", value: 1), .init(outcome: "y", value: 2)])
    #expect(codes(of: twice) == ["model-duplicate-name"])
  }

  @Test("All problems at once, and the nearest name is offered")
  func together() throws {
    let declaration = try model(
      drivers: [("pickup", "normal(0, -1)")], levers: [.init(name: "f", value: 9, max: 5)],
      correlations: [("pickup", "pikup", 0.2)], formulas: [("y", "pickup")], outcomes: ["yy"])
    do throws(Findings) {
      _ = try CompiledModel(declaration)
      Issue.record("accepted")
    } catch {
      #expect(
        Set(error.all.map(\.code)) == [
          "distribution-parameter", "lever-outside-bounds", "model-unknown-name",
        ])
      let hints = error.all.compactMap { $0.mend?.en }.joined()
      #expect(hints.contains("'pickup'") && hints.contains("'y'"))
      #expect(error.all.allSatisfy { !$0.message.ko.isEmpty && $0.mend != nil })
    }
  }

  @Test("Levers")
  func levers() throws {
    let cases: [(DriverModel.Lever, String)] = [
      (.init(name: "f", value: .infinity), "lever-not-finite"),
      (.init(name: "f", value: 1, min: 3, max: 2), "lever-bounds"),
      (.init(name: "f", value: 1, step: 0), "lever-step"),
      (.init(name: "f", value: 0, min: 0, max: 10, step: 3), "lever-step"),
      (.init(name: "f", value: -1, min: 0), "lever-outside-bounds"),
      (.init(name: "f", value: 0.5, min: 0, max: 10, step: 1), "lever-off-step"),
    ]
    for (lever, code) in cases {
      #expect(
        codes(of: try model(levers: [lever], formulas: [("y", "f")], outcomes: ["y"])) == [code])
    }
    let fine = DriverModel.Lever(name: "f", value: 0.3, min: 0, max: 1, step: 0.1)
    #expect(codes(of: try model(levers: [fine], formulas: [("y", "f")], outcomes: ["y"])) == [])
  }

  @Test("Correlations")
  func correlations() throws {
    let drivers = ["a", "b", "c"].map { ($0, "normal(0, 1)") }
    let cases: [([(String, String, Double)], String)] = [
      ([("a", "a", 0.5)], "correlation-with-itself"), ([("a", "b", 1.5)], "correlation-outside"),
      ([("a", "b", .nan)], "correlation-outside"), ([("a", "q", 0.5)], "model-unknown-name"),
      ([("a", "f", 0.5)], "correlation-not-uncertain"),
      ([("a", "b", 0.5), ("b", "a", 0.4)], "model-duplicate-name"),
      (
        [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9)],
        "correlation-not-positive-definite"
      ),
      ([("a", "b", 1)], "correlation-outside"),
    ]
    for (pairs, code) in cases {
      let declaration = try model(
        drivers: drivers, levers: [.init(name: "f", value: 1)], correlations: pairs,
        formulas: [("y", "a + b + c + f")], outcomes: ["y"])
      #expect(codes(of: declaration) == [code])
    }
  }

  @Test("A contradiction names its smallest eigenvalue and values that agree")
  func contradiction() throws {
    let declaration = try model(
      drivers: ["a", "b", "c"].map { ($0, "normal(0, 1)") },
      correlations: [("a", "b", 0.9), ("b", "c", 0.9), ("a", "c", -0.9)], kind: .normal,
      formulas: [("y", "a + b + c")], outcomes: ["y"])
    do throws(Findings) {
      _ = try CompiledModel(declaration)
      Issue.record("accepted")
    } catch {
      // The eigenvalues of the matrix are 1.9, 1.9 and −0.8.
      #expect(error.all[0].message.en.contains("-0.8"))
      #expect(
        error.all[0].mend?.en.contains("[a, b] 0.5") == true, "\(error.all[0].mend?.en ?? "")")
    }
  }

  @Test("Formulas: cycles, units, periods")
  func formulas() throws {
    #expect(
      codes(of: try model(formulas: [("y", "z"), ("z", "y")], outcomes: ["y"]))
        == ["formula-cycle"])
    let mismatch = try model(
      drivers: [("a", "normal(0, 1)"), ("b", "normal(0, 1)")], formulas: [("y", "a + b")],
      outcomes: ["y"], units: ["a": "건", "b": "원"])
    #expect(codes(of: mismatch) == ["unit-mismatch"])
    for text in ["prev(x, 0)", "total(x)", "x[2019]", "cumsum(x)"] {
      #expect(
        codes(of: try model(drivers: Self.x, formulas: [("y", text)], outcomes: ["y"]))
          == ["formula-needs-periods"])
    }
    let years = Period.year(2018)...Period.year(2020)
    #expect(
      codes(
        of: try model(
          periods: years, drivers: Self.x, formulas: [("y", "x[2025]")], outcomes: ["y"]))
        == ["formula-period-outside"])
    let months = Period.month(2018, 1)...Period.month(2018, 12)
    #expect(
      codes(
        of: try model(
          periods: months, drivers: Self.x, formulas: [("y", "x[2018]")], outcomes: ["y"]))
        == ["formula-period-outside"])
    let lag = DriverModel.Formula(
      name: "y", expression: .call(.lag, [.variable("x"), .variable("x"), .number(0)]), text: "")
    var declaration = try model(periods: years, drivers: Self.x, outcomes: ["y"])
    declaration.formulas = [lag]
    #expect(codes(of: declaration) == ["formula-lag-not-constant"])
    let crossed = try model(
      drivers: [("x", "uniform(0, 9)")], formulas: [("y", "clamp(x, 5, 1)")], outcomes: ["y"])
    #expect(codes(of: crossed) == ["formula-clamp-bounds"])
    declaration.formulas = [
      .init(name: "y", expression: .call(.clamp, [.variable("x")]), text: "")
    ]
    #expect(codes(of: declaration) == ["formula-wrong-arguments"])
  }

  @Test("Periods")
  func periods() throws {
    let wide = Period.year(1)...Period.year(20_000)
    #expect(codes(of: try model(periods: wide, outcomes: ["y"])) == ["model-periods"])
    let mixed = Period.year(2018)...Period.month(2019, 1)
    #expect(codes(of: try model(periods: mixed, outcomes: ["y"])) == ["model-periods"])
  }

  @Test("Series")
  func series() throws {
    let driver = SeriesDriver(
      unit: .none, periods: [.year(2018)], margins: [try Normal(mean: 0, sd: 1)],
      stepCorrelation: .identity(1))
    let years = Period.year(2018)...Period.year(2019)
    func declaration(_ periods: ClosedRange<Period>?, unit: String? = nil) throws -> DriverModel {
      try model(
        periods: periods, drivers: [("x", "series:r")], formulas: [("y", "x")], outcomes: ["y"],
        units: unit.map { ["x": $0] } ?? [:])
    }
    #expect(codes(of: try declaration(nil), series: ["r": driver]) == [])
    #expect(codes(of: try declaration(nil)) == ["driver-series-unknown"])
    #expect(codes(of: try declaration(nil), series: ["rr": driver]) == ["driver-series-unknown"])
    #expect(
      codes(of: try declaration(nil, unit: "건"), series: ["r": driver]) == ["driver-series-unit"])
    #expect(codes(of: try declaration(years), series: ["r": driver]) == ["driver-series-period"])
    let months = Period.month(2018, 1)...Period.month(2018, 2)
    #expect(
      codes(of: try declaration(months), series: ["r": driver]) == ["driver-series-frequency"])
    let empty = SeriesDriver(periods: [], margins: [], stepCorrelation: .identity(0))
    #expect(codes(of: try declaration(nil), series: ["r": empty]) == ["driver-series-empty"])
  }

  @Test("Scenarios")
  func scenarios() throws {
    let cases: [([DriverModel.Scenario], String)] = [
      ([.init(name: "base")], "scenario-reserved-name"),
      ([.init(name: "a"), .init(name: "a")], "scenario-duplicate-name"),
      ([.init(name: "a", extends: "b")], "scenario-unknown-parent"),
      ([.init(name: "a", overrides: ["feature": .number(1)])], "scenario-unknown-variable"),
      ([.init(name: "a", overrides: ["features": .number(61)])], "lever-outside-bounds"),
      ([.init(name: "a", overrides: ["features": .number(1.5)])], "lever-off-step"),
      ([.init(name: "a", overrides: ["features": .number(.nan)])], "scenario-not-finite"),
      ([.init(name: "a", overrides: ["x": .number(.infinity)])], "scenario-not-finite"),
      (
        [.init(name: "a", overrides: ["features": try distribution("poisson(3)")])],
        "scenario-lever-needs-number"
      ),
      (
        [.init(name: "a", overrides: ["features": try formula("x + 1")])],
        "scenario-lever-needs-number"
      ),
      (
        [.init(name: "a", overrides: ["x": try distribution("normal(0, 0)")])],
        "distribution-parameter"
      ),
      ([.init(name: "a", overrides: ["x": try formula("y")])], "formula-cycle"),
      ([.init(name: "a", overrides: ["x": try formula("zz")])], "formula-unknown-name"),
      ([.init(name: "a", overrides: ["x": try formula("prev(x, 0)")])], "formula-needs-periods"),
      ([.init(name: "a", overrides: ["x": try formula("features")])], "unit-mismatch"),
    ]
    for (scenarios, code) in cases {
      let declaration = try model(
        drivers: [("x", "normal(0, 1)")],
        levers: [.init(name: "features", unit: unit("건"), value: 36, min: 0, max: 60, step: 1)],
        formulas: [("y", "x * features")], outcomes: ["y"], scenarios: scenarios)
      #expect(codes(of: declaration) == [code])
    }
    let circle = try model(
      drivers: Self.x, formulas: Self.y, outcomes: ["y"],
      scenarios: [.init(name: "a", extends: "b"), .init(name: "b", extends: "a")])
    #expect(codes(of: circle) == ["scenario-cycle", "scenario-cycle"])
    let constant = try model(
      levers: [.init(name: "f", value: 1, max: 60)], formulas: [("y", "f")], outcomes: ["y"],
      scenarios: [.init(name: "a", overrides: ["f": try formula("3 * 12")])])
    #expect(codes(of: constant) == [])
  }

  @Test("Runs")
  func runs() throws {
    let compiled = try CompiledModel(
      model(drivers: Self.x, formulas: Self.y, outcomes: ["y"]))
    func code(
      _ options: SimulationOptions, scenarios: [String]? = nil, outcomes: [String]? = nil
    ) -> String? {
      do throws(Findings) {
        if let outcomes {
          _ = try compiled.simulate(overlays: [], outcomes: outcomes, options)
        } else {
          _ = try compiled.simulate(options, scenarios: scenarios)
        }
        return nil
      } catch {
        return error.all.first?.code
      }
    }
    #expect(code(.init(draws: 0)) == "simulation-draws")
    #expect(code(.init(draws: 200_000_000)) == "simulation-draws")
    #expect(code(.init(draws: 10, quantiles: [1])) == "simulation-quantile")
    #expect(code(.init(draws: 10_000, memoryLimit: 1_000)) == "simulation-memory")
    #expect(code(.init(draws: 10), scenarios: ["bas"]) == "scenario-unknown")
    #expect(code(.init(draws: 10), outcomes: ["q"]) == "model-unknown-name")
    #expect(code(.init(draws: 10)) == nil)
  }

  @Test("A driver that moves nothing is noted")
  func unused() throws {
    let compiled = try CompiledModel(
      model(drivers: Self.x + [("idle", "normal(0, 1)")], formulas: Self.y, outcomes: ["y"]))
    #expect(compiled.notes.map(\.code) == ["driver-unused"])
    #expect(compiled.notes[0].message.en.contains("'idle'"))
  }

  @Test("A finding says which part of the model, or which scenario, it is about")
  func parts() throws {
    let base = try model(
      drivers: [("x", "normal(0, 1)")],
      levers: [.init(name: "f", value: 3, min: 0, max: 9, step: 3)],
      formulas: [("y", "x + f"), ("z", "y + 1")], outcomes: ["z"])
    var mixed = base
    mixed.uncertainties[0] = .init(
      name: "x", unit: try #require(Unit(parsing: "건")), source: base.uncertainties[0].source)
    mixed.levers[0] = .init(name: "f", unit: try #require(Unit(parsing: "명")), value: 3)
    #expect(findings(of: mixed).map(\.place.column) == ["y"])

    for (name, change, code) in [
      ("f", DriverModel.Scenario.Override.number(4), "lever-off-step"),
      ("x", .formula(try Expression(parsing: "z / 2"), "z / 2"), "formula-cycle"),
    ] {
      var changed = base
      changed.scenarios = [.init(name: "push", overrides: [name: change])]
      let found = findings(of: changed)
      #expect(found.map(\.code) == [code] && found.map(\.place.column) == ["push"])
      #expect(found.allSatisfy { $0.message.en.hasPrefix("Scenario 'push': ") })
    }
  }

  @Test("Correlations that settle or contradict each other say what to write instead")
  func strongCorrelations() throws {
    func found(_ pairs: [(String, String, Double)]) throws -> Finding? {
      let found = findings(
        of: try model(
          drivers: ["a", "b", "c"].map { ($0, "normal(0, 1)") },
          correlations: pairs, formulas: [("y", "a + b + c")], outcomes: ["y"]))
      #expect(found.count == 1)
      return found.first
    }
    let certain = try #require(try found([("a", "b", -1)]))
    #expect(certain.code == "correlation-outside" && certain.message.en.contains("settle"))
    // 0.6 and 0.8 of normal scores are as far as b may be from a and c where these have nothing in
    // common; a little more contradicts that a little.
    let near = try #require(try found([("a", "b", 0.583), ("b", "c", 0.789), ("a", "c", 0)]))
    #expect(near.code == "correlation-not-positive-definite")
    #expect(near.mend?.en.contains("[b, c] 0.78") == true, "\(near.mend?.en ?? "")")
  }
}
