public import Indicators

/// The three words of a 성과보고서.
public enum AchievementStatus: String, Hashable, Sendable, CaseIterable {
  /// 초과달성: the rate is above `ScoreParameters.statusExceeded`.
  case exceeded
  /// 달성: the rate is at least `ScoreParameters.statusMet`.
  case met
  /// 미달성.
  case missed

  /// The status of a rate in percent; rates within 10⁻⁹ of a limit have reached it.
  public init(rate: Double, _ parameters: ScoreParameters = .standard) {
    if rate > parameters.statusExceeded + 1e-9 {
      self = .exceeded
    } else {
      self = rate >= parameters.statusMet - 1e-9 ? .met : .missed
    }
  }

  /// The word for readers.
  public var label: LocalizedText {
    switch self {
    case .exceeded: LocalizedText(ko: "초과달성", en: "exceeded")
    case .met: LocalizedText(ko: "달성", en: "met")
    case .missed: LocalizedText(ko: "미달성", en: "missed")
    }
  }
}
