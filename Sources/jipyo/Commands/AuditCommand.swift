import ArgumentParser
import Audit
import Indicators
import Reports
import Tables

/// `jipyo audit`: whether the figures of a published table can hold together.
struct AuditCommand: ParsableCommand {
  /// A way of rounding as an option.
  enum Rounding: String, ExpressibleByArgument, CaseIterable {
    case nearest, down, up, even
  }

  static let configuration = CommandConfiguration(
    commandName: "audit", abstract: "Audit the printed figures of a published table.",
    usage: """
      jipyo audit Datasets/published/tables/seogu-2017-budget.csv
      jipyo audit Datasets/published/tables/gwangju-2023-attainment.yaml --strict
      jipyo audit table.csv --rounding down --json
      jipyo audit Datasets/seogu-2017              # every table of its published_tables.csv
      """,
    discussion: """
      Each printed figure stands for every value that rounds to it. The table is a list of figures
      (YAML, or CSV with the columns figure, value, unit, relation) or a CSV pasted from a 예산현황
      table with its header and unit. A workspace folder stands for the tables of its
      published_tables.csv. Documentation/audit.md describes the forms.
      """)

  @Argument(help: "A YAML or CSV file, a workspace folder, or - for CSV on standard input.")
  var table: String

  @Option(
    help: "How all figures were rounded: nearest, down, up or even (default: as the file says).")
  var rounding: Rounding?

  @Flag(help: "Show every figure of a long table.")
  var all = false

  @Flag(help: "Print JSON.")
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let readings = AuditTableReader.readAll(path: table)
    let findings = readings.flatMap(\.findings)
    let tables = readings.compactMap(\.table)
    guard tables.count == readings.count else {
      try console.settle(findings, strict: false)
      throw Exit.invalidData
    }
    let pages = try tables.map { AuditPage(try audited($0, console), isWhole: all) }
    if json, pages.count == 1 {
      console.out(pages[0].json.text() + "\n")
    } else if json {
      console.out(JSONValue.array(pages.map(\.json)).text() + "\n")
    } else {
      console.out(pages.map { $0.text(console.language) }.joined(separator: "\n"))
    }
    try console.settle(findings, strict: common.strict)
    if common.strict, pages.contains(where: { $0.verdict == .inconsistent }) {
      throw Exit.findings
    }
  }

  private func audited(_ table: AuditTable, _ console: Console) throws -> AuditResult {
    var input = table
    if let way = rounding.flatMap({ AuditRounding.Way(rawValue: $0.rawValue) }) {
      input.rounding = AuditRounding(amounts: way, percents: way)
    }
    do throws(AuditError) {
      return try Auditor.audit(input)
    } catch {
      console.report(error.finding)
      throw Exit.internalError
    }
  }
}
