internal import Indicators

extension PlanLints {
  /// How many times smaller than the middle of the others a value is before it is taken for a slip.
  private static let slipFactor = 20.0

  /// `fraction-for-percent`: a rate in % with values like 0.83 among values like 82.
  ///
  /// Rates that are all small, such as 0.4% of accidents, are what they are.
  static func fractionForPercent(_ indicator: Indicator, _ pairs: TargetPairs) -> [Finding] {
    guard indicator.unit.exponents == ["%": 1] else { return [] }
    let values =
      pairs.results.map { (year: $0.year, value: $0.value, isResult: true) }
      + pairs.targets.map { (year: $0.year, value: $0.value, isResult: false) }
    let sizes = values.map(\.value).filter { $0 > 0 }.sorted()
    guard sizes.count >= 2, let largest = sizes.last else { return [] }
    let middle = max(sizes[sizes.count / 2], largest / 2)
    return values.compactMap { item in
      let isSlip = item.value > 0 && item.value <= 1.3 && item.value * slipFactor < middle
      return isSlip ? finding(indicator, item.year, item.value, item.isResult) : nil
    }
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
