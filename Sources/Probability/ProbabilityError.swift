public import LinearAlgebra

/// What can go wrong in building a distribution or a dependence between distributions.
///
/// Every case has a stable ``code`` and a message in Korean and in English.
public enum ProbabilityError: Error, Equatable, Sendable {
  /// A parameter of this family breaks what is required of it.
  case invalidParameter(
    family: String, parameter: String, value: Double, requirement: ParameterRequirement)
  /// No distribution of the family has these two percentiles.
  case unreachablePercentiles(family: String, reason: ParameterRequirement)
  /// A sample or a table of probabilities is empty.
  case emptySample(family: String)
  /// A correlation matrix and its labels differ in size, or the matrix is not square.
  case correlationShape(expected: Int, found: String)
  /// The correlation at these labels breaks what is required of it.
  case invalidCorrelation(
    row: String, column: String, value: Double, requirement: ParameterRequirement)
  /// The correlations contradict each other: the matrix has an eigenvalue that is not positive.
  case correlationNotPositiveDefinite(smallestEigenvalue: Double)
  /// A matrix computation failed.
  case linearAlgebra(LinearAlgebraError)

  /// A stable identifier, for programs.
  public var code: String {
    switch self {
    case .invalidParameter: "probability.invalid-parameter"
    case .unreachablePercentiles: "probability.unreachable-percentiles"
    case .emptySample: "probability.empty-sample"
    case .correlationShape: "probability.correlation-shape"
    case .invalidCorrelation: "probability.invalid-correlation"
    case .correlationNotPositiveDefinite: "probability.correlation-not-positive-definite"
    case .linearAlgebra(let error): error.code
    }
  }

  /// A value as messages show it: six digits, `NaN`, `∞`.
  public static func shown(_ value: Double) -> String { shortNumber(value) }

  /// The message in Korean.
  public var korean: String {
    switch self {
    case .invalidParameter(let family, let parameter, let value, let requirement):
      "\(family) 분포의 \(parameter) 값 \(shortNumber(value)): \(requirement.korean)."
    case .unreachablePercentiles(let family, let reason):
      "이 두 백분위수를 갖는 \(family) 분포가 없습니다: \(reason.korean)."
    case .emptySample(let family):
      "\(family) 분포에 값이 하나도 없습니다. 값을 한 개 이상 적어 주십시오."
    case .correlationShape(let expected, let found):
      "상관행렬은 변수 \(expected)개에 맞는 정사각 행렬이어야 하는데 \(found)입니다."
    case .invalidCorrelation(let row, let column, let value, let requirement):
      "\(row)와(과) \(column)의 상관계수 \(shortNumber(value)): \(requirement.korean)."
    case .correlationNotPositiveDefinite(let eigenvalue):
      "상관계수들이 서로 모순됩니다. 상관행렬의 가장 작은 고윳값이 "
        + "\(shortNumber(eigenvalue))인데 0보다 커야 합니다. 상관계수를 줄이거나 "
        + "가장 가까운 상관행렬로 바꾸십시오."
    case .linearAlgebra(let error): error.korean
    }
  }

  /// The message in English.
  public var english: String {
    switch self {
    case .invalidParameter(let family, let parameter, let value, let requirement):
      "\(family): \(parameter) is \(shortNumber(value)) but \(requirement.english)."
    case .unreachablePercentiles(let family, let reason):
      "No \(family) distribution has these two percentiles: \(reason.english)."
    case .emptySample(let family):
      "\(family) has no values; give at least one."
    case .correlationShape(let expected, let found):
      "The correlation matrix must be square with \(expected) rows but is \(found)."
    case .invalidCorrelation(let row, let column, let value, let requirement):
      "The correlation of \(row) and \(column) is \(shortNumber(value)) but \(requirement.english)."
    case .correlationNotPositiveDefinite(let eigenvalue):
      "The correlations contradict each other: the smallest eigenvalue of their matrix is "
        + "\(shortNumber(eigenvalue)) and must be positive. Weaken some correlations or take the "
        + "nearest correlation matrix."
    case .linearAlgebra(let error): error.english
    }
  }
}

extension ProbabilityError: CustomStringConvertible {
  /// The English message.
  public var description: String { english }
}
