import ArgumentParser
import Audit
import Indicators
import Reports
import Tables

/// `jipyo audit`: whether the figures of a published table can hold together.
struct AuditCommand: ParsableCommand {
  /// A way of rounding as an option.
  enum Rounding: String, ExpressibleByArgument, CaseIterable {
    case nearest, down, up
  }

  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Audit the printed figures of a published table.",
    usage: """
      jipyo audit Datasets/published/tables/seogu-2017-budget.csv
      jipyo audit Datasets/published/tables/gwangju-2023-attainment.yaml --strict
      jipyo audit table.csv --rounding down --json
      """,
    discussion: """
      Each printed figure stands for every value that rounds to it. The table is a list of figures
      (YAML, or CSV with the columns figure, value, unit, relation) or a CSV pasted from a 예산현황
      table with its header and unit. Documentation/audit.md describes the forms.
      """)

  @Argument(help: "A YAML or CSV file, or - for CSV on standard input.")
  var table: String

  @Option(help: "How all figures were rounded: nearest, down or up (default: as the file says).")
  var rounding: Rounding?

  @Flag(help: "Show every figure of a long table.")
  var all = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let reading = AuditTableReader.read(path: table)
    guard var input = reading.table else {
      try console.settle(reading.findings, strict: false)
      throw Exit.invalidData
    }
    if let way = rounding.flatMap({ AuditRounding.Way(rawValue: $0.rawValue) }) {
      input.rounding = AuditRounding(amounts: way, percents: way)
    }
    let result: AuditResult
    do throws(AuditError) {
      result = try Auditor.audit(input)
    } catch {
      console.report(error.finding)
      throw Exit.internalError
    }
    let page = AuditPage(result, isWhole: all)
    console.out(json ? page.json.text() + "\n" : page.text(console.language))
    try console.settle(reading.findings, strict: common.strict)
    if common.strict, result.verdict == .inconsistent { throw Exit.findings }
  }
}
