internal import Indicators

/// A relation as arithmetic between figures in their printed units.
enum Equation {
  /// A figure times a number.
  struct Term: Hashable {
    let figure: Int
    let factor: Double
  }

  /// `figure = Σ terms`.
  case linear(result: Int, terms: [Term])
  /// `figure = Σ terms ÷ denominator`, the denominator's size where `isOfSize`.
  case quotient(result: Int, terms: [Term], denominator: Int, isOfSize: Bool)

  init(_ relation: AuditRelation, _ table: AuditTable) {
    let figures = table.figures
    let result = relation.result
    let unit = figures[result].unit
    func scale(_ operand: Int) -> Double { figures[operand].unit.scale }
    switch relation.kind {
    case .sum, .difference, .mean:
      let count = relation.kind == .mean ? Double(relation.operands.count) : 1
      self = .linear(
        result: result,
        terms: relation.operands.enumerated().map { index, operand in
          let sign = relation.kind == .difference && index > 0 ? -1.0 : 1
          return Term(figure: operand, factor: sign * scale(operand) / unit.scale / count)
        })
    case .share, .growth, .ratio:
      let top = relation.operands[0]
      let bottom = relation.operands[1]
      let factor = Equation.percentFactor(unit) * scale(top) / scale(bottom)
      if relation.kind == .growth {
        let change = [
          Term(figure: top, factor: factor),
          Term(figure: bottom, factor: -Equation.percentFactor(unit)),
        ]
        self = .quotient(result: result, terms: change, denominator: bottom, isOfSize: true)
      } else {
        let factor = relation.kind == .ratio ? factor / unit.scale : factor
        self = .quotient(
          result: result, terms: [Term(figure: top, factor: factor)], denominator: bottom,
          isOfSize: false)
      }
    }
  }

  /// What makes a plain ratio a number in the unit.
  private static func percentFactor(_ unit: Unit) -> Double {
    switch unit.exponents {
    case ["%": 1]: 100
    case ["‰": 1]: 1_000
    default: 1
    }
  }

  /// The figure that follows from the others.
  var result: Int {
    switch self {
    case .linear(let result, _), .quotient(let result, _, _, _): result
    }
  }

  /// The figures it follows from.
  var operands: [Int] {
    switch self {
    case .linear(_, let terms): terms.map(\.figure)
    case .quotient(_, let terms, let denominator, _): terms.map(\.figure) + [denominator]
    }
  }

  /// The result from one value per figure; nil where a denominator is zero.
  func value(_ values: [Double]) -> Double? {
    switch self {
    case .linear(_, let terms): return Equation.sum(terms, values)
    case .quotient(_, let terms, let denominator, let isOfSize):
      let bottom = values[denominator]
      let top = Equation.sum(terms, values)
      guard bottom != 0 else { return top == 0 ? 0 : nil }
      return top / (isOfSize ? bottom.magnitude : bottom)
    }
  }

  /// The results that intervals of the operands allow; nil where a denominator may be zero.
  func range(_ boxes: [ClosedRange<Double>]) -> ClosedRange<Double>? {
    switch self {
    case .linear(_, let terms):
      return terms.reduce(0...0) {
        Interval.sum($0, Interval.scaled(boxes[$1.figure], by: $1.factor))
      }
    case .quotient(_, let terms, let denominator, let isOfSize):
      let box = boxes[denominator]
      guard box.lowerBound > 0 || box.upperBound < 0 else { return nil }
      let sign = isOfSize && box.upperBound < 0 ? -1.0 : 1
      // A numerator that holds the denominator itself, as a growth does, is divided term by term.
      let own = terms.filter { $0.figure == denominator }.reduce(0) { $0 + $1.factor } * sign
      let other = terms.filter { $0.figure != denominator }.reduce(0...0) {
        Interval.sum($0, Interval.scaled(boxes[$1.figure], by: $1.factor))
      }
      return Interval.sum(Interval.quotient(other, Interval.scaled(box, by: sign)), own...own)
    }
  }

  /// A sum with its rounding errors carried along (Neumaier 1974).
  static func sum(_ terms: [Term], _ values: [Double]) -> Double {
    var sum = 0.0
    var error = 0.0
    for term in terms {
      let product = term.factor * values[term.figure]
      error += (-product).addingProduct(term.factor, values[term.figure])
      let next = sum + product
      error += sum.magnitude >= product.magnitude ? (sum - next) + product : (product - next) + sum
      sum = next
    }
    return sum + error
  }
}
