public import Probability

/// Where the random numbers of a run come from.
///
/// A driver with a value per period has one innovation for each of its random steps, others have
/// one. What a sampler gives an innovation in a draw depends on nothing but its seed, the number of
/// draws and, for samplers that fill space, the set of innovations: never on threads or blocks.
public protocol Sampler: Sendable {
  /// The name printed with every result, such as `mc`.
  var name: String { get }
  /// The seed printed with every result.
  var seed: UInt64 { get }
  /// The number of draws to run where this many are asked for.
  func rounded(draws: Int) -> Int
  /// The number of independent replicates, equal stretches of the draws, from whose spread standard
  /// errors are read; 1 where the draws are independent themselves.
  func replicates(draws: Int) -> Int
  /// Independent standard normal scores of each innovation, in the order given.
  ///
  /// - Parameters:
  ///   - innovations: All that the run needs, each once.
  ///   - draws: A number that ``rounded(draws:)`` gave.
  /// - Returns: A source for each.
  func sources(_ innovations: [Innovation], draws: Int) -> [any ScoreSource]
}

/// A source of randomness of a model: a driver and one of its random steps.
public struct Innovation: Sendable, Hashable {
  /// The driver.
  public let driver: String
  /// The step, 0 for drivers with one value.
  public let step: Int

  /// An innovation.
  public init(driver: String, step: Int = 0) {
    self.driver = driver
    self.step = step
  }

  /// Its name as a key of random streams; the first step has the driver's own name, later ones a
  /// name no driver can have.
  public var key: String { step == 0 ? driver : "\(driver)\u{0}\(step)" }
}

/// The scores of one innovation, ready to be read from any draw on.
public protocol ScoreSource: Sendable {
  /// Overwrites `scores` with those of the draws `start`, `start + 1`, ….
  func fill(_ scores: UnsafeMutableBufferPointer<Double>, from start: Int)
}

/// Plain Monte Carlo: a random stream for each innovation, keyed by its name.
public struct MonteCarloSampler: Sampler, Equatable {
  /// The seed.
  public let seed: UInt64
  /// `mc`.
  public var name: String { "mc" }

  /// A sampler with this seed.
  public init(seed: UInt64) { self.seed = seed }

  /// As many as asked for.
  public func rounded(draws: Int) -> Int { draws }
  /// 1: draws are independent.
  public func replicates(draws: Int) -> Int { 1 }
  /// One stream each.
  public func sources(_ innovations: [Innovation], draws: Int) -> [any ScoreSource] {
    innovations.map { RandomStream(seed: seed, name: $0.key).scores }
  }
}

extension RandomStream.Scores: ScoreSource {
  /// Overwrites `scores` with the stream's normal scores from `start` on.
  public func fill(_ scores: UnsafeMutableBufferPointer<Double>, from start: Int) {
    fill(scores, from: UInt64(max(0, start)))
  }
}
