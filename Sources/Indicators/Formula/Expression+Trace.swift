extension Expression {
  /// The value and what it was made from: the terms of sums, the factors, and the variables.
  ///
  /// `label` names the result. Numbers in the formula are not repeated as nodes of their own, and
  /// of `if`, `and`, `or` only what decided appears. `inner` may supply the trace of a variable that
  /// has a formula of its own. Below 50 levels nothing is shown. Throws like `evaluate`.
  public func trace(
    label: String, units: [String: Unit] = [:],
    at periods: (String, Period) -> Double? = { _, _ in nil },
    inner: (String, Period?) -> TraceNode? = { _, _ in nil }, _ environment: (String) -> Double?
  ) throws(EvaluationError) -> TraceNode {
    try withoutActuallyEscaping(environment) { environment throws(EvaluationError) in
      try withoutActuallyEscaping(periods) { periods throws(EvaluationError) in
        try withoutActuallyEscaping(inner) { inner throws(EvaluationError) in
          let tracer = Tracer(
            units: units, environment: environment, periods: periods, inner: inner)
          return try tracer.node(for: self, label: label, depth: 0)
        }
      }
    }
  }

  /// What a reader would call the parts: terms of a sum, factors of a product, arguments.
  ///
  /// `isTrue` decides which branch of an `if`, and whether the right side of `and` and `or`, counts.
  fileprivate func parts(_ isTrue: (Expression) -> Bool) -> [Expression] {
    switch self {
    case .variable, .at: return [self]
    case .conditional(let c, let a, let b): return [c, isTrue(c) ? a : b]
    case .binary(.and, let a, let b): return isTrue(a) ? [a, b] : [a]
    case .binary(.or, let a, let b): return isTrue(a) ? [a] : [a, b]
    case .binary(let symbol, let a, let b)
    where symbol.precedence == BinaryOperator.add.precedence
      || symbol.precedence == BinaryOperator.multiply.precedence:
      var parts = [b]
      var rest = a
      while case .binary(let inner, let left, let right) = rest,
        inner.precedence == symbol.precedence
      {
        parts.append(right)
        rest = left
      }
      return (parts + [rest]).reversed()
    default: return children
    }
  }
}

/// Builds the tree of a trace.
private struct Tracer {
  static let deepest = 50

  let units: [String: Unit]
  let environment: (String) -> Double?
  let periods: (String, Period) -> Double?
  let inner: (String, Period?) -> TraceNode?

  func node(
    for expression: Expression, label: String, depth: Int
  ) throws(EvaluationError) -> TraceNode {
    let value = try expression.evaluate(environment, at: periods)
    let unit = try? UnitChecker.infer(expression, units: units)
    var children: [TraceNode] = []
    if depth < Tracer.deepest {
      let parts = expression.parts { (try? $0.evaluate(environment, at: periods)) ?? 0 != 0 }
      for part in parts {
        if let child = try child(part, depth: depth + 1), !children.contains(child) {
          children.append(child)
        }
      }
    }
    return TraceNode(
      label: label, text: expression.description, value: value, unit: unit, children: children)
  }

  private func child(_ part: Expression, depth: Int) throws(EvaluationError) -> TraceNode? {
    switch part {
    case .number, .quantity: return nil
    case .variable(let name):
      if let known = inner(name, nil) { return known }
      let value = try part.evaluate(environment, at: periods)
      return TraceNode(label: name, value: value, unit: units[name])
    case .at(let name, let period):
      if let known = inner(name, period) { return known }
      let value = try part.evaluate(environment, at: periods)
      return TraceNode(label: part.description, value: value, unit: units[name])
    default: return try node(for: part, label: "", depth: depth)
    }
  }
}
