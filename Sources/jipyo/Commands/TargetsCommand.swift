import ArgumentParser
import Forecasting
import Indicators
import Planning
import Reports
import TargetSetting

/// `jipyo targets`: next year's targets with their chances.
struct TargetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "내년 목표를 달성 확률과 함께 제안합니다.",
      en: "Propose next year's targets with the chance of reaching them."),
    usage: """
      jipyo targets Datasets/seogu-2017
      jipyo targets Datasets/seogu-2017 --ambition safe --json
      jipyo targets Datasets/seogu-2017 --plan-table
      """)

  @OptionGroup var options: WorkspaceOptions

  private static let panelNote = LocalizedText(
    ko: "패널 풀링은 작업 폴더가 같은 지표라고 밝힌 다른 계열을 함께 본 예측입니다. 혼자 예측한 값은 "
      + "--no-panel로 볼 수 있습니다.",
    en: "A panel pool looks at the other series that the workspace declares to be the same "
      + "indicator; --no-panel shows what each would be alone.")

  @Flag(
    help: .told(
      ko: "성과계획서 표와 목표마다의 산출근거(--csv와 함께: 표만).",
      en: "The 성과계획서 table with the 산출근거 of every target (with --csv: the table alone)."))
  var planTable = false

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @Flag(help: .told(ko: "CSV로 출력합니다.", en: "Print CSV."))
  var csv = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let (workspace, _) = try options.read(console)
    let maker = PlanMaker(options: try options.proposalOptions(console, for: workspace))
    let rows = maker.indicators(of: workspace)
    let table = TargetTable(rows, planYear: workspace.planYear)
    let language = console.language
    if json {
      console.out(table.json(language).text() + "\n")
    } else if planTable {
      let plan = PerformancePlanTable(
        rows, next: maker.following(workspace), planYear: workspace.planYear)
      console.out(
        csv
          ? plan.csv(language)
          : plan.table(language).terminal(language) + "\n" + plan.bases(language))
    } else if csv {
      console.out(table.csv(language))
    } else {
      console.out(table.table(language).terminal(language))
      for row in rows {
        guard let proposal = row.proposal, let override = proposal.override else { continue }
        let sentence = override.sentence(proposal.indicator)[language]
        console.out("* \(proposal.indicator.name): \(sentence)\n")
      }
      if rows.contains(where: { $0.proposal?.forecast.method == PanelFit.method }) {
        console.out("* \(TargetsCommand.panelNote[language])\n")
      }
    }
    try console.settle(
      rows.flatMap { $0.proposal?.findings ?? [] }, strict: common.strict)
  }
}
