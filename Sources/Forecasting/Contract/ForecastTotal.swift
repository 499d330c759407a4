import Indicators
import LinearAlgebra
public import Probability

/// The distribution of a sum over steps, and how it was obtained.
public struct ForecastTotal: Sendable {
  /// The distribution of the sum.
  public let distribution: any Distribution
  /// The number of simulated draws; nil where the sum has a closed form.
  public let draws: Int?
  /// The seed of the simulation; nil where the sum has a closed form.
  public let seed: UInt64?

  /// Draws of a simulated total.
  public static let simulationDraws = 20_000
  /// Seed of a simulated total.
  public static let simulationSeed: UInt64 = 20_180_101

  init(distribution: any Distribution, draws: Int? = nil, seed: UInt64? = nil) {
    self.distribution = distribution
    self.draws = draws
    self.seed = seed
  }
}

extension Forecast {
  /// The distribution of the sum of steps `steps`, plus what is already known.
  ///
  /// `total(steps: 1...5, adding: 412)` after seven months is the year's total. Normal margins that
  /// (all but one draw in a billion) lie inside the support add up in closed form; others are
  /// simulated with a fixed seed and so many draws. A step outside the horizon is left out.
  public func total(
    steps: ClosedRange<Int>, adding known: Double = 0,
    draws: Int = ForecastTotal.simulationDraws
  ) -> ForecastTotal {
    let first = max(1, steps.lowerBound)
    let last = min(horizon, steps.upperBound)
    guard first <= last else { return ForecastTotal(distribution: Margin.point(known)) }
    let chosen = Array((first - 1)..<last)
    if chosen.allSatisfy({ margins[$0] is Degenerate }) {
      let sum = chosen.reduce(known) { $0 + margins[$1].mean }
      return ForecastTotal(distribution: Margin.point(sum))
    }
    return normalTotal(chosen, known) ?? simulatedTotal(chosen, known, draws: draws)
  }

  /// The distribution of the sum of all steps, plus what is already known.
  public func total(adding known: Double = 0) -> ForecastTotal {
    total(steps: 1...max(1, horizon), adding: known)
  }

  private func normalTotal(_ steps: [Int], _ known: Double) -> ForecastTotal? {
    var normals: [Normal] = []
    for step in steps {
      guard let normal = margins[step].plainNormal else { return nil }
      normals.append(normal)
    }
    let correlation = dependence.correlation(steps: (steps.last ?? 0) + 1)
    var variance = 0.0
    for (a, i) in zip(normals, steps) {
      for (b, j) in zip(normals, steps) { variance += a.sd * b.sd * correlation[i, j] }
    }
    let mean = normals.reduce(known) { $0 + $1.mean }
    return ForecastTotal(
      distribution: Margin.normal(mean: mean, sd: max(0, variance).squareRoot()))
  }

  private func simulatedTotal(_ steps: [Int], _ known: Double, draws: Int) -> ForecastTotal {
    let stream = RandomStream(seed: ForecastTotal.simulationSeed, name: "forecast-total")
    let rows = paths(count: max(1, draws), stream: stream)
    let sums = rows.map { row in steps.reduce(known) { $0 + row[$1] } }
    let hasMean = steps.allSatisfy { margins[$0].mean.isFinite }
    let sample = Margin.sample(sums, hasMean: hasMean)
    return ForecastTotal(
      distribution: sample, draws: max(1, draws), seed: ForecastTotal.simulationSeed)
  }
}

extension Distribution {
  /// The normal distribution this is, with at most 1e-9 of its mass moved by bounds.
  fileprivate var plainNormal: Normal? {
    if let normal = self as? Normal { return normal }
    guard let bounded = self as? Supported, !bounded.values.isInteger,
      let normal = bounded.base as? Normal
    else { return nil }
    let outside =
      normal.cumulative(bounded.values.lower ?? -.infinity)
      + normal.survival(bounded.values.upper ?? .infinity)
    return outside <= 1e-9 ? normal : nil
  }
}
