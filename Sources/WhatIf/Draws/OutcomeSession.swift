/// One thread's registers for an outcome function.
///
/// Every value of the formulas keeps its register, so that after `run` an input can be replaced and
/// only what it reaches is computed again, beside the values of `run`, which stay as they are.
struct OutcomeSession {
  /// The most points of a block, a multiple of 8.
  let capacity: Int

  private let inputRegisters: [Int]
  private let resultRegisters: [Int]
  private let body: [Program.Instruction]
  /// The twins of the registers that hold changed values follow them.
  private let registers: Int
  private let reach: [Reach]
  private let memory: BlockMemory
  private var count = 0
  private var changed: Int?

  /// What an input reaches.
  private struct Reach {
    var instructions: [Program.Instruction] = []
    /// Where each result is after a change of the input.
    var results: [Int] = []
  }

  /// Registers for blocks of up to `capacity` points; without twins no input can be replaced.
  init(_ function: OutcomeFunction, capacity: Int, hasTwins: Bool) {
    let program = function.program
    self.capacity = (max(1, capacity) + 7) / 8 * 8
    let places = Dictionary(
      program.inputs.map { ($0.column, $0.register) }, uniquingKeysWith: { first, _ in first })
    inputRegisters = function.inputColumns.map { places[$0] ?? 0 }
    var outputs = [Int](repeating: 0, count: program.outputs.count)
    for output in program.outputs { outputs[output.column] = output.register }
    resultRegisters = function.columns.map { outputs[$0] }
    body = program.body
    registers = program.registers
    let (results, size) = (resultRegisters, program.registers)
    reach =
      hasTwins
      ? inputRegisters.map { Self.reach(of: $0, program.body, results, registers: size) } : []
    memory = BlockMemory(columns: (hasTwins ? 2 : 1) * registers, capacity: self.capacity)
    BlockEvaluator.prepare(program, memory)
  }

  private static func reach(
    of input: Int, _ body: [Program.Instruction], _ results: [Int], registers: Int
  ) -> Reach {
    var isChanged = [Bool](repeating: false, count: registers)
    isChanged[input] = true
    var reach = Reach()
    for instruction in body {
      let operands = [instruction.a, instruction.b, instruction.c]
      guard operands.contains(where: { isChanged[$0] }) else { continue }
      isChanged[instruction.target] = true
      let moved = operands.map { isChanged[$0] ? $0 + registers : $0 }
      reach.instructions.append(
        Program.Instruction(
          operation: instruction.operation, target: instruction.target + registers, a: moved[0],
          b: moved[1], c: moved[2]))
    }
    reach.results = results.map { isChanged[$0] ? $0 + registers : $0 }
    return reach
  }

  /// Computes a block from the values of all inputs.
  ///
  /// - Parameters:
  ///   - count: The number of points, at most ``capacity``.
  ///   - fill: Writes the `count` values of an input to where it is told.
  mutating func run(count: Int, fill: (_ input: Int, UnsafeMutablePointer<Double>) -> Void) {
    let points = min(max(0, count), capacity)
    self.count = points
    changed = nil
    for (input, register) in inputRegisters.enumerated() { fill(input, memory[register]) }
    for instruction in body {
      BlockEvaluator.run(instruction, memory.base, stride: memory.stride, count: points)
    }
  }

  /// Computes what changes when one input takes other values, the rest as in the last `run`.
  ///
  /// - Parameters:
  ///   - input: Its index.
  ///   - fill: Writes its values, as many as in the last `run`, to where it is told.
  mutating func run(changing input: Int, fill: (UnsafeMutablePointer<Double>) -> Void) {
    changed = input
    fill(memory[inputRegisters[input] + registers])
    reach.withUnsafeBufferPointer { reach in
      for instruction in reach[input].instructions {
        BlockEvaluator.run(instruction, memory.base, stride: memory.stride, count: count)
      }
    }
  }

  /// The registers that what an input reaches is computed from, besides what it reaches itself and
  /// numbers.
  func boundary(of input: Int) -> [Int] {
    let variable = Set(inputRegisters + body.map(\.target))
    let read = reach[input].instructions.flatMap { [$0.a, $0.b, $0.c] }
    return Set(read).filter { $0 < registers && variable.contains($0) }.sorted()
  }

  /// Begins a block of which `restore` gives the values of the boundary, in place of `run`.
  mutating func resume(count: Int) { self.count = min(max(0, count), capacity) }

  /// Puts the values of a register back, as many as there are points in the block.
  func restore(_ register: Int, _ values: UnsafePointer<Double>) {
    memory[register].update(from: values, count: count)
  }

  /// The values of a register in the last `run`.
  func register<T>(_ register: Int, _ body: (UnsafePointer<Double>) throws -> T) rethrows -> T {
    try read(register, body)
  }

  /// A result of the last `run`.
  func result<T>(_ index: Int, _ body: (UnsafePointer<Double>) throws -> T) rethrows -> T {
    try read(resultRegisters[index], body)
  }

  /// A result of the last `run(changing:)`; that of `run` where the input does not reach it.
  func changedResult<T>(_ index: Int, _ body: (UnsafePointer<Double>) throws -> T) rethrows -> T {
    try read(changed.map { reach[$0].results[index] } ?? resultRegisters[index], body)
  }

  /// Whether an input reaches a result.
  func reaches(_ input: Int, _ result: Int) -> Bool { reach[input].results[result] >= registers }

  private func read<T>(
    _ register: Int, _ body: (UnsafePointer<Double>) throws -> T
  ) rethrows -> T {
    try body(UnsafePointer(memory[register]))
  }
}
