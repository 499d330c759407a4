import Foundation
public import Indicators
import Probability
public import WhatIf

/// What moves an outcome, as tables and sentences.
public struct SensitivityReport: Sendable {
  let result: SensitivityResult
  let title: String

  /// Makes the report of an analysis; `title` is the model's.
  public init(_ result: SensitivityResult, title: String) {
    self.result = result
    self.title = title
  }

  /// The report for a terminal.
  public func text(_ language: Language) -> String {
    let korean = language == .ko
    let scenario =
      result.scenario == .base
      ? "" : (korean ? " (시나리오 " : " (scenario ") + result.scenario.name + ")"
    var parts = ["\(title): \(result.question.label)\(scenario)\n"]
    parts.append(
      (result.indices.isEmpty
        ? (korean ? "흔들림의 몫(Shapley 효과, 합 100%)" : "Shares of the variance (Shapley effects)")
        : (korean ? "흔들림의 몫(Sobol' 지수)" : "Shares of the variance (Sobol' indices)"))
        + "\n\n" + shares.terminal(language))
    parts.append(
      (korean
        ? "하나씩 움직이면(10%에서 90% 값까지, 나머지는 중앙값)"
        : "One at a time (10th to 90th percentile, the others at their medians)")
        + "\n\n" + tornado(language).terminal(language))
    if let drawn = result.drawn { parts.append(DrawnReport(result, drawn).text(language)) }
    return parts.joined(separator: "\n")
  }

  private var shares: ReportTable {
    guard !result.indices.isEmpty else {
      return ReportTable(
        header: [
          LocalizedText(ko: "불확실한 값", en: "driver"), LocalizedText(ko: "몫 %", en: "share %"),
          LocalizedText(ko: "95% 구간", en: "95% interval"),
        ], numeric: [1, 2],
        rows: result.shapley.map { [$0.driver] + cells($0.share) })
    }
    return ReportTable(
      header: [
        LocalizedText(ko: "불확실한 값", en: "driver"), LocalizedText(ko: "혼자 %", en: "alone %"),
        LocalizedText(ko: "95% 구간", en: "95% interval"),
        LocalizedText(ko: "함께 %", en: "with others %"),
        LocalizedText(ko: "95% 구간", en: "95% interval"),
      ], numeric: [1, 2, 3, 4],
      rows: result.indices.sorted { $0.total.value > $1.total.value }.map {
        [$0.driver] + cells($0.first) + cells($0.total)
      })
  }

  private func cells(_ interval: Interval) -> [String] {
    let decimals = StatisticText.decimals(
      (interval.high - interval.low) * 25, value: max(interval.value, 0.01) * 100)
    let format = NumberFormat(decimals: min(decimals, 2))
    let ends = [interval.low, interval.high].map { format.text($0 * 100) }
    return [format.text(interval.value * 100), ends.joined(separator: " ~ ")]
  }

  private func tornado(_ language: Language) -> ReportTable {
    let unit = StatisticText.changeSuffix(result.question.unit, language)
    let largest = result.tornado.bars.first?.swing ?? 0
    let decimals = StatisticText.decimals(0, value: max(largest, 1e-300) * 10)
    let format = NumberFormat(decimals: decimals)
    return ReportTable(
      header: [
        LocalizedText(ko: "불확실한 값", en: "driver"), LocalizedText(verbatim: "10%"),
        LocalizedText(verbatim: "90%"),
        LocalizedText(ko: "결과(10%)", en: "outcome (10%)"),
        LocalizedText(ko: "결과(90%)", en: "outcome (90%)"),
        LocalizedText(ko: "폭", en: "swing"), LocalizedText(verbatim: ""),
      ], numeric: [1, 2, 3, 4, 5],
      rows: result.tornado.bars.map { bar in
        let length = largest > 0 ? Int((bar.swing / largest * 20).rounded()) : 0
        return [
          bar.driver, SensitivityReport.short(bar.lowInput), SensitivityReport.short(bar.highInput),
          format.text(bar.low), format.text(bar.high), format.text(bar.swing) + unit,
          String(repeating: "█", count: length),
        ]
      })
  }

  /// A number to four digits.
  static func short(_ value: Double) -> String {
    NumberFormat().text(Double(String(format: "%.4g", value)) ?? value)
  }
}
