import CKernels
import Foundation

/// Runs a program on blocks of draws.
///
/// Element k of a result depends on element k of the inputs
/// alone, so the length of a block never matters.
struct BlockEvaluator {
  private let program: Program
  /// The number of draws a register holds, a multiple of 8.
  let capacity: Int
  private var memory: [Double]

  /// Prepares registers for blocks of up to `capacity` draws.
  init(_ program: Program, capacity: Int) {
    self.program = program
    let capacity = (max(1, capacity) + 7) / 8 * 8
    self.capacity = capacity
    memory = [Double](repeating: 0, count: max(1, program.registers) * capacity)
    BlockEvaluator.prepare(program, &memory, capacity: capacity)
  }

  /// Fills the registers of a program that hold the same number in every block.
  static func prepare(_ program: Program, _ memory: inout [Double], capacity: Int) {
    memory.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for (register, value) in program.constants {
        (base + register * capacity).update(repeating: value, count: capacity)
      }
      for instruction in program.prologue {
        run(instruction, base, stride: capacity, count: capacity)
      }
    }
  }

  /// Runs one block of at most `capacity` draws.
  ///
  /// - Parameters:
  ///   - count: The number of draws.
  ///   - fill: Writes the values of an input column to where it is told.
  ///   - store: Takes the values of a result column.
  mutating func run(
    count: Int, fill: (_ column: Int, UnsafeMutablePointer<Double>) -> Void,
    store: (_ column: Int, UnsafePointer<Double>) -> Void
  ) {
    let (program, capacity) = (self.program, self.capacity)
    let count = min(count, capacity)
    memory.withUnsafeMutableBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      for (column, register) in program.inputs { fill(column, base + register * capacity) }
      var next = 0
      for done in 0...program.body.count {
        while next < program.outputs.count, program.outputs[next].after == done {
          let output = program.outputs[next]
          store(output.column, UnsafePointer(base + output.register * capacity))
          next += 1
        }
        guard done < program.body.count else { break }
        BlockEvaluator.run(program.body[done], base, stride: capacity, count: count)
      }
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
    case .roundDigits: for i in 0..<count { d[i] = BlockMath.rounded(a[i], digits: b[i]) }
    case .exp: jipyo_exps(a, d, count)
    case .log: jipyo_logs(a, d, count)
    case .sin: for i in 0..<count { d[i] = sin(a[i]) }
    case .cos: for i in 0..<count { d[i] = cos(a[i]) }
    case .round: for i in 0..<count { d[i] = a[i].rounded(.toNearestOrAwayFromZero) }
    default: for i in 0..<count { d[i] = .nan }
    }
    keepFinite(d, count: count)
  }

  /// Puts NaN in place of what is not finite.
  static func keepFinite(_ values: UnsafeMutablePointer<Double>, count: Int) {
    jipyo_operate(known, values, values, values, values, count)
  }

  private static let known = Int32(bitPattern: JIPYO_KNOWN.rawValue)
}
