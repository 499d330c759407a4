import ArgumentParser
import Foundation
import Indicators
import Planning
import Reports

/// `jipyo charts`: the folder of chart data alone.
struct ChartsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "charts", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "계획의 모든 차트를 CSV, Vega-Lite, SVG로 늘 같은 이름으로 씁니다.",
      en: "Write every chart of a plan as CSV, Vega-Lite and SVG with stable names."),
    usage: "jipyo charts Datasets/seogu-2017 --out out")

  @OptionGroup var options: WorkspaceOptions

  @OptionGroup var folder: PlanFolderOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    try folder.check(console, of: options, command: "charts")
    let (workspace, findings) = try options.read(console)
    let maker = PlanMaker(
      options: try options.proposalOptions(console, for: workspace), draws: folder.draws)
    let plan = maker.plan(workspace, reading: findings)
    try console.settle(plan.findings.filter { $0.severity == .error }, strict: false)
    let provenance = Provenance(
      command: "charts \(workspace.name)\(options.words) --draws \(folder.draws)",
      inputs: Inputs.digests([options.workspace]), seed: plan.scenarios.first?.seed,
      method: options.method)
    let files = plan.chartFiles(console.language, provenance: provenance)
    try console.writing { () throws(WriteError) in
      try FileWriter.write(
        files, provenance: provenance, toFolder: folder.out, inputs: [options.workspace])
    }
    let count = files.count / 3
    console.say(
      LocalizedText(
        ko: "차트 \(count)개를 \(folder.out)/charts에 썼습니다.",
        en: "Wrote \(count) charts to \(folder.out)/charts."))
  }
}
