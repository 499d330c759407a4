import Foundation
import Indicators
import LinearAlgebra
import Probability
import Testing

@testable import WhatIf

@Suite("Explaining a number")
struct ExplanationTests {
  @Test("traces an outcome to levers, uncertainties and the change of a scenario")
  func tree() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [("releases", "uniform(100, 200)"), ("pickup", "pert(0.2, 0.4, 0.6)")],
        levers: [.init(name: "features", value: 36)],
        formulas: [
          ("stories", "releases * pickup"), ("coverage", "0.3 * stories + 0.5 * features"),
        ], outcomes: ["coverage"],
        scenarios: [
          .init(
            name: "push", overrides: ["features": .number(48)], reason: "월 4회", owner: "언론팀")
        ]))
    let explanation = try compiled.explain(
      try compiled.question(), scenario: try compiled.scenario(named: "push"),
      sources: ModelSources(file: "m.yaml", rows: ["releases": 3]),
      options: SimulationOptions(draws: 2_000))
    let text = explanation.trace.tree()
    #expect(abs((explanation.trace.value ?? 0) - 42) < 1e-9)
    for part in [
      "coverage = 0.3 * stories + 0.5 * features = 42", "stories = releases * pickup = 60",
      "releases = uniform(100, 200)의 평균 (m.yaml 3행) = 150",
      "features = 시나리오 push (월 4회, 언론팀) = 48",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
    #expect(deviation(explanation.mean, from: 42) < 4)
  }

  /// A grant that comes in 7 of 10 cases is never 0.7, which `grant == 1` would take for none.
  @Test("what is yes or no stands at one of the two where a condition hangs on it")
  func deciding() throws {
    let compiled = try CompiledModel(
      try model(
        drivers: [
          ("grant", "bernoulli(0.7)"), ("gift", "bernoulli(0.6)"), ("wild", "studentt(1, 5, 1)"),
        ],
        formulas: [("paid", "if(grant == 1, 100, 0)"), ("all", "paid + 10 * gift + wild")],
        outcomes: ["all"]))
    let explanation = try compiled.explain(
      try compiled.question(), language: .en, options: SimulationOptions(draws: 100))
    #expect(abs((explanation.trace.value ?? 0) - 111) < 1e-9 && explanation.hasMedians)
    let text = explanation.trace.tree()
    for part in [
      "grant = median of bernoulli(0.7) = 1", "gift = mean of bernoulli(0.6) = 0.6",
      "wild = median of studentt(1, 5, 1) = 5",
    ] { #expect(text.contains(part), "\(part) in \(text)") }
  }

  @Test("follows formulas through time and ends")
  func time() throws {
    let compiled = try CompiledModel(
      try model(
        periods: .year(2018)...(.year(2022)), drivers: [("growth", "uniform(0, 0.2)")],
        formulas: [("level", "prev(level, 100) * (1 + growth)"), ("sum", "total(level)")],
        outcomes: ["sum", "level"]))
    let last = try compiled.explain(
      try compiled.question("level"), options: SimulationOptions(draws: 100))
    #expect(abs((last.trace.value ?? 0) - 100 * pow(1.1, 5)) < 1e-9)
    #expect(last.trace.tree().contains("level[2021]"))
    let sum = try compiled.explain(
      try compiled.question("sum", period: .year(2018)), options: SimulationOptions(draws: 100))
    #expect(sum.trace.children.map(\.label).prefix(2) == ["level[2018]", "level[2019]"])
  }

  @Test("tells once what has one value in all periods")
  func steadyThroughTime() throws {
    let compiled = try CompiledModel(
      try model(
        periods: .year(2024)...(.year(2029)), drivers: [("a", "uniform(1, 3)")],
        levers: [.init(name: "k", value: 2)],
        formulas: [("y", "cumsum(k) + total(a) + prev(g, 0)"), ("g", "a * 2")], outcomes: ["y"]))
    let explanation = try compiled.explain(
      try compiled.question(), options: SimulationOptions(draws: 100))
    #expect(explanation.trace.children.map(\.label) == ["k", "a", "g[2028]"])
    #expect(abs((explanation.trace.value ?? 0) - 28) < 1e-9)
  }

  @Test("goes on below a value of a named period")
  func namedPeriod() throws {
    let compiled = try CompiledModel(
      try model(
        periods: .year(2018)...(.year(2022)), drivers: [("growth", "uniform(0, 0.2)")],
        formulas: [("level", "prev(level, 100) * (1 + growth)"), ("rise", "level[2020] / 100")],
        outcomes: ["rise"]))
    let found = try compiled.explain(
      try compiled.question("rise"), options: SimulationOptions(draws: 100)
    ).trace
    #expect(abs((found.value ?? 0) - 1.331) < 1e-12)
    let level = try #require(found.children.first)
    #expect(level.label == "level[2020]" && level.children.map(\.label).contains("level[2019]"))
    #expect(found.tree().contains("growth"))
  }

  @Test("shows the rows of a series")
  func series() throws {
    let series = Series(
      id: "press", name: "press",
      observations: [(.year(2016), 90), (.year(2017), 100)])
    let driver = SeriesDriver(
      observed: [.year(2016): 90, .year(2017): 100], periods: [.year(2018)],
      margins: [try Normal(mean: 105, sd: 5)], stepCorrelation: .identity(1),
      label: LocalizedText(verbatim: "지난값"))
    let compiled = try CompiledModel(
      try model(
        drivers: [("releases", "series:press")], formulas: [("out", "2 * releases")],
        outcomes: ["out"]), series: ["press": driver])
    let text = try compiled.explain(
      try compiled.question(), sources: ModelSources(series: ["press": series]),
      options: SimulationOptions(draws: 100)
    ).trace.tree()
    #expect(text.contains("releases = series:press 전망(지난값)의 평균 = 105"))
    #expect(text.contains("press[2017] = 100"))
  }

  @Test("goes down to file, row, column and document of what was observed")
  func origins() throws {
    let series = Series(
      id: "press", name: "press", observations: [(.year(2016), 90), (.year(2017), 100)])
    let driver = SeriesDriver(
      observed: [.year(2016): 90, .year(2017): 100], periods: [.year(2018)],
      margins: [try Normal(mean: 105, sd: 5)], stepCorrelation: .identity(1))
    let compiled = try CompiledModel(
      try model(
        periods: .year(2017)...(.year(2018)), drivers: [("releases", "series:press")],
        formulas: [("out", "2 * releases")], outcomes: ["out"]), series: ["press": driver])
    let key = FigureKey(series: "press", period: .year(2017), kind: .actual)
    let origin = Origin(
      place: Place(file: "observations.csv", row: 7, column: "value"), source: "성과계획서 p.3")
    func trace(_ year: Int) throws -> (text: String, json: String) {
      let found = try compiled.explain(
        try compiled.question("out", period: .year(year)),
        sources: ModelSources(series: ["press": series], origins: [key: origin]),
        options: SimulationOptions(draws: 100))
      return (found.trace.tree(), found.toJSON().text())
    }
    // A value that is known already, and one that is forecast from it.
    for year in [2017, 2018] {
      let (text, json) = try trace(year)
      #expect(text.contains("press[2017] = observations.csv 7행, 출처: 성과계획서 p.3 = 100"), "\(text)")
      for part in ["observations.csv", "\"row\": 7", "\"column\": \"value\"", "성과계획서 p.3"] {
        #expect(json.contains(part), "\(json)")
      }
    }
    #expect(try !trace(2017).text.contains("press[2016]"))
  }
}
