import ArgumentParser
import Indicators
import Reports
import Tables
import TargetSetting

/// `jipyo rules`: the parameters of the methods, with source and confidence.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "채점 방식의 기준값과 출처를 보입니다.",
      en: "List the parameters of the scoring methods with their sources."),
    usage: """
      jipyo rules
      jipyo rules --csv > method_rules.csv
      jipyo rules Datasets/seogu-2017 --json
      """,
    discussion: .told(
      ko: "method_rules.csv를 고쳐 작업 폴더에 두면 그 규칙이 쓰입니다.",
      en: "An edited method_rules.csv in a workspace sets the rules there."))

  @Argument(
    help: .told(
      ko: "작업 폴더. 그 폴더에서 쓰이는 규칙을 보입니다.", en: "A workspace folder, for the rules in force there."))
  var workspace: String?

  @Option(
    help: .told(ko: "연도. 쓰지 않으면 작업 폴더의 계획 연도입니다.", en: "Year (default: the workspace's plan year).")
  )
  var year: Int?

  @Flag(
    help: .told(
      ko: "method_rules.csv 형식의 CSV로 출력합니다.", en: "Print CSV, as method_rules.csv has it."))
  var csv = false

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
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
