import Indicators

/// Which variables a formula reads, and at which periods.
enum TraceReads {
  struct Read: Hashable {
    let name: String
    let period: Int
  }

  /// The most periods of one variable that are listed: the first and the last ones.
  private static let mostPeriods = 24

  /// Whether a formula stays within one period.
  static func spansNoPeriods(_ expression: Expression) -> Bool {
    if case .call(let function, _) = expression, function.spansPeriods { return false }
    return expression.children.allSatisfy(spansNoPeriods)
  }

  /// The reads of a formula at a period, each once, in the order of the formula.
  static func of(_ expression: Expression, at period: Int, periods: [Period]) -> [Read] {
    var found: [Read] = []
    var known: Set<Read> = []
    func add(_ name: String, _ all: [Int]) {
      for read in all.map({ Read(name: name, period: $0) }) where known.insert(read).inserted {
        found.append(read)
      }
    }
    func walk(_ node: Expression, _ all: [Int]) {
      switch node {
      case .variable(let name): add(name, all)
      case .at(let name, let other):
        let inside = periods.indices.filter {
          periods[$0].enclosing(other.frequency) == other
        }
        add(name, shortened(inside))
      case .call(.prev, let arguments): earlier(arguments[0], arguments[1], 1, all)
      case .call(.lag, let arguments):
        guard case .number(let steps) = arguments[1], let whole = Int(exactly: steps) else {
          return
        }
        earlier(arguments[0], arguments[2], whole, all)
      case .call(.cumsum, let arguments): walk(arguments[0], shortened(Array(0...(all.max() ?? 0))))
      case .call(.total, let arguments), .call(.mean, let arguments):
        walk(arguments[0], shortened(Array(periods.indices)))
      default: for child in node.children { walk(child, all) }
      }
    }
    func earlier(_ x: Expression, _ first: Expression, _ steps: Int, _ all: [Int]) {
      let inside = all.filter { $0 >= steps }.map { $0 - steps }
      if !inside.isEmpty { walk(x, inside) }
      if inside.count < all.count { walk(first, all.filter { $0 < steps }) }
    }
    walk(expression, [period])
    return found
  }

  private static func shortened(_ periods: [Int]) -> [Int] {
    guard periods.count > mostPeriods else { return periods }
    return Array(periods.prefix(mostPeriods / 2) + periods.suffix(mostPeriods / 2))
  }
}
