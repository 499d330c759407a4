import CKernels
import Foundation
import Testing

@Suite struct KernelTests {
  /// The known answers of Random123's kat_vectors file for philox4x32-10.
  @Test func philoxKnownAnswers() {
    func philox(_ counter: [UInt32], _ key: [UInt32]) -> [UInt32] {
      var out = [UInt32](repeating: 0, count: 4)
      jipyo_philox4x32_10(counter, key, &out)
      return out
    }
    #expect(
      philox([0, 0, 0, 0], [0, 0]) == [0x6627_e8d5, 0xe169_c58d, 0xbc57_ac4c, 0x9b00_dbd8])
    let ones = UInt32.max
    #expect(
      philox([ones, ones, ones, ones], [ones, ones])
        == [0x408f_276d, 0x41c8_3b0e, 0xa20b_c7c6, 0x6d54_51fd])
    #expect(
      philox(
        [0x243f_6a88, 0x85a3_08d3, 0x1319_8a2e, 0x0370_7344], [0xa409_3822, 0x299f_31d0])
        == [0xd16c_fe09, 0x94fd_cceb, 0x5001_e420, 0x2412_6ea1])
  }

  /// The block kernel is the published function: word pairs of consecutive counters.
  @Test func uniformsComeFromPhilox() {
    let (key, stream): (UInt64, UInt64) = (0x0123_4567_89AB_CDEF, 0xFEDC_BA98_7654_3210)
    var block = [Double](repeating: 0, count: 100)
    jipyo_philox_uniforms(key, stream, 0x1_FFFF_FFFC, block.count, &block)
    for i in block.indices {
      let index = 0x1_FFFF_FFFC + UInt64(i)
      let counter = index >> 1
      var words = [UInt32](repeating: 0, count: 4)
      jipyo_philox4x32_10(
        [
          UInt32(truncatingIfNeeded: counter), UInt32(counter >> 32),
          UInt32(truncatingIfNeeded: stream), UInt32(stream >> 32),
        ], [UInt32(truncatingIfNeeded: key), UInt32(key >> 32)], &words)
      let pair = index & 1 == 0 ? (words[0], words[1]) : (words[2], words[3])
      let bits = UInt64(pair.1) << 32 | UInt64(pair.0)
      #expect(block[i] == (Double(bits >> 12) + 0.5) * 0x1p-52)
    }
  }

  @Test func exponentialAndLogarithmWithinTwoUnits() throws {
    for row in try SpecialFunctionTests.rows("exp") {
      #expect((jipyo_exp(row[0]) - row[1]).magnitude <= 2 * row[1].ulp, "exp \(row[0])")
    }
    for row in try SpecialFunctionTests.rows("log") {
      #expect((jipyo_log(row[0]) - row[1]).magnitude <= 2 * row[1].ulp, "log \(row[0])")
    }
  }

  @Test func edges() {
    #expect(jipyo_exp(0) == 1 && jipyo_exp(-.infinity) == 0 && jipyo_exp(710) == .infinity)
    #expect(jipyo_exp(.infinity) == .infinity && jipyo_exp(.nan).isNaN)
    #expect(jipyo_exp(-745) == Double.leastNonzeroMagnitude)
    #expect(jipyo_log(1) == 0 && jipyo_log(0) == -.infinity && jipyo_log(-1).isNaN)
    #expect(jipyo_log(.infinity) == .infinity && jipyo_log(.nan).isNaN)
    #expect(jipyo_log(Double.leastNonzeroMagnitude) == log(Double.leastNonzeroMagnitude))
    #expect(jipyo_normal_quantile(0) == -.infinity && jipyo_normal_quantile(1) == .infinity)
    #expect(jipyo_normal_quantile(0.5) == 0 && jipyo_normal_quantile(.nan).isNaN)
  }

  /// Blocks of any length and alignment give what single calls give, in place as well.
  @Test func blocksEqualSingleCalls() {
    var p = [Double](repeating: 0, count: 1237)
    jipyo_philox_uniforms(1, 2, 0, p.count, &p)
    p[5] = 0
    p[6] = 1
    p[7] = .nan
    for (block, single) in [
      (jipyo_normal_quantiles, jipyo_normal_quantile), (jipyo_exps, jipyo_exp),
      (jipyo_logs, jipyo_log),
    ] {
      let expected = p.map { single($0).bitPattern }
      var whole = p
      whole.withUnsafeMutableBufferPointer { buffer in
        if let base = buffer.baseAddress { block(base, base, buffer.count) }
      }
      #expect(zip(whole, expected).allSatisfy { $0.isNaN || $0.bitPattern == $1 })
      var parts = [Double](repeating: 0, count: p.count)
      for start in stride(from: 0, to: p.count, by: 7) {
        let count = min(7, p.count - start)
        var out = [Double](repeating: 0, count: count)
        block(Array(p[start..<(start + count)]), &out, count)
        parts.replaceSubrange(start..<(start + count), with: out)
      }
      #expect(zip(parts, expected).allSatisfy { $0.isNaN || $0.bitPattern == $1 })
    }
  }

  @Test func axpyRoundsOnce() {
    let x = [0x1.0000001p0, 3, -2]
    var y = [-1.0, 4, 0.5]
    jipyo_axpy(0x1.0000001p0, x, &y, 3)
    for i in x.indices { #expect(y[i] == [-1.0, 4, 0.5][i].addingProduct(0x1.0000001p0, x[i])) }
  }
}
