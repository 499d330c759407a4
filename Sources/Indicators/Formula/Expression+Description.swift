extension Expression: CustomStringConvertible {
  /// The formula as written in the language; reading it gives the same tree.
  public var description: String {
    switch self {
    case .number(let value): return Expression.written(value)
    case .quantity(let value, let unit):
      return Expression.written(value) + " " + Expression.written(unit)
    case .variable(let name): return name
    case .at(let name, let period): return "\(name)[\(period)]"
    case .unary(.negate, let a):
      return "-" + a.bracketed(where: a.precedence < UnaryOperator.negate.precedence)
    case .unary(.not, let a):
      return "not " + a.bracketed(where: a.precedence < UnaryOperator.not.precedence)
    case .binary(let symbol, let a, let b): return Expression.written(symbol, a, b)
    case .conditional(let c, let a, let b): return "if(\(c), \(a), \(b))"
    case .call(let function, let arguments):
      return function.rawValue + "(" + arguments.map(\.description).joined(separator: ", ") + ")"
    }
  }

  private static func written(_ symbol: BinaryOperator, _ a: Expression, _ b: Expression) -> String
  {
    let own = symbol.precedence
    let isPower = symbol == .power
    let left = a.precedence < own || (a.precedence == own && (isPower || symbol.isComparison))
    let right = isPower ? b.precedence < UnaryOperator.negate.precedence : b.precedence <= own
    return a.bracketed(where: left) + " " + symbol.rawValue + " " + b.bracketed(where: right)
  }

  private func bracketed(where needed: Bool) -> String {
    needed ? "(\(description))" : description
  }

  private static func written(_ value: Double) -> String {
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  private static func written(_ unit: Unit) -> String {
    let isWord = unit.symbol.allSatisfy(FormulaLexer.startsName)
    return isWord && !FormulaParser.keywords.contains(unit.symbol)
      ? unit.symbol : "[\(unit.symbol)]"
  }
}
