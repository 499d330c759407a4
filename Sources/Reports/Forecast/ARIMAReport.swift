public import Forecasting
import Foundation
public import Indicators

/// What `arima` did with one series, and how strongly what was known ahead moves it, as text and JSON.
public struct ARIMAReport: SeriesReport {
  /// The identifier of the series.
  public let id: String
  /// The model.
  public let model: FittedARIMA

  /// Makes a report.
  public init(id: String, model: FittedARIMA) {
    self.id = id
    self.model = model
  }

  /// The identifier, then one line each.
  public func text(_ language: Language) -> String {
    ([id] + lines.map { "  " + $0[language] }).joined(separator: "\n") + "\n"
  }

  /// Everything in numbers, and the lines in words.
  public func json(_ language: Language) -> JSONValue {
    .members([
      "unique_id": .string(id), "observations": .integer(model.input.count),
      "label": .string(model.label[language]),
      "aicc": model.aicc.isFinite ? .number(model.aicc) : .null,
      "effects": .array(
        model.effects.map {
          .members([
            "name": .string($0.name), "coefficient": .number($0.coefficient),
            "standard_error": .number($0.standardError),
          ])
        }),
      "lines": .array(lines.map { .string($0[language]) }),
    ])
  }

  private var lines: [LocalizedText] {
    let input = model.input
    let aicc =
      model.aicc.isFinite
      ? ", AICc \(NumberFormat(decimals: 1, negative: .minus).text(model.aicc))" : ""
    return [
      LocalizedText(
        ko: "본 것: \(input.start)부터 \(input.lastPeriod)까지 자료 \(input.count)개",
        en: "Seen: \(input.count) values from \(input.start) to \(input.lastPeriod)"),
      LocalizedText(ko: "방법: \(model.label.ko)\(aicc)", en: "Method: \(model.label.en)\(aicc)"),
    ] + model.effects.map { effect($0.name, $0.coefficient, $0.standardError) }
      + SeriesFindings.all(in: input).map {
        LocalizedText(ko: "주의: \($0.message.ko)", en: "Caution: \($0.message.en)")
      }
  }

  /// What one more of a regressor moves, with its 95% interval.
  private func effect(_ name: String, _ size: Double, _ error: Double) -> LocalizedText {
    let digits = error > 0 ? Int(1 - log10(error).rounded(.down)) : 2
    let format = NumberFormat(decimals: min(max(digits, 0), 8), negative: .minus, plus: true)
    let (low, high) = (size - Self.normal95 * error, size + Self.normal95 * error)
    let isUnclear = low <= 0 && high >= 0
    let numbers = format.text(size)
    let range = "\(format.text(low)) ~ \(format.text(high))"
    let word = Self.korean[name].map { "(\($0))" } ?? ""
    let isShift = name.hasPrefix("level ")
    let (ko, en) =
      isShift
      ? ("\(name.dropFirst(6))부터 수준이", "the level from \(name.dropFirst(6)) on")
      : ("\(name)\(word) 1만큼마다", "\(name), for each 1 of it")
    return LocalizedText(
      ko: "영향: \(ko) \(numbers) (95% 구간 \(range))\(isUnclear ? ". 0과 구별되지 않습니다" : "")",
      en: "Effect: \(en): \(numbers) (95% interval \(range))"
        + (isUnclear ? "; it cannot be told from 0" : ""))
  }

  private static let normal95 = 1.959963984540054

  /// What the columns of the calendar are called in Korean.
  private static let korean = [
    "working_days": "근무일수", "seollal": "설", "chuseok": "추석",
    "election_publicity": "선거 전 홍보 제한", "election_events": "선거 전 행사 제한",
  ]
}
