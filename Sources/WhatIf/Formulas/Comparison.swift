import Indicators

/// A comparison in which what differs only by the last bits of arithmetic is equal.
///
/// The meaning is that of `Expression.combine`: the right side moves by ``LastBits``, so that
/// `a >= b` is `a ≥ b − |b| · 2⁻⁴⁶` and `a == b` is `|a − b| ≤ |b| · 2⁻⁴⁶`. Beside 0 a sum whose terms
/// cancel is 0 (``SettledZero``).
struct Comparison {
  private let operation: Operation

  /// nil for what is no comparison.
  init?(_ operation: Operation) {
    switch operation {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual:
      self.operation = operation
    default: return nil
    }
  }

  /// Adds the steps that compare two earlier ones.
  func emit(_ left: Int32, _ right: Int32, _ builder: inout ProgramBuilder) -> Int32 {
    let a = builder.value(of: right) == 0 ? SettledZero.step(of: left, &builder) : left
    let b = builder.value(of: left) == 0 ? SettledZero.step(of: right, &builder) : right
    switch operation {
    case .less, .greaterOrEqual: return compare(a, moved(b, .subtract, &builder), &builder)
    case .greater, .lessOrEqual: return compare(a, moved(b, .add, &builder), &builder)
    default:
      let difference = builder.add(.operation(.subtract, a, b, -1))
      let distance = builder.add(.operation(.abs, difference, -1, -1))
      let isEqual = operation == .equal
      let step = ProgramStep.operation(
        isEqual ? .lessOrEqual : .greater, distance, slack(b, &builder), -1)
      return builder.add(step)
    }
  }

  private func compare(_ a: Int32, _ b: Int32, _ builder: inout ProgramBuilder) -> Int32 {
    builder.add(.operation(operation, a, b, -1))
  }

  /// The right side moved by its slack.
  private func moved(
    _ b: Int32, _ direction: Operation, _ builder: inout ProgramBuilder
  ) -> Int32 {
    if let value = builder.value(of: b) {
      let slack = LastBits.of(value)
      return builder.constant(direction == .add ? value + slack : value - slack)
    }
    return builder.add(.operation(direction, b, slack(b, &builder), -1))
  }

  private func slack(_ b: Int32, _ builder: inout ProgramBuilder) -> Int32 {
    if let value = builder.value(of: b) { return builder.constant(LastBits.of(value)) }
    let size = builder.add(.operation(.abs, b, -1, -1))
    return builder.add(.operation(.multiply, size, builder.constant(LastBits.share), -1))
  }
}
