import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Planning
import Reports
import Tables
import WhatIf

/// `jipyo simulate`: the scenarios of a driver model.
struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate", abstract: "Run the scenarios of a driver model file.",
    usage: """
      jipyo simulate Datasets/seogu-2017/models/press-2018.yaml
      jipyo simulate model.yaml --scenario monthly3 --draws 1000000 --json
      """)

  @Argument(help: "A driver model file (YAML).")
  var model: String

  @Option(help: "A scenario to run beside the base; may be given several times (default: all).")
  var scenario: [String] = []

  @Option(help: "Draws.")
  var draws = 100_000

  @Option(help: "Seed (default: the model's).")
  var seed: UInt64?

  @Option(help: "The workspace whose series the model names (default: the folder above models/).")
  var workspace: String?

  @Option(help: "Method that forecasts those series.")
  var method = "auto"

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let home = try ModelHome(model: model, workspace: workspace).read(console)
    let reading = DriverModelReader.read(path: model)
    guard var declaration = reading.model else {
      try console.settle(reading.findings, strict: false)
      throw Exit.invalidData
    }
    if let seed { declaration.seed = seed }
    let result = try console.reading { () throws(Findings) in
      let runner = ModelRunner(
        series: home?.series ?? [:], method: try forecastMethod(),
        planYear: home?.planYear ?? 0)
      let compiled = try runner.compile(declaration)
      return try compiled.simulate(
        SimulationOptions(draws: draws), scenarios: scenario.isEmpty ? nil : scenario)
    }
    let language = console.language
    let name = URL(fileURLWithPath: model).deletingPathExtension().lastPathComponent
    console.out(
      json
        ? result.toJSON(language: language).text() + "\n"
        : tables(ScenarioSet(model: name, result: result), language))
    try console.settle(
      reading.findings + result.notes.filter { $0.severity >= .warning }, strict: common.strict)
  }

  private func forecastMethod() throws(Findings) -> any ForecastMethod {
    do throws(ForecastError) {
      return try MethodCatalogue.standard.method(named: method)
    } catch {
      throw Findings([error.finding])
    }
  }

  private func tables(_ set: ScenarioSet, _ language: Language) -> String {
    set.outcomes.map { outcome in
      let unit = outcome.unit.isEmpty ? "" : " (\(outcome.unit))"
      let target = outcome.target.map {
        (language == .ko ? ", 목표 " : ", target ") + NumberFormat().text($0)
      }
      return "\(set.title): \(outcome.name)\(unit)\(target ?? "")\n"
        + ScenarioTable(set).table(outcome).terminal(language)
    }.joined(separator: "\n")
  }
}
