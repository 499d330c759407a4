import Indicators

extension LongFindings {
  static func percentages(_ id: String) -> Finding {
    Finding(
      code: "percentages-within-100", severity: .note,
      message: LocalizedText(
        ko: "단위가 %이고 값이 모두 0과 100 사이인 계열('\(id.clipped)' 등)은 0과 100 사이의 값으로 보았습니다.",
        en:
          "Series in % whose values all lie within 0 and 100 (such as '\(id.clipped)') are taken as "
          + "staying there."),
      mend: LocalizedText(
        ko: "100을 넘거나 0보다 작을 수 있으면 --support real을 주십시오.",
        en: "Where they may pass 100 or fall below 0, give --support real."))
  }
}
