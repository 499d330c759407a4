/// What can go wrong in a matrix computation.
///
/// Every case has a stable ``code`` and a message in Korean and in English.
public enum LinearAlgebraError: Error, Equatable, Sendable {
  /// Two shapes that had to agree do not, such as `3 × 2` times `3 × 1`.
  case dimensionMismatch(expected: String, found: String)
  /// The matrix is not positive definite: its leading minor of this order (from 1) is not positive.
  case notPositiveDefinite(leadingMinor: Int)
  /// The matrix is singular: this pivot (from 1) of its factorisation is exactly zero.
  case singular(pivot: Int)
  /// An iteration inside the named LAPACK routine did not converge.
  case noConvergence(routine: String)
  /// The named LAPACK routine refused its argument at this position (from 1).
  case illegalArgument(routine: String, position: Int)
  /// The element at this row and column (from 0) is NaN or infinite.
  case notFinite(row: Int, column: Int)

  /// A stable identifier, for programs.
  public var code: String {
    switch self {
    case .dimensionMismatch: "linear-algebra.dimension-mismatch"
    case .notPositiveDefinite: "linear-algebra.not-positive-definite"
    case .singular: "linear-algebra.singular"
    case .noConvergence: "linear-algebra.no-convergence"
    case .illegalArgument: "linear-algebra.illegal-argument"
    case .notFinite: "linear-algebra.not-finite"
    }
  }

  /// The message in Korean.
  public var korean: String {
    switch self {
    case .dimensionMismatch(let expected, let found):
      "행렬의 크기가 맞지 않습니다. 필요한 크기: \(expected), 받은 크기: \(found)."
    case .notPositiveDefinite(let minor):
      "양정부호 행렬이 아닙니다. \(minor)차 선행 주소행렬식이 0보다 크지 않습니다."
    case .singular(let pivot):
      "특이 행렬이어서 해가 하나로 정해지지 않습니다(\(pivot)번째 피벗이 0)."
    case .noConvergence(let routine):
      "행렬 계산이 수렴하지 않았습니다(LAPACK \(routine))."
    case .illegalArgument(let routine, let position):
      "LAPACK \(routine)의 \(position)번째 인수가 올바르지 않습니다."
    case .notFinite(let row, let column):
      "\(row + 1)행 \(column + 1)열의 값이 유한한 수가 아닙니다."
    }
  }

  /// The message in English.
  public var english: String {
    switch self {
    case .dimensionMismatch(let expected, let found):
      "The shapes do not agree: expected \(expected), found \(found)."
    case .notPositiveDefinite(let minor):
      "The matrix is not positive definite: its leading minor of order \(minor) is not positive."
    case .singular(let pivot):
      "The matrix is singular, so the solution is not unique (pivot \(pivot) is zero)."
    case .noConvergence(let routine):
      "The computation did not converge (LAPACK \(routine))."
    case .illegalArgument(let routine, let position):
      "Argument \(position) of LAPACK \(routine) is not valid."
    case .notFinite(let row, let column):
      "The value in row \(row + 1), column \(column + 1) is not a finite number."
    }
  }
}

extension LinearAlgebraError: CustomStringConvertible {
  /// The English message.
  public var description: String { english }
}
