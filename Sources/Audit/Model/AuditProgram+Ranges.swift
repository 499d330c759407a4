internal import Indicators
import Optimisation

extension AuditProgram {
  /// The smallest and the largest value of a figure over all points; nil where there is none.
  func range(_ figure: Int) -> ClosedRange<Double>? {
    guard let column = column[figure] else { return quotientRange(figure) }
    guard let low = program.maximum(of: [(column, -1)]).value,
      let high = program.maximum(of: [(column, 1)]).value
    else { return nil }
    let ends = (value(figure, steps: -low), value(figure, steps: high))
    return min(ends.0, ends.1)...ends.1
  }

  /// The range of a quotient without a column, by Dinkelbach's iteration (Management Science 13,
  /// 1967, doi:10.1287/mnsc.13.7.492): N − λD is maximised and λ becomes N/D until nothing is won.
  private func quotientRange(_ figure: Int) -> ClosedRange<Double>? {
    for equation in equations {
      guard case .quotient(figure, let terms, let denominator, let isOfSize) = equation,
        sign[denominator] != 0
      else { continue }
      let turn = isOfSize ? 1 : sign[denominator]
      let top = terms.map { Equation.Term(figure: $0.figure, factor: $0.factor * turn) }
      let bottom = Equation.Term(figure: denominator, factor: sign[denominator])
      let down = top.map { Equation.Term(figure: $0.figure, factor: -$0.factor) }
      guard let high = largestQuotient(top, bottom), let low = largestQuotient(down, bottom)
      else { return nil }
      return min(-low, high)...high
    }
    return nil
  }

  private func largestQuotient(_ top: [Equation.Term], _ bottom: Equation.Term) -> Double? {
    var best = 0.0
    for _ in 0..<50 {
      let terms = top + [Equation.Term(figure: bottom.figure, factor: -best * bottom.factor)]
      let found = program.maximum(of: columns(terms))
      guard case .found(_, let point) = found else { return found.value }
      let values = table.figures.indices.map { value($0, at: point) ?? 0 }
      let size = bottom.factor * values[bottom.figure]
      guard size > 0 else { return .infinity }
      let next = Equation.sum(top, values) / size
      if (next - best).magnitude <= 1e-12 * max(1, next.magnitude) { return next }
      best = next
    }
    return best
  }

  /// Terms over figures as terms over columns; constants, which do not move a maximum, left out.
  private func columns(_ terms: [Equation.Term]) -> [(column: Int, coefficient: Double)] {
    var sums: [Int: Double] = [:]
    for term in terms {
      guard let column = column[term.figure] else { continue }
      sums[column, default: 0] += term.factor * table.figures[term.figure].stepOrOne
    }
    return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
