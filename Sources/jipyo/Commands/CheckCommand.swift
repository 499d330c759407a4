import ArgumentParser
import Audit
import Forecasting
import Foundation
import Indicators
import Planning
import Reports
import Tables
import TargetSetting
import WhatIf

/// `jipyo check`: what is wrong with a workspace or a driver model, and with the plan in it.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "작업 폴더와 그 계획, 계열 표, 또는 동인 모형 파일을 점검합니다.",
      en: "Check a workspace, its plan, a table of series, or a driver model file."),
    usage: """
      jipyo check Datasets/seogu-2017
      jipyo check history.csv
      jipyo check model.yaml --strict
      """)

  @Argument(
    help:
      .told(
        ko: "작업 폴더, 한 줄에 값 하나인 표(.csv, .xlsx, 표준 입력은 -), 또는 동인 모형 파일(.yaml).",
        en:
          "A workspace folder, a long table (.csv, .xlsx, or - for standard input) or a driver model file (.yaml)."
      )
  )
  var path: String

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let lower = path.lowercased()
    let isModel = lower.hasSuffix(".yaml") || lower.hasSuffix(".yml")
    let isTable =
      lower.hasSuffix(".csv") || path == "-" || WorkbookName(path).isSheetOfInput
      || WorkbookName.isWorkbook(WorkbookName(path).path)
    let findings =
      try isModel ? modelFindings(console) : isTable ? tableFindings() : workspaceFindings()
    let language = console.language
    if json {
      console.out(JSONValue.array(findings.map { $0.json(language) }).text() + "\n")
    } else if findings.isEmpty {
      console.out(language == .ko ? "문제를 찾지 못했습니다.\n" : "Nothing to report.\n")
    } else {
      console.out(findings.map { $0.line(language) + "\n" }.joined())
    }
    try Console(language: language, isQuiet: true).settle(
      findings.filter { $0.severity != .error || Console.missing.contains($0.code) },
      strict: common.strict)
    if findings.contains(where: { $0.severity == .error }) { throw Exit.invalidData }
  }

  private func workspaceFindings() throws -> [Finding] {
    let reading = WorkspaceReader.read(folder: path)
    guard let workspace = reading.workspace else { return reading.findings }
    let maker = PlanMaker(options: ProposalOptions(method: try usual()))
    let book = MethodRuleBook(
      workspace.methodRules, body: workspace.organisation, year: workspace.planYear)
    return reading.findings + historyFindings(workspace) + book.findings
      + PlanLints.findings(in: workspace)
      + easyTargets(workspace, maker) + publishedTables(workspace)
      + (BudgetPlan(workspace: workspace, planYear: workspace.planYear)?.findings ?? [])
      + maker.modelFindings(of: workspace)
  }

  /// Figures of published_tables.csv that cannot hold together.
  private func publishedTables(_ workspace: Workspace) -> [Finding] {
    guard !workspace.tables.isEmpty else { return [] }
    return AuditTableReader.readAll(path: path).flatMap { reading -> [Finding] in
      guard let table = reading.table else {
        // Tables without relations have nothing to audit.
        return reading.findings.filter { $0.code != "audit-no-relations" }
      }
      guard let result = try? Auditor.audit(table) else { return [] }
      return reading.findings + AuditPage(result).findings
    }
  }

  /// Published targets below the forecast's 20% point.
  private func easyTargets(_ workspace: Workspace, _ maker: PlanMaker) -> [Finding] {
    maker.indicators(of: workspace).compactMap(\.proposal).flatMap(\.findings)
      .filter { $0.code == "target-too-easy" }
  }

  /// The method of a run that names none.
  private func usual() throws(ForecastError) -> any ForecastMethod {
    try MethodCatalogue.standard.method(named: "auto")
  }

  /// What the reader finds, and where it finds no error what keeps the model from running.
  private func modelFindings(_ console: Console) throws -> [Finding] {
    let reading = DriverModelReader.read(path: path)
    guard let model = reading.model else { return reading.findings }
    let home = try ModelHome(model: path).read(console, for: model)
    let runner = ModelRunner(
      series: home?.series ?? [:], method: try usual(), planYear: home?.planYear ?? 0,
      indicators: home?.indicators ?? [])
    let found: [Finding]
    do throws(Findings) {
      found = try runner.compile(model).notes
    } catch {
      found = error.all
    }
    return reading.findings
      + found.map { $0.placed(in: path, rows: reading.rows).located(in: path) }
  }
}
