extension Expression {
  /// The value and what it was made from: the terms of sums, the factors, and the variables.
  ///
  /// `label` names the result. Numbers in the formula are not repeated as nodes of their own, and
  /// of an `if` only the condition and the branch taken appear. `inner` may supply the trace of a
  /// variable that has a formula of its own. Throws like `evaluate`.
  public func trace(
    label: String, units: [String: Unit] = [:],
    at periods: (String, Period) -> Double? = { _, _ in nil },
    inner: (String) -> TraceNode? = { _ in nil }, _ environment: (String) -> Double?
  ) throws(EvaluationError) -> TraceNode {
    let value = try evaluate(environment, at: periods)
    var children: [TraceNode] = []
    for part in parts(environment, periods) {
      let shown: TraceNode?
      switch part {
      case .number, .quantity: shown = nil
      case .variable(let name):
        if let known = inner(name) {
          shown = known
        } else {
          let own = try part.evaluate(environment, at: periods)
          shown = TraceNode(label: name, value: own, unit: units[name])
        }
      case .at(let name, _):
        shown = TraceNode(
          label: part.description, value: try part.evaluate(environment, at: periods),
          unit: units[name])
      default:
        shown = try part.trace(
          label: "", units: units, at: periods, inner: inner, environment)
      }
      if let shown, !children.contains(shown) { children.append(shown) }
    }
    let unit = try? UnitChecker.infer(self, units: units)
    return TraceNode(
      label: label, text: isLeaf && label == description ? "" : description, value: value,
      unit: unit, children: children)
  }

  private var isLeaf: Bool {
    switch self {
    case .number, .quantity, .variable, .at: true
    default: false
    }
  }

  /// What a reader would call the parts: terms of a sum, factors of a product, arguments.
  private func parts(
    _ environment: (String) -> Double?, _ periods: (String, Period) -> Double?
  ) -> [Expression] {
    switch self {
    case .number, .quantity: return []
    case .variable, .at: return [self]
    case .unary(_, let a): return [a]
    case .binary(let symbol, let a, let b):
      let isSum = symbol == .add || symbol == .subtract
      let isProduct = symbol == .multiply || symbol == .divide
      guard isSum || isProduct else { return [a, b] }
      var parts = [b]
      var rest = a
      while case .binary(let inner, let left, let right) = rest,
        inner.precedence == symbol.precedence
      {
        parts.append(right)
        rest = left
      }
      return (parts + [rest]).reversed()
    case .conditional(let c, let a, let b):
      let value = try? c.evaluate(environment, at: periods)
      return [c] + (value.map { $0 != 0 ? [a] : [b] } ?? [a, b])
    case .call(_, let arguments): return arguments
    }
  }
}
