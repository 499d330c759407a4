extension Expression {
  /// Whether this is the number 0 as written.
  var isZero: Bool {
    switch self {
    case .number(let value), .quantity(let value, _): value == 0
    default: false
    }
  }

  /// A sum's value as it counts beside 0: nothing where its terms cancel but for the last bits of
  /// arithmetic, as 0.3 − 0.1 − 0.2 does.
  func settled(
    _ value: Double, _ environment: (String) -> Double?, at periods: (String, Period) -> Double?
  ) throws(EvaluationError) -> Double {
    guard value != 0, let terms = cancellingTerms else { return value }
    var most = 0.0
    for term in terms { most = max(most, try term.evaluate(environment, at: periods).magnitude) }
    return value.magnitude < LastBits.of(most) ? 0 : value
  }

  /// The terms of a sum from which something is taken away; nil for anything else.
  private var cancellingTerms: [Expression]? {
    var (open, terms): ([Expression], [Expression]) = ([self], [])
    var subtracts = false
    while let next = open.popLast() {
      guard case .binary(let symbol, let a, let b) = next, symbol == .add || symbol == .subtract
      else {
        if case .unary(.negate, _) = next { subtracts = true }
        terms.append(next)
        continue
      }
      subtracts = subtracts || symbol == .subtract
      open += [b, a]
    }
    return subtracts ? terms : nil
  }
}
