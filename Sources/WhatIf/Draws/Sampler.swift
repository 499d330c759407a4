public import Probability

/// Where the random numbers of a run come from.
///
/// A sampler is asked for independent standard normal scores by driver, step and draw. What it
/// returns for a draw may depend on nothing else: not on the length of the block nor on which other
/// drivers exist.
public protocol Sampler: Sendable {
  /// The name printed with every result, such as `mc`.
  var name: String { get }
  /// The seed printed with every result.
  var seed: UInt64 { get }
  /// Overwrites `scores` with the scores of draws `start`, `start + 1`, … of one driver and step.
  ///
  /// `step` counts the periods of a driver with a value per period from 0; it is 0 for the others.
  func fill(_ scores: inout [Double], driver: String, step: Int, from start: Int)
}

/// Plain Monte Carlo: a random stream for each driver and step, keyed by its name.
public struct MonteCarloSampler: Sampler, Equatable {
  /// The seed.
  public let seed: UInt64
  /// `mc`.
  public var name: String { "mc" }

  /// A sampler with this seed.
  public init(seed: UInt64) { self.seed = seed }

  /// The stream of a driver at a step.
  ///
  /// The first step has the driver's own name, later ones a name no driver can have.
  public func stream(driver: String, step: Int) -> RandomStream {
    RandomStream(seed: seed, name: step == 0 ? driver : "\(driver)\u{0}\(step)")
  }

  /// The scores of a stretch of draws.
  public func fill(_ scores: inout [Double], driver: String, step: Int, from start: Int) {
    stream(driver: driver, step: step).fillNormals(&scores, from: UInt64(max(0, start)))
  }
}
