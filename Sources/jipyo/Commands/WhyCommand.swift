import ArgumentParser
import Foundation
import Indicators
import Reports
import Tables
import WhatIf

/// `jipyo why`: where a number comes from, down to inputs, rows and sources.
///
/// The path decides what is explained: a driver model file here, a workspace folder in
/// ``WhyTarget``.
struct WhyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "why", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "숫자가 어디서 왔는지 입력, 행, 출처까지 보입니다.",
      en: "Show where a number comes from, down to inputs, rows and sources."),
    usage: """
      jipyo why model.yaml coverage --scenario push
      jipyo why model.yaml savings --period 2020 --json
      jipyo why Datasets/paju-2024 cost_saving
      """,
    discussion: .told(
      ko: "모형 대신 작업 폴더를 주면 그 지표의 목표를 되짚습니다.",
      en: "A workspace folder in place of the model explains the target of its indicator."))

  @OptionGroup var options: ModelOptions

  @Argument(
    help: .told(
      ko: "알아볼 숫자: 모형의 변수, 또는 작업 폴더의 지표.",
      en: "The number: a variable of the model, or an indicator of the workspace."))
  var name: String

  @Option(
    help: .told(
      ko: "모형의 기간. 쓰지 않으면 마지막 기간입니다.", en: "A period of the model (default: its last one)."))
  var period: String?

  @Option(help: .told(ko: "시나리오. 쓰지 않으면 기본안입니다.", en: "A scenario (default: the base)."))
  var scenario: String?

  @Option(
    help: .told(
      ko: "작업 폴더 목표의 도전 수준: safe, balanced, daring.",
      en: "How daring the target of a workspace: safe, balanced or daring."))
  var ambition: WorkspaceOptions.Daring = .balanced

  @Option(
    help: .told(
      ko: "계획 연도. 쓰지 않으면 작업 폴더의 연도입니다.", en: "Year to plan for (default: the workspace's)."))
  var year: Int?

  @Flag(
    name: .customLong("no-panel"),
    help: .told(
      ko: "작업 폴더의 지표를 패널 없이 혼자 예측합니다.", en: "Forecast the indicator of a workspace alone."))
  var noPanel = false

  @Option(
    help: .told(
      ko: "작업 폴더 목표의 점수에 쓸 공식 채점 방식.", en: "Official method of the score of a workspace's target."))
  var scoreMethod: String?

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: options.model, isDirectory: &isFolder)
    if exists, isFolder.boolValue { try explainTarget() } else { try explainModel() }
  }

  private func explainTarget() throws {
    let words = ["--method", options.source.method, "--ambition", ambition.rawValue]
    let choices = try WorkspaceOptions.parse(
      [options.model] + words + (year.map { ["--year", String($0)] } ?? [])
        + (scoreMethod.map { ["--score-method", $0] } ?? []) + (noPanel ? ["--no-panel"] : []))
    try WhyTarget(options: choices, indicator: name, json: json, console: common.console).run()
  }

  private func explainModel() throws {
    let console = common.console
    let ready = try options.read(console)
    let words = ["--outcome", name] + (period.map { ["--period", $0] } ?? [])
    let question = try OutcomeOptions.parse(words).question(ready.model, console)
    let overlay = try ready.model.scenario(scenario, console)
    let language = console.language
    let explanation = try ready.asking(console) { () throws(Findings) in
      try ready.model.explain(
        question, scenario: overlay,
        sources: ModelSources(
          file: URL(fileURLWithPath: options.model).lastPathComponent,
          rows: ready.reading.rows, series: ready.series, origins: ready.origins),
        language: language, options: SimulationOptions(draws: options.draws))
    }
    if json {
      console.out(ready.stamped(explanation.toJSON()).text() + "\n")
    } else {
      let report = ExplanationReport(explanation)
      console.out(report.tree(language))
      if !explanation.notes.contains(where: { $0.severity == .error }) { console.say(report.note) }
    }
    try console.settle(
      ready.findings + ready.placed(explanation.notes), strict: common.strict)
  }
}
