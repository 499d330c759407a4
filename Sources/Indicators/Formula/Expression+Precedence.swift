extension Expression.BinaryOperator {
  /// How tightly the operator binds, from 1 (`or`) to 8 (`^`).
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: 4
    case .add, .subtract: 5
    case .multiply, .divide: 6
    case .power: 8
    }
  }

  /// Whether the operator compares; comparisons do not chain.
  public var isComparison: Bool { precedence == 4 }
}

extension Expression.UnaryOperator {
  /// How tightly the operator binds, on the scale of the binary ones.
  var precedence: Int {
    switch self {
    case .not: 3
    case .negate: 7
    }
  }
}

extension Expression {
  /// How tightly the outermost operator binds; 9 for what needs no brackets.
  var precedence: Int {
    switch self {
    case .unary(let symbol, _): symbol.precedence
    case .binary(let symbol, _, _): symbol.precedence
    case .number(let value), .quantity(let value, _):
      value < 0 ? UnaryOperator.negate.precedence : 9
    case .variable, .at, .conditional, .call: 9
    }
  }
}
