import CKernels
import Foundation
import Testing

/// Every kernel as compiled for AVX-512, for AVX2 and for any processor, as far as this one has them.
///
/// The variant is chosen for the whole process; tests beside this one see the same bits either way.
@Suite(.serialized) struct KernelVariantTests {
  private typealias Kernel = (inout [Double]) -> Void

  /// What the kernel writes over these numbers, with each variant, the plain one first.
  private func variants(_ values: [Double], _ kernel: Kernel) -> [[UInt64]] {
    defer { jipyo_use_variant(jipyo_best_variant()) }
    return (0...jipyo_best_variant()).map { variant in
      jipyo_use_variant(variant)
      #expect(jipyo_variant() == variant)
      var out = values
      kernel(&out)
      return out.map { $0.isNaN ? Double.nan.bitPattern : $0.bitPattern }
    }
  }

  private func expectEqual(_ name: String, _ values: [Double], _ kernel: Kernel) {
    let found = variants(values, kernel)
    for (variant, bits) in found.enumerated() {
      let place = bits.indices.first { bits[$0] != found[0][$0] }
      #expect(place == nil, "\(name), variant \(variant): \(place.map { values[$0] } ?? 0)")
    }
  }

  /// Numbers of all sizes, edges among them; of a length that leaves single elements.
  private var numbers: [Double] {
    var values = [Double](repeating: 0, count: 1_237)
    jipyo_philox_scores(3, 4, 0, values.count, &values)
    for i in values.indices where i % 5 == 0 { values[i] *= 150 }
    values.replaceSubrange(
      10..<20,
      with: [
        0, -0.0, .nan, .infinity, -.infinity, 709.9, -745, .leastNonzeroMagnitude, 1e308, -699.99,
      ])
    return values
  }

  private var probabilities: [Double] {
    var values = [Double](repeating: 0, count: 2_049)
    jipyo_philox_uniforms(5, 6, 0, values.count, &values)
    for i in 0..<60 { values[32 * i] *= 1e-6 }
    values.replaceSubrange(
      40..<48, with: [0, 1, .nan, -1, 2, 1e-300, 0.01, 1 - 0x1p-53])
    return values
  }

  @Test func elementaryFunctions() {
    expectEqual("exp", numbers) { jipyo_exps($0, &$0, $0.count) }
    expectEqual("exp of a line", numbers) { jipyo_exps_of_line(0.25, 1.5, $0, &$0, $0.count) }
    expectEqual("log", numbers) { jipyo_logs($0, &$0, $0.count) }
    expectEqual("line", numbers) { jipyo_line(0.1, 1.7, $0, &$0, $0.count) }
    let numbers = self.numbers
    expectEqual("axpy", numbers) { jipyo_axpy(1.3, numbers, &$0, $0.count) }
  }

  /// The exponential of a line is that of single calls, on either side of where it takes a short cut.
  @Test func exponentialOfALineIsThatOfSingleCalls() {
    var out = numbers
    jipyo_exps_of_line(0.25, 1.5, numbers, &out, out.count)
    for (x, y) in zip(numbers, out) {
      let single = jipyo_exp(0.25.addingProduct(1.5, x))
      #expect(y == single || y.isNaN && single.isNaN, "\(x)")
    }
  }

  @Test func randomNumbersAndScores() {
    expectEqual("quantile", probabilities) { jipyo_normal_quantiles($0, &$0, $0.count) }
    expectEqual("scores", probabilities) { jipyo_normal_scores($0, &$0, $0.count) }
    for (start, count) in [(0, 4_096), (7, 1_001), (500, 13)] {
      let none = [Double](repeating: 0, count: count)
      expectEqual("uniforms", none) { jipyo_philox_uniforms(7, 8, UInt64(start), count, &$0) }
      expectEqual("stream", none) { jipyo_philox_scores(7, 8, UInt64(start), count, &$0) }
      let columns = (0..<32).map { UInt32(1) << $0 }
      expectEqual("Sobol'", none) { jipyo_sobol_points(columns, 1, 9, UInt64(start), count, &$0) }
    }
  }

