/// A straight-line program over registers, each a block of draws.
///
/// Registers are numbered: first the input columns, then constants (filled once), then temporaries
/// that are used again as soon as their last reader is done, so that all of them stay in cache.
struct Program: Sendable {
  /// An operation with its registers; unused operands repeat the first.
  struct Instruction: Sendable {
    let operation: Operation
    let target: Int
    let a: Int
    let b: Int
    let c: Int
  }
  /// A result column that is copied out of a register.
  struct Output: Sendable {
    let column: Int
    let register: Int
    /// The number of instructions after which it is copied.
    let after: Int
  }

  /// Input columns that are read, with the register of each.
  private(set) var inputs: [(column: Int, register: Int)] = []
  /// Registers that hold a number.
  private(set) var constants: [(register: Int, value: Double)] = []
  /// Operations on constants alone, run once.
  private(set) var prologue: [Instruction] = []
  /// Operations run for every block.
  private(set) var body: [Instruction] = []
  /// Result columns, ordered by `after`.
  private(set) var outputs: [Output] = []
  /// The number of registers.
  private(set) var registers = 0

  private var place: [Int]
  private var free: [Int] = []

  /// Assigns registers; result column i holds step `results[i]`.
  ///
  /// With `keepsAll`, every value keeps a register of its own, so that a later run can
  /// build on those of an earlier one.
  init(_ steps: [ProgramStep], results: [Int32], keepsAll: Bool = false) {
    place = [Int](repeating: -1, count: steps.count)
    let fixed = Program.constantSteps(steps)
    for (index, step) in steps.enumerated() {
      switch step {
      case .input(let column): inputs.append((column, takeNew(index)))
      case .constant(let bits): constants.append((takeNew(index), Double(bitPattern: bits)))
      case .operation where fixed[index]:
        let register = takeNew(index)
        prologue.append(instruction(step, register))
      case .operation: break
      }
    }
    var wanted: [Int: [Int]] = [:]
    for (column, step) in results.enumerated() { wanted[Int(step), default: []].append(column) }
    let last = Program.lastUses(steps)
    for (index, step) in steps.enumerated() {
      if case .operation = step, !fixed[index] { append(step, index, keepsAll ? nil : last) }
      for column in wanted[index] ?? [] {
        outputs.append(Output(column: column, register: place[index], after: body.count))
      }
      if case .operation = step, !fixed[index], !keepsAll, last[index] < 0 {
        free.append(place[index])
      }
    }
  }

  private mutating func append(_ step: ProgramStep, _ index: Int, _ last: [Int]?) {
    guard case .operation(_, let a, let b, let c) = step else { return }
    let reads = instruction(step, 0)
    if let last {
      // A register whose last reader is this very operation may take the result.
      let operands = Set([a, b, c].filter { $0 >= 0 }.map(Int.init))
      for operand in operands.sorted() where last[operand] == index { free.append(place[operand]) }
    }
    let target = free.popLast() ?? takeNew(index)
    place[index] = target
    body.append(
      Instruction(operation: reads.operation, target: target, a: reads.a, b: reads.b, c: reads.c))
  }

  private mutating func takeNew(_ index: Int) -> Int {
    place[index] = registers
    registers += 1
    return registers - 1
  }

  private func instruction(_ step: ProgramStep, _ target: Int) -> Instruction {
    guard case .operation(let operation, let a, let b, let c) = step else {
      return Instruction(operation: .abs, target: target, a: target, b: target, c: target)
    }
    let first = place[Int(a)]
    return Instruction(
      operation: operation, target: target, a: first, b: b < 0 ? first : place[Int(b)],
      c: c < 0 ? first : place[Int(c)])
  }

  /// Whether each step is a number or made of numbers alone.
  private static func constantSteps(_ steps: [ProgramStep]) -> [Bool] {
    var fixed = [Bool](repeating: false, count: steps.count)
    for (index, step) in steps.enumerated() {
      switch step {
      case .constant: fixed[index] = true
      case .input: fixed[index] = false
      case .operation(_, let a, let b, let c):
        fixed[index] = [a, b, c].allSatisfy { $0 < 0 || fixed[Int($0)] }
      }
    }
    return fixed
  }

  /// The last operation that reads each temporary; −1 for none, and for steps that keep their
  /// register anyway.
  private static func lastUses(_ steps: [ProgramStep]) -> [Int] {
    let fixed = constantSteps(steps)
    var last = [Int](repeating: -1, count: steps.count)
    for (index, step) in steps.enumerated() {
      guard case .operation(_, let a, let b, let c) = step, !fixed[index] else { continue }
      for operand in [a, b, c] where operand >= 0 {
        if case .operation = steps[Int(operand)], !fixed[Int(operand)] {
          last[Int(operand)] = index
        }
      }
    }
    return last
  }
}
