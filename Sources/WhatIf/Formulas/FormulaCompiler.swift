import Indicators

/// What a variable stands for in one scenario.
enum Binding: Sendable {
  /// A fixed value, the same in all periods.
  case constant(Double)
  /// The formula with this root node.
  case formula(Int)
  /// One entry per period, or a single one for all.
  case input([InputValue])

  /// The input columns it reads, by index.
  var columns: [Int] {
    guard case .input(let values) = self else { return [] }
    return values.compactMap { if case .column(let index) = $0 { index } else { nil } }
  }
}

/// The value of an input in a period.
enum InputValue: Sendable {
  /// A known value.
  case known(Double)
  /// An input column, by index.
  case column(Int)
}

/// Compiles the formulas of one scenario, period by period, into the steps of a program.
///
/// Works on pairs of a node and a period with a stack of its own: a value is emitted once what it
/// needs is there, so recursion over time is a straight line of steps.
struct FormulaCompiler {
  private let nodes: [FormulaNode]
  private let periodCount: Int
  private let bindings: [String: Binding]
  /// The step that holds a node at a period: −1 not yet, −2 being worked on.
  private var memo: [Int32]

  init(nodes: [FormulaNode], periodCount: Int, bindings: [String: Binding]) {
    self.nodes = nodes
    self.periodCount = periodCount
    self.bindings = bindings
    memo = [Int32](repeating: -1, count: nodes.count * periodCount)
  }

  /// The step that holds a variable's value in a period; nil where a value needs itself.
  mutating func step(
    of variable: String, period: Int, into builder: inout ProgramBuilder
  ) -> Int32? {
    switch bindings[variable] {
    case .formula(let root): return step(of: root, period: period, into: &builder)
    case let leaf: return FormulaCompiler.leaf(leaf, period, into: &builder)
    }
  }

  private static func leaf(
    _ binding: Binding?, _ period: Int, into builder: inout ProgramBuilder
  ) -> Int32 {
    switch binding {
    case .constant(let value): return builder.constant(value)
    case .input(let values):
      switch values[min(period, values.count - 1)] {
      case .known(let value): return builder.constant(value)
      case .column(let index): return builder.add(.input(index))
      }
    case .formula, nil: return builder.constant(.nan)
    }
  }

  private mutating func step(
    of root: Int, period: Int, into builder: inout ProgramBuilder
  ) -> Int32? {
    var stack = [root * periodCount + period]
    while let key = stack.last {
      if memo[key] >= 0 {
        stack.removeLast()
        continue
      }
      let needed = needs(key / periodCount, key % periodCount)
      if memo[key] == -2 {
        stack.removeLast()
        memo[key] = emit(key / periodCount, key % periodCount, needed, &builder)
        continue
      }
      memo[key] = -2
      for other in needed.reversed() where memo[other] < 0 {
        if memo[other] == -2 { return nil }
        stack.append(other)
      }
    }
    return memo[root * periodCount + period]
  }

  /// The pairs whose values a pair is made of.
  private func needs(_ node: Int, _ period: Int) -> [Int] {
    func key(_ node: Int, _ period: Int) -> Int { node * periodCount + period }
    func variable(_ name: String, _ period: Int) -> [Int] {
      if case .formula(let root) = bindings[name] { return [key(root, period)] }
      return []
    }
    switch nodes[node] {
    case .number: return []
    case .variable(let name): return variable(name, period)
    case .at(let name, let period): return variable(name, period)
    case .operation(_, let a, let b, let c):
      return [a, b, c].filter { $0 >= 0 }.map { key($0, period) }
    case .earlier(let x, let steps, let first):
      return [period >= steps ? key(x, period - steps) : key(first, period)]
    case .runningSum(let x):
      return period == 0 ? [key(x, 0)] : [key(node, period - 1), key(x, period)]
    case .total(let x), .mean(let x): return (0..<periodCount).map { key(x, $0) }
    }
  }

  private func emit(
    _ node: Int, _ period: Int, _ needed: [Int], _ builder: inout ProgramBuilder
  ) -> Int32 {
    let operands = needed.map { memo[$0] }
    switch nodes[node] {
    case .number(let value): return builder.constant(value)
    case .variable(let name):
      return operands.first ?? FormulaCompiler.leaf(bindings[name], period, into: &builder)
    case .at(let name, let other):
      return operands.first ?? FormulaCompiler.leaf(bindings[name], other, into: &builder)
    case .operation(let operation, _, _, _):
      if let comparison = Comparison(operation) {
        return comparison.emit(operands[0], operands[1], &builder)
      }
      let padded = operands + [-1, -1]
      return builder.add(.operation(operation, padded[0], padded[1], padded[2]))
    case .earlier: return operands[0]
    case .runningSum, .total: return FormulaCompiler.sum(operands, &builder)
    case .mean:
      let sum = FormulaCompiler.sum(operands, &builder)
      let count = builder.constant(Double(periodCount))
      return builder.add(.operation(.divide, sum, count, -1))
    }
  }

  private static func sum(_ operands: [Int32], _ builder: inout ProgramBuilder) -> Int32 {
    operands.dropFirst().reduce(operands[0]) { (left: Int32, right: Int32) -> Int32 in
      builder.add(.operation(.add, left, right, -1))
    }
  }
}
