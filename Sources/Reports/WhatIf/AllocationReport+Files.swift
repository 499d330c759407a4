import Charts
import Indicators
import WhatIf

extension AllocationReport {
  /// Points of the frontier that is drawn where none is asked for: half the limit to half as much
  /// again in tenths.
  public static let chartPoints = 11

  /// The choice as a table and, where there is one, the frontier as a chart; nothing where no
  /// choice is possible.
  ///
  /// `modelDigest` is the SHA-256 of the model's file, for every row.
  public func files(modelDigest: String?) -> [OutputFile] {
    guard let choice = answer.choice else { return [] }
    let stamp = stamp(modelDigest)
    let table = OutputFile(path: "tables/choice.csv", text: table(choice, stamp).csv)
    return (frontierChart(stamp)?.chart(language).files ?? []) + [table]
  }

  /// The picture of the frontier.
  public func picture(modelDigest: String?) -> String? {
    frontierChart(stamp(modelDigest))?.chart(language).svg
  }

  private func stamp(_ modelDigest: String?) -> RunStamp {
    RunStamp(
      seed: answer.seed, draws: answer.draws, sampler: answer.sampler, modelDigest: modelDigest)
  }

  /// One row a lever: setting, what it adds to the mean of the objective and to that of each limit.
  private func table(_ choice: AllocationAnswer.Choice, _ stamp: RunStamp) -> ChartTable {
    let limits = choice.limits.map { use in
      "\(use.limit.text) \(use.limit.relation.rawValue) \(CSVText.decimal(use.bound))"
        + use.unit.symbol
    }
    return ChartTable(
      columns: ["lever", "value", "today", "unit", answer.request.text] + limits + RunStamp.columns,
      rows: choice.settings.map { setting in
        [
          setting.lever, CSVText.decimal(setting.value), CSVText.decimal(setting.today),
          setting.unit.symbol, CSVText.decimal(setting.gain),
        ] + setting.uses.map(CSVText.decimal)
          + stamp.cells(overlay: answer.request.scenario.lineage)
      })
  }

  private func frontierChart(_ stamp: RunStamp) -> FrontierChart? {
    guard let choice = answer.choice, let first = choice.limits.first, !answer.frontier.isEmpty
    else { return nil }
    let isChance = if case .chance = answer.request.aim { true } else { false }
    let scale = isChance ? 100.0 : 1
    return FrontierChart(
      id: answer.request.text, title: "\(title): \(aim)",
      limit: .init(
        name: "\(first.limit.text) \(first.limit.relation.rawValue)",
        unit: first.unit.text(language)),
      measure: .init(name: measure, unit: isChance ? "%" : answer.unit.text(language)),
      points: answer.frontier.map { point in
        .init(
          bound: point.bound, best: point.achieved.map { scale * $0 },
          proved: isChance ? nil : point.best, chosen: point.chosen)
      },
      asked: (first.bound, scale * choice.achieved), run: (stamp, answer.request.scenario.lineage))
  }

  /// What was made best, in words.
  private var measure: String {
    switch answer.request.aim {
    case .mean: return "\(answer.request.text) \(language == .ko ? "평균" : "mean")"
    case .worst(let share):
      let percent = NumberFormat().text(share * 100)
      return language == .ko
        ? "\(answer.request.text) 나쁜 쪽 \(percent)% 평균"
        : "\(answer.request.text), worst \(percent)%"
    case .chance: return language == .ko ? "확률" : "chance"
    }
  }
}
