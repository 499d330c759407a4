/// How a model is run.
public struct SimulationOptions: Sendable {
  /// The number of draws.
  public var draws: Int
  /// The random numbers; nil for plain Monte Carlo with the seed of the model.
  public var sampler: (any Sampler)?
  /// Probabilities of further quantiles, besides ``standardQuantiles``.
  public var quantiles: [Double]
  /// The number of threads; nil for one per processor.
  ///
  /// The result does not depend on it.
  public var threads: Int?
  /// Draws per block; nil for what fits the processor's cache.
  ///
  /// The result does not depend on it.
  public var blockSize: Int?
  /// The most memory the draws of the outcomes may take, in bytes.
  public var memoryLimit: Int
  /// Whether results hold every draw.
  ///
  /// Without them a long plain run takes little memory, however long, and the
  /// statistics are the same; where that cannot be, the draws are kept all the same.
  public var keepsDraws: Bool

  /// Quantiles that are always given.
  public static let standardQuantiles = [0.05, 0.10, 0.25, 0.50, 0.75, 0.90, 0.95]
  /// The most draws of one run.
  public static let mostDraws = 100_000_000

  /// Makes options.
  public init(
    draws: Int = 100_000, sampler: (any Sampler)? = nil, quantiles: [Double] = [],
    threads: Int? = nil, blockSize: Int? = nil, memoryLimit: Int = 4 << 30,
    keepsDraws: Bool = true
  ) {
    self.draws = draws
    self.sampler = sampler
    self.quantiles = quantiles
    self.threads = threads
    self.blockSize = blockSize
    self.memoryLimit = memoryLimit
    self.keepsDraws = keepsDraws
  }

  /// Standard and further quantiles, ascending, each once.
  var allQuantiles: [Double] {
    Set(SimulationOptions.standardQuantiles + quantiles).sorted()
  }
}
