import Indicators

/// One operation on whole blocks of draws.
///
/// The meaning is that of `Expression.evaluate`, with NaN where that throws: a result that is not
/// finite becomes NaN, and NaN in an operand that counts gives NaN, in comparisons and choices too.
enum Operation: UInt8, Hashable, Sendable {
  case add, subtract, multiply, divide, power, square, cube, fourth
  case negate, not, and, or, select
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case min, max, clamp, abs, exp, log, sqrt, sin, cos, floor, ceil, round, roundDigits
  /// The largest magnitude of three operands; the first, or 0 where it is but the last bits of the
  /// others (``SettledZero``). No formula has them.
  case largestSize, settle

  init(_ symbol: Expression.BinaryOperator) {
    self =
      switch symbol {
      case .add: .add
      case .subtract: .subtract
      case .multiply: .multiply
      case .divide: .divide
      case .power: .power
      case .less: .less
      case .lessOrEqual: .lessOrEqual
      case .greater: .greater
      case .greaterOrEqual: .greaterOrEqual
      case .equal: .equal
      case .notEqual: .notEqual
      case .and: .and
      case .or: .or
      }
  }

  /// The operation of a function; nil for those that look at other periods.
  init?(_ function: Expression.Function, arguments: Int) {
    switch function {
    case .min: self = .min
    case .max: self = .max
    case .abs: self = .abs
    case .exp: self = .exp
    case .log: self = .log
    case .sqrt: self = .sqrt
    case .sin: self = .sin
    case .cos: self = .cos
    case .floor: self = .floor
    case .ceil: self = .ceil
    case .round: self = arguments > 1 ? .roundDigits : .round
    case .clamp: self = .clamp
    case .prev, .lag, .cumsum, .total, .mean: return nil
    }
  }
}
