internal import Indicators
import Optimisation

/// Looks for whole amounts that give every printed figure.
///
/// The linear program lets amounts be any number. Here the amounts that follow from no others are
/// rounded to whole won, cases or persons near the middle of what is possible, the others are
/// computed from them, and every printed figure is compared: a proof where it succeeds.
struct WholeAmounts {
  private let program: AuditProgram

  init(_ program: AuditProgram) {
    self.program = program
  }

  /// Whether the amounts nearest to a point give every printed figure.
  func search(near point: [Double]) -> AuditResult.WholeAmounts {
    let figures = program.table.figures
    guard figures.contains(where: { $0.grain != nil }) else { return .notSought }
    var values = figures.indices.map { program.value($0, at: point) ?? 0 }
    for index in figures.indices {
      guard let grain = figures[index].grain else { continue }
      // An amount printed as zero mostly is: what is divided by it is printed as zero, too.
      values[index] = figures[index].printed == 0 ? 0 : nearest(values[index], grain)
    }
    var isSet = [Bool](repeating: false, count: figures.count)
    for equation in ordered {
      guard let value = equation.value(values) else { continue }
      let result = equation.result
      if isSet[result] {
        let allowed = max(figures[result].grain ?? 0, figures[result].step * 1e-6) / 2
        guard (values[result] - value).magnitude <= allowed else { return .notFound }
      } else {
        values[result] = value
        isSet[result] = true
      }
    }
    let isGiven = figures.indices.allSatisfy {
      figures[$0].isPrinted(values[$0], program.table.rounding[figures[$0]])
    }
    return isGiven ? .found : .notFound
  }

  private func nearest(_ value: Double, _ grain: Double) -> Double {
    let perUnit = (1 / grain).rounded()
    return perUnit >= 1 ? (value * perUnit).rounded() / perUnit : (value / grain).rounded() * grain
  }

  /// The equations, those of operands before those that use them; the declaration has no circles.
  private var ordered: [Equation] {
    let byResult = Dictionary(grouping: program.equations, by: \.result)
    var done: [Equation] = []
    var isSeen = [Bool](repeating: false, count: program.table.figures.count)
    for equation in program.equations where !isSeen[equation.result] {
      var stack: [(figure: Int, isReady: Bool)] = [(equation.result, false)]
      while let (figure, isReady) = stack.popLast() {
        let own = byResult[figure] ?? []
        if isReady {
          done += own
        } else if !isSeen[figure] {
          isSeen[figure] = true
          stack.append((figure, true))
          for operand in own.flatMap(\.operands) { stack.append((operand, false)) }
        }
      }
    }
    return done
  }
}
