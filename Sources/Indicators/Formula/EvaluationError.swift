/// Why a formula has no value.
public enum EvaluationError: Error, Hashable, Sendable {
  /// A variable has no value; at a period where one is given.
  case missingValue(name: String, period: Period?)
  /// A divisor is 0.
  case divisionByZero(in: String)
  /// A function was given what it is not defined for, such as the logarithm of −1.
  case outOfDomain(in: String)
  /// The result is too large for a number, or an input is not a number.
  case notFinite(in: String)
  /// The function needs the other periods, of which there are none here.
  case needsPeriods(in: String)

  /// Stable identifier in kebab case.
  public var code: String {
    switch self {
    case .missingValue: "formula-missing-value"
    case .divisionByZero: "formula-division-by-zero"
    case .outOfDomain: "formula-out-of-domain"
    case .notFinite: "formula-not-finite"
    case .needsPeriods: "formula-needs-periods"
    }
  }

  /// What happened, in one sentence.
  public var message: LocalizedText {
    switch self {
    case .missingValue(let name, let period):
      let korean = period.map { "\($0.text(.ko)) " } ?? ""
      let english = period.map { " in \($0.text(.en))" } ?? ""
      return LocalizedText(
        ko: "\(korean)'\(name)'의 값이 없습니다.", en: "'\(name)' has no value\(english).")
    case .divisionByZero(let text):
      return LocalizedText(
        ko: "`\(text)`에서 0으로 나눕니다.", en: "`\(text)` divides by 0.")
    case .outOfDomain(let text):
      return LocalizedText(
        ko: "`\(text)`에 실수 값이 없습니다.", en: "`\(text)` has no real value.")
    case .notFinite(let text):
      return LocalizedText(
        ko: "`\(text)`의 값이 수의 범위를 벗어납니다.", en: "`\(text)` is not a finite number.")
    case .needsPeriods(let text):
      return LocalizedText(
        ko: "`\(text)`\(Josa.topic.form(after: "식")) 여러 기간이 있어야 계산할 수 있습니다.",
        en: "`\(text)` needs a model with several periods.")
    }
  }

  /// The error as a finding of a file.
  public func finding(place: Place = Place()) -> Finding {
    Finding(code: code, severity: .error, place: place, message: message)
  }

  /// The text of a part of a formula, cut to what fits a message.
  static func shown(_ expression: Expression) -> String {
    let text = expression.description
    return text.count <= 60 ? text : text.prefix(59) + "…"
  }
}
