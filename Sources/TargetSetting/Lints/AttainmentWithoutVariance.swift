internal import Indicators

extension PlanLints {
  /// The fewest pairs that are judged.
  static let fewestPairs = 3

  /// `actual-equals-target`: every known result equals its target, which measured results do not do.
  ///
  /// Reported for the whole plan where it holds everywhere, otherwise for the indicators with at
  /// least three such pairs.
  static func attainmentWithoutVariance(
    _ indicators: [(Indicator, TargetPairs)]
  ) -> [Finding] {
    let known = indicators.map { ($0, $1.both) }.filter { !$0.1.isEmpty }
    let pairs = known.flatMap(\.1)
    let isEqual = { (pair: (year: Int, target: Double, result: Double)) -> Bool in
      abs(pair.target - pair.result) <= 1e-9 * abs(pair.target)
    }
    if pairs.count >= fewestPairs, pairs.allSatisfy(isEqual) {
      let names = known.map { "'\($0.0.name)' \($0.1.count)" }.joined(separator: ", ")
      return [equal(nil, count: pairs.count, names: names)]
    }
    return known.filter { $0.1.count >= fewestPairs && $0.1.allSatisfy(isEqual) }
      .map { equal($0.0.name, count: $0.1.count, names: "") }
  }

  private static func equal(_ name: String?, count: Int, names: String) -> Finding {
    let ko = name.map { "'\($0)'의 " } ?? ""
    let en = name.map { " of '\($0)'" } ?? ""
    let detail = names.isEmpty ? "" : "(\(names))"
    return Finding(
      code: "actual-equals-target", severity: .warning,
      message: LocalizedText(
        ko: "\(ko)실적이 있는 \(count)건 가운데 \(count)건 모두 실적이 목표와 똑같아 달성률이 "
          + "100.0%로만 나타납니다\(detail).",
        en: "All \(count) of \(count) known results\(en) equal their targets exactly, so the "
          + "achievement rate is 100.0% throughout\(detail.isEmpty ? "" : " ")\(detail)."),
      mend: LocalizedText(
        ko: "실적을 집계한 뒤 목표를 맞춘 것은 아닌지 원자료로 확인하십시오.",
        en: "Check against the records that targets were not fitted to results afterwards."))
  }

  /// `achievement-over-130`: a result far beyond its target.
  static func overAchievement(
    _ indicator: Indicator, _ pairs: TargetPairs, above limit: Double
  ) -> [Finding] {
    if case .band = indicator.direction { return [] }
    return pairs.both.compactMap { pair in
      let rate = AchievementRate(target: pair.target, direction: indicator.direction)
      guard let percent = rate.percent(pair.result), percent > limit else {
        return nil
      }
      let shown = Figure.text(percent, atMost: 1)
      let year = Period.year(pair.year).shortText(.ko)
      return Finding(
        code: "achievement-over-130", severity: .warning,
        message: LocalizedText(
          ko: "'\(indicator.name)'의 \(year)년 달성률이 \(shown)%입니다"
            + "(목표 \(indicator.observedText(pair.target)), "
            + "실적 \(indicator.observedText(pair.result))).",
          en: "'\(indicator.name)' reached \(shown)% of its \(pair.year) target "
            + "(\(indicator.observedText(pair.target)), "
            + "result \(indicator.observedText(pair.result)))."),
        mend: LocalizedText(
          ko: "목표가 낮았는지, 실적의 기준이 바뀌었는지 확인하십시오.",
          en: "Check whether the target was low or the result is counted differently."))
    }
  }
}
