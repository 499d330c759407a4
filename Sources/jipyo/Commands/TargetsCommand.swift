import ArgumentParser
import Indicators
import Planning
import Reports
import TargetSetting

/// `jipyo targets`: next year's targets with their chances.
struct TargetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "targets",
    abstract: "Propose next year's targets with the chance of reaching them.",
    usage: """
      jipyo targets Datasets/seogu-2017
      jipyo targets Datasets/seogu-2017 --ambition safe --json
      jipyo targets Datasets/seogu-2017 --plan-table
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "The 성과계획서 table with the 산출근거 of every target (with --csv: the table alone).")
  var planTable = false

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print CSV.")
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
    }
    try console.settle(
      rows.flatMap { $0.proposal?.findings ?? [] }, strict: common.strict)
  }
}
