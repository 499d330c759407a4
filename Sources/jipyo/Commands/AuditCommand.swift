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
    commandName: "audit", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "발표된 표의 숫자들이 서로 맞는지 검산합니다.", en: "Audit the printed figures of a published table."),
    usage: """
      jipyo audit Datasets/published/tables/seogu-2017-budget.csv
      jipyo audit Datasets/published/tables/gwangju-2023-attainment.yaml --strict
      jipyo audit table.csv --rounding down --json
      jipyo audit Datasets/seogu-2017
      """,
    discussion: .told(
      ko: """
        발표된 숫자는 반올림하면 그 숫자가 되는 모든 값을 뜻한다고 봅니다. 표는 숫자 목록(YAML, 또는 \
        figure, value, unit, relation 열의 CSV)이거나, 머리글과 단위가 있는 예산현황 표를 붙여 넣은 \
        CSV입니다. 작업 폴더를 주면 published_tables.csv의 표를 봅니다. 형식은 Documentation/audit.md에 \
        있습니다.
        """,
      en: """
        Each printed figure stands for every value that rounds to it. The table is a list of figures \
        (YAML, or CSV with the columns figure, value, unit, relation) or a CSV pasted from a 예산현황 \
        table with its header and unit. A workspace folder stands for the tables of its \
        published_tables.csv. Documentation/audit.md describes the forms.
        """))

  @Argument(
    help: .told(
      ko: "YAML, CSV 또는 엑셀(.xlsx) 파일, 작업 폴더, 또는 표준 입력의 표를 뜻하는 -.",
      en: "A YAML, CSV or .xlsx file, a workspace folder, or - for a table on standard input."))
  var table: String

  @Option(
    help: .told(
      ko: "숫자를 처리한 방식: nearest(반올림), down(버림), up(올림), even(짝수 맞춤). 쓰지 않으면 파일을 따릅니다.",
      en: "How all figures were rounded: nearest, down, up or even (default: as the file says)."))
  var rounding: Rounding?

  @Flag(help: .told(ko: "긴 표도 모든 숫자를 보입니다.", en: "Show every figure of a long table."))
  var all = false

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
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
