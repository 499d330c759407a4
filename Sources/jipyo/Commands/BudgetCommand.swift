import ArgumentParser
import Budgeting
import Foundation
import Indicators
import Planning
import Reports
import Tables

/// `jipyo budget`: the budget table, next year's amounts and the gates a project trips.
struct BudgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budget", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "예산, 가정에 따른 내년 예산, 거쳐야 할 심사 절차를 보입니다.",
      en: "Show the budget, next year under assumptions, and gates."),
    usage: """
      jipyo budget Datasets/seogu-2017
      jipyo budget Datasets/seogu-2017 --growth 물가=2.1 --change publicity=-10
      jipyo budget Datasets/paju-2024 --total 60억원 --own 12억원
      """)

  @Argument(help: .told(ko: "작업 폴더.", en: "A workspace folder."))
  var workspace: String

  @Option(
    help: .told(
      ko: "계획 연도. 쓰지 않으면 작업 폴더의 연도입니다.", en: "Year to plan for (default: the workspace's)."))
  var year: Int?

  @Option(
    help: .told(
      ko: "증가율 가정 이름=퍼센트. 여러 번 쓸 수 있습니다.",
      en: "A growth assumption NAME=PERCENT; may be given several times."))
  var growth: [String] = []

  @Option(
    help: .told(
      ko: "한 사업의 증감 ID=퍼센트. 여러 번 쓸 수 있습니다.",
      en: "A change of one programme ID=PERCENT; may be given several times."))
  var change: [String] = []

  @Option(
    help: .told(
      ko: "사업의 총사업비(예: 60억원). 걸리는 심사 절차를 보입니다.",
      en: "Total cost of a project, such as 60억원: shows the gates it trips."))
  var total: String?

  @Option(help: .told(ko: "그 사업의 자체 부담분(예: 12억원).", en: "Own share of that project, such as 12억원."))
  var own: String?

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let reading = WorkspaceReader.read(folder: workspace)
    guard let workspace = reading.workspace else {
      try console.settle(reading.findings, strict: false)
      throw Exit.invalidData
    }
    let plan = BudgetPlan(
      workspace: workspace, planYear: year ?? workspace.planYear,
      growth: try growth.map { try assumption($0, console) },
      changes: try change.map { try budgetChange($0, workspace, console) })
    let checks = try gateChecks(workspace, console)
    let page = BudgetPage(plan: plan, gates: checks)
    let language = console.language
    console.out(json ? page.json(language).text() + "\n" : page.text(language))
    try console.settle(
      reading.findings.filter { $0.severity != .note } + (plan?.findings ?? []),
      strict: common.strict)
  }

  private func pair(_ text: String, _ console: Console) throws -> (String, Double) {
    let parts = text.split(separator: "=", maxSplits: 1)
    if parts.count == 2, let percent = Double(parts[1]), percent.isFinite, percent >= -100,
      percent <= 10_000
    {
      return (String(parts[0]), percent)
    }
    console.report(
      Finding(
        code: "growth-not-read", severity: .error,
        message: LocalizedText(
          ko: "'\(text)'\(Josa.object.form(after: text)) 이름=백분율로 읽을 수 없습니다.",
          en: "'\(text)' is not NAME=PERCENT."),
        mend: LocalizedText(
          ko: "물가=2.1 또는 publicity=-10처럼 쓰십시오(−100에서 10,000 사이).",
          en: "Write it like prices=2.1 or publicity=-10, between -100 and 10,000.")))
    throw Exit.usage
  }

  private func assumption(_ text: String, _ console: Console) throws -> GrowthAssumption {
    let (name, percent) = try pair(text, console)
    return GrowthAssumption(
      id: name, name: LocalizedText(verbatim: name), percent: percent,
      source: LocalizedText(ko: "명령줄에서 지정", en: "given on the command line"))
  }

  private func budgetChange(_ text: String, _ workspace: Workspace, _ console: Console) throws
    -> BudgetChange
  {
    let (id, percent) = try pair(text, console)
    let known = workspace.programmes.map(\.id)
    guard known.contains(id) else {
      console.report(
        Finding(
          code: "unknown-programme", severity: .error, place: Place(column: "--change"),
          message: LocalizedText(
            ko: "'\(id)'이라는 사업이 없습니다.", en: "There is no programme '\(id)'."),
          mend: LocalizedText(
            ko: "programmes.csv의 programme_id를 쓰십시오: \(known.prefix(12).joined(separator: ", "))",
            en: "Use a programme_id of programmes.csv: \(known.prefix(12).joined(separator: ", "))")
        ))
      throw Exit.usage
    }
    return BudgetChange(programme: id, percent: percent, reason: "--change")
  }

  private func gateChecks(_ workspace: Workspace, _ console: Console) throws -> [GateCheck] {
    guard total != nil || own != nil else { return [] }
    return GateCheck.all(
      workspace.gates, total: try amount(total ?? "0", console),
      ownShare: try amount(own ?? "0", console))
  }

  private func amount(_ text: String, _ console: Console) throws -> Int {
    if let won = Won(parsing: text), won.amount >= 0 { return won.amount }
    console.report(
      Finding(
        code: "amount-not-read", severity: .error,
        message: LocalizedText(
          ko: "'\(text)'\(Josa.object.form(after: text)) 금액으로 읽을 수 없습니다.",
          en: "'\(text)' is not an amount of money."),
        mend: LocalizedText(
          ko: "60억원, 2억7천만원, 228,705천원처럼 0 이상의 금액을 쓰십시오.",
          en: "Write it like 60억원, 2억7천만원 or 228,705천원, not below 0.")))
    throw Exit.usage
  }
}
