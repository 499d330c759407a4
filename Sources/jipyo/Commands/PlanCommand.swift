import ArgumentParser
import Foundation
import Indicators
import Planning
import Reports

/// `jipyo plan`: everything at once, in one folder.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "내년 계획을 만듭니다: 목표, 점검, 시나리오, 예산, 차트, 보고서.",
      en: "Make next year's plan: targets, checks, scenarios, budget, charts and a report."),
    usage: "jipyo plan Datasets/seogu-2017 --out out")

  @OptionGroup var options: WorkspaceOptions

  @OptionGroup var folder: PlanFolderOptions

  @Option(
    help: .told(
      ko: "모든 모형의 난수 시드. 쓰지 않으면 모형마다 제 것을 씁니다.",
      en: "Seed of all models (default: each model's own)."))
  var seed: UInt64?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    try folder.check(console, of: options, command: "plan")
    let (workspace, findings) = try options.read(console)
    let choices = try options.proposalOptions(console, for: workspace)
    let maker = PlanMaker(options: choices, draws: folder.draws, seed: seed)
    let plan = maker.plan(workspace, reading: findings)
    try console.settle(plan.findings.filter { $0.severity == .error }, strict: false)
    let seedWords = seed.map { " --seed \($0)" } ?? ""
    let provenance = Provenance(
      command: "plan \(workspace.name)\(options.words) --draws \(folder.draws)\(seedWords)",
      inputs: Inputs.digests([options.workspace]), seed: seed ?? plan.scenarios.first?.seed,
      method: options.method)
    try console.writing { () throws(WriteError) in
      try FileWriter.write(
        plan.files(console.language, provenance: provenance), provenance: provenance,
        toFolder: folder.out, inputs: [options.workspace])
    }
    console.say(
      LocalizedText(ko: "결과: \(folder.out)/report.html", en: "Result: \(folder.out)/report.html"))
    for sentence in PlanSummary(plan).sentences { console.say(sentence) }
    if common.strict, plan.allFindings.contains(where: { $0.severity >= .warning }) {
      throw Exit.findings
    }
  }
}
