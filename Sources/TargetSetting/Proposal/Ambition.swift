public import Indicators

/// How daring a target is: with which probability it will be reached.
public enum Ambition: String, Sendable, Hashable, CaseIterable {
  /// 안정: reached with 80%.
  case safe
  /// 균형: reached with 50%; the default.
  case balanced
  /// 도전: reached with 30%.
  case daring

  /// The probability with which the target is reached before rounding.
  public var probability: Double {
    switch self {
    case .safe: 0.8
    case .balanced: 0.5
    case .daring: 0.3
    }
  }

  /// The name for readers.
  public var label: LocalizedText {
    switch self {
    case .safe: LocalizedText(ko: "안정", en: "safe")
    case .balanced: LocalizedText(ko: "균형", en: "balanced")
    case .daring: LocalizedText(ko: "도전", en: "daring")
    }
  }
}
