import CKernels
import Foundation

/// Runs a program on blocks of draws.
///
/// Element k of a result depends on element k of the inputs
/// alone, so the length of a block never matters.
struct BlockEvaluator {
  private let program: Program
  /// The number of draws a register holds.
  let capacity: Int
  private var memory: [Double]

  /// Prepares registers for blocks of up to `capacity` draws.
  init(_ program: Program, capacity: Int) {
    self.program = program
    self.capacity = max(1, capacity)
    let capacity = self.capacity
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
    switch instruction.operation {
    case .add: map(d, a, b, count) { finite($0 + $1) }
    case .subtract: map(d, a, b, count) { finite($0 - $1) }
    case .multiply: map(d, a, b, count) { finite($0 * $1) }
    case .divide: map(d, a, b, count) { finite($0 / $1) }
    case .power: map(d, a, b, count) { $0.isNaN || $1.isNaN ? .nan : finite(pow($0, $1)) }
    case .less: map(d, a, b, count) { known($0, $1, $0 < $1) }
    case .lessOrEqual: map(d, a, b, count) { known($0, $1, $0 <= $1) }
    case .greater: map(d, a, b, count) { known($0, $1, $0 > $1) }
    case .greaterOrEqual: map(d, a, b, count) { known($0, $1, $0 >= $1) }
    case .equal: map(d, a, b, count) { known($0, $1, $0 == $1) }
    case .notEqual: map(d, a, b, count) { known($0, $1, $0 != $1) }
    case .and: map(d, a, b, count) { $0 == 0 ? 0 : known($0, $1, $1 != 0) }
    case .or: map(d, a, b, count) { $0.isNaN ? .nan : $0 != 0 ? 1 : known($1, $1, $1 != 0) }
    case .min: map(d, a, b, count) { $0.isNaN || $1.isNaN ? .nan : $1 < $0 ? $1 : $0 }
    case .max: map(d, a, b, count) { $0.isNaN || $1.isNaN ? .nan : $1 > $0 ? $1 : $0 }
    case .select: map(d, a, b, c, count) { $0.isNaN ? .nan : $0 != 0 ? $1 : $2 }
    case .clamp: map(d, a, b, c, count) { clamp($0, $1, $2) }
    case .roundDigits: map(d, a, b, count) { BlockMath.rounded($0, digits: $1) }
    default: runUnary(instruction.operation, d, a, count)
    }
  }

  private static func runUnary(
    _ operation: Operation, _ d: UnsafeMutablePointer<Double>, _ a: UnsafePointer<Double>,
    _ count: Int
  ) {
    switch operation {
    case .square: map(d, a, count) { finite($0 * $0) }
    case .cube: map(d, a, count) { finite($0 * $0 * $0) }
    case .fourth: map(d, a, count) { finite(($0 * $0) * ($0 * $0)) }
    case .negate: map(d, a, count) { -$0 }
    case .not: map(d, a, count) { known($0, $0, $0 == 0) }
    case .abs: map(d, a, count) { $0.magnitude }
    case .exp:
      jipyo_exps(a, d, count)
      map(d, UnsafePointer(d), count) { finite($0) }
    case .log:
      jipyo_logs(a, d, count)
      map(d, UnsafePointer(d), count) { finite($0) }
    case .sqrt: map(d, a, count) { $0.squareRoot() }
    case .sin: map(d, a, count) { sin($0) }
    case .cos: map(d, a, count) { cos($0) }
    case .floor: map(d, a, count) { $0.rounded(.down) }
    case .ceil: map(d, a, count) { $0.rounded(.up) }
    case .round: map(d, a, count) { $0.rounded(.toNearestOrAwayFromZero) }
    default: map(d, a, count) { _ in .nan }
    }
  }

  @inline(__always)
  private static func finite(_ value: Double) -> Double {
    value.magnitude < .infinity ? value : .nan
  }

  /// 1 or 0, or NaN where an operand is.
  @inline(__always)
  private static func known(_ a: Double, _ b: Double, _ holds: Bool) -> Double {
    a.isNaN || b.isNaN ? .nan : holds ? 1 : 0
  }

  @inline(__always)
  private static func clamp(_ x: Double, _ low: Double, _ high: Double) -> Double {
    if x.isNaN || low.isNaN || high.isNaN { return .nan }
    let raised = low > x ? low : x
    return high < raised ? high : raised
  }

  @inline(__always)
  private static func map(
    _ d: UnsafeMutablePointer<Double>, _ a: UnsafePointer<Double>, _ count: Int,
    _ body: (Double) -> Double
  ) {
    for i in 0..<count { d[i] = body(a[i]) }
  }

  @inline(__always)
  private static func map(
    _ d: UnsafeMutablePointer<Double>, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    _ count: Int, _ body: (Double, Double) -> Double
  ) {
    for i in 0..<count { d[i] = body(a[i], b[i]) }
  }

  @inline(__always)
  private static func map(
    _ d: UnsafeMutablePointer<Double>, _ a: UnsafePointer<Double>, _ b: UnsafePointer<Double>,
    _ c: UnsafePointer<Double>, _ count: Int, _ body: (Double, Double, Double) -> Double
  ) {
    for i in 0..<count { d[i] = body(a[i], b[i], c[i]) }
  }
}
