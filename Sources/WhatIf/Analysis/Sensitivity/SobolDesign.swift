import Dispatch
import Indicators
import Probability

/// Sobol' indices of independent drivers, by scrambled Sobol' points.
///
/// Points A and B and, for each driver, A and B with the driver swapped between them: first order by
/// the estimator of Azzini, Mara and Rosati (2021), Environ. Model. Softw. 144, 105167, total by that
/// of Jansen (1999), Comput. Phys. Commun. 117, 35–43, both ways, over the variance of all four. Only
/// what a driver reaches is computed again. Replicates with independent scrambles give the interval.
struct SobolDesign {
  /// The indices of one replicate.
  struct Replicate: Sendable {
    var mean = 0.0
    var variance = 0.0
    var first: [Double] = []
    var total: [Double] = []
    /// Points without a value somewhere, left out.
    var missing = 0
  }

  let function: OutcomeFunction
  /// The result of the function that is looked at.
  let result: Int
  let scale: OutcomeScale
  /// The inputs of each driver.
  let players: [[Int]]
  /// The inputs that are uniform, which need no scores.
  let uniforms: [Int: Uniform]

  /// All replicates, on as many threads as there are processors.
  func replicates(_ count: Int, points: Int, seed: UInt64) throws(Findings) -> [Replicate] {
    var sequences: [SobolSequence] = []
    for index in 0..<count {
      sequences.append(
        try Self.sequence(
          2 * function.inputs.count, seed: SobolSequence.seed(seed, replicate: index)))
    }
    var all = [Replicate](repeating: Replicate(), count: count)
    let ready = sequences
    all.withUnsafeMutableBufferPointer { buffer in
      nonisolated(unsafe) let target = buffer
      DispatchQueue.concurrentPerform(iterations: count) { index in
        target[index] = replicate(ready[index], points)
      }
    }
    return all
  }

  /// A sequence of so many dimensions.
  ///
  /// - Throws: `sensitivity-inputs` beyond what there are direction numbers for.
  static func sequence(_ dimensions: Int, seed: UInt64) throws(Findings) -> SobolSequence {
    do throws(ProbabilityError) {
      return try SobolSequence(dimensions: dimensions, seed: seed)
    } catch {
      throw Findings([SensitivityFindings.tooManyInputs(dimensions / 2)])
    }
  }

  private func replicate(_ sequence: SobolSequence, _ points: Int) -> Replicate {
    let block = min(OutcomeFunction.block, points)
    var columns = DesignBlock(function, uniforms, capacity: block)
    var (one, other) = (function.session(capacity: block), function.session(capacity: block))
    var sums = SobolSums(players: players.count, scale: scale, capacity: block)
    var start = 0
    while start < points {
      let count = min(block, points - start)
      columns.fill(sequence, from: start, count: count)
      columns.run(&one, count) { _ in false }
      columns.run(&other, count) { _ in true }
      one.result(result) { a in other.result(result) { b in sums.begin(a, b, count) } }
      for (player, inputs) in players.enumerated() where inputs.count == 1 {
        columns.change(&one, inputs[0], half: 1, count)
        columns.change(&other, inputs[0], half: 0, count)
        one.changedResult(result) { ab in
          other.changedResult(result) { ba in sums.add(ab, ba, player, count) }
        }
      }
      // Drivers of several inputs, which take the place of what both halves had computed.
      for (player, inputs) in players.enumerated() where inputs.count > 1 {
        columns.run(&one, count) { inputs.contains($0) }
        columns.run(&other, count) { !inputs.contains($0) }
        one.result(result) { ab in other.result(result) { ba in sums.add(ab, ba, player, count) } }
      }
      sums.finish(count)
      start += count
    }
    return sums.replicate
  }
}

/// The values of all inputs at a block of points, in both halves of the design.
struct DesignBlock {
  private let function: OutcomeFunction
  private let capacity: Int
  /// Both halves, input after input.
  private var values: [[Double]]
  private var scores: [Double]
  private let uniforms: [Uniform?]

  init(_ function: OutcomeFunction, _ uniforms: [Int: Uniform], capacity: Int) {
    self.function = function
    self.uniforms = function.inputs.indices.map { uniforms[$0] }
    self.capacity = capacity
    values = [[Double]](
      repeating: [Double](repeating: 0, count: capacity * function.inputs.count), count: 2)
    scores = [Double](repeating: 0, count: capacity * function.inputs.count)
  }

  /// Takes the next points: uniform numbers to scores to values.
  mutating func fill(_ sequence: SobolSequence, from start: Int, count: Int) {
    let (function, capacity) = (self.function, self.capacity)
    let inputs = function.inputs.count
    for half in 0..<2 {
      scores.withUnsafeMutableBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return }
        for input in 0..<inputs {
          let own = UnsafeMutableBufferPointer(start: base + input * capacity, count: count)
          sequence.fill(own, dimension: half * inputs + input, from: start)
          if uniforms[input] == nil { SobolScores.toNormal(own) }
        }
        // From the last input back, so that each still finds the scores it needs.
        for i in (0..<inputs).reversed() {
          let row = function.factor[i]
          guard row[i] != 1 else { continue }
          let own = base + i * capacity
          for k in 0..<count { own[k] *= row[i] }
          for j in 0..<i where row[j] != 0 {
            let source = base + j * capacity
            for k in 0..<count { own[k] += row[j] * source[k] }
          }
        }
        values[half].withUnsafeMutableBufferPointer { to in
          guard let to = to.baseAddress else { return }
          for input in 0..<inputs {
            let (source, target) = (base + input * capacity, to + input * capacity)
            if let uniform = uniforms[input] {
              let (low, width) = (uniform.min, uniform.max - uniform.min)
              for k in 0..<count { target[k] = low + width * source[k] }
            } else {
              function.transform(input, source, to: target, count: count)
            }
          }
        }
      }
    }
  }

  /// Computes the outcome, each input from the second half where told so.
  func run(_ session: inout OutcomeSession, _ count: Int, second: (Int) -> Bool) {
    session.run(count: count) { input, target in
      copy(input, half: second(input) ? 1 : 0, count, to: target)
    }
  }

  /// Computes the outcome with one input from another half.
  func change(_ session: inout OutcomeSession, _ input: Int, half: Int, _ count: Int) {
    session.run(changing: input) { copy(input, half: half, count, to: $0) }
  }

  private func copy(
    _ input: Int, half: Int, _ count: Int, to target: UnsafeMutablePointer<Double>
  ) {
    values[half].withUnsafeBufferPointer { source in
      guard let base = source.baseAddress else { return }
      target.update(from: base + input * capacity, count: count)
    }
  }
}
