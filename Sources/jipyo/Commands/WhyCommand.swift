import ArgumentParser
import Foundation
import Indicators
import Reports
import Tables
import WhatIf

/// `jipyo why`: where a number comes from, down to inputs, rows and sources.
///
/// The path decides what is explained: a driver model file here, a workspace folder in
/// ``WhyTarget``.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why",
    abstract: "Show where a number comes from, down to inputs, rows and sources.",
    usage: """
      jipyo why model.yaml coverage --scenario push
      jipyo why model.yaml savings --period 2020 --json
      jipyo why Datasets/paju-2024 cost_saving
      """)

  @OptionGroup var options: ModelOptions

  @Argument(help: "The number: a variable of the model, or an indicator of the workspace.")
  var name: String

  @Option(help: "A period of the model (default: its last one).")
  var period: String?

  @Option(help: "A scenario (default: the base).")
  var scenario: String?

  @Option(help: "How daring the target of a workspace: safe, balanced or daring.")
  var ambition: WorkspaceOptions.Daring = .balanced

  @Option(help: "Year to plan for (default: the workspace's).")
  var year: Int?

  @Flag(name: .customLong("no-panel"), help: "Forecast the indicator of a workspace alone.")
  var noPanel = false

  @Option(help: "Official method of the score of a workspace's target.")
  var scoreMethod: String?

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: options.model, isDirectory: &isFolder)
    if exists, isFolder.boolValue { try explainTarget() } else { try explainModel() }
  }

  private func explainTarget() throws {
    let words = ["--method", options.method, "--ambition", ambition.rawValue]
    let choices = try WorkspaceOptions.parse(
      [options.model] + words + (year.map { ["--year", String($0)] } ?? [])
        + (scoreMethod.map { ["--score-method", $0] } ?? []) + (noPanel ? ["--no-panel"] : []))
    try WhyTarget(options: choices, indicator: name, json: json, console: common.console).run()
  }

  private func explainModel() throws {
    let console = common.console
    let ready = try options.read(console)
    let words = ["--outcome", name] + (period.map { ["--period", $0] } ?? [])
    let question = try OutcomeOptions.parse(words).question(ready.model, console)
    let overlay = try ready.model.scenario(scenario, console)
    let language = console.language
    let explanation = try ready.asking(console) { () throws(Findings) in
      try ready.model.explain(
        question, scenario: overlay,
        sources: ModelSources(
          file: URL(fileURLWithPath: options.model).lastPathComponent,
          rows: ready.reading.rows, series: ready.series, origins: ready.origins),
        language: language, options: SimulationOptions(draws: options.draws))
    }
    if json {
      console.out(explanation.toJSON().text() + "\n")
    } else {
      let report = ExplanationReport(explanation)
      console.out(report.tree)
      if !explanation.notes.contains(where: { $0.severity == .error }) { console.say(report.note) }
    }
    try console.settle(
      ready.findings + ready.placed(explanation.notes), strict: common.strict)
  }
}
