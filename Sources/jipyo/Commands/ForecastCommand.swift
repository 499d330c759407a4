import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Reports
import Tables

/// `jipyo forecast`: a table of series in, long CSV out.
struct ForecastCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forecast", _superCommandName: Jipyo.name,
    abstract: .told(ko: "표의 모든 계열을 예측합니다.", en: "Forecast every series of a table."),
    usage: """
      jipyo forecast history.csv
      jipyo forecast months.csv --horizon 12 --season 12 --method theta,damped --out forecast.csv
      jipyo forecast councils.csv --horizon 2 --panel indicator
      """,
    discussion: .told(
      ko: """
        표는 한 줄에 값 하나(unique_id, ds, y; series, period, value; 지표, 기간, 값)이거나, 연도(지표, 2022, 2023), \
        월(연도, 1월, 2월) 또는 지표(연도, 보도, 게시)를 옆으로 늘어놓은 것입니다. 예측할 수 없는 계열은 이유를 적은 줄로 나옵니다. 읽을 수 있는 계열이 없으면 아무것도 \
        쓰지 않고 종료 코드 2로 끝납니다.
        """,
      en: """
        The table holds one value a row (unique_id, ds, y; series, period, value; 지표, 기간, 값), or years \
        (지표, 2022, 2023), months (연도, 1월, 2월) or series (연도, 보도, 게시) side by side. A series that cannot be forecast is a row with its reason; where none \
        can be read, nothing is written and the command ends with 2.
        """))

  @Argument(
    help: .told(
      ko: "CSV(UTF-8, CP949) 또는 엑셀 파일(.xlsx, 시트는 파일.xlsx#시트이름), 표준 입력은 -(시트는 -#시트이름).",
      en:
        "A CSV file (UTF-8, CP949) or a workbook (.xlsx; FILE.xlsx#SHEET), or - for standard input (-#SHEET)."
    ))
  var file: String

  @Option(
    help: .told(
      ko: "몇 기간 앞까지 예측할지. 쓰지 않으면 마지막 값의 다음 해 말까지(일별과 번호는 한 계절)입니다.",
      en:
        "How many periods to forecast (default: to the end of the year after the last value's; one season of days and numbered steps)."
    ))
  var horizon: Int?

  @Option(
    help: .told(
      ko: "계절 주기: 월 12, 분기 4, 없으면 1. 쓰지 않으면 ds를 보고 정합니다.",
      en: "Periods in a season: 12 for months, 4 for quarters, 1 for none (default: by ds)."))
  var season: Int?

  @Option(
    help: .told(
      ko: "다음 가운데 하나 이상: \(HelpWords.methods).", en: "One or more of: \(HelpWords.methods)."))
  var method = "auto"

  @Option(help: .told(ko: "예측 구간의 수준(%).", en: "Interval levels in percent."))
  var levels = "80,95"

  @OptionGroup var widths: WidthOptions

  @OptionGroup var supports: SupportOptions

  @Option(
    help: .told(
      ko: "child, parent(, weight) 열이 있는 CSV 파일. 합이 맞는 예측을 만듭니다.",
      en: "A CSV file with child, parent (and weight): forecasts that add up."))
  var hierarchy: String?

  @Option(
    help: .told(
      ko: "부분과 전체를 맞추는 방식: mint, wls, wls-structural, ols, bottom-up. 쓰지 않으면 mint입니다.",
      en:
        "How parts and wholes are made to agree: mint, wls, wls-structural, ols, bottom-up (default: mint)."
    ))
  var reconcile: Agreement?

  @Option(
    help: .told(
      ko: "같은 지표끼리 계열을 묶어 서로 참고하게 할 열 이름, unique_id에서 지표 뒤에 오는 구분 기호(예: |), 또는 all.",
      en:
        "The column that groups series into panels of one indicator, which borrow from one another; or a sign such as | after the indicator in unique_id; or all.",
      valueName: "column"))
  var panel: String?

  @Option(
    help: .told(
      ko: "ds와 설명 변수마다 한 열(필요하면 unique_id)이 있는 CSV 파일. 과거와 예측 기간을 모두 담습니다. arima에 씁니다.",
      en:
        "A CSV file with ds and one column per regressor (and unique_id), history and horizon; for arima.",
      valueName: "file"))
  var regressors: String?

  @Option(
    help: .told(
      ko: "달력의 근무일수, 설, 추석, 선거 제한 기간을 더합니다: kr. arima에 씁니다.",
      en: "Add working days, 설, 추석 and election windows of a calendar: kr; for arima."))
  var calendar: CalendarChoice?

  @Option(
    help: .told(
      ko: "알려진 변화로 수준이 달라지기 시작한 기간들(쉼표로 구분). arima에 씁니다.",
      en:
        "Periods, separated by commas, from which on a declared break moves the level; for arima.",
      valueName: "periods"))
  var levelShift: String?

  @Option(help: .told(ko: "표준 출력 대신 쓸 파일.", en: "File to write instead of standard output."))
  var out: String?

  @Flag(
    help: .told(
      ko: "숫자 대신, auto가 계열마다 무엇을 보고 어떻게 섞었으며 무엇을 믿지 않는지 설명합니다. arima는 회귀변수의 영향을 설명합니다.",
      en:
        "Tell what auto saw, combined and distrusts, series by series, instead of figures; of arima, what the regressors do."
    ))
  var explain = false

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    guard reconcile == nil || hierarchy != nil else {
      console.report(Self.reconcileAlone)
      throw Exit.usage
    }
    _ = try supports.read(console)
    if explain { return try explain(console) }
    let task = try task(console)
    let output = try ForecastOutput(
      json: json, path: out, inputs: [file, hierarchy, regressors].compactMap { $0 },
      console: console)
    let interruption = Interruption(output.tidyUp)
    defer { withExtendedLifetime(interruption) { output.discard() } }
    var tally = Tally()
    try forecast(task, console) { part in
      tally.add(part)
      try output.write(part)
    }
    guard tally.usable > 0 else { return try console.settle(tally.findings.all, strict: false) }
    try output.finish()
    try settle(tally, console)
  }

  /// What came of all parts.
  private struct Tally {
    var findings = FindingLog()
    var shared = SharedFindings()
    var usable = 0
    var (made, failed) = (0, 0)
    var reach = ForecastReach()
    private var told = Set<String>()

    mutating func add(_ part: ForecastTask.Part) {
      // What has no place in the file is told of the first portion alone.
      findings.add(part.findings.filter { $0.place != Place() || told.insert($0.code).inserted })
      shared.add(part.shared)
      usable += part.usable
      reach.add(part.reach)
      made += part.tables.reduce(0) { $0 + $1.made }
      failed += part.tables.reduce(0) { $0 + $1.failed }
    }
  }

  /// Forecasts the file as a panel, a hierarchy, in portions or as a whole.
  private func forecast(
    _ task: ForecastTask, _ console: Console, _ take: (ForecastTask.Part) throws -> Void
  ) throws {
    if let panel {
      try take(part(try panelled(by: panel, console), task))
    } else if let hierarchy {
      let table = try read(console)
      try take(try coherent(table, parts: hierarchy, task, console))
    } else if let portions = LongPortions(path: file) {
      try stream(portions, task, console, take)
    } else {
      let table = try read(console)
      try take(try run(task, on: table, console))
    }
  }

  /// Says which series failed; all of them end the command.
  private func settle(_ tally: Tally, _ console: Console) throws {
    tell(tally.reach, console)
    let findings = (tally.shared.all + tally.findings.all).map(\.asWarning)
    if tally.failed > 0, tally.made > 0 { console.say(Self.someFailed(tally.failed)) }
    guard tally.made > 0 else {
      let isKnown = regressors != nil || calendar != nil || levelShift != nil
      console.report(findings + [Self.allFailed(tally.failed, isKnown: isKnown)])
      throw Exit.invalidData
    }
    try console.settle(findings, strict: common.strict)
  }

  /// How far to forecast: so many periods, or as the usual rule says.
  var reachesFor: Horizon { horizon.map(Horizon.periods) ?? .endOfNextYear }

  /// Says how far the forecasts reach where nobody said how far they should.
  func tell(_ reach: ForecastReach, _ console: Console) {
    guard horizon == nil, let sentence = reach.sentence else { return }
    console.say(sentence)
  }

  /// Forecasts a large file in portions, several at once, in the order of the file.
  private func stream(
    _ portions: LongPortions, _ task: ForecastTask, _ console: Console,
    _ take: (ForecastTask.Part) throws -> Void
  ) throws {
    var progress = ProgressLine(console)
    defer { progress.clear() }
    var count = 0
    try Concurrent.ordered(portions.count) { index in
      Result { () throws(Finding) in
        let table = supports.applied(to: try portions.table(index))
        do throws(ForecastError) {
          return try task.run(table, alone: true)
        } catch {
          throw error.finding
        }
      }
    } take: { index, result in
      let part = try console.reading { () throws(Findings) in
        do throws(Finding) { return try result.get() } catch { throw Findings([error]) }
      }
      count += part.seriesCount
      try take(part)
      progress.show(portions.progress(after: index), count: count, ko: "개 계열", en: "series")
    }
    guard portions.isUnchanged else {
      return try console.settle([portions.changed], strict: false)
    }
  }

  /// The table of the file, under the support that was given.
  func read(_ console: Console) throws -> LongTable {
    supports.applied(
      to: try console.reading { () throws(Findings) in try LongTable.read(path: file) })
  }

  private func run(
    _ task: ForecastTask, on table: LongTable, _ console: Console
  ) throws -> ForecastTask.Part {
    do throws(ForecastError) {
      return try task.run(table)
    } catch {
      console.report(error.finding)
      throw Exit.usage
    }
  }

  private func task(_ console: Console) throws -> ForecastTask {
    let (methods, shares) = try settings(console)
    return ForecastTask(
      methods: methods.map { widths.of($0) }, levels: shares, horizon: reachesFor, season: season,
      requested: method,
      known: try known(methods, console), language: common.language, isJSON: json)
  }

  func settings(_ console: Console) throws -> ([any ForecastMethod], [Double]) {
    let methods: [any ForecastMethod]
    do throws(ForecastError) {
      if let season, season < 1 { throw .invalidSeason(season) }
      try reachesFor.check()
      methods = try MethodCatalogue.standard.methods(named: method)
    } catch {
      console.report(error.finding)
      throw Exit.usage
    }
    return (methods, try IntervalLevels.read(levels, console))
  }
}
