/// One step of a program before registers are assigned; operands are earlier steps.
enum ProgramStep: Hashable, Sendable {
  /// A number, by its bits so that equal numbers are one step.
  case constant(UInt64)
  /// The values of an input column.
  case input(Int)
  /// An operation of earlier steps; unused operands are −1.
  case operation(Operation, Int32, Int32, Int32)
}

/// Collects the steps of a program, each only once.
///
/// A step that is already there is found again, so what is constant over periods is computed once,
/// and scenarios share all that they do not change: a scenario without changes is the base itself.
struct ProgramBuilder {
  private(set) var steps: [ProgramStep] = []
  private var known: [ProgramStep: Int32] = [:]

  /// The index of a step, added where it is new.
  mutating func add(_ step: ProgramStep) -> Int32 {
    if let index = known[step] { return index }
    let index = Int32(steps.count)
    steps.append(step)
    known[step] = index
    return index
  }

  /// The number of a step that is one; nil for other steps.
  func value(of step: Int32) -> Double? {
    guard case .constant(let bits) = steps[Int(step)] else { return nil }
    return Double(bitPattern: bits)
  }

  /// A number; one that is not finite counts as NaN.
  mutating func constant(_ value: Double) -> Int32 {
    add(.constant((value.isFinite ? value : Double.nan).bitPattern))
  }
}
