import Indicators

/// Sums whose terms cancel but for the last bits of arithmetic are nothing.
///
/// 0.3 − 0.1 − 0.2 is −2.8 · 10⁻¹⁷, and who asks whether it is at least 0 means the decimals. Beside a
/// number of its own size such a rest is told apart by ``LastBits``; beside 0 only the terms that made
/// it say how small it is. So the value of an outcome, and the left side of a comparison with 0, is 0
/// where it is less than that share of the largest term of its sum.
struct SettledZero {
  /// The most terms of one sum that are looked at; further ones count as one.
  private static let mostTerms = 64
  /// How far choices and factors around a sum are looked through.
  private static let deepest = 8

  /// The step with the same value, or 0 where its sum cancels; itself where no sum subtracts.
  static func step(of step: Int32, _ builder: inout ProgramBuilder) -> Int32 {
    settled(step, deepest, &builder)
  }

  private static func settled(
    _ step: Int32, _ depth: Int, _ builder: inout ProgramBuilder
  ) -> Int32 {
    guard depth > 0, case .operation(let operation, let a, let b, let c) = builder.steps[Int(step)]
    else { return step }
    func inner(_ operand: Int32) -> Int32 { settled(operand, depth - 1, &builder) }
    func rebuilt(_ x: Int32, _ y: Int32, _ z: Int32) -> Int32 {
      (x, y, z) == (a, b, c) ? step : builder.add(.operation(operation, x, y, z))
    }
    switch operation {
    case .add, .subtract: return sum(step, &builder)
    case .min, .max: return rebuilt(inner(a), inner(b), c)
    case .select: return rebuilt(a, inner(b), inner(c))
    case .negate, .abs, .clamp: return rebuilt(inner(a), b, c)
    case .divide: return rebuilt(builder.value(of: b) == nil ? a : inner(a), b, c)
    case .multiply:
      let isScaled = (builder.value(of: a) == nil) != (builder.value(of: b) == nil)
      return isScaled ? rebuilt(inner(a), inner(b), c) : step
    default: return step
    }
  }

  /// The sum, or 0 where it is smaller than the last bits of its largest term.
  private static func sum(_ step: Int32, _ builder: inout ProgramBuilder) -> Int32 {
    let (terms, subtracts) = terms(of: step, builder)
    guard subtracts else { return step }
    var sizes = terms[...]
    while sizes.count > 2 {
      let largest = ProgramStep.operation(
        .largestSize, sizes.removeFirst(), sizes.removeFirst(), sizes.removeFirst())
      sizes.append(builder.add(largest))
    }
    return builder.add(
      .operation(.settle, step, sizes[sizes.startIndex], sizes[sizes.endIndex - 1]))
  }

  /// The terms of a sum through all sums that it is made of, and whether one of them is taken away.
  private static func terms(
    of step: Int32, _ builder: ProgramBuilder
  ) -> (terms: [Int32], subtracts: Bool) {
    var (open, terms): ([Int32], [Int32]) = ([step], [])
    var subtracts = false
    while let next = open.popLast() {
      guard case .operation(let operation, let a, let b, _) = builder.steps[Int(next)],
        operation == .add || operation == .subtract, open.count + terms.count < mostTerms
      else {
        if case .operation(.negate, _, _, _) = builder.steps[Int(next)] { subtracts = true }
        if let value = builder.value(of: next), value < 0 { subtracts = true }
        terms.append(next)
        continue
      }
      subtracts = subtracts || operation == .subtract
      open += [b, a]
    }
    return (terms, subtracts)
  }
}
