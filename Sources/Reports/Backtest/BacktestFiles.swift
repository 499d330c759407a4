import Charts
import Forecasting
import Foundation
public import Indicators

extension BacktestReport {
  /// The folder: scores pooled, by step and by series, every case, and the calibration picture.
  public func files(_ language: Language) -> [OutputFile] {
    let chart = calibration(language)
    return [
      OutputFile(path: "scores.csv", text: csv(backtest.pooled.map { (["all", ""], $0) })),
      OutputFile(
        path: "scores-by-step.csv",
        text: csv(backtest.bySteps.map { (["step", String($0.step)], $0.score) })),
      OutputFile(
        path: "scores-by-series.csv",
        text: csv(backtest.bySeries.map { (["series", $0.id], $0.score) })),
      OutputFile(path: "cases.csv", text: cases),
      OutputFile(path: "charts/\(chart.name).csv", text: chart.table.csv),
      OutputFile(path: "charts/\(chart.name).vl.json", text: chart.vegaLite.text() + "\n"),
      OutputFile(path: "charts/\(chart.name).svg", text: chart.svg),
    ]
  }

  /// Every forecast with its outcome, one row a series, method, origin and step.
  public var cases: String {
    let levels = backtest.plan.levels.map { CSVText.number(($0 * 1000).rounded() / 10) }
    var header = ["unique_id", "method", "origin", "observations", "step", "ds", "y", "mean"]
    for level in levels { header += ["lo-\(level)", "hi-\(level)"] }
    header += ["crps", "pit-lo", "pit-hi", "naive_error", "naive_crps", "scale"]
    let rows = backtest.cases.map { item -> [String] in
      var numbers = [item.actual, item.mean]
      for interval in item.intervals { numbers += [interval.lower, interval.upper] }
      numbers += [item.crps, item.transform.lowerBound, item.transform.upperBound]
      numbers += [item.naiveError, item.naiveCRPS, item.scale ?? .nan]
      let names = [
        item.id, item.method, item.origin.description, String(item.observations),
        String(item.step), item.period.description,
      ]
      return names + numbers.map { $0.isFinite ? CSVText.number($0) : "" }
    }
    return CSVText.table(header, rows)
  }

  /// Scores, calibration and failures as JSON.
  public var json: JSONValue {
    .members([
      "plan": plan,
      "pooled": .array(backtest.pooled.map { .object(members($0)) }),
      "by_step": .array(
        backtest.bySteps.map {
          .object([.init("step", .integer($0.step))] + members($0.score))
        }),
      "by_series": .array(
        backtest.bySeries.map {
          .object([.init("unique_id", .string($0.id))] + members($0.score))
        }),
      "calibration": .array(backtest.calibrations.map(calibration)),
      "too_short": .array(backtest.tooShort.map { .string($0) }),
      "failures": .array(
        backtest.failures.map {
          .members([
            "unique_id": .string($0.id), "method": .string($0.method),
            "origin": $0.origin.map { .string($0.description) } ?? .null,
            "reason": .string($0.reason.message.en),
          ])
        }),
    ])
  }

  private var plan: JSONValue {
    let plan = backtest.plan
    return .members([
      "horizon": .integer(plan.horizon), "origins": .integer(plan.origins),
      "stride": .integer(plan.stride), "minimum": .integer(plan.minimum),
      "window": plan.window.map { .integer($0) } ?? .null,
      "levels": .array(plan.levels.map { .number($0) }),
    ])
  }

  private func calibration(_ item: BacktestCalibration) -> JSONValue {
    .members([
      "method": .string(item.method), "outcomes": .integer(item.cases),
      "reliability": .array(
        item.reliability.map {
          .members(["nominal": .number($0.nominal), "observed": .number($0.observed)])
        }),
      "histogram": .array(item.histogram.map { .number($0) }),
    ])
  }

  private func members(_ score: BacktestScore) -> [JSONValue.Member] {
    func number(_ value: Double?) -> JSONValue { value.map { .number($0) } ?? .null }
    return [
      .init("method", .string(score.method)), .init("series", .integer(score.series)),
      .init("outcomes", .integer(score.cases)), .init("smape", number(score.sMAPE)),
      .init("mase", number(score.mase)),
      .init("coverage", .array(score.coverage.map(number))),
      .init("interval_score", .array(score.intervalScore.map(number))),
      .init("crps", number(score.scaledCRPS)), .init("skill", number(score.skill)),
    ]
  }

  private func csv(_ scores: [(key: [String], score: BacktestScore)]) -> String {
    let levels = backtest.plan.levels.map { CSVText.number(($0 * 1000).rounded() / 10) }
    var header = ["scope", "key", "method", "series", "outcomes", "smape", "mase"]
    header += levels.map { "coverage-\($0)" } + levels.map { "interval_score-\($0)" }
    header += ["crps", "skill"]
    return CSVText.table(
      header,
      scores.map { key, score in
        var numbers = [score.sMAPE, score.mase]
        numbers += score.coverage
        numbers += score.intervalScore
        numbers += [score.scaledCRPS, score.skill]
        let words = key + [score.method, String(score.series), String(score.cases)]
        return words + numbers.map { $0.map { CSVText.number($0) } ?? "" }
      })
  }
}
