import ArgumentParser
import Foundation
import Indicators
import Reports
import WhatIf

/// `jipyo allocate`: the best projects and settings within some limits, with a proved bound.
struct AllocateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "한도 안에서 가장 나은 사업과 수단을 고르고, 더 나을 수 없는 정도를 증명합니다.",
      en: "Choose the best projects and settings within limits, with a proved bound."),
    usage: """
      jipyo allocate model.yaml --maximize benefit --limit "cost <= 5억" --limit "city >= 2"
      jipyo allocate model.yaml --maximize benefit --limit "cost <= 5억" --worst 10%
      jipyo allocate model.yaml --maximize benefit --limit "cost <= 5억" --at-least 3000 --frontier 10
      jipyo allocate projects.csv --budget 5억 --limit "분류=문화 >= 2"
      jipyo allocate projects.csv --budget 5억 --charts out
      """,
    discussion: .told(
      ko: "모형 대신 사업표(CSV, .xlsx: 사업명, 사업비, 효과)를 주면 그 가운데 고릅니다.",
      en:
        "A table of projects (CSV, .xlsx: name, cost, benefit) in place of the model is chosen from."
    ))

  @OptionGroup var options: ModelOptions
  @OptionGroup var search: AllocationOptions

  @OptionGroup var levers: LeverOptions

  @Option(
    help: .told(
      ko: "모형의 기간. 쓰지 않으면 마지막 기간입니다.", en: "A period of the model (default: its last one)."))
  var period: String?

  @OptionGroup var drawing: ChartOptions

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let ready = try options.read(console, orTable: true)
    let model = ready.model
    let start = try levers.start(model, console)
    let answer = try ready.asking(console) { () throws(Findings) in
      var request = try search.request(model, isTable: ready.isTable)
      request.scenario = start
      request.levers = levers.names
      request.period = try chosenPeriod()
      if drawing.areWanted, request.frontier == 0, !request.limits.isEmpty {
        request.frontier = AllocationReport.chartPoints
      }
      return try model.allocate(request, draws: options.draws)
    }
    let report = AllocationReport(answer, title: ready.title, console.language)
    console.out(json ? ready.stamped(answer.toJSON()).text() + "\n" : report.text)
    try drawing.write(
      report.files(modelDigest: ready.digest), picture: report.picture(modelDigest: ready.digest),
      command: "allocate \(options.fileName)\(search.words)\(levers.words)"
        + (period.map { " --period \($0)" } ?? ""), seed: answer.seed, of: options,
      console)
    try console.settle(ready.findings + ready.placed(answer.notes), strict: common.strict)
    if common.strict, answer.choice == nil { throw Exit.findings }
  }

  private func chosenPeriod() throws(Findings) -> Period? {
    do throws(Finding) {
      return try OutcomeOptions.period(period)
    } catch {
      throw Findings([error])
    }
  }
}