  /// The stated accuracy, against the quantile that is good to 1e-15.
  @Test func scoresAsAccurateAsStated() {
    let inside = probabilities.filter { $0 > 0 && $0 < 1 }
    for variant in 0...jipyo_best_variant() {
      jipyo_use_variant(variant)
      var scores = inside
      jipyo_normal_scores(inside, &scores, scores.count)
      for (p, score) in zip(inside, scores) {
        let exact = jipyo_normal_quantile(p)
        #expect(
          (score - exact).magnitude <= ((p - 0.5).magnitude <= 0.49 ? 5e-11 : 3e-13)
            * exact.magnitude,
          "\(p)")
      }
    }
    jipyo_use_variant(jipyo_best_variant())
  }

  @Test func tables() {
    var table = [Double](repeating: 0, count: 4 * 321)
    jipyo_philox_scores(1, 1, 0, table.count, &table)
    for i in 1_280..<1_284 { table[i] = .nan }
    var missing = [UInt32](repeating: 0, count: 2_000)
    var found = 0
    expectEqual("cubic table", numbers) {
      jipyo_cubic_table(table, -5, 32, 320, $0, &$0, $0.count, &missing, &found)
    }
    expectEqual("step table", numbers) {
      jipyo_step_table(table, -5, 64, 640, $0, &$0, $0.count, &missing, &found)
    }
  }

  @Test func correlation() {
    let size = 13
    let factor = (0..<(size * (size + 1) / 2)).map { 0.3 + 0.01 * Double($0) }
    var scores = [Double](repeating: 0, count: size * 64)
    jipyo_philox_scores(2, 2, 0, scores.count, &scores)
    expectEqual("correlation", scores) { values in
      values.withUnsafeMutableBufferPointer { buffer in
        let columns = (0..<size).map { column in buffer.baseAddress.map { $0 + 64 * column } }
        jipyo_correlate(factor, size, columns, 64)
      }
    }
  }

  /// Rows that go on from an earlier one: the same bits as with every row from its beginning.
  @Test func correlationOfRowsThatBeginAlike() {
    let size = 7
    let parents: [UInt32] = [0, 0, 1, 2, 0, 3, 5]
    var factor = (0..<(size * (size + 1) / 2)).map { 0.3 + 0.01 * Double($0) }
    for (row, parent) in parents.enumerated() {
      for column in 0..<Int(parent) {
        factor[row * (row + 1) / 2 + column] =
          factor[Int(parent) * Int(parent + 1) / 2 + column]
      }
    }
    var scores = [Double](repeating: 0, count: size * 64)
    jipyo_philox_scores(2, 3, 0, scores.count, &scores)
    func correlated(_ values: inout [Double], isShared: Bool) {
      values.withUnsafeMutableBufferPointer { buffer in
        let columns = (0..<size).map { column in buffer.baseAddress.map { $0 + 64 * column } }
        if isShared {
          jipyo_correlate_shared(factor, parents, size, columns, 64)
        } else {
          jipyo_correlate(factor, size, columns, 64)
        }
      }
    }
    expectEqual("shared correlation", scores) { correlated(&$0, isShared: true) }
    var (whole, shared) = (scores, scores)
    correlated(&whole, isShared: false)
    correlated(&shared, isShared: true)
    #expect(whole == shared && whole != scores)
  }

  @Test func operations() {
    let (a, c) = (numbers, [Double](repeating: 0.5, count: 1_237))
    for operation in JIPYO_ADD.rawValue...JIPYO_KNOWN.rawValue {
      expectEqual("operation \(operation)", Array(a.reversed())) { b in
        jipyo_operate(Int32(operation), a, b, c, &b, b.count)
      }
    }
  }

  @Test(arguments: [1.0, 100, 1e15])
  func rounding(scale: Double) {
    let a = numbers + numbers.map { ($0 * scale).rounded(.down) / scale + 0.5 / scale }
    for divides in [0, 1] as [Int32] {
      expectEqual("rounding by \(scale)", a) { out in
        var ties = [UInt32](repeating: 0, count: a.count)
        var found = 0
        jipyo_round(scale, divides, a, &out, out.count, &ties, &found)
        for tie in ties[..<found] { out[Int(tie)] = .nan }
      }
    }
  }

  @Test func differences() {
    let values = numbers
    expectEqual("differences", Array(values.reversed())) { other in
      jipyo_differences(values, other, 0.5, &other, other.count)
    }
    // 0.1 added in binary: not the same difference in every place, but for rounding it is.
    let sums = values.map { $0 + 0.1 }
    var found = values
    jipyo_differences(values, sums, 0.1, &found, found.count)
    for (x, difference) in zip(values, found) where x.magnitude < 1e6 {
      #expect(difference == 0.1, "\(x)")
    }
  }

  @Test func statistics() {
    let values = numbers
    expectEqual("moments", values) { out in
      var moments = jipyo_moments(count: 0, sums: (0, 0, 0, 0), minimum: 0, maximum: 0)
      jipyo_add_moments(values, values.count, 0.1, &moments)
      out = [
        moments.count, moments.sums.0, moments.sums.1, moments.sums.2, moments.sums.3,
        moments.minimum, moments.maximum,
      ]
    }
    expectEqual("swaps", values) { out in
      var swaps = jipyo_swaps()
      let finite = values.filter(\.isFinite)
      jipyo_add_swaps(
        finite, finite.reversed(), finite.map { $0 / 3 }, finite.map { 1 - $0 }, 0.1,
        finite.count, &swaps)
      out = [swaps.product, swaps.whole, swaps.change, swaps.square]
    }
    expectEqual("changed sides", values) { out in
      out = [Int32(0), 1].flatMap { isLower -> [Double] in
        var (gained, lost) = (0, 0)
        jipyo_count_changes(values, values.reversed(), values.count, 0.1, isLower, &gained, &lost)
        return [Double(gained), Double(lost)]
      }
    }
  }

  /// Sums of what is missing, by the same additions in plain Swift up to their order.
  @Test func shortfallsAreSummed() {
    let values = (0..<5_001).map { 3 * sin(Double($0)) } + [.nan]
    for variant in 0...jipyo_best_variant() {
      jipyo_use_variant(variant)
      for (sign, thresholds) in [(1.0, (-1.0, -0.5)), (-1, (1.5, 0.25))] {
        var found = jipyo_shortfalls()
        jipyo_add_shortfalls(
          values, values.count, sign, thresholds.0, thresholds.1, &found)
        let short = values.map { $0.isNaN ? 0 : max(0, sign * (thresholds.0 - $0)) }
        let expected = short.reduce(0, +)
        #expect((found.sums.0 / expected - 1).magnitude < 1e-12)
        #expect((found.squares.0 / short.reduce(0) { $0 + $1 * $1 } - 1).magnitude < 1e-12)
        #expect(found.farthest.0 == short.max() && found.sums.1 > found.sums.0)
      }
    }
    jipyo_use_variant(jipyo_best_variant())
  }

  /// Counting and copying at once is the two one after the other.
  @Test func binsCountedAndCopied() {
    let values = numbers
    let isWanted = (0..<64).map { UInt8($0 % 3 == 0 ? 1 : 0) }
    for variant in 0...jipyo_best_variant() {
      jipyo_use_variant(variant)
      var counts = [UInt32](repeating: 0, count: 64)
      var (both, alone) = (counts, [Double](repeating: 0, count: values.count + 1))
      var copied = alone
      var (found, foundAlone) = (0, 0)
      jipyo_histogram(values, values.count, -2, 15, 63, &counts)
      jipyo_select_bins(values, values.count, -2, 15, 63, isWanted, &alone, &foundAlone)
      jipyo_count_and_select_bins(
        values, values.count, -2, 15, 63, isWanted, &both, &copied, &found)
      #expect(both == counts && found == foundAlone && foundAlone > 100)
      #expect(zip(copied, alone).prefix(found).allSatisfy { $0.bitPattern == $1.bitPattern })
      #expect(counts.reduce(0, +) == UInt32(values.count))
    }
    jipyo_use_variant(jipyo_best_variant())
  }
}
