internal import Indicators

extension PlanLints {
  /// How many times smaller than the middle of the others a value is before it is taken for a slip.
  private static let slipFactor = 20.0
  /// The largest value that is taken for a fraction: 1.3 is 130%.
  private static let largestFraction = 1.3
  /// Endings of rates of which a council has most of the whole, so that 0.8% is hardly meant.
  private static let largeRates = [
    "처리", "이행", "집행", "징수", "수납", "이수", "수료", "완료", "만족", "준수", "합격", "검거", "취업", "응답", "공개",
    "접종", "보급", "달성", "가동", "출석", "완주", "재활용", "유수", "정확", "해결", "해소", "이용만족", "점유", "추진",
    "진척", "공정", "실시", "시행", "정비", "포장", "급수", "수검", "충원", "공급", "운영", "사용", "자립", "충족", "확보",
    "통과", "완결", "답변", "회신", "정시", "납부", "반납", "착용", "가입", "인지", "신뢰", "수거", "인증", "정착", "유지",
    "성공", "선호", "찬성", "투표", "졸업", "진학", "배치", "설치", "점검", "교체", "지급", "참석", "반영", "이해",
  ]

  /// `fraction-for-percent`: a rate in % with values like 0.83 among values like 82, or with nothing
  /// but fractions such as 0.80 to 0.85.
  ///
  /// Rates that are all small, such as 0.4% of accidents, are what they are. A rate without a unit
  /// is asked for one.
  static func fractionForPercent(_ indicator: Indicator, _ pairs: TargetPairs) -> [Finding] {
    let hasUnit = !indicator.unit.symbol.isEmpty
    guard indicator.unit.exponents == ["%": 1] || !hasUnit else { return [] }
    let values =
      pairs.results.map { (year: $0.year, value: $0.value, isResult: true) }
      + pairs.targets.map { (year: $0.year, value: $0.value, isResult: false) }
    let sizes = values.map(\.value).filter { $0 > 0 }.sorted()
    guard sizes.count >= 2, let least = sizes.first, let largest = sizes.last else { return [] }
    if isFraction(indicator, least, largest) { return [allFractions(indicator, least, largest)] }
    guard hasUnit else { return [] }
    let middle = max(sizes[sizes.count / 2], largest / 2)
    return values.compactMap { item in
      let isSlip =
        item.value > 0 && item.value <= largestFraction && item.value * slipFactor < middle
      return isSlip ? finding(indicator, item.year, item.value, item.isResult) : nil
    }
  }

  /// Whether all values look like shares of 1: none above 1.3, and the name says a rate that is
  /// large by nature, not the like of 미처리율.
  private static func isFraction(_ indicator: Indicator, _ least: Double, _ largest: Double)
    -> Bool
  {
    guard largest <= largestFraction, largest >= 0.3, least >= 0.1, indicator.direction == .higher
    else { return false }
    let name = bareName(indicator.name)
    if name.contains("만족도") || name.hasSuffix("비중") { return true }
    guard let stem = rateStem(name) else { return false }
    let isOpposite = ["미", "불", "오", "부", "과", "비"].contains { prefix in
      largeRates.contains { stem.hasSuffix(prefix + $0) }
    }
    return !isOpposite && largeRates.contains(where: stem.hasSuffix)
  }

  /// What stands before 율, 률 or 비율 at the end of a name, without spaces; nil for another name.
  static func rateStem(_ name: String) -> String? {
    guard let ending = ["비율", "율", "률"].first(where: name.hasSuffix) else { return nil }
    return name.dropLast(ending.count).filter { !$0.isWhitespace }
  }

  private static func allFractions(
    _ indicator: Indicator, _ least: Double, _ largest: Double
  ) -> Finding {
    func range(_ factor: Double) -> String {
      let (low, high) = (Figure.text(least * factor), Figure.text(largest * factor))
      return low == high ? low : "\(low)~\(high)"
    }
    let (shown, meant) = (range(1), range(100))
    let isPercent = !indicator.unit.symbol.isEmpty
    let all = LocalizedText(
      ko: "'\(indicator.name)'의 실적과 목표가 모두 \(shown)\(isPercent ? "%" : "")입니다.",
      en: "All results and targets of '\(indicator.name)' are \(shown)\(isPercent ? "%" : "").")
    let doubt =
      isPercent
      ? LocalizedText(
        ko: "이대로면 많아야 1% 남짓이라는 뜻입니다.", en: "As they stand they are about 1% at most.")
      : LocalizedText(ko: "단위가 비어 있습니다.", en: "The unit is empty.")
    return Finding(
      code: "fraction-for-percent", severity: .warning,
      message: LocalizedText(ko: "\(all.ko) \(doubt.ko)", en: "\(all.en) \(doubt.en)"),
      mend: LocalizedText(
        ko: "\(meant)%를 뜻한다면 값에 100을 곱해 적고 단위를 %로 두십시오.",
        en: "If \(meant)% is meant, multiply the values by 100 and write the unit %."))
  }

  private static func finding(
    _ indicator: Indicator, _ year: Int, _ value: Double, _ isResult: Bool
  ) -> Finding {
    let (shown, meant) = (Figure.text(value), Figure.text(value * 100))
    let short = Period.year(year).shortText(.ko)
    return Finding(
      code: "fraction-for-percent", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 \(short)년 \(isResult ? "실적" : "목표") \(shown)%는 다른 해와 자릿수가 다릅니다.",
        en:
          "The \(year) \(isResult ? "result" : "target") of '\(indicator.name)', \(shown)%, is of "
          + "another size than the others."),
      mend: LocalizedText(
        ko: "\(meant)%를 뜻한다면 \(meant.with(.direction)) 적으십시오.",
        en: "If it means \(meant)%, write \(meant)."))
  }
}
