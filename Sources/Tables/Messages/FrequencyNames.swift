import Indicators

/// Frequencies in words.
enum FrequencyNames {
  /// `연`, `월`, …; `yearly`, `monthly`, ….
  static func name(_ frequency: Frequency) -> LocalizedText {
    switch frequency {
    case .year: LocalizedText(ko: "연도별", en: "yearly")
    case .half: LocalizedText(ko: "반기별", en: "half-yearly")
    case .quarter: LocalizedText(ko: "분기별", en: "quarterly")
    case .month: LocalizedText(ko: "월별", en: "monthly")
    case .day: LocalizedText(ko: "일별", en: "daily")
    case .step: LocalizedText(ko: "번호", en: "numbered")
    }
  }

  static func text(_ period: Period) -> LocalizedText { name(period.frequency) }

  /// `개월`, `년`, … after a number; `months`, `years`, ….
  static func unit(_ frequency: Frequency) -> LocalizedText {
    switch frequency {
    case .year: LocalizedText(ko: "년", en: "years")
    case .half: LocalizedText(ko: "반기", en: "half-years")
    case .quarter: LocalizedText(ko: "분기", en: "quarters")
    case .month: LocalizedText(ko: "개월", en: "months")
    case .day: LocalizedText(ko: "일", en: "days")
    case .step: LocalizedText(ko: "칸", en: "steps")
    }
  }
}
