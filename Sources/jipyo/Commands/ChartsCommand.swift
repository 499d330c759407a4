import ArgumentParser
import Foundation
import Indicators
import Planning
import Reports

/// `jipyo charts`: the folder of chart data alone.
struct ChartsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charts",
    abstract: "Write every chart of a plan as CSV, Vega-Lite and SVG with stable names.",
    usage: "jipyo charts Datasets/seogu-2017 --out charts")

  @OptionGroup var options: WorkspaceOptions

  @Option(help: "Folder to write; it must be new, empty or an earlier result.")
  var out: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let (workspace, findings) = try options.read(console)
    let maker = PlanMaker(options: try options.proposalOptions(console))
    let plan = maker.plan(workspace, reading: findings)
    let provenance = Provenance(
      command: "charts \(workspace.name)\(options.words)",
      inputs: Inputs.digests([options.workspace]), seed: plan.scenarios.first?.seed,
      method: options.method)
    var files = plan.chartFiles(console.language)
    files.append(OutputFile(path: FileWriter.marker, text: provenance.json.text() + "\n"))
    try console.writing { () throws(WriteError) in
      try FileWriter.write(files, toFolder: out)
    }
    let count = (files.count - 1) / 3
    console.say(
      LocalizedText(
        ko: "차트 \(count)개를 \(out)/charts에 썼습니다.", en: "Wrote \(count) charts to \(out)/charts."))
  }
}
