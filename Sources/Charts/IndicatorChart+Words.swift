import Indicators

extension IndicatorChart {
  /// A sentence made from the numbers.
  func sentence(_ language: Language) -> String {
    let parts = [
      history(language), forecast(language), target(language),
      statusLabel(language).map { $0 + "." },
    ]
    return parts.compactMap(\.self).joined(separator: " ")
  }

  private func history(_ language: Language) -> String? {
    guard let first = actuals.first, let last = actuals.last else { return nil }
    let count = actuals.count
    let range =
      count == 1
      ? last.period.text(language) : "\(first.period)–\(last.period.text(language))"
    let value = number(last.value)
    if language == .en {
      return "\(title): \(count) \(count == 1 ? "result" : "results") over \(range), "
        + "the last \(chartAmount(value, unit))."
    }
    return count == 1
      ? "\(title) 실적은 \(range) \(value)\(unit) 하나뿐입니다."
      : "\(title) 실적은 \(range) 동안 \(count)개이고 마지막 값은 \(value)\(unit)입니다."
  }

  private func forecast(_ language: Language) -> String? {
    guard let step = fan.last, let band = step.bands.first(where: { $0.level == 80 })
    else { return nil }
    let (middle, low, high) = (number(step.middle), number(band.lower), number(band.upper))
    return language == .ko
      ? "\(step.period.text(.ko)) 전망은 \(middle)\(unit)이고, 10번 중 8번은 \(low)~\(high)\(unit) 안입니다."
      : "The forecast for \(step.period) is \(chartAmount(middle, unit)); 8 times in 10 it lies within "
        + "\(low)–\(chartAmount(high, unit))."
  }

  private func target(_ language: Language) -> String? {
    guard let proposed else { return nil }
    let value = number(proposed.value)
    return language == .ko
      ? "\(proposed.period.text(.ko)) 목표 제안은 \(value)\(unit)입니다."
      : "The proposed target for \(proposed.period) is \(chartAmount(value, unit))."
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
