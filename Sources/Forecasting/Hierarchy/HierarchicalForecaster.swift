import Indicators
import LinearAlgebra
import Probability

/// Forecasts all series of a hierarchy so that parts and wholes agree, in every draw of their joint
/// distribution.
///
/// Each node is forecast by itself; draws of all base forecasts together, correlated as their past
/// errors were, are projected onto what adds up (A. Panagiotelis et al. 2023, *European Journal of
/// Operational Research* 306, 693–706). Leaves stay inside their support and wholes are summed from
/// them, so nothing is negative that cannot be.
public struct HierarchicalForecaster: Sendable {
  /// The hierarchy.
  public let hierarchy: Hierarchy
  /// The method for every node.
  public let method: any ForecastMethod
  /// How forecasts are made to agree.
  public let reconciliation: Reconciliation

  /// How many draws; nil for as many as is fair to the size of the hierarchy, 1,000 to 4,000.
  public let draws: Int?

  /// Seed of the draws.
  public static let seed: UInt64 = 20_180_101
  static let mostValues = 8_000_000

  /// Makes a forecaster.
  public init(
    hierarchy: Hierarchy, method: any ForecastMethod, reconciliation: Reconciliation = .minTrace,
    draws: Int? = nil
  ) {
    self.hierarchy = hierarchy
    self.method = method
    self.reconciliation = reconciliation
    self.draws = draws.map { max(2, $0 / 2 * 2) }
  }

  /// Forecasts the `horizon` periods after the last one that any leaf has observed.
  ///
  /// A parent without a series of its own is the sum of its children where all are observed; one that
  /// has neither takes no part in the projection and is the sum of its parts' forecasts.
  ///
  /// - Parameters:
  ///   - inputs: Histories by identifier, one at least for every leaf.
  ///   - horizon: How many periods, at least 1.
  /// - Returns: one coherent forecast per node.
  /// - Throws: where a leaf has no history or cannot be forecast, or frequencies differ.
  public func forecast(
    _ inputs: [String: ForecastInput], horizon: Int
  ) throws(ForecastError) -> HierarchicalForecast {
    let base = try BaseForecasts(self, inputs, horizon: horizon)
    let used = chosen(for: base.rows.count)
    let correlation = ErrorCorrelation(base.models)
    do {
      let projection = try used.projection(
        summing: base.summing, leaves: base.leafRows, scales: base.scales,
        correlation: correlation.matrix)
      let draws = try JointDraws(
        base.forecasts, names: base.rows.map { hierarchy.nodes[$0] }, steps: horizon,
        correlation: correlation.matrix, count: drawCount(base, horizon),
        seed: HierarchicalForecaster.seed)
      return try HierarchicalForecast(
        self, base, used: used, correlation: correlation, projection: projection, draws: draws,
        horizon: horizon)
    } catch {
      throw .failed(
        method: method.name, reason: LocalizedText(ko: error.korean, en: error.english))
    }
  }

  private func chosen(for nodes: Int) -> Reconciliation {
    reconciliation == .minTrace && nodes > Reconciliation.mostNodesForMinTrace
      ? .variance : reconciliation
  }

  private func drawCount(_ base: BaseForecasts, _ horizon: Int) -> Int {
    if let draws { return draws }
    let fair = HierarchicalForecaster.mostValues / max(1, hierarchy.nodes.count * horizon)
    return min(4_000, max(1_000, fair / 2 * 2))
  }
}
