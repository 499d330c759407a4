import Probability

/// Latin hypercube sampling: each driver's probability scale is cut into as many equal cells as there
/// are draws, and every cell is hit once.
///
/// M. D. McKay, R. J. Beckman, W. J. Conover (1979), Technometrics 21, 239–245. Drawn as sixteen
/// independent replicates, whose spread gives standard errors. The cells are visited in a keyed
/// permutation (A. Kensler 2013, Pixar technical memo 13-01), so that any draw can be computed alone.
public struct LatinHypercubeSampler: Sampler, Equatable {
  /// The seed.
  public let seed: UInt64
  /// `lhs`.
  public var name: String { "lhs" }

  static let replicateCount = 16

  /// A sampler with this seed.
  public init(seed: UInt64) { self.seed = seed }

  /// The next multiple of 16, at least 256.
  public func rounded(draws: Int) -> Int { max(256, (min(draws, 1 << 40) + 15) / 16 * 16) }

  /// 16.
  public func replicates(draws: Int) -> Int { Self.replicateCount }

  /// One permutation each.
  public func sources(_ innovations: [Innovation], draws: Int) -> [any ScoreSource] {
    innovations.map { innovation in
      LatinSource(
        stream: RandomStream(seed: seed, name: innovation.key),
        permutations: (0..<Self.replicateCount).map { replicate in
          let seed = SobolSequence.seed(seed, replicate: replicate)
          return CellPermutation(
            key: UInt32(truncatingIfNeeded: RandomStream(seed: seed, name: innovation.key).bits),
            size: UInt32(truncatingIfNeeded: max(1, draws / Self.replicateCount)))
        })
    }
  }
}

/// The cells of one driver, replicate by replicate.
private struct LatinSource: ScoreSource {
  let stream: RandomStream
  let permutations: [CellPermutation]

  func fill(_ scores: UnsafeMutableBufferPointer<Double>, from start: Int) {
    let size = Int(permutations[0].size)
    stream.fillUniforms(scores, from: UInt64(max(0, start)))
    for k in scores.indices {
      let (replicate, point) = (start + k).quotientAndRemainder(dividingBy: size)
      let cell = permutations[min(replicate, permutations.count - 1)][UInt32(point)]
      scores[k] = min((Double(cell) + scores[k]) / Double(size), 1 - 0x1p-53)
    }
    SpecialFunctions.normalScores(scores)
  }
}

/// A permutation of 0..<size that is chosen by a key.
struct CellPermutation: Sendable {
  let key: UInt32
  let size: UInt32
  private let mask: UInt32

  init(key: UInt32, size: UInt32) {
    self.key = key
    self.size = size
    mask = size <= 1 ? 0 : UInt32.max >> UInt32((size - 1).leadingZeroBitCount)
  }

  /// Where an index below `size` goes: a bijection of a power of two, repeated until it falls below.
  subscript(index: UInt32) -> UInt32 {
    var i = index
    repeat { i = step(i) } while i >= size
    return (i &+ key) % max(1, size)
  }

  private func step(_ index: UInt32) -> UInt32 {
    var i = index
    i ^= key
    i &*= 0xE170_893D
    i ^= key >> 16
    i ^= (i & mask) >> 4
    i ^= key >> 8
    i &*= 0x0929_EB3F
    i ^= key >> 23
    i ^= (i & mask) >> 1
    i &*= 1 | key >> 27
    i &*= 0x6935_FA69
    i ^= (i & mask) >> 11
    i &*= 0x74DC_B303
    i ^= (i & mask) >> 2
    i &*= 0x9E50_1CC3
    i ^= (i & mask) >> 2
    i &*= 0xC860_A3DF
    i &= mask
    i ^= i >> 5
    return i
  }
}
