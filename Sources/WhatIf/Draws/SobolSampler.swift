import Probability

/// Scrambled Sobol' points: as sixteen independent replicates, whose spread gives standard errors.
///
/// Means converge almost as 1/N instead of 1/√N, percentiles and chances several times faster than
/// with random draws. Dimensions are given to the drivers that are used in the order of their names,
/// scrambles are keyed by name. Drivers beyond the 1,024th are drawn at random.
public struct SobolSampler: Sampler, Equatable {
  /// The seed.
  public let seed: UInt64
  /// `sobol`.
  public var name: String { "sobol" }

  /// The number of independent scrambles.
  static let scrambles = 16

  /// A sampler with this seed.
  public init(seed: UInt64) { self.seed = seed }

  /// The next power of two, at least 256.
  public func rounded(draws: Int) -> Int {
    var size = 256
    while size < draws, size < 1 << 40 { size *= 2 }
    return size
  }

  /// 16.
  public func replicates(draws: Int) -> Int { Self.scrambles }

  /// One dimension each.
  public func sources(_ innovations: [Innovation], draws: Int) -> [any ScoreSource] {
    let dimensions = min(innovations.count, SobolSequence.mostDimensions)
    let size = max(1, draws / Self.scrambles)
    let plain = try? SobolSequence(dimensions: max(1, dimensions), seed: nil)
    let replicates = (0..<Self.scrambles).compactMap { replicate -> SobolSequence? in
      let seed = SobolSequence.seed(seed, replicate: replicate)
      return plain?.scrambled(
        keys: innovations.prefix(dimensions).map {
          RandomStream(seed: seed, name: $0.key).bits
        })
    }
    return innovations.enumerated().map { dimension, innovation -> any ScoreSource in
      guard dimension < dimensions else {
        return RandomStream(seed: seed, name: innovation.key).scores
      }
      return SobolSource(replicates: replicates, dimension: dimension, size: size)
    }
  }
}

/// One dimension of the replicates, one after the other.
private struct SobolSource: ScoreSource {
  let replicates: [SobolSequence]
  let dimension: Int
  /// Points of a replicate.
  let size: Int

  func fill(_ scores: UnsafeMutableBufferPointer<Double>, from start: Int) {
    var done = 0
    while done < scores.count {
      let (replicate, point) = (start + done).quotientAndRemainder(dividingBy: size)
      let end = min(scores.count, done + size - point)
      let part = UnsafeMutableBufferPointer(rebasing: scores[done..<end])
      replicates[min(replicate, replicates.count - 1)]
        .fill(part, dimension: dimension, from: point)
      done = end
    }
    SpecialFunctions.normalScores(scores)
  }
}
