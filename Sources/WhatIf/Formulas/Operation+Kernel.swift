import CKernels

extension Operation {
  /// The number of the block kernel; nil for operations that have none.
  var kernel: Int32? {
    let kernel: jipyo_operation? =
      switch self {
      case .add: JIPYO_ADD
      case .subtract: JIPYO_SUBTRACT
      case .multiply: JIPYO_MULTIPLY
      case .divide: JIPYO_DIVIDE
      case .square: JIPYO_SQUARE
      case .cube: JIPYO_CUBE
      case .fourth: JIPYO_FOURTH
      case .negate: JIPYO_NEGATE
      case .not: JIPYO_NOT
      case .and: JIPYO_AND
      case .or: JIPYO_OR
      case .select: JIPYO_SELECT
      case .less: JIPYO_LESS
      case .lessOrEqual: JIPYO_LESS_OR_EQUAL
      case .greater: JIPYO_GREATER
      case .greaterOrEqual: JIPYO_GREATER_OR_EQUAL
      case .equal: JIPYO_EQUAL
      case .notEqual: JIPYO_NOT_EQUAL
      case .min: JIPYO_MIN
      case .max: JIPYO_MAX
      case .clamp: JIPYO_CLAMP
      case .abs: JIPYO_ABS
      case .sqrt: JIPYO_SQRT
      case .floor: JIPYO_FLOOR
      case .ceil: JIPYO_CEIL
      case .largestSize: JIPYO_LARGEST_SIZE
      case .settle: JIPYO_SETTLE
      case .power, .exp, .log, .sin, .cos, .round, .roundDigits: nil
      }
    return kernel.map { Int32(bitPattern: $0.rawValue) }
  }
}
