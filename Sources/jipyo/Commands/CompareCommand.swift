import ArgumentParser
import Foundation
import Indicators
import Reports
import Tables
import WhatIf

/// `jipyo compare`: two scenarios, their difference and what accounts for it.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "두 시나리오를 견주고 차이를 변경 하나하나로 나누어 설명합니다.",
      en: "Compare two scenarios and account for their difference change by change."),
    usage: """
      jipyo compare model.yaml --scenario monthly3 --scenario push
      jipyo compare model.yaml --scenario push --outcome coverage --json
      jipyo compare model.yaml --scenario push --charts out
      """)

  @OptionGroup var options: ModelOptions

  @Option(
    help: .told(
      ko: "시나리오. 두 번 쓰면 첫째가 출발점이고, 하나만 쓰면 기본안에서 출발합니다.",
      en: "A scenario; the first of one named twice is where it starts (one: from the base)."))
  var scenario: [String] = []

  @Option(
    help: .told(
      ko: "결과 변수. 여러 번 쓸 수 있습니다. 쓰지 않으면 모두 봅니다.",
      en: "An outcome; may be given several times (default: all)."))
  var outcome: [String] = []

  @OptionGroup var drawing: ChartOptions

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let ready = try options.read(console)
    let model = ready.model
    guard (1...2).contains(scenario.count) else {
      console.report(wrongCount(model.declaration.scenarios.map(\.name)))
      throw Exit.usage
    }
    let first = try model.scenario(scenario.count == 2 ? scenario[0] : nil, console)
    let second = try model.scenario(scenario.last, console)
    let names = outcome.isEmpty ? model.declaration.outcomes : outcome
    let questions = try names.map { name in
      try OutcomeOptions.parse(["--outcome", name]).question(model, console)
    }
    let comparison = try ready.asking(console) { () throws(Findings) in
      try model.compare(
        first, second, of: questions, options: SimulationOptions(draws: options.draws))
    }
    let language = console.language
    let report = ComparisonReport(
      comparison, title: ready.title, modelDigest: ready.digest)
    console.out(
      json
        ? ready.stamped(comparison.toJSON(language: language)).text() + "\n"
        : report.text(language))
    try drawing.write(
      report.chartFiles(language), picture: report.picture(language),
      command: "compare \(options.fileName) "
        + scenario.map { "--scenario \($0)" }.joined(separator: " "),
      seed: comparison.seed, of: options, console)
    try console.settle(ready.findings + ready.placed(comparison.notes), strict: common.strict)
  }

  private func wrongCount(_ known: [String]) -> Finding {
    let names = known.prefix(12).joined(separator: ", ")
    return Finding(
      code: "compare-scenarios", severity: .error, place: Place(column: "--scenario"),
      message: LocalizedText(
        ko: "견줄 시나리오를 하나(기준과 견줌)나 둘 고르십시오.",
        en: "Name one scenario (compared with the base) or two."),
      mend: known.isEmpty
        ? LocalizedText(ko: "모형의 scenarios에 적으십시오.", en: "Declare scenarios in the model.")
        : LocalizedText(ko: "있는 시나리오: \(names).", en: "The scenarios are \(names)."))
  }
}
