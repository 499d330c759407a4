import Indicators

extension IndicatorChart {
  /// A sentence made from the numbers.
  func sentence(_ language: Language) -> String {
    var parts: [String] = []
    if let first = actuals.first, let last = actuals.last {
      let range =
        first.period == last.period
        ? last.period.text(language) : "\(first.period)–\(last.period.text(language))"
      let value = "\(number(last.value))\(unit)"
      let korean =
        actuals.count == 1
        ? "\(title) 실적은 \(range) \(value) 하나뿐입니다."
        : "\(title) 실적은 \(range) 동안 \(actuals.count)개이고 마지막 값은 \(value)입니다."
      parts.append(
        language == .ko
          ? korean
          : "\(title): \(actuals.count) \(actuals.count == 1 ? "result" : "results") over \(range), "
            + "the last \(chartAmount(number(last.value), unit))."
      )
    }
    if let step = fan.last, let band = step.bands.first(where: { $0.level == 80 }) {
      parts.append(
        language == .ko
          ? "\(step.period.text(.ko)) 전망은 \(number(step.middle))\(unit)이고, 10번 중 8번은 "
            + "\(number(band.lower))~\(number(band.upper))\(unit) 안입니다."
          : "The forecast for \(step.period) is \(chartAmount(number(step.middle), unit)); 8 times in 10 it "
            + "lies within \(number(band.lower))–\(chartAmount(number(band.upper), unit)).")
    }
    if let proposed {
      parts.append(
        language == .ko
          ? "\(proposed.period.text(.ko)) 목표 제안은 \(number(proposed.value))\(unit)입니다."
          : "The proposed target for \(proposed.period) is \(chartAmount(number(proposed.value), unit))."
      )
    }
    if let label = statusLabel(language) { parts.append(label + ".") }
    return parts.joined(separator: " ")
  }

  /// How proxy and synthetic figures are labelled; nil for real ones.
  func statusLabel(_ language: Language) -> String? {
    switch status {
    case .real: nil
    case .proxy: language == .ko ? "대용 자료" : "Proxy data"
    case .synthetic: language == .ko ? "가상(합성) 자료" : "Synthetic data"
    }
  }

  /// A value with thousands separators and as many decimals as its size deserves.
  func number(_ value: Double) -> String {
    chartNumber(value)
  }
}
