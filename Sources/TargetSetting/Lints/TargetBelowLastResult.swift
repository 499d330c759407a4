internal import Indicators

extension PlanLints {
  /// `target-below-last-actual`: a target worse than the last result known before its year.
  ///
  /// The National Assembly Budget Office found it widespread in FY2011 plans ("전년 수준 또는 전년
  /// 실적치보다 낮게"). Further years measured against the same result are named in one finding.
  static func targetBelowLastResult(_ indicator: Indicator, _ pairs: TargetPairs) -> [Finding] {
    if case .band = indicator.direction { return [] }
    var found: [Finding] = []
    var blamed: Int?
    for target in pairs.targets {
      guard let last = pairs.results.last(where: { $0.year < target.year }),
        last.year != blamed, isBelow(indicator, target, last)
      else { continue }
      blamed = last.year
      let later = pairs.targets.filter { other in
        other.year > target.year && isBelow(indicator, other, last)
          && pairs.results.last { $0.year < other.year }?.year == last.year
      }
      found.append(finding(indicator, target, last, later.map(\.year)))
    }
    return found
  }

  /// Compares with the result as the plan prints it: rounding alone is no step back.
  private static func isBelow(
    _ indicator: Indicator, _ target: YearValue, _ last: YearValue
  ) -> Bool {
    indicator.direction.isWorse(target.value, than: indicator.rounding.apply(last.value))
  }

  private static func finding(
    _ indicator: Indicator, _ target: YearValue, _ last: YearValue, _ later: [Int]
  ) -> Finding {
    let new = indicator.observedText(target.value)
    let old = indicator.observedText(last.value)
    let change = indicator.change(from: last.value, to: target.value)?.text
    let koShare = change.map { "(\($0.ko))" } ?? ""
    let enShare = change.map { " (\($0.en))" } ?? ""
    let years = later.map { Period.year($0).shortText(.ko) }.joined(separator: "·")
    let koLater = later.isEmpty ? "" : " \(years)년 목표도 이 실적에 못 미칩니다."
    let enLater =
      later.isEmpty
      ? "" : " So are the targets of \(later.map(String.init).joined(separator: ", "))."
    let lower = indicator.direction == .lower
    let oldYear = Period.year(last.year).shortText(.ko)
    let newYear = Period.year(target.year).shortText(.ko)
    return Finding(
      code: "target-below-last-actual", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 \(newYear)년 목표 \(new)\(Josa.subject.form(after: new)) "
          + "\(oldYear)년 실적 \(old)보다 \(lower ? "높습니다" : "낮습니다")\(koShare).\(koLater)",
        en: "The \(target.year) target of '\(indicator.name)', \(new), is "
          + "\(lower ? "above" : "below") the \(last.year) result, \(old)\(enShare).\(enLater)"),
      mend: LocalizedText(
        ko: "\(oldYear)년 실적 \(lower ? "이하로 내리거나, 높인" : "이상으로 올리거나, 낮춘") 사유를 "
          + "설정 근거에 적으십시오.",
        en: "Set it at the \(last.year) result or better, or give the reason in the basis."))
  }
}
