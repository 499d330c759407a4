import Foundation

/// What is required of a parameter, as a clause in Korean and in English.
public struct ParameterRequirement: Equatable, Sendable {
  /// A clause that follows the value, such as `0보다 커야 합니다`.
  public let korean: String
  /// A clause that follows "but", such as `must be greater than 0`.
  public let english: String

  /// A requirement in both languages.
  public init(korean: String, english: String) {
    self.korean = korean
    self.english = english
  }

  /// A finite number.
  public static let finite = ParameterRequirement(
    korean: "유한한 수여야 합니다", english: "must be a finite number")
  /// Greater than zero.
  public static let positive = ParameterRequirement(
    korean: "0보다 커야 합니다", english: "must be greater than 0")
  /// A spread greater than zero, with the way to say that there is none.
  public static let positiveSpread = ParameterRequirement(
    korean: "0보다 커야 합니다(변하지 않는 값이면 분포 대신 수를 그대로 적으십시오)",
    english: "must be greater than 0 (for a value that does not vary, write the number itself)")
  /// Zero or more.
  public static let nonNegative = ParameterRequirement(
    korean: "0 이상이어야 합니다", english: "must be 0 or more")
  /// Between zero and one.
  public static let probability = ParameterRequirement(
    korean: "0 이상 1 이하여야 합니다(30%는 0.3으로 적습니다)",
    english: "must be between 0 and 1 (30% is written 0.3)")
  /// Strictly between zero and one.
  public static let openProbability = ParameterRequirement(
    korean: "0과 1 사이여야 합니다(0과 1은 제외)",
    english: "must be strictly between 0 and 1")
  /// A whole number, zero or more, of at most 2⁵³.
  public static let wholeNumber = ParameterRequirement(
    korean: "0 이상의 정수여야 합니다", english: "must be a whole number, 0 or more")
  /// A mean that counts can be told apart at: at most 10¹⁵, below 2⁵³.
  public static let countable = ParameterRequirement(
    korean: "1e+15 이하여야 합니다(건수를 하나씩 셀 수 있는 크기)",
    english: "must be at most 1e+15, where counts can still be told apart")

  /// Greater than another parameter.
  public static func greater(than name: String, _ value: Double) -> ParameterRequirement {
    ParameterRequirement(
      korean: "\(name)(\(shortNumber(value)))보다 커야 합니다",
      english: "must be greater than \(name) (\(shortNumber(value)))")
  }

  /// Between two other parameters, both included.
  public static func between(_ low: Double, _ high: Double) -> ParameterRequirement {
    ParameterRequirement(
      korean: "\(shortNumber(low)) 이상 \(shortNumber(high)) 이하여야 합니다",
      english: "must be between \(shortNumber(low)) and \(shortNumber(high))")
  }
}

/// A number with at most six significant digits, or one decimal where that is more, for labels and
/// messages.
func shortNumber(_ value: Double) -> String {
  if value.isNaN { return "NaN" }
  if value.isInfinite { return value < 0 ? "-∞" : "∞" }
  if value == value.rounded(), value.magnitude < 1e15 { return String(format: "%.0f", value) }
  let isLarge = value.magnitude >= 1e5 && value.magnitude < 1e15
  return String(format: isLarge ? "%.1f" : "%.6g", value)
}

/// Refuses a parameter that breaks its requirement, which is only put into words then.
func require(
  _ holds: Bool, _ family: String, _ parameter: String, _ value: Double,
  _ requirement: @autoclosure () -> ParameterRequirement
) throws(ProbabilityError) {
  guard value.isFinite else {
    throw .invalidParameter(
      family: family, parameter: parameter, value: value, requirement: .finite)
  }
  guard holds else {
    throw .invalidParameter(
      family: family, parameter: parameter, value: value, requirement: requirement())
  }
}
