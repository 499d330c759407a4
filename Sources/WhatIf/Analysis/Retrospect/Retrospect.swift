public import Indicators

/// Something that happened, to hold against what a model had said.
public struct Happened: Sendable, Hashable {
  /// A variable of the model: an outcome, a formula or an uncertainty.
  public let name: String
  /// The period; not looked at in a model with one.
  public let period: Period?
  /// The value.
  public let value: Double

  /// Makes an observation.
  public init(name: String, period: Period?, value: Double) {
    self.name = name
    self.period = period
    self.value = value
  }
}

/// A scenario of some time ago, scored against what happened.
public struct Retrospect: Sendable {
  /// One value that happened and how likely it had been.
  public struct Score: Sendable {
    /// What happened.
    public let happened: Happened
    /// Unit.
    public let unit: Unit
    /// The median that had been expected.
    public let median: Double
    /// The central intervals that had been expected, by level: 50, 80 and 90%.
    public let intervals: [(level: Double, low: Double, high: Double)]
    /// The chance that had been given to this much or less, from 0 to 1.
    public let position: Double
    /// The continuous ranked probability score in the unit of the variable; lower is better.
    public let crps: Double

    /// Whether the central interval of a level held it.
    public func isInside(_ level: Double) -> Bool {
      intervals.contains {
        $0.level == level && $0.low <= happened.value && happened.value <= $0.high
      }
    }
  }
  /// The scores of one scenario.
  public struct Scenario: Sendable {
    /// The scenario.
    public let overlay: ScenarioOverlay
    /// One score a value, in the order given.
    public let scores: [Score]

    /// How many values the central interval of a level held.
    public func inside(_ level: Double) -> Int {
      scores.reduce(0) { $0 + ($1.isInside(level) ? 1 : 0) }
    }
  }

  /// The scenarios, the base first.
  public let scenarios: [Scenario]
  /// Draws.
  public let draws: Int
  /// What a reader has to know, such as names that the model does not have.
  public let notes: [Finding]

  /// Levels of the central intervals.
  public static let levels = [0.5, 0.8, 0.9]
}

extension Retrospect.Score {
  /// Scores a value against draws.
  init?(_ happened: Happened, unit: Unit, draws: ArraySlice<Double>) {
    let sorted = draws.filter { !$0.isNaN }.sorted()
    guard sorted.count > 1 else { return nil }
    let (n, y) = (Double(sorted.count), happened.value)
    func quantile(_ p: Double) -> Double {
      let place = p * (n - 1)
      let low = sorted[Int(place)]
      return low + (place - place.rounded(.down))
        * (sorted[min(Int(place) + 1, sorted.count - 1)] - low)
    }
    // In units of the largest magnitude, so that no sum overflows.
    let scale = max(sorted[0].magnitude, sorted[sorted.count - 1].magnitude, y.magnitude, 1e-300)
    var (distance, spread, below, equal) = (0.0, 0.0, 0.0, 0.0)
    for (index, x) in sorted.enumerated() {
      distance += (x / scale - y / scale).magnitude
      spread += (2 * Double(index) + 1 - n) * (x / scale)
      below += x < y ? 1 : 0
      equal += x == y ? 1 : 0
    }
    self.init(
      happened: happened, unit: unit, median: quantile(0.5),
      intervals: Retrospect.levels.map {
        ($0, quantile((1 - $0) / 2), quantile((1 + $0) / 2))
      }, position: (below + equal / 2) / n,
      // Without bias from the number of draws (Ferro 2014, Q. J. R. Meteorol. Soc. 140, 1917).
      crps: (distance / n - spread / (n * (n - 1))) * scale)
  }
}
