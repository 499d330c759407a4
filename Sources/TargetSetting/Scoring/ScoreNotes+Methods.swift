internal import Indicators

extension ScoreNotes {
  static func comparator(_ value: Double) -> LocalizedText {
    let text = Figure.text(value)
    return LocalizedText(
      ko: "우수기관 평균 \(text.with(.object)) 기준으로 삼고, 폭은 자기 실적의 표준편차로 정했습니다"
        + "(세부 기준은 출처가 없어 편차법을 적용).",
      en: "The mean of the peers, \(text), is the base; the width is the deviation of the own "
        + "results (the details have no source, so the deviation method applies).")
  }

  static func outliers(_ count: Int, _ deviations: Double) -> LocalizedText {
    let limit = Figure.text(deviations)
    return LocalizedText(
      ko: "그 해를 뺀 추세에서 \(limit)S보다 벗어난 실적 \(count)건을 뺐습니다.",
      en: "\(count) result\(count == 1 ? "" : "s") more than \(limit) S from the line through the "
        + "others \(count == 1 ? "was" : "were") left out.")
  }

  static func midterm(
    reference: Double, goal: Double, years: Int, step: Double, target: Double,
    range: MidtermRange
  ) -> LocalizedText {
    let (from, to, alpha) = (Figure.text(reference), Figure.text(goal), Figure.text(step.magnitude))
    let width =
      switch range {
      case .share(let share): "±\(Figure.text(share * 100))%"
      case .unitStep: "±α"
      }
    let yearly = Figure.text(target)
    return LocalizedText(
      ko: "기준치 \(from)에서 \(years)년 뒤 중장기 목표 \(to)까지의 단위목표 α는 \(alpha)이고 "
        + "올해 목표는 \(yearly)입니다. 최고·최저목표(\(width))는 정해진 바가 없어 선택한 값입니다.",
      en: "From the reference \(from) to the goal \(to) in \(years) years the unit step α is "
        + "\(alpha) and this year's target \(yearly). Best and floor (\(width)) are a choice: no "
        + "source establishes them.")
  }

  static func goalIsWorse(_ goal: Double, _ reference: Double) -> LocalizedText {
    LocalizedText(
      ko: "중장기 목표 \(Figure.text(goal).with(.subject)) 기준치 \(Figure.text(reference))보다 느슨합니다.",
      en: "The long-term goal \(Figure.text(goal)) is worse than the reference "
        + "\(Figure.text(reference)).")
  }

  static func threePointsFromHistory(_ points: ThreePoints) -> LocalizedText {
    let (a, m) = (Figure.text(points.worst), Figure.text(points.standard))
    let b = Figure.text(points.best)
    return LocalizedText(
      ko: "최근 실적에서 최저 \(a), 표준(기준치) \(m), 최고 \(b.with(.object)) 얻었습니다.",
      en: "From the recent results: worst \(a), standard (the reference) \(m), best \(b).")
  }

  static func bandDistance(
    _ range: ClosedRange<Double>, _ width: Double, _ points: ScoreRange
  ) -> LocalizedText {
    let (low, high) = (Figure.text(range.lowerBound), Figure.text(range.upperBound))
    let far = Figure.text(width)
    let (least, most) = (Figure.text(points.low), Figure.text(points.high))
    return LocalizedText(
      ko: "적정 범위 \(low)~\(high) 안은 \(most)점이고, 범위에서 \(far)만큼 벗어나면 \(least)점이 되도록 "
        + "거리로 계산했습니다(출처 없는 선택).",
      en:
        "Inside the band \(low) to \(high) the score is \(most); \(far) away it is \(least). Scoring by "
        + "distance is a choice without a source.")
  }
}
