import ArgumentParser
import Foundation
import Indicators
import Reports
import Tables
import WhatIf

/// `jipyo compare`: two scenarios, their difference and what accounts for it.
struct CompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
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

  @Option(
    help: .told(
      ko: "폭포 차트를 쓸 폴더. 새 폴더이거나 비었거나 앞선 결과여야 합니다.",
      en: "A folder for the waterfall charts; it must be new, empty or an earlier result."))
  var charts: String?

  @Option(
    name: .shortAndLong,
    help: .told(
      ko: "첫 결과 변수의 폭포 차트를 쓸 파일(SVG).",
      en: "A file for the waterfall chart of the first outcome (SVG)."))
  var output: String?

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
    try write(report, seed: comparison.seed, console)
    try console.settle(ready.findings + ready.placed(comparison.notes), strict: common.strict)
  }

  private func write(_ report: ComparisonReport, seed: UInt64, _ console: Console) throws {
    if let output, let picture = report.picture(console.language) {
      try console.writing { () throws(WriteError) in
        try FileWriter.write(picture, to: output, inputs: [options.model])
      }
    }
    guard let charts else { return }
    let files = report.chartFiles(console.language)
    let home = ModelHome(model: options.model, workspace: options.source.workspace).folder
    let provenance = Provenance(
      command: "compare \(options.fileName) "
        + scenario.map { "--scenario \($0)" }.joined(separator: " ")
        + " --draws \(options.draws)",
      inputs: Inputs.digests([options.model, home].compactMap { $0 }), seed: seed,
      method: options.source.method)
    try console.writing { () throws(WriteError) in
      try FileWriter.write(
        files, provenance: provenance, toFolder: charts, inputs: [options.model])
    }
    console.say(
      LocalizedText(
        ko: "차트 \(files.count / 3)개를 \(charts)에 썼습니다.",
        en: "Wrote \(files.count / 3) charts to \(charts)."))
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
