import ArgumentParser
import Indicators
import Reports
import Tables
import WhatIf

/// `jipyo sensitivity`: what moves an outcome.
struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity",
    abstract: "Say what moves an outcome, what it is worth to know, and when the target is missed.",
    usage: """
      jipyo sensitivity model.yaml --outcome coverage
      jipyo sensitivity model.yaml --outcome coverage --all
      jipyo sensitivity model.yaml --all --lever features --scenario push
      jipyo sensitivity model.yaml --outcome y --draws 16384 --json
      """,
    discussion: """
      Without --all: each driver's share of the variance (Sobol' indices, or Shapley effects where
      drivers are correlated) and a tornado. --all adds, from one simulation, percentiles, the chance
      of the target, ranks, the value of information and the conditions under which the target is
      missed.
      """)

  @Argument(help: "A driver model file (YAML).")
  var model: String

  @OptionGroup var which: OutcomeOptions

  @Option(
    parsing: .unconditional, help: "Points of each of 8 scrambles; rounded up to a power of two.")
  var draws = 16_384

  @Option(help: "Seed (default: the model's).")
  var seed: UInt64?

  @Option(help: "A scenario (default: the base).")
  var scenario: String?

  @Flag(help: "Also what a simulation tells: chance, ranks, value of information, misses.")
  var all = false

  @Option(help: "With --all: the lever that is chosen (default: scenarios that move only levers).")
  var lever: String?

  @Option(help: "The workspace whose series the model names (default: the folder above models/).")
  var workspace: String?

  @Option(help: "Method that forecasts those series.")
  var method = "auto"

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let ready = try ModelFile(
      path: model, seed: seed, workspace: workspace, method: method
    ).read(console)
    let question = try which.question(ready.model, console)
    let overlay = try ready.model.scenario(scenario, console)
    let result = try ready.asking(console) { () throws(Findings) in
      let choices = try lever.map { name throws(Findings) in
        do throws(Finding) {
          return try ready.model.choices(ofLever: name, over: overlay)
        } catch {
          throw Findings([error])
        }
      }
      return try ready.model.sensitivity(
        of: question, scenario: overlay, points: draws,
        drawn: all || lever != nil ? SimulationOptions().draws : nil, choices: choices)
    }
    let language = console.language
    console.out(
      json
        ? result.toJSON(language: language).text() + "\n"
        : SensitivityReport(result, title: ready.title).text(language))
    try console.settle(ready.findings + ready.placed(result.notes), strict: common.strict)
  }
}
