/// A formula as a tree, as the formula language of driver models and composite indicators writes it.
public indirect enum Expression: Hashable, Sendable {
  /// A number.
  case number(Double)
  /// A number with a unit, written `12 건` in the language's `n unit` form.
  case quantity(Double, Unit)
  /// Another variable, at the same period.
  case variable(String)
  /// Another variable at a given period, written `x[2019]`.
  case at(String, Period)
  /// Negation or logical not.
  case unary(UnaryOperator, Expression)
  /// Arithmetic, comparison or logic.
  case binary(BinaryOperator, Expression, Expression)
  /// `if(c, a, b)`.
  case conditional(Expression, Expression, Expression)
  /// A function of its arguments.
  case call(Function, [Expression])

  /// Operators with one operand.
  public enum UnaryOperator: String, Sendable, Hashable, CaseIterable {
    /// `-x`.
    case negate = "-"
    /// `not x`.
    case not
  }

  /// Operators with two operands; comparisons give 1 or 0.
  public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
    /// `a + b`.
    case add = "+"
    /// `a - b`.
    case subtract = "-"
    /// `a * b`.
    case multiply = "*"
    /// `a / b`.
    case divide = "/"
    /// `a ^ b`, right-associative.
    case power = "^"
    /// `a < b`.
    case less = "<"
    /// `a <= b`.
    case lessOrEqual = "<="
    /// `a > b`.
    case greater = ">"
    /// `a >= b`.
    case greaterOrEqual = ">="
    /// `a == b`.
    case equal = "=="
    /// `a != b`.
    case notEqual = "!="
    /// `a and b`.
    case and
    /// `a or b`.
    case or
  }

  /// The functions of the language.
  public enum Function: String, Sendable, Hashable, CaseIterable {
    /// Smallest of two or more.
    case min
    /// Largest of two or more.
    case max
    /// Absolute value.
    case abs
    /// Exponential.
    case exp
    /// Natural logarithm.
    case log
    /// Square root.
    case sqrt
    /// Sine of an angle in radians.
    case sin
    /// Cosine of an angle in radians.
    case cos
    /// Largest whole number not above.
    case floor
    /// Smallest whole number not below.
    case ceil
    /// `round(x)` or `round(x, digits)`, half away from zero.
    case round
    /// `clamp(x, low, high)`.
    case clamp
    /// `prev(x, first)`: the period before.
    case prev
    /// `lag(x, n, first)`: n periods before.
    case lag
    /// `cumsum(x)`: the sum of the periods so far.
    case cumsum
    /// `total(x)`: the sum over all periods, or over a year's.
    case total
    /// `mean(x)`: the mean over all periods, or over a year's.
    case mean
  }

  /// The variables the formula names, in order of first appearance.
  public var variables: [String] {
    var seen: Set<String> = []
    var names: [String] = []
    var stack: [Expression] = [self]
    while let node = stack.popLast() {
      switch node {
      case .number, .quantity: break
      case .variable(let name), .at(let name, _):
        if seen.insert(name).inserted { names.append(name) }
      case .unary(_, let a): stack.append(a)
      case .binary(_, let a, let b): stack += [b, a]
      case .conditional(let c, let a, let b): stack += [b, a, c]
      case .call(_, let arguments): stack += arguments.reversed()
      }
    }
    return names
  }
}
