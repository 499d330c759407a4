import ArgumentParser
import Indicators
import Reports
import Tables
import WhatIf

/// `jipyo retrospect`: an old model scored against what happened.
struct RetrospectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "retrospect", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "지난 모형의 시나리오를 그 뒤의 실제 결과로 채점합니다.",
      en: "Score the scenarios of an old model against what happened since."),
    usage: """
      jipyo retrospect press-2018.yaml --actuals results-2018.csv
      jipyo retrospect press-2018.yaml --actuals results-2018.csv --scenario push --json
      """,
    discussion: .told(
      ko: """
        실제 결과는 series(모형의 변수), period, value 열이 있는 CSV 파일입니다. 모형이 부르는 계열은 그 \
        기간들의 처음 앞에서 자르고 봅니다.
        """,
      en: """
        The actuals are a CSV file with the columns series (a variable of the model), period and value. \
        Series that the model names are cut off before the first of those periods.
        """))

  @OptionGroup var options: ModelOptions

  @Option(
    help: .told(
      ko: "실제 결과: series, period, value 열이 있는 CSV 파일.",
      en: "What happened: a CSV file with the columns series, period and value."))
  var actuals: String

  @Option(
    help: .told(
      ko: "시나리오. 여러 번 쓸 수 있습니다. 쓰지 않으면 모두 봅니다.",
      en: "A scenario; may be given several times (default: all)."))
  var scenario: [String] = []

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let table = try console.reading { () throws(Findings) in try LongTable.read(path: actuals) }
    let happened = table.series.flatMap { series in
      series.observations.map {
        Happened(name: series.id, period: $0.period, value: $0.value)
      }
    }
    let ready = try options.read(console, before: happened.compactMap(\.period).min())
    let result = try ready.asking(console) { () throws(Findings) in
      try ready.model.retrospect(
        happened, scenarios: scenario.isEmpty ? nil : scenario,
        options: SimulationOptions(draws: options.draws))
    }
    let language = console.language
    console.out(
      json
        ? ready.stamped(result.toJSON(language: language)).text() + "\n"
        : RetrospectReport(result, title: ready.title).text(language))
    try console.settle(
      table.allFindings + ready.findings + ready.placed(result.notes), strict: common.strict)
  }
}
