internal import Indicators

extension PlanLints {
  /// Endings of names of rates that are parts of a whole.
  private static let parts = [
    "채택", "반영", "선정", "이수", "참여", "처리", "해결", "성공", "응답", "합격", "취업", "달성사업", "완료", "집행",
    "징수", "가입", "점유", "보급", "설치", "이용", "긍정보도", "보도", "회수", "수납", "인지", "합의", "공개", "이행",
    "출석", "수료", "재활용", "공실", "접종", "수검", "진학", "준수", "회신", "정착",
  ]
  /// Rates with such an ending that are no part of a whole: houses beside households.
  private static let notParts = ["주택보급률", "주택보급율"]

  /// `impossible-ratio`: a part of a whole above 100%, such as 13 proposals adopted of 7 made.
  static func impossibleRatio(_ indicator: Indicator, _ pairs: TargetPairs) -> [Finding] {
    guard indicator.unit.exponents == ["%": 1], isPart(indicator) else { return [] }
    let values = pairs.results.map { ($0, true) } + pairs.targets.map { ($0, false) }
    guard
      let (worst, isResult) = values.filter({ $0.0.value > 100 }).max(by: {
        $0.0.value < $1.0.value
      })
    else { return [] }
    let text = indicator.observedText(worst.value)
    return [
      Finding(
        code: "impossible-ratio", severity: .warning,
        message: LocalizedText(
          ko: "'\(indicator.name)'의 \(worst.year)년 \(isResult ? "실적" : "목표") "
            + "\(text.with(.topic)) 전체에서 차지하는 비율이어서 100%를 넘을 수 없습니다.",
          en:
            "The \(worst.year) \(isResult ? "result" : "target") of '\(indicator.name)', \(text), "
            + "is a part of a whole and cannot be above 100%."),
        mend: LocalizedText(
          ko: "분자와 분모의 대상·기간이 같은지 확인하십시오.",
          en: "Check that numerator and denominator count the same things in the same period."))
    ]
  }

  private static func isPart(_ indicator: Indicator) -> Bool {
    let name = bareName(indicator.name)
    if indicator.measure == .share { return true }
    if notParts.contains(where: { name.filter { !$0.isWhitespace }.hasSuffix($0) }) { return false }
    return ["율", "률", "비율", "비중"].contains { ending in
      name.hasSuffix(ending) && parts.contains { name.hasSuffix($0 + ending) }
        || name.hasSuffix("비중")
    }
  }
}
