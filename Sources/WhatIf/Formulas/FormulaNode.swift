import Indicators

/// A formula's node without recursion: operands are indices of earlier nodes.
enum FormulaNode: Sendable {
  /// A number.
  case number(Double)
  /// A variable at the same period.
  case variable(String)
  /// A variable at the period with this index.
  case at(String, Int)
  /// An operation of up to three nodes; unused operands are −1.
  case operation(Operation, Int, Int, Int)
  /// A node some periods earlier; the second one where there is no such period.
  case earlier(Int, by: Int, first: Int)
  /// The sum of a node over the periods so far.
  case runningSum(Int)
  /// The sum of a node over all periods.
  case total(Int)
  /// The mean of a node over all periods.
  case mean(Int)
}

/// Formulas as one list of nodes, which grows as formulas are added.
struct FormulaNodes: Sendable {
  private(set) var nodes: [FormulaNode] = []
  private let periods: ClosedRange<Period>?

  /// No formulas yet, of a model with these periods.
  init(periods: ClosedRange<Period>?) {
    self.periods = periods
  }

  /// Adds a formula and gives the index of its root.
  ///
  /// Uses its own stack, so depth does not matter.
  ///
  /// - Throws: `formula-needs-periods`, `formula-lag-not-constant`, `formula-period-outside`.
  mutating func add(_ expression: Expression, of formula: String) throws(Finding) -> Int {
    var pending: [(node: Expression, ready: Bool)] = [(expression, false)]
    var results: [Int] = []
    while let (node, ready) = pending.popLast() {
      let operands = self.operands(of: node)
      if !ready, !operands.isEmpty {
        pending.append((node, true))
        for operand in operands.reversed() { pending.append((operand, false)) }
        continue
      }
      let arguments = Array(results.suffix(operands.count))
      results.removeLast(operands.count)
      results.append(try append(node, arguments, formula))
    }
    return results.last ?? 0
  }

  private func operands(of node: Expression) -> [Expression] {
    if yearParts(node) != nil { return [] }
    return switch node {
    case .number, .quantity, .variable, .at: []
    case .unary(_, let a): [a]
    case .binary(_, let a, let b): [a, b]
    case .conditional(let c, let a, let b): [c, a, b]
    case .call(_, let arguments): arguments
    }
  }

  /// What `total(x[2019])` and `mean(x[2019])` are over in a model of finer periods.
  private func yearParts(_ node: Expression) -> (name: String, parts: ClosedRange<Period>)? {
    guard case .call(let function, let arguments) = node, let periods, arguments.count == 1,
      case .at(let name, let period) = arguments[0],
      let parts = function.parts(of: period, in: periods)
    else { return nil }
    return (name, parts)
  }

  /// The sum or mean of a variable over the periods of a year, all of which the model must have.
  private mutating func appendYear(
    _ node: Expression, _ name: String, _ parts: ClosedRange<Period>, isMean: Bool,
    _ formula: String
  ) throws(Finding) -> Int {
    let first = try index(of: parts.lowerBound, node, formula)
    let last = try index(of: parts.upperBound, node, formula)
    var sum = append(.at(name, first))
    if first < last {
      for period in (first + 1)...last {
        sum = append(.operation(.add, sum, append(.at(name, period)), -1))
      }
    }
    guard isMean else { return sum }
    return append(.operation(.divide, sum, append(.number(Double(last - first + 1))), -1))
  }

  private mutating func append(_ node: FormulaNode) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }

  private mutating func append(
    _ node: Expression, _ arguments: [Int], _ formula: String
  ) throws(Finding) -> Int {
    switch node {
    case .number(let value), .quantity(let value, _): return append(.number(value))
    case .variable(let name): return append(.variable(name))
    case .at(let name, let period):
      return append(.at(name, try index(of: period, node, formula)))
    case .unary(let symbol, _):
      return append(.operation(symbol == .negate ? .negate : .not, arguments[0], -1, -1))
    case .binary(let symbol, _, let exponent):
      if symbol == .power, let operation = FormulaNodes.smallPower(exponent) {
        return append(.operation(operation, arguments[0], -1, -1))
      }
      return append(.operation(Operation(symbol), arguments[0], arguments[1], -1))
    case .conditional:
      return append(.operation(.select, arguments[0], arguments[1], arguments[2]))
    case .call(let function, _):
      if let (name, parts) = yearParts(node) {
        return try appendYear(node, name, parts, isMean: function == .mean, formula)
      }
      return try append(function, node, arguments, formula)
    }
  }

  private mutating func append(
    _ function: Expression.Function, _ node: Expression, _ arguments: [Int], _ formula: String
  ) throws(Finding) -> Int {
    guard function.arity.contains(arguments.count) else {
      throw FormulaNodes.wrongArguments(function, in: formula)
    }
    if let operation = Operation(function, arguments: arguments.count) {
      if operation == .min || operation == .max {
        return arguments.dropFirst().reduce(arguments[0]) { (left: Int, right: Int) -> Int in
          append(.operation(operation, left, right, -1))
        }
      }
      if operation == .clamp, case .number(let low) = nodes[arguments[1]],
        case .number(let high) = nodes[arguments[2]], low > high
      {
        throw FormulaNodes.crossedClamp(node, in: formula)
      }
      let padded = arguments + [-1, -1]
      return append(.operation(operation, padded[0], padded[1], padded[2]))
    }
    guard periods != nil else { throw FormulaNodes.needsPeriods(node, in: formula) }
    switch function {
    case .prev: return append(.earlier(arguments[0], by: 1, first: arguments[1]))
    case .lag:
      guard case .number(let steps) = nodes[arguments[1]], let whole = Int(exactly: steps),
        whole >= 0
      else { throw FormulaNodes.lagNotConstant(node, in: formula) }
      return append(.earlier(arguments[0], by: whole, first: arguments[2]))
    case .cumsum: return append(.runningSum(arguments[0]))
    case .total: return append(.total(arguments[0]))
    default: return append(.mean(arguments[0]))
    }
  }

  /// Products instead of `pow` for the squares, cubes and fourth powers that formulas are full of.
  private static func smallPower(_ exponent: Expression) -> Operation? {
    switch exponent {
    case .number(2): .square
    case .number(3): .cube
    case .number(4): .fourth
    default: nil
    }
  }

  private func index(
    of period: Period, _ node: Expression, _ formula: String
  ) throws(Finding) -> Int {
    guard let periods else { throw FormulaNodes.needsPeriods(node, in: formula) }
    guard let index = period.distance(from: periods.lowerBound), index >= 0,
      period <= periods.upperBound
    else { throw FormulaNodes.periodOutside(node, period, periods, in: formula) }
    return index
  }
}
