public import Indicators
import Probability

/// A number with its 95% interval.
public struct Interval: Sendable, Hashable {
  /// The estimate.
  public let value: Double
  /// Lower end.
  public let low: Double
  /// Upper end.
  public let high: Double

  /// The mean of independent replicates with Student's interval.
  init(replicates: [Double]) {
    let count = Double(replicates.count)
    let mean = replicates.reduce(0, +) / count
    let squares = replicates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let reach =
      replicates.count > 1
      ? Interval.studentQuantile(replicates.count - 1)
        * (squares / (count - 1) / count).squareRoot()
      : .nan
    value = mean
    low = mean - reach
    high = mean + reach
  }

  private static func studentQuantile(_ freedom: Int) -> Double {
    (try? StudentT(df: Double(freedom), location: 0, scale: 1))?.quantile(0.975) ?? .nan
  }
}

/// What moves an outcome, and by how much.
public struct SensitivityResult: Sendable {
  /// A driver's share of the outcome's variance.
  public struct Index: Sendable, Hashable {
    /// The driver.
    public let driver: String
    /// What it moves on its own: Sobol' index of first order.
    public let first: Interval
    /// What it moves together with others: Sobol' total index.
    public let total: Interval
  }
  /// A driver's share of the variance where drivers hang together.
  public struct Effect: Sendable, Hashable {
    /// The driver.
    public let driver: String
    /// Its Shapley effect; all of them sum to 1.
    public let share: Interval
  }

  /// The outcome.
  public let question: OutcomeQuestion
  /// The scenario.
  public let scenario: ScenarioOverlay
  /// Sobol' indices in the order of the model; none where drivers are correlated.
  public let indices: [Index]
  /// Shapley effects, descending; none where drivers are independent.
  public let shapley: [Effect]
  /// The outcome as one driver at a time goes from its 10th to its 90th percentile.
  public let tornado: Tornado
  /// What the draws of a simulation tell besides; nil unless asked for.
  public let drawn: DrawnSensitivity?
  /// The mean of the outcome over the design.
  public let mean: Double
  /// Its variance over the design.
  public let variance: Double
  /// Points of one replicate, a power of two.
  public let points: Int
  /// Independent scrambles of the points.
  public let replicates: Int
  /// How often the formulas were computed.
  public let evaluations: Int
  /// Seed of the scrambles.
  public let seed: UInt64
  /// What a reader has to know.
  public let notes: [Finding]
}
