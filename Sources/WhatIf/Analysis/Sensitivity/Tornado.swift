import Indicators

/// How an outcome moves as one driver at a time goes from its 10th to its 90th percentile, the others
/// at their medians.
public struct Tornado: Sendable, Equatable {
  /// One driver's bar.
  public struct Bar: Sendable, Equatable {
    /// The driver.
    public let driver: String
    /// Its 10th percentile.
    public let lowInput: Double
    /// Its 90th percentile.
    public let highInput: Double
    /// The outcome with the driver at its 10th percentile.
    public let low: Double
    /// The outcome with the driver at its 90th percentile.
    public let high: Double

    /// The length of the bar.
    public var swing: Double { (high - low).magnitude }
  }

  /// The outcome with every driver at its median.
  public let middle: Double
  /// The bars, longest first.
  public let bars: [Bar]

  /// Φ⁻¹(0.9).
  private static let score = 1.281_551_565_544_600_5

  init(_ function: OutcomeFunction, result: Int, players: [(name: String, inputs: [Int])]) {
    let points = 1 + 2 * players.count
    var scores = function.inputs.map { _ in [Double](repeating: 0, count: points) }
    for (index, player) in players.enumerated() {
      for input in player.inputs {
        scores[input][1 + 2 * index] = -Tornado.score
        scores[input][2 + 2 * index] = Tornado.score
      }
    }
    guard !function.inputs.isEmpty else {
      middle = function.evaluate(scores: [])[result][0]
      bars = []
      return
    }
    let values = function.evaluate(scores: scores)[result]
    middle = values[0]
    bars = players.enumerated().map { index, player in
      let ends = function.values(
        of: player.inputs.last ?? 0, scores: [-Tornado.score, Tornado.score])
      return Bar(
        driver: player.name, lowInput: ends[0], highInput: ends[1], low: values[1 + 2 * index],
        high: values[2 + 2 * index])
    }.sorted { $0.swing > $1.swing }
  }
}
