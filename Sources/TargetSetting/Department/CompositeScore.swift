internal import Foundation
internal import Indicators
internal import Probability

/// The score of a department as a distribution: the weighted sum of its indicators' scores.
///
/// Results are drawn from their outlooks, all with the same correlation ρ between their normal scores
/// (a one-factor Gaussian copula); ρ = 0 takes them as independent. Each indicator's draws come from
/// a stream of its own name, so the order of indicators changes nothing.
public struct CompositeScore: Sendable {
  /// One indicator's part in the composite.
  public struct Part: Sendable {
    /// The indicator and how it is scored.
    public let scored: ScoredIndicator
    /// The expected score.
    public let expected: Double
    /// Points of the composite: share × expected score.
    public let contribution: Double
    /// Points of the composite that a result better by one unit adds on average.
    public let perUnit: Double
    /// Points that a result better by 1% of the last one adds on average.
    public let perPercent: Double
    /// Points that a million won adds, where the cost of a unit is known.
    public let perMillionWon: Double?
  }
  /// The indicators, in the order of the plan.
  public let parts: [Part]
  /// The correlation assumed between results.
  public let correlation: Double
  /// The expected composite.
  public let mean: Double
  /// The standard error of `mean`.
  public let standardError: Double
  /// Grades, best first, with their probabilities.
  public let grades: [GradeChance]
  /// Draws behind it.
  public let draws: Int
  private let sorted: [Double]

  /// The probability of one grade.
  public struct GradeChance: Hashable, Sendable {
    /// The grade.
    public let grade: GradeScale.Grade
    /// Its probability.
    public let probability: Double
  }

  /// Draws of a composite.
  public static let draws = 20_000
  private static let seed: UInt64 = 20_260_101

  /// Draws the composite; a correlation outside 0…1 is held inside.
  public init(
    _ indicators: [ScoredIndicator], correlation: Double = 0, grades: GradeScale = .standard,
    draws: Int = CompositeScore.draws
  ) {
    let rho = min(max(correlation.isNaN ? 0 : correlation, 0), 1)
    let count = max(draws, 1)
    var common = [Double](repeating: 0, count: count)
    RandomStream(seed: CompositeScore.seed, name: "department").fillNormals(&common, from: 0)
    var totals = [Double](repeating: 0, count: count)
    parts = indicators.map {
      CompositeScore.part($0, common, rho, adding: &totals)
    }
    self.correlation = rho
    self.draws = count
    let n = Double(count)
    let mean = totals.reduce(0, +) / n
    let squares = totals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    self.mean = mean
    standardError = (squares / max(n - 1, 1) / n).squareRoot()
    var counts = [Int](repeating: 0, count: grades.grades.count)
    for total in totals { counts[grades.index(of: total)] += 1 }
    self.grades = zip(grades.grades, counts).map {
      GradeChance(grade: $0, probability: Double($1) / n)
    }
    sorted = totals.sorted()
  }

  /// The quantile of the composite, 0 ≤ p ≤ 1.
  public func quantile(_ p: Double) -> Double {
    let position = min(max(p, 0), 1) * Double(sorted.count - 1)
    let low = Int(position)
    let high = min(low + 1, sorted.count - 1)
    return sorted[low] + (sorted[high] - sorted[low]) * (position - Double(low))
  }

  /// The probability of a composite of at least a score.
  public func probability(atLeast score: Double) -> Double {
    Double(sorted.count - sorted.partition(below: score - 1e-9)) / Double(sorted.count)
  }

  /// Draws one indicator, adds its share to the totals, and measures what a better result adds.
  private static func part(
    _ scored: ScoredIndicator, _ common: [Double], _ rho: Double, adding totals: inout [Double]
  ) -> Part {
    var own = [Double](repeating: 0, count: common.count)
    RandomStream(seed: seed, name: "department/" + scored.indicator.id).fillNormals(&own, from: 0)
    let (a, b) = (rho.squareRoot(), (1 - rho).squareRoot())
    let probabilities = zip(common, own).map {
      SpecialFunctions.normalCumulative(a * $0 + b * $1)
    }
    let results = scored.distribution.quantiles(probabilities)
    let percent = abs(scored.lastResult) / 100
    var (sum, unit, relative) = (0.0, 0.0, 0.0)
    for (index, result) in results.enumerated() {
      let score = scored.score(result)
      sum += score
      unit += scored.score(scored.better(by: 1, at: result)) - score
      relative += scored.score(scored.better(by: percent, at: result)) - score
      totals[index] += scored.share * score
    }
    let n = Double(results.count)
    let perUnit = scored.share * unit / n
    let cost = scored.indicator.unitCost.map { Double($0.amount) }
    return Part(
      scored: scored, expected: sum / n, contribution: scored.share * sum / n, perUnit: perUnit,
      perPercent: scored.share * relative / n,
      perMillionWon: cost.flatMap { $0 > 0 ? perUnit / $0 * 1e6 : nil })
  }
}

extension [Double] {
  /// How many elements of a sorted array are below a value.
  fileprivate func partition(below value: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
