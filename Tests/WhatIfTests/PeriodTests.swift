import Indicators
import LinearAlgebra
import Probability
import Testing

@testable import WhatIf

@Suite("Models with periods")
struct PeriodTests {
  private static let years = Period.year(2018)...Period.year(2022)

  private static func values(
    _ formulas: [(String, String)], outcome: String = "y"
  ) throws -> [Double] {
    let declaration = try model(
      periods: years, levers: [.init(name: "base", value: 10)], formulas: formulas,
      outcomes: [outcome])
    let result = try CompiledModel(declaration).simulate(SimulationOptions(draws: 3))
    return (0..<5).map { result["base"]?[outcome, .year(2018 + $0)]?.mean.value ?? .nan }
  }

  @Test("prev, lag, cumsum, total, mean and x[2019]")
  func functions() throws {
    #expect(try Self.values([("y", "prev(y, base) * 2")]) == [20, 40, 80, 160, 320])
    let x = ("x", "prev(x, 0) + 1")
    #expect(try Self.values([x, ("y", "lag(x, 2, -1)")]) == [-1, -1, 1, 2, 3])
    #expect(try Self.values([x, ("y", "lag(x * x, 1, -1)")]) == [-1, 1, 4, 9, 16])
    #expect(try Self.values([x, ("y", "cumsum(x)")]) == [1, 3, 6, 10, 15])
    #expect(try Self.values([x, ("y", "total(x) + 0 * base")]) == [15, 15, 15, 15, 15])
    #expect(try Self.values([x, ("y", "mean(2 * x)")]) == [6, 6, 6, 6, 6])
    #expect(try Self.values([x, ("y", "x / x[2019]")]) == [0.5, 1, 1.5, 2, 2.5])
    #expect(try Self.values([x, ("y", "cumsum(prev(x, 0))")]) == [0, 1, 3, 6, 10])
  }

