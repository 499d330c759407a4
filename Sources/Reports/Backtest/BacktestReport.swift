public import Charts
public import Forecasting
public import Indicators

/// A backtest as tables, JSON and a folder of files.
public struct BacktestReport: Sendable {
  /// The backtest.
  public let backtest: Backtest

  /// Makes a report.
  public init(_ backtest: Backtest) {
    self.backtest = backtest
  }

  /// One row per method over everything.
  public var pooled: ReportTable {
    ReportTable(
      header: [LocalizedText(ko: "방법", en: "method")] + scoreHeader, numeric: Set(1...20),
      rows: backtest.pooled.map { [$0.method] + cells($0) })
  }

  /// One row per method and step.
  public var bySteps: ReportTable {
    ReportTable(
      header: [
        LocalizedText(ko: "방법", en: "method"), LocalizedText(ko: "몇 기 뒤", en: "step"),
      ] + scoreHeader, numeric: Set(1...20),
      rows: backtest.bySteps.map { [$0.score.method, String($0.step)] + cells($0.score) })
  }

  /// One row per series and method.
  public var bySeries: ReportTable {
    ReportTable(
      header: [
        LocalizedText(ko: "계열", en: "series"), LocalizedText(ko: "방법", en: "method"),
      ] + scoreHeader, numeric: Set(2...20),
      rows: backtest.bySeries.map { [$0.id, $0.score.method] + cells($0.score) })
  }

  /// The calibration picture.
  public func calibration(_ language: Language) -> Chart {
    CalibrationChart(
      id: "backtest",
      title: language == .ko ? "예측구간은 말한 만큼 맞았나" : "Did the intervals mean what they said?",
      lines: backtest.calibrations.map { item in
        .init(
          name: item.method, cases: item.cases,
          points: item.reliability.map { .init(nominal: $0.nominal, observed: $0.observed) })
      }
    ).chart(language)
  }

  private var levels: [String] {
    backtest.plan.levels.map { CSVText.number(($0 * 1000).rounded() / 10) }
  }

  private var scoreHeader: [LocalizedText] {
    var header = [
      LocalizedText(ko: "계열 수", en: "series"), LocalizedText(ko: "실적 수", en: "outcomes"),
      LocalizedText(verbatim: "sMAPE"), LocalizedText(verbatim: "MASE"),
    ]
    for level in levels {
      header.append(LocalizedText(ko: "\(level)% 적중률", en: "inside \(level)%"))
    }
    for level in levels {
      header.append(LocalizedText(ko: "\(level)% 구간점수", en: "score \(level)%"))
    }
    header.append(LocalizedText(verbatim: "CRPS"))
    header.append(LocalizedText(ko: "단순예측 대비", en: "skill vs naive"))
    return header
  }

  private func cells(_ score: BacktestScore) -> [String] {
    func fixed(_ value: Double?, _ digits: Int) -> String {
      value.map { NumberFormat(decimals: digits, grouping: false, negative: .minus).text($0) }
        ?? "–"
    }
    var cells = [String(score.series), String(score.cases)]
    cells += [fixed(score.sMAPE, 2), fixed(score.mase, 3)]
    for share in score.coverage { cells.append(fixed(share.map { 100 * $0 }, 1)) }
    for width in score.intervalScore { cells.append(fixed(width, 2)) }
    cells.append(fixed(score.scaledCRPS, 3))
    cells.append(
      score.skill.map { NumberFormat(decimals: 1, negative: .minus, plus: true).percent(100 * $0) }
        ?? "–")
    return cells
  }
}
