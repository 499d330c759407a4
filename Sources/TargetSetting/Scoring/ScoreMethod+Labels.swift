public import Indicators

extension ScoreMethod {
  /// The stable name of the command line, such as `deviation-2sigma`.
  public var name: String {
    switch self {
    case .deviation(let sigmas, _): "deviation-\(digits(sigmas))sigma"
    case .ratio(let best, let floor): "ratio-\(digits(best * 100))-\(digits(floor * 100))"
    case .trend: "trend"
    case .midterm: "midterm"
    case .beta: "beta"
    case .comparator: "global"
    case .targetVersusActual: "target-vs-actual"
    case .stages: "stages"
    case .achievement: "achievement"
    }
  }

  /// The name readers know, such as `목표부여(편차, 2σ)`.
  public var label: LocalizedText {
    switch self {
    case .deviation(let sigmas, let sigma):
      let sample = sigma == .sample
      return LocalizedText(
        ko: "목표부여(편차, \(digits(sigmas))σ\(sample ? ", 표본표준편차" : ""))",
        en: "deviation method (\(digits(sigmas))σ\(sample ? ", sample" : ""))")
    case .ratio(let best, let floor):
      let range = "\(digits(best * 100))%/\(digits(floor * 100))%"
      return LocalizedText(ko: "목표부여(비율, \(range))", en: "ratio method (\(range))")
    case .trend: return LocalizedText(ko: "추세치 평가", en: "trend method")
    case .midterm: return LocalizedText(ko: "중장기 목표부여", en: "long-term goal method")
    case .beta: return LocalizedText(ko: "β분포 평가", en: "beta distribution method")
    case .comparator(_, let sigma):
      return LocalizedText(
        ko: "글로벌 실적비교\(sigma == .sample ? "(표본표준편차)" : "")",
        en: "peer comparison\(sigma == .sample ? " (sample)" : "")")
    case .targetVersusActual: return LocalizedText(ko: "목표 대 실적", en: "target versus actual")
    case .stages: return LocalizedText(ko: "단계별(구간) 평가", en: "stage method")
    case .achievement(let form, let cap):
      let limit = cap.map { " ≤ \(digits($0))%" } ?? ""
      let reflected = form == .reflected
      return LocalizedText(
        ko: "달성률\(reflected ? "(2−실적/목표)" : "")\(limit)",
        en: "achievement rate\(reflected ? " (2 − actual/target)" : "")\(limit)")
    }
  }

  private func digits(_ value: Double) -> String { Figure.text(value, atMost: 4, grouping: false) }
}