  @Test("The same as the vocabulary's own evaluation over periods")
  func vocabulary() throws {
    for text in [
      "cumsum(x) - lag(x, 3, base)", "if(x > mean(x), prev(x, 5), total(x))", "x[2021] ^ 2 - x",
    ] {
      let expression = try Expression(parsing: text)
      let expected = try #require(
        expression.evaluate(over: Self.years) { name, period in
          name == "base" ? 10 : Double((period.year ?? 0) - 2017)
        })
      #expect(
        try Self.values([("x", "prev(x, 0) + 1"), ("y", text)]) == expected.values.compactMap { $0 }
      )
    }
  }

  @Test("Long recursions over months do not recurse")
  func months() throws {
    let declaration = try model(
      periods: Period.month(1900, 1)...Period.month(2024, 12),
      formulas: [("y", "prev(y, 0) + 1"), ("z", "cumsum(y)")], outcomes: ["z"])
    let result = try CompiledModel(declaration).simulate(SimulationOptions(draws: 2))
    let last = try #require(result["base"]?["z"])
    #expect(last.period == .month(2024, 12))
    #expect(last.mean.value == 1_500 * 1_501 / 2)
  }

  @Test("A distribution is one state of the world for all periods")
  func parameter() throws {
    let declaration = try model(
      periods: Self.years, drivers: [("x", "normal(0, 1)")], formulas: [("y", "x")],
      outcomes: ["y"])
    let base = try #require(
      try CompiledModel(declaration).simulate(SimulationOptions(draws: 50))["base"])
    #expect(base["y", .year(2018)]?.draws == base["y", .year(2022)]?.draws)
  }

  private static func walk(_ observed: [Period: Double] = [:]) throws -> SeriesDriver {
    let steps = 6
    var correlation = Matrix.identity(steps)
    for i in 0..<steps {
      for j in 0..<steps {
        correlation[i, j] = (Double(min(i, j) + 1) / Double(max(i, j) + 1)).squareRoot()
      }
    }
    return SeriesDriver(
      observed: observed, periods: (0..<steps).map { Period.year(2017 + $0) },
      margins: try (1...steps).map { try Normal(mean: 100, sd: Double($0).squareRoot()) },
      stepCorrelation: correlation)
  }

  @Test("A series brings its joint forecast: a sum over periods has the right spread")
  func series() throws {
    let declaration = try model(
      periods: Self.years, drivers: [("x", "series:releases")], formulas: [("y", "total(x)")],
      outcomes: ["y", "x"])
    let result = try CompiledModel(declaration, series: ["releases": Self.walk()]).simulate(
      SimulationOptions(draws: 40_000))
    // Steps 2 to 6 of a random walk: cov(s, t) = min(s, t).
    var variance = 0.0
    for s in 2...6 { for t in 2...6 { variance += Double(min(s, t)) } }
    let y = try #require(result["base"]?["y"])
    #expect(deviation(y.mean, from: 500) < 4)
    #expect(deviation(y.standardDeviation, from: variance.squareRoot()) < 4)
    let last = try #require(result["base"]?["x"])
    #expect(deviation(last.standardDeviation, from: 6.0.squareRoot()) < 4)
  }

  @Test("What is observed is known")
  func observed() throws {
    let declaration = try model(
      periods: Self.years, drivers: [("x", "series:releases")], formulas: [("y", "x")],
      outcomes: ["y"])
    let result = try CompiledModel(
      declaration, series: ["releases": Self.walk([.year(2018): 97])]
    ).simulate(SimulationOptions(draws: 1_000))
    let first = try #require(result["base"]?["y", .year(2018)])
    #expect(first.mean.value == 97 && first.standardDeviation.value == 0)
    #expect((result["base"]?["y", .year(2019)]?.standardDeviation.value ?? 0) > 1)
  }

  @Test("Two series with a declared correlation have it in every period")
  func correlatedSeries() throws {
    let declaration = try model(
      periods: Self.years, drivers: [("x", "series:x"), ("z", "series:z")],
      correlations: [("x", "z", 0.6)], kind: .normal, formulas: [("y", "x - z")],
      outcomes: ["y"])
    let result = try CompiledModel(
      declaration, series: ["x": Self.walk(), "z": Self.walk()]
    ).simulate(SimulationOptions(draws: 40_000))
    for year in 0..<5 {
      let sd = (Double(year + 2) * 2 * (1 - 0.6)).squareRoot()
      let y = try #require(result["base"]?["y", .year(2018 + year)])
      #expect(deviation(y.standardDeviation, from: sd) < 4)
    }
  }

  @Test("Without periods a series is its next step")
  func nextStep() throws {
    let declaration = try model(
      drivers: [("x", "series:releases")], formulas: [("y", "x")], outcomes: ["y"])
    let result = try CompiledModel(declaration, series: ["releases": Self.walk()]).simulate(
      SimulationOptions(draws: 10_000))
    #expect(deviation(try #require(result["base"]?["y"]).standardDeviation, from: 1) < 4)
  }
}

@Suite("Years of a monthly model")
struct YearOfMonthsTests {
  private func run(_ text: String) throws -> Double? {
    let compiled = try CompiledModel(
      try model(
        periods: .month(2018, 1)...(.month(2019, 12)), levers: [.init(name: "x", value: 2)],
        formulas: [("level", "prev(level, 0) + x"), ("y", text)], outcomes: ["y"]))
    return try compiled.simulate(SimulationOptions(draws: 2))["base"]?["y"]?.mean.value
  }

  @Test("are asked for by total or mean")
  func years() throws {
    // Levels are 2, 4, …, 24 in 2018 and 26, …, 48 in 2019.
    #expect(try run("total(level[2018])") == 156)
    #expect(try run("mean(level[2019])") == 37)
    #expect(try run("total(level[2019Q1])") == 26 + 28 + 30)
    #expect(try run("total(level)") == 600)
  }

  @Test("are an error otherwise, or where months are missing")
  func refusals() {
    for text in ["level[2018]", "total(level[2020])", "total(level[2018] * 2)"] {
      #expect(throws: Findings.self) { try run(text) }
    }
  }
}
