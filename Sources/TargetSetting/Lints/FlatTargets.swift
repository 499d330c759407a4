internal import Indicators

extension PlanLints {
  /// The shortest run of equal targets that is reported.
  static let shortestFlatRun = 3

  /// `flat-targets`: the latest targets are the same for three years or more.
  static func flatTargets(_ indicator: Indicator, _ pairs: TargetPairs) -> [Finding] {
    guard let final = pairs.targets.last else { return [] }
    if case .band = indicator.direction { return [] }
    let run = pairs.targets.reversed().prefix { $0.value == final.value }
    guard run.count >= shortestFlatRun, let first = run.last else { return [] }
    let isCeiling = final.value == indicator.support.upper && indicator.direction == .higher
    let isGround = final.value == indicator.support.lower && indicator.direction == .lower
    guard !isCeiling, !isGround else { return [] }
    let text = indicator.observedText(final.value)
    let from = Period.year(first.year).shortText(.ko)
    let to = Period.year(final.year).shortText(.ko)
    return [
      Finding(
        code: "flat-targets", severity: .warning,
        message: LocalizedText(
          ko: "'\(indicator.name)'의 목표가 \(from)~\(to)년 \(run.count)개년 동안 "
            + "\(text.with(.direction)) 같습니다.",
          en: "The target of '\(indicator.name)' stays at \(text) for \(run.count) years, "
            + "\(first.year) to \(final.year)."),
        mend: LocalizedText(
          ko: "해마다 전망을 반영해 목표를 다시 세우거나, 유지하는 사유를 적으십시오.",
          en: "Set each year's target from its forecast, or say why it stays."))
    ]
  }
}
