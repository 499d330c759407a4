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
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(help: "Print JSON.")
  var json = false

  @Flag(help: "Print CSV.")
  var csv = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let (workspace, _) = try options.read(console)
    let maker = PlanMaker(options: try options.proposalOptions(console))
    let rows = maker.indicators(of: workspace)
    let table = TargetTable(rows, planYear: workspace.planYear)
    let language = console.language
    if json {
      console.out(table.json(language).text() + "\n")
    } else if csv {
      console.out(table.csv(language))
    } else {
      console.out(table.table(language).terminal(language))
    }
    try console.settle(
      rows.flatMap { $0.proposal?.findings ?? [] }, strict: common.strict)
  }
}
