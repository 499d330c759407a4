/// How simulated numbers came about, for every row of a table that leaves the program: enough to run the
/// same again.
public struct RunStamp: Sendable, Hashable {
  /// Seed of the random numbers.
  public let seed: UInt64
  /// Draws of each scenario.
  public let draws: Int
  /// Name of the sampler.
  public let sampler: String
  /// SHA-256 of the model's file in hexadecimal; nil where no file declares the model.
  public let modelDigest: String?

  /// Makes a stamp.
  public init(seed: UInt64, draws: Int, sampler: String, modelDigest: String?) {
    self.seed = seed
    self.draws = draws
    self.sampler = sampler
    self.modelDigest = modelDigest
  }

  /// The columns that ``cells(overlay:)`` fill.
  public static let columns = ["overlay", "seed", "draws", "sampler", "model_sha256"]

  /// The cells of a row, for the scenarios laid over each other, the base first.
  public func cells(overlay: [String]) -> [String] {
    [
      overlay.joined(separator: " > "), String(seed), String(draws), sampler, modelDigest ?? "",
    ]
  }
}
