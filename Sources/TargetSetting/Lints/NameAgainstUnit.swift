internal import Indicators

extension PlanLints {
  private static let notRates = ["법률", "규율", "자율", "조율", "운율", "선율", "전율"]
  /// Rates counted for so many people or times, as official statistics have them.
  private static let perHead = [
    "출산율", "출생률", "사망률", "자살률", "혼인율", "혼인률", "이혼율", "이혼률", "유병률", "발생률", "회전율", "회전률",
  ]
  private static let counts = [
    "건수", "횟수", "인원", "명수", "개수", "일수", "대수", "개소수", "가구수", "세대수", "회원수", "객수", "자수", "원수",
    "액", "시간",
  ]

  /// `name-says-rate` and `name-says-count`: the name promises a rate and the unit counts, or the
  /// other way round.
  static func nameAgainstUnit(_ indicator: Indicator) -> [Finding] {
    let name = bareName(indicator.name)
    let unit = indicator.unit
    guard !unit.symbol.isEmpty else { return [] }
    let isShare = unit.exponents == ["%": 1] || unit.exponents == ["‰": 1]
    let isRatio =
      isShare || unit.symbol.contains("/") || unit.exponents.values.contains { $0 < 0 }
    let saysRate =
      (["율", "률", "비중"].contains(where: name.hasSuffix) || name.lowercased().hasSuffix("rate"))
      && !notRates.contains { name.hasSuffix($0) } && name != "환율"
      && !isPerHead(indicator, name)
    if saysRate, !isRatio, unit.exponents["%p"] == nil, unit.symbol != "배",
      indicator.measure != .score
    {
      return [rate(indicator)]
    }
    guard isShare else { return [] }
    let bare = name.filter { !$0.isWhitespace }
    return counts.contains { bare.hasSuffix($0) } ? [count(indicator)] : []
  }

  /// Whether a rate is counted per head or time, which its unit need not repeat.
  private static func isPerHead(_ indicator: Indicator, _ name: String) -> Bool {
    perHead.contains { name.hasSuffix($0) }
      || ["명당", "인당", "명 당", "가구당", "세대당"].contains { remark in
        indicator.name.contains(remark) || indicator.formulaText.contains(remark)
      }
  }

  /// The name without a remark in brackets at its end.
  static func bareName(_ name: String) -> String {
    let scalars = name.unicodeScalars
    let kept = scalars.prefix { $0 != "(" && $0 != "（" && $0 != "[" }
    let last = kept.lastIndex { !$0.properties.isWhitespace }
    return last.map { String(kept[...$0]) } ?? ""
  }

  private static func rate(_ indicator: Indicator) -> Finding {
    Finding(
      code: "name-says-rate", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'\(Josa.topic.form(after: indicator.name)) 이름으로는 비율이지만 단위가 "
          + "'\(indicator.unit.symbol)'입니다.",
        en: "The name '\(indicator.name)' says a rate but the unit is "
          + "'\(indicator.unit.symbol)'."),
      mend: LocalizedText(
        ko: "이름을 건수·점수로 바꾸거나, 분모를 정해 비율(%)로 측정하십시오.",
        en: "Rename it as a count or score, or define a denominator and measure a rate."))
  }

  private static func count(_ indicator: Indicator) -> Finding {
    Finding(
      code: "name-says-count", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'\(Josa.topic.form(after: indicator.name)) 이름으로는 수량이지만 단위가 "
          + "'\(indicator.unit.symbol)'입니다.",
        en: "The name '\(indicator.name)' says a count but the unit is "
          + "'\(indicator.unit.symbol)'."),
      mend: LocalizedText(
        ko: "이름을 비율로 바꾸거나 수량의 단위를 쓰십시오.",
        en: "Rename it as a rate, or use the unit of the count."))
  }
}
