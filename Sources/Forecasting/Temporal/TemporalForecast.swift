import Indicators
import LinearAlgebra
import Probability

/// Draws of the periods ahead that agree with the forecasts of their blocks.
///
/// The draws of a block are its own forecast's quantiles at the ranks of the sums of the periods' draws: the
/// levels are views of one future, so that no agreement between them makes the forecast look surer than its
/// views are on average. Each draw is then projected onto what adds up, and kept inside the support, at 0 and above for a series
/// that was never negative.
public struct TemporalForecast: Sendable {
  /// The hierarchy.
  public let hierarchy: TemporalHierarchy
  /// The values of every period, by step and draw; whole seasons.
  public let draws: [[Double]]
  /// The point forecast of every period, by step.
  public let points: [Double]

  /// The most draws, and the most values of all steps together.
  static let (mostDraws, mostValues) = (4_000, 8_000_000)

  init(_ fitted: FittedTemporal, cycles: Int) {
    let (input, levels) = (fitted.input, fitted.levels)
    let hierarchy = TemporalHierarchy(season: input.seasonLength, blocks: levels.map(\.block))
    let season = hierarchy.season
    let forecasts = levels.map { $0.model.forecast(horizon: cycles * season / $0.block) }
    let periods = forecasts[forecasts.count - 1]
    let fair = Self.mostValues / max(1, cycles * season)
    let paths = PathMaker(periods).paths(
      draws: 0..<min(Self.mostDraws, max(500, fair)),
      of: RandomStream(seed: ForecastTotal.simulationSeed, name: "temporal"))
    let scores = paths.indices.map {
      SpecialFunctions.normalQuantile((Double($0) + 0.5) / Double(paths.count))
    }
    let correlation =
      fitted.reconciliation == .minTrace
      ? fitted.errorCorrelation.matrix : .identity(hierarchy.summing.rows)
    let support = input.wasNeverNegative ? .nonNegative : input.support
    let bounds = Support(lower: support.lower, upper: support.upper)
    var draws: [[Double]] = []
    var points: [Double] = []
    for cycle in 0..<cycles {
      let steps = (cycle * season)..<((cycle + 1) * season)
      let own = steps.map { step in paths.map { $0[step] } }
      let base = SeasonViews(forecasts, hierarchy, cycle: cycle)
      let projection = base.projection(fitted.reconciliation, correlation)
      let middle = projection(base.centres.map { [$0] })
      for (offset, row) in projection(base.draws(own, scores: scores)).enumerated() {
        draws.append(row.map(support.clamped))
        points.append(bounds.clamped(middle[offset][0]))
      }
    }
    self.hierarchy = hierarchy
    self.draws = draws
    self.points = points
  }

  /// The draws of every block of this length, in time order: sums of the periods' draws.
  public func totals(block: Int) -> [[Double]] {
    let block = max(1, block)
    return stride(from: 0, through: draws.count - block, by: block).map { first in
      var sums = draws[first]
      for row in draws[(first + 1)..<(first + block)] {
        for index in sums.indices { sums[index] += row[index] }
      }
      return sums
    }
  }

  /// The distribution of each of the first periods.
  func margins(_ horizon: Int) -> [any Distribution] {
    zip(draws, points).prefix(horizon).map { Margin.sample($0, mean: $1) }
  }

  /// How the first periods hang together.
  func dependence(_ horizon: Int) -> StepDependence {
    horizon > 1 ? .matrix(ErrorCorrelation.ofScores(Array(draws.prefix(horizon)))) : .independent
  }
}

/// The base forecasts of one season, node by node.
private struct SeasonViews {
  private let hierarchy: TemporalHierarchy
  private let nodes: [any Distribution]

  init(_ forecasts: [Forecast], _ hierarchy: TemporalHierarchy, cycle: Int) {
    self.hierarchy = hierarchy
    nodes = zip(forecasts, hierarchy.blocks).flatMap { forecast, block in
      let inSeason = hierarchy.season / block
      return forecast.margins[(cycle * inSeason)..<((cycle + 1) * inSeason)]
    }
  }

  /// The point forecasts.
  var centres: [Double] { nodes.map(\.centre) }

  /// Half the width of the middle 68% of every node, above 0.
  private var scales: [Double] {
    let spreads = nodes.map { node -> Double in
      let (lower, upper) = node.interval(0.6827)
      let half = (upper - lower) / 2
      return half.isFinite ? half : 0
    }
    let floor = max(spreads.max() ?? 1, 1e-300) * 1e-6
    return spreads.map { max($0, floor) }
  }

  /// Draws of every node from those of the periods.
  func draws(_ periods: [[Double]], scores: [Double]) -> [[Double]] {
    nodes.indices.map { node in
      let place = node - (nodes.count - periods.count)
      guard place < 0 else { return periods[place] }
      var sums = [Double](repeating: 0, count: scores.count)
      for (column, row) in periods.enumerated() where hierarchy.summing[node, column] != 0 {
        for index in sums.indices { sums[index] += row[index] }
      }
      let margin = ScoreQuantile(nodes[node])
      let order = sums.indices.sorted { sums[$0] < sums[$1] }
      for (rank, index) in order.enumerated() { sums[index] = margin.value(score: scores[rank]) }
      return sums
    }
  }

  /// Whether projected points stay near the periods' own: within five of their spreads and the range of
  /// what the levels take the season's total to be.
  private func isNear(_ projection: Matrix, _ scales: [Double]) -> Bool {
    let centres = centres
    var (place, totals) = (0, [Double]())
    for block in hierarchy.blocks {
      let inSeason = hierarchy.season / block
      totals.append(centres[place..<(place + inSeason)].reduce(0, +))
      place += inSeason
    }
    let range = (totals.max() ?? 0) - (totals.min() ?? 0)
    return hierarchy.leaves.enumerated().allSatisfy { row, leaf in
      let moved = centres.indices.reduce(0.0) { $0 + projection[row, $1] * centres[$1] }
      return (moved - centres[leaf]).magnitude <= range + 5 * scales[leaf]
    }
  }

  /// What makes values of the periods from values of all nodes.
  func projection(
    _ reconciliation: Reconciliation, _ correlation: Matrix
  ) -> ([[Double]]) -> [[Double]] {
    let (scales, leaves) = (scales, hierarchy.leaves)
    let largest = scales.max() ?? 1
    let relative = scales.map { $0 / largest }
    // Errors that move exactly together have no inverse, and where some nodes hardly have a spread their
    // correlations lead far away; the spreads alone are the next choice.
    let chosen = [reconciliation, .variance].lazy.compactMap { how -> Matrix? in
      let matrix = try? how.projection(
        summing: hierarchy.summing, leaves: leaves, scales: relative, correlation: correlation)
      return matrix.flatMap { isNear($0, scales) ? $0 : nil }
    }.first
    return { values in
      guard let chosen else { return leaves.map { values[$0] } }
      return (0..<chosen.rows).map { row in
        var result = [Double](repeating: 0, count: values[0].count)
        for (column, value) in values.enumerated() {
          let weight = chosen[row, column]
          for index in result.indices { result[index] += weight * value[index] }
        }
        return result
      }
    }
  }
}
