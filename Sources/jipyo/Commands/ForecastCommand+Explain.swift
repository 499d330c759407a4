import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Reports
import Tables

extension ForecastCommand {
  /// Explains `auto` or `arima` series by series instead of printing forecasts.
  func explain(_ console: Console) throws {
    let (methods, _) = try settings(console)
    if let panel { return try explain(try panelled(by: panel, console), console) }
    guard ["auto", "arima"].contains(method) else {
      console.report(needsAuto)
      throw Exit.usage
    }
    let known = try known(methods, console)
    let table = try read(console)
    let series = table.entries.compactMap(\.series)
    let noticed = table.findings + table.entries.flatMap(\.findings)
    if series.isEmpty { try console.settle(noticed, strict: false) }
    let reports = Concurrent.map(series, chunk: 8) { explained($0, known) }
    let done = reports.compactMap { try? $0.get() }
    tell(
      series.reduce(into: ForecastReach()) {
        $0.add(BatchSeries($1, seasonLength: season), reachesFor)
      }, console)
    try write(
      json
        ? JSONValue.array(done.map { $0.json(common.language) }).text() + "\n"
        : done.map { $0.text(common.language) }.joined(separator: "\n"), console)
    let failed = reports.compactMap { result -> Finding? in
      if case .failure(let finding) = result { finding.asWarning } else { nil }
    }
    try console.settle(noticed.map(\.asWarning) + failed, strict: common.strict)
  }

  private var needsAuto: Finding {
    Finding(
      code: "explain-needs-auto", severity: .error,
      message: LocalizedText(
        ko: "--explain은 auto나 arima가 한 일을 설명합니다. "
          + "--method \(method)\(Josa.and.form(after: method)) 함께 쓸 수 없습니다.",
        en: "--explain tells what auto or arima did; it cannot be used with --method \(method)."),
      mend: LocalizedText(ko: "--method를 빼십시오.", en: "Leave --method out."))
  }

  /// What the method does with a series, or why it cannot.
  private func explained(
    _ series: Series, _ known: KnownColumns
  ) -> Result<any SeriesReport, Finding> {
    do throws(ForecastError) {
      if method == "arima" {
        let input =
          known.isEmpty
          ? try ForecastInput(series, seasonLength: season)
          : try known.item(series, season: season).input.get()
        return .success(ARIMAReport(id: series.id, model: try ARIMA().fit(input)))
      }
      let input = try ForecastInput(series, seasonLength: season)
      let model = try Auto().fit(input)
      let horizon = reachesFor.count(after: input)
      return .success(
        AutoReport(
          id: series.id, explanation: model.explanation(horizon: horizon),
          forecast: model.forecast(horizon: horizon)))
    } catch {
      return .failure(error.finding)
    }
  }

  /// Tells what every panel added to its members.
  private func explain(_ panelled: Panelled, _ console: Console) throws {
    let reports = panelled.panels.map { panel in
      PanelReport(
        name: panel.name,
        members: panel.members.compactMap { id in
          panelled.outcomes[id]?.forecast.map {
            .init(id: id, forecast: $0, lesson: panelled.lessons[id])
          }
        })
    }
    try write(
      json
        ? JSONValue.array(reports.map { $0.json(common.language) }).text() + "\n"
        : reports.map { $0.text(common.language) }.joined(separator: "\n"), console)
    tell(panelled.reach, console)
    let findings = panelled.table.allFindings.filter { $0.code != "extra-columns" }
    try console.settle(findings.map(\.asWarning), strict: common.strict)
  }

  private func write(_ text: String, _ console: Console) throws {
    guard let out else { return console.out(text) }
    try console.writing { () throws(WriteError) in
      try FileWriter.write(text, to: out, inputs: [file])
    }
    console.say(LocalizedText(ko: "\(out)에 썼습니다.", en: "Wrote \(out)."))
  }
}
