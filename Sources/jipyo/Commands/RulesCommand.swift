import ArgumentParser
import Indicators
import Reports
import Tables
import TargetSetting

/// `jipyo rules`: the parameters of the methods, with source and confidence.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the parameters of the scoring methods with their sources.",
    usage: """
      jipyo rules
      jipyo rules --csv > method_rules.csv      # edit, and put it into a workspace
      jipyo rules Datasets/seogu-2017 --json
      """)

  @Argument(help: "A workspace folder, for the rules in force there.")
  var workspace: String?

  @Option(help: "Year (default: the workspace's plan year).")
  var year: Int?

  @Flag(help: "Print CSV, as method_rules.csv has it.")
  var csv = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    var book = MethodRuleBook([], year: year)
    if let workspace {
      let reading = WorkspaceReader.read(folder: workspace)
      guard let read = reading.workspace else {
        try console.settle(reading.findings, strict: false)
        throw Exit.invalidData
      }
      book = MethodRuleBook(
        read.methodRules, body: read.organisation, year: year ?? read.planYear)
    }
    let table = RuleTable(book)
    let language = console.language
    console.out(
      csv ? table.csv : json ? table.json(language).text() + "\n" : table.text(language))
    try console.settle(book.findings, strict: common.strict)
  }
}
