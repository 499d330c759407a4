import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Block evaluation against the evaluation of single values")
struct BlockEvaluatorTests {
  /// A small generator of formulas; the numbers come from an addressed stream.
  private struct Maker {
    let stream = RandomStream(seed: 7, name: "formulas")
    var position: UInt64 = 0

    mutating func pick(_ count: Int) -> Int {
      position += 1
      return min(count - 1, Int(stream.uniform(at: position) * Double(count)))
    }

    mutating func expression(depth: Int) -> Expression {
      if depth == 0 || pick(6) == 0 {
        return pick(3) == 0
          ? .number([-2, -0.5, 0, 1, 2, 3, 4][pick(7)]) : .variable(["a", "b", "c"][pick(3)])
      }
      switch pick(8) {
      case 0: return .unary(pick(2) == 0 ? .negate : .not, expression(depth: depth - 1))
      case 1:
        return .conditional(
          expression(depth: depth - 1), expression(depth: depth - 1),
          expression(depth: depth - 1))
      case 2, 3:
        let function = Expression.Function.allCases.filter { !$0.spansPeriods }[pick(12)]
        let count = function == .min || function == .max ? 3 : function.arity.upperBound
        return .call(function, (0..<count).map { _ in expression(depth: depth - 1) })
      default:
        let symbols = Expression.BinaryOperator.allCases
        return .binary(
          symbols[pick(symbols.count)], expression(depth: depth - 1),
          expression(depth: depth - 1))
      }
    }
  }

  /// Whether a formula would be refused for bounds of `clamp` that are the wrong way round.
  private static func hasCrossedClamp(_ expression: Expression) -> Bool {
    if case .call(.clamp, let parts) = expression, case .number(let low) = parts[1],
      case .number(let high) = parts[2], low > high
    {
      return true
    }
    return expression.children.contains(where: hasCrossedClamp)
  }

  @Test("Two thousand random formulas have the same values, or none where there is none")
  func randomFormulas() throws {
    var maker = Maker()
    let stream = RandomStream(seed: 8, name: "values")
    let values = ["a", "b", "c"].enumerated().map { index, _ in
      (0..<37).map { (stream.uniform(at: UInt64($0 * 3 + index)) * 8).rounded() / 2 - 2 }
    }
    var (compared, missing) = (0, 0)
    for _ in 0..<2_000 {
      let expression = maker.expression(depth: 5)
      guard !Self.hasCrossedClamp(expression) else { continue }
      let found = try evaluate(expression, values, capacity: 16)
      for draw in 0..<37 {
        let environment = ["a": values[0][draw], "b": values[1][draw], "c": values[2][draw]]
        let expected = try? expression.evaluate { environment[$0] }
        if let expected {
          compared += 1
          let close = (found[draw] - expected).magnitude <= 1e-11 * max(1, expected.magnitude)
          #expect(close, "\(expression) at \(environment): \(found[draw]), not \(expected)")
        } else {
          missing += 1
          #expect(found[draw].isNaN, "\(expression) at \(environment)")
        }
      }
    }
    #expect(compared > 20_000 && missing > 2_000)
  }

  /// Decimals of a price list, where halves and whole numbers are missed by the last bits.
  @Test(arguments: [
    "round(a, 2)", "round(a * 100)", "round(-a, b)", "floor(a * 100)", "ceil(a * 100)",
    "floor(-a * 1000)", "ceil(a * c)", "round(a * 1e5, 0 - 2)", "round(0 - a, 2)",
    "round(a / 1e9, 10)",
    "round(a * 1e17, 0 - 14)", "round(a * 1e3 + 0.5)",
  ])
  func roundingIsTheSameInBlocks(_ text: String) throws {
    let draws = 0..<4_000
    let values: [[Double]] = [
      draws.map { Double($0) / 1000 }, draws.map { Double($0 % 5 - 1) },
      draws.map { Double(100 + $0 % 7) },
    ]
    let expression = try Expression(parsing: text)
    let found = try evaluate(expression, values, capacity: 64)
    for draw in found.indices {
      let environment = ["a": values[0][draw], "b": values[1][draw], "c": values[2][draw]]
      #expect(try expression.evaluate { environment[$0] } == found[draw])
    }
    if text == "round(a, 2)" { #expect(found[2675] == 2.68 && found[285] == 0.29) }
  }

  /// Runs one formula of a, b and c in blocks.
  private func evaluate(
    _ expression: Expression, _ values: [[Double]], capacity: Int
  ) throws -> [Double] {
    var nodes = FormulaNodes(periods: nil)
    let root = try nodes.add(expression, of: "y")
    var compiler = FormulaCompiler(
      nodes: nodes.nodes, periodCount: 1,
      bindings: [
        "y": .formula(root), "a": .input([.column(0)]), "b": .input([.column(1)]),
        "c": .input([.column(2)]),
      ])
    var builder = ProgramBuilder()
    let step = try #require(compiler.step(of: "y", period: 0, into: &builder))
    let program = Program(builder.steps, results: [step])
    let evaluator = BlockEvaluator(program, capacity: capacity)
    var result = [Double](repeating: 0, count: values[0].count)
    for start in stride(from: 0, to: result.count, by: capacity) {
      let count = min(capacity, result.count - start)
      evaluator.run(
        count: count,
        fill: { column, target in
          for i in 0..<count { target[i] = values[column][start + i] }
        },
        store: { _, source in
          for i in 0..<count { result[start + i] = source[i] }
        })
    }
    return result
  }

  @Test("A formula thousands of terms long is compiled and run without recursion")
  func longFormula() throws {
    var expression = Expression.variable("a")
    for k in 1...900 { expression = .binary(.add, expression, .number(Double(k))) }
    let found = try evaluate(expression, [[1], [0], [0]], capacity: 4)
    #expect(found == [1 + 900 * 901 / 2])
  }

  @Test("Registers are used again: a chain of a thousand steps needs a handful")
  func registers() throws {
    var nodes = FormulaNodes(periods: nil)
    let text = (0..<300).map { "sin(a + \($0 % 5))" }.joined(separator: " + ")
    let root = try nodes.add(try Expression(parsing: text), of: "y")
    var compiler = FormulaCompiler(
      nodes: nodes.nodes, periodCount: 1,
      bindings: ["y": .formula(root), "a": .input([.column(0)])])
    var builder = ProgramBuilder()
    let step = try #require(compiler.step(of: "y", period: 0, into: &builder))
    #expect(Program(builder.steps, results: [step]).registers < 16)
  }
}
