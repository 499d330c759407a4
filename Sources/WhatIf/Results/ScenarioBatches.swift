import Indicators

/// Parts many scenarios into batches that are run one after the other, each with the base.
///
/// Thousands of scenarios then need no more memory than a few dozen, and what is read from their draws
/// is still in the cache. Draws are keyed by name, so a batch has the draws of a run of all.
enum ScenarioBatches {
  /// What is known of the batches so far.
  struct Results {
    var notes: [Finding]
    var scenarios: [ScenarioResult] = []
    var differences: [ScenarioDifference] = []
    /// How many result columns there are.
    var columns = 0
  }

  /// The most memory that the draws of a batch take, in bytes.
  private static let budget = 16 << 20
  /// The fewest scenarios of a batch: the base is run again in each.
  private static let least = 8

  /// The batches in order, the base left out; a single one where the result holds its draws or the
  /// dimensions of a space-filling sampler depend on what else is run.
  static func parts(
    _ overlays: [ScenarioOverlay], columns: Int, _ sampler: any Sampler,
    _ options: SimulationOptions
  ) -> [ArraySlice<ScenarioOverlay>] {
    guard sampler is MonteCarloSampler, !options.keepsDraws else { return [overlays[...]] }
    let kept = min(options.draws, StreamedRun.first)
    let room = min(budget, options.memoryLimit / 4)
    let size = max(least, room / (8 * kept * max(1, columns)))
    guard overlays.count > size else { return [overlays[...]] }
    return stride(from: 0, to: overlays.count, by: size).map {
      overlays[$0..<min(overlays.count, $0 + size)]
    }
  }
}
