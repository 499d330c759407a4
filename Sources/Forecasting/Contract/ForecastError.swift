public import Indicators

/// Why there is no forecast: a value with a stable code and a message in Korean and English.
public enum ForecastError: Error, Hashable, Sendable {
  /// The history has fewer observed values than the method needs.
  case tooFewObservations(method: String, needed: Int, found: Int)
  /// The value of this period is NaN or infinite.
  case notFinite(period: Period)
  /// The value of this period is too large to compute with.
  case tooLarge(period: Period, value: Double)
  /// A value outside what the method or its transformation is defined for, such as a fraction for counts.
  case outsideDomain(method: String, value: Double, domain: ForecastDomain)
  /// The season length is below 1.
  case invalidSeason(Int)
  /// The horizon is below 1 or beyond ``Forecast/longestHorizon``.
  case invalidHorizon(Int)
  /// An interval level is not strictly between 0 and 1.
  case invalidLevel(Double)
  /// A season was never observed at this position (from 1), so its value is unknown.
  case seasonNeverObserved(method: String, position: Int)
  /// No method has this name.
  case unknownMethod(String, known: [String])
  /// A column of the regressors cannot be used.
  case regressor(String, RegressorFault)
  /// The history, or what is known besides it, does not serve for what was asked, whatever the method.
  case unusable(LocalizedText, mend: LocalizedText)
  /// The method gave no usable result for another reason.
  case failed(method: String, reason: LocalizedText)

  /// A stable identifier in kebab case, for programs.
  public var code: String {
    switch self {
    case .tooFewObservations: "too-few-observations"
    case .notFinite: "value-not-finite"
    case .tooLarge: "value-too-large"
    case .outsideDomain: "value-outside-domain"
    case .invalidSeason: "invalid-season"
    case .invalidHorizon: "invalid-horizon"
    case .invalidLevel: "invalid-level"
    case .seasonNeverObserved: "season-never-observed"
    case .unknownMethod: "unknown-method"
    case .regressor(_, let fault): "regressor-\(fault.code)"
    case .unusable: "unusable-history"
    case .failed: "method-failed"
    }
  }

  /// What happened, in one sentence.
  public var message: LocalizedText {
    switch self {
    case .tooFewObservations(let method, let needed, let found):
      LocalizedText(
        ko: found == 0
          ? "관측값이 하나도 없습니다." : "\(method)에는 관측값이 \(needed)개 이상 필요한데 \(found)개뿐입니다.",
        en: found == 0
          ? "There is no observed value."
          : "\(method) needs at least \(needed) observed values but there \(found == 1 ? "is" : "are") \(found)."
      )
    case .notFinite(let period):
      LocalizedText(
        ko: "\(period)의 값이 유한한 수가 아닙니다(NaN 또는 무한대).",
        en: "The value of \(period) is not a finite number (NaN or infinite).")
    case .tooLarge(let period, let value):
      LocalizedText(
        ko: "\(period)의 값 \(value)\(Josa.subject.form(after: "\(value)")) 너무 커서 계산할 수 없습니다.",
        en: "The value \(value) of \(period) is too large to compute with.")
    case .outsideDomain(let method, let value, let domain):
      LocalizedText(
        ko: "\(method) 방법은 \(domain.words.ko)에만 쓸 수 있는데 "
          + "\(CSVText.decimal(value))\(Josa.subject.form(after: CSVText.decimal(value))) 있습니다.",
        en: "\(method) takes \(domain.words.en) only, but there is \(CSVText.decimal(value)).")
    case .invalidSeason(let season):
      LocalizedText(
        ko: "계절 길이 \(season): 1 이상의 정수여야 합니다.",
        en: "Season length \(season): it must be a whole number of at least 1.")
    case .invalidHorizon(let horizon):
      LocalizedText(
        ko: "예측 기간 \(horizon): 1 이상 \(Forecast.longestHorizon) 이하여야 합니다.",
        en: "Horizon \(horizon): it must be between 1 and \(Forecast.longestHorizon).")
    case .invalidLevel(let level):
      LocalizedText(
        ko: "구간 수준 \(level): 0보다 크고 1보다 작아야 합니다.",
        en: "Interval level \(level): it must be above 0 and below 1.")
    case .seasonNeverObserved(let method, let position):
      LocalizedText(
        ko: "\(method): 계절 안의 \(position)번째 시기가 한 번도 관측되지 않았습니다.",
        en: "\(method): position \(position) of the season was never observed.")
    case .unknownMethod(let name, let known):
      LocalizedText(
        ko: "'\(name)'이라는 방법은 없습니다. 쓸 수 있는 방법: \(known.joined(separator: ", ")).",
        en: "There is no method '\(name)'. Known methods: \(known.joined(separator: ", ")).")
    case .regressor(let name, let fault):
      fault.message(name)
    case .unusable(let reason, _):
      reason
    case .failed(let method, let reason):
      LocalizedText(ko: "\(method): \(reason.ko)", en: "\(method): \(reason.en)")
    }
  }

  /// What the user can do about it.
  public var mend: LocalizedText {
    switch self {
    case .tooFewObservations(_, _, 0):
      LocalizedText(ko: "값을 한 개 이상 적으십시오.", en: "Enter at least one value.")
    case .tooFewObservations:
      LocalizedText(
        ko: "값을 더 모으거나 짧은 자료에도 쓸 수 있는 방법(auto, short, naive)을 고르십시오.",
        en: "Collect more values, or choose a method for short histories (auto, short, naive).")
    case .notFinite, .tooLarge:
      LocalizedText(
        ko: "값을 바로잡거나, 모르는 값이면 빈칸으로 두십시오.",
        en: "Correct the value, or leave it empty if it is not known.")
    case .outsideDomain:
      LocalizedText(
        ko: "값이 맞는지 확인하고, 맞으면 다른 방법을 고르십시오. auto는 어떤 값에나 쓸 수 있습니다.",
        en: "Check the value; where it is right, choose another method. auto takes any values.")
    case .invalidSeason:
      LocalizedText(
        ko: "월 자료는 12, 분기는 4, 계절이 없으면 1을 쓰십시오.",
        en: "Use 12 for months, 4 for quarters, 1 where there is no season.")
    case .invalidHorizon, .invalidLevel:
      LocalizedText(ko: "범위 안의 값을 주십시오.", en: "Give a value inside that range.")
    case .seasonNeverObserved:
      LocalizedText(
        ko: "한 계절을 다 채우거나 계절을 쓰지 않는 방법을 고르십시오.",
        en: "Complete one season, or choose a method without a season.")
    case .unknownMethod:
      LocalizedText(ko: "위의 이름 가운데 하나를 쓰십시오.", en: "Use one of these names.")
    case .regressor(_, let fault):
      fault.mend
    case .unusable(_, let mend):
      mend
    case .failed:
      LocalizedText(ko: "다른 방법을 고르십시오.", en: "Choose another method.")
    }
  }
}

extension ForecastError: CustomStringConvertible {
  /// The English message.
  public var description: String { message.en }
}
