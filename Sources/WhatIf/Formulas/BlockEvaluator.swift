import CKernels
import Foundation
import Indicators

/// Runs a program on blocks of draws.
///
/// Element k of a result depends on element k of the inputs
/// alone, so the length of a block never matters.
struct BlockEvaluator {
  private let program: Program
  /// The number of draws a register holds.
  let capacity: Int
  private let memory: BlockMemory

  /// Prepares registers for blocks of up to `capacity` draws.
  init(_ program: Program, capacity: Int) {
    self.program = program
    self.capacity = max(1, capacity)
    memory = BlockMemory(columns: program.registers, capacity: capacity)
    BlockEvaluator.prepare(program, memory)
  }

  /// Fills the registers of a program that hold the same number in every block.
  static func prepare(_ program: Program, _ memory: BlockMemory) {
    for (register, value) in program.constants {
      memory[register].update(repeating: value, count: memory.stride)
    }
    for instruction in program.prologue {
      run(instruction, memory.base, stride: memory.stride, count: memory.stride)
    }
  }

  /// Runs one block of at most `capacity` draws.
  ///
  /// - Parameters:
  ///   - count: The number of draws.
  ///   - fill: Writes the values of an input column to where it is told.
  ///   - store: Takes the values of a result column.
  func run(
    count: Int, fill: (_ column: Int, UnsafeMutablePointer<Double>) -> Void,
    store: (_ column: Int, UnsafePointer<Double>) -> Void
  ) {
    let count = min(count, capacity)
    for (column, register) in program.inputs { fill(column, memory[register]) }
    var next = 0
    for done in 0...program.body.count {
      while next < program.outputs.count, program.outputs[next].after == done {
        let output = program.outputs[next]
        store(output.column, UnsafePointer(memory[output.register]))
        next += 1
      }
      guard done < program.body.count else { break }
      BlockEvaluator.run(
        program.body[done], memory.base, stride: memory.stride, count: count)
    }
  }

  /// Runs one operation on registers that lie `stride` apart.
  static func run(
    _ instruction: Program.Instruction, _ base: UnsafeMutablePointer<Double>, stride: Int,
    count: Int
  ) {
    let d = base + instruction.target * stride
    let a = UnsafePointer(base + instruction.a * stride)
    let b = UnsafePointer(base + instruction.b * stride)
    let c = UnsafePointer(base + instruction.c * stride)
    if let kernel = instruction.operation.kernel {
      jipyo_operate(kernel, a, b, c, d, count)
      return
    }
    switch instruction.operation {
    case .power:
      for i in 0..<count { d[i] = a[i].isNaN || b[i].isNaN ? .nan : pow(a[i], b[i]) }
    case .roundDigits:
      if (1..<max(1, count)).allSatisfy({ b[$0] == b[0] }) {
        round(a, digits: b[0], to: d, count: count)
      } else {
        for i in 0..<count { d[i] = Indicators.Expression.rounded(a[i], digits: b[i]) }
      }
    case .exp: jipyo_exps(a, d, count)
    case .log: jipyo_logs(a, d, count)
    case .sin: for i in 0..<count { d[i] = sin(a[i]) }
    case .cos: for i in 0..<count { d[i] = cos(a[i]) }
    case .round: round(a, digits: 0, to: d, count: count)
    default: for i in 0..<count { d[i] = .nan }
    }
    keepFinite(d, count: count)
  }

  /// Rounds as ``Expression/rounded(_:digits:)`` does, which decides alone where a number is all but a tie.
  private static func round(
    _ values: UnsafePointer<Double>, digits: Double, to rounded: UnsafeMutablePointer<Double>,
    count: Int
  ) {
    guard !digits.isNaN else { return rounded.update(repeating: .nan, count: count) }
    let places = min(max(digits.rounded(), -15), 15)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: max(1, count)) { ties in
      var found = 0
      jipyo_round(
        pow(10, places.magnitude), places < 0 ? 1 : 0, values, rounded, count, ties.baseAddress,
        &found)
      for place in ties[..<found] {
        let index = Int(place)
        rounded[index] = Indicators.Expression.rounded(rounded[index], digits: places)
      }
    }
  }

  /// Puts NaN in place of what is not finite.
  static func keepFinite(_ values: UnsafeMutablePointer<Double>, count: Int) {
    jipyo_operate(known, values, values, values, values, count)
  }

  private static let known = Int32(bitPattern: JIPYO_KNOWN.rawValue)
}
