import ArgumentParser
import Forecasting
import Foundation
import Indicators
import Reports
import Synchronization
import Tables

/// `jipyo backtest`: what the methods would have said, against what happened.
struct BacktestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "계열마다 과거 시점에서 예측해 보고 실제 값과 견줍니다.",
      en: "Forecast from earlier origins of every series and compare with what happened."),
    usage: """
      jipyo backtest history.csv
      jipyo backtest months.csv --horizon 12 --origins 6 --method auto,theta,snaive --out backtest
      jipyo backtest councils.csv --horizon 2 --panel indicator --method short,auto
      """,
    discussion: .told(
      ko: """
        파일은 jipyo forecast가 읽는 것과 같습니다. 계열마다 한 번씩 셉니다. 기량(skill)은 단순 예측(지난해 \
        같은 계절 또는 마지막 값)의 CRPS를 얼마나 줄였는지입니다. --out은 점수, 모든 사례, 보정 \
        그림(SVG, Vega-Lite, CSV)을 폴더에 씁니다. --panel을 쓰면 시점마다 패널의 모든 구성원이 그때까지 \
        보고한 값으로 패널 예측도 하여, 서로 참고해서 얻거나 잃은 것을 보입니다.
        """,
      en: """
        The file is one that jipyo forecast reads. Each series counts once. Skill is the share of the \
        naive reference's CRPS that is avoided (the same season of last year, or the last value). \
        --out writes a folder: scores, every case, and the calibration picture (SVG, Vega-Lite, CSV). \
        With --panel the panel is forecast beside the methods, at each origin with what all its members \
        had reported by then: the gain from borrowing, or the loss.
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
      ko: "시점마다 몇 기간 앞까지 예측할지. 쓰지 않으면 한 해 앞까지(일별과 번호는 한 계절)입니다.",
      en:
        "How many periods to forecast from each origin (default: one year ahead; one season of days and numbered steps)."
    ))
  var horizon: Int?

  @Option(
    help: .told(
      ko: "계열마다 볼 시점의 최대 수(최근 것부터).", en: "At most how many origins per series, the newest ones."))
  var origins = 3

  @Option(help: .told(ko: "시점 사이의 간격(기간 수).", en: "Periods between two origins."))
  var stride = 1

  @Option(
    help: .told(ko: "한 시점 앞에 있어야 할 관측값의 최소 수.", en: "The fewest observed values before an origin."))
  var minimum = 3

  @Option(
    help: .told(
      ko: "시점마다 최근 값을 이만큼만 예측 방법에 보여 줍니다.",
      en: "Show the methods only so many of the newest values before each origin."))
  var window: Int?

  @Option(
    help: .told(
      ko: "계절 주기: 월 12, 분기 4, 없으면 1. 쓰지 않으면 ds를 보고 정합니다.",
      en: "Periods in a season: 12 for months, 4 for quarters, 1 for none (default: by ds)."))
  var season: Int?

  @Option(
    help: .told(
      ko: "다음 가운데 하나 이상: \(HelpWords.methods).", en: "One or more of: \(HelpWords.methods)."))
  var method = "auto"

  @OptionGroup var widths: WidthOptions

  @OptionGroup var supports: SupportOptions

  @Option(
    help: .told(
      ko: "패널 예측도 함께 견줍니다. 같은 지표끼리 계열을 묶는 열 이름, unique_id에서 지표 뒤에 오는 구분 기호(예: |), 또는 all.",
      en:
        "Compare with the panel, too: the column that groups series into panels of one indicator; or a sign such as | after the indicator in unique_id; or all.",
      valueName: "column"))
  var panel: String?

  @Option(help: .told(ko: "예측 구간의 수준(%).", en: "Interval levels in percent."))
  var levels = "80,95"

  @Flag(
    name: .customLong("per-series"),
    help: .told(ko: "계열별 행도 출력합니다.", en: "Print one row per series, too."))
  var perSeries = false

  @Flag(
    name: .customLong("per-step"),
    help: .told(ko: "몇 기간 앞인지에 따른 행도 출력합니다.", en: "Print one row per step, too."))
  var perStep = false

  @Option(
    help: .told(
      ko: "결과를 쓸 폴더. 새 폴더이거나 비었거나 앞선 결과여야 합니다.",
      en: "Folder to write; it must be new, empty or an earlier result."))
  var out: String?

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let (methods, asked) = try settings(console)
    _ = try supports.read(console)
    if let out {
      try console.writing { () throws(WriteError) in
        try OutputFolder(out).check(inputs: [file], command: "backtest")
      }
    }
    let progress = Mutex(ProgressLine(console))
    let (panels, noticed) = try panels(console)
    let plan = try reaching(asked, panels.flatMap(\.self), console)
    let backtest = backtest(panels, methods, plan) { done, all in
      progress.withLock {
        $0.show(Double(done) / Double(all), count: done, ko: "개 계열", en: "series")
      }
    }
    progress.withLock { $0.clear() }
    guard !backtest.cases.isEmpty else { return try nothing(backtest, console) }
    let report = BacktestReport(backtest)
    if json {
      console.out(report.json.text() + "\n")
    } else {
      console.out(text(report))
    }
    try write(report, console)
    if method != "auto" { console.say(widths.sentence) }
    tell(backtest, console)
    try console.settle(noticed.map(\.asWarning), strict: common.strict)
  }

  /// The series of the file, panel by panel or all in one, and what was noticed in it.
  private func panels(_ console: Console) throws -> ([[BatchSeries]], [Finding]) {
    if let panel {
      let table = try PanelTable(file: file, by: panel, season: season, supports, console)
      if table.panels.isEmpty { try console.settle(table.findings, strict: false) }
      return (table.panels.map(\.members), table.findings)
    }
    let table = supports.applied(
      to: try console.reading { () throws(Findings) in try LongTable.read(path: file) })
    let readable = table.entries.compactMap(\.series)
    let noticed = table.findings + table.entries.flatMap(\.findings)
    if readable.isEmpty { try console.settle(noticed, strict: false) }
    return ([readable.map { BatchSeries($0, seasonLength: season) }], noticed)
  }

  private func backtest(
    _ panels: [[BatchSeries]], _ methods: [any ForecastMethod], _ plan: BacktestPlan,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) -> Backtest {
    panel == nil
      ? Backtest.run(panels.flatMap(\.self), methods: methods, plan: plan, progress: progress)
      : Backtest.run(panels: panels, methods: methods, plan: plan, progress: progress)
  }

  /// The plan with the horizon that was asked for, or the usual one.
  private func reaching(
    _ plan: BacktestPlan, _ series: [BatchSeries], _ console: Console
  ) throws -> BacktestPlan {
    guard horizon == nil else { return plan }
    guard let usual = BacktestHorizon.usual(series) else {
      console.report(BacktestHorizon.differing)
      throw Exit.usage
    }
    console.say(BacktestHorizon.said(usual))
    var plan = plan
    plan.horizon = usual
    return plan
  }

  private func text(_ report: BacktestReport) -> String {
    let tables =
      [report.pooled] + (perStep ? [report.bySteps] : []) + (perSeries ? [report.bySeries] : [])
    return tables.map { $0.terminal(common.language) }.joined(separator: "\n")
  }

  private func write(_ report: BacktestReport, _ console: Console) throws {
    guard let out else { return }
    let provenance = Provenance(
      command: "backtest --horizon \(report.backtest.plan.horizon) --origins \(origins)"
        + " --stride \(stride) --minimum \(minimum)" + (window.map { " --window \($0)" } ?? "")
        + (season.map { " --season \($0)" } ?? "") + (panel.map { " --panel '\($0)'" } ?? "")
        + " --method \(method) --levels \(levels)" + widths.words + supports.said,
      inputs: Inputs.digests([file]), seed: nil, method: method)
    try console.writing { () throws(WriteError) in
      try FileWriter.write(
        report.files(common.language), provenance: provenance, toFolder: out, inputs: [file])
    }
    console.say(LocalizedText(ko: "결과를 \(out)에 썼습니다.", en: "Wrote the result to \(out)."))
  }

  private func settings(_ console: Console) throws -> ([any ForecastMethod], BacktestPlan) {
    let given = [("--horizon", horizon), ("--window", window)]
      .compactMap { name, value in value.map { (name, $0) } }
    let numbers = [("--origins", origins), ("--stride", stride), ("--minimum", minimum)]
    for (name, value) in given + numbers
    where !(1...Forecast.longestHorizon).contains(value) {
      console.report(Self.outOfRange(name, value))
      throw Exit.usage
    }
    let shares = try IntervalLevels.read(levels, console)
    do throws(ForecastError) {
      if let season, season < 1 { throw .invalidSeason(season) }
      return (
        try MethodCatalogue.standard.methods(named: method).map { widths.of($0) },
        BacktestPlan(
          horizon: horizon ?? 1, origins: origins, stride: stride, minimum: minimum, window: window,
          levels: shares)
      )
    } catch {
      console.report(error.finding)
      throw Exit.usage
    }
  }
}
