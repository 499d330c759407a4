import Foundation
import Indicators
import Probability

/// The forecasts of a panel's members, together.
public struct PanelForecast: Sendable {
  /// The members' names.
  public let ids: [String]
  /// One forecast per member, in the order given.
  public let forecasts: [Forecast]
  /// What the panel added, per member; nil where a member stands alone.
  public let lessons: [PanelLesson?]

  /// How many draws make a total.
  public static let draws = 20_000
  private static let seed: UInt64 = 20_180_101

  /// The correlation of the errors that members have in the same period, 0 to 0.9: the mean over members.
  public var correlation: Double {
    let known = lessons.compactMap { $0?.correlation }
    return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
  }

  /// The joint distribution of the weighted sum of all members, their common shocks included.
  ///
  /// Errors of two members of the same step have the correlation ``correlation``: a share of each normal
  /// score is common to all. Independent members would make a sum far too narrow. Without weights every
  /// member counts as 1. The periods are the first member's.
  public func total(weights: [Double]? = nil) -> Forecast {
    let weights = weights ?? forecasts.map { _ in 1 }
    let steps = forecasts.map(\.horizon).min() ?? 0
    let (shared, own) = (correlation.squareRoot(), (1 - correlation).squareRoot())
    let common = Self.scores("panel", steps)
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: 2 * common.count), count: steps)
    let order = ids.indices.sorted { ids[$0] < ids[$1] }
    for member in order where member < forecasts.count && member < weights.count {
      let maker = PathMaker(forecasts[member])
      for (draw, scores) in Self.scores("panel \(ids[member])", steps).enumerated() {
        let mixed = zip(common[draw], scores).map { shared * $0 + own * $1 }
        let (path, mirror) = (maker.path(scores: mixed), maker.path(scores: mixed.map { -$0 }))
        for step in 0..<steps {
          sums[step][2 * draw] += weights[member] * path[step]
          sums[step][2 * draw + 1] += weights[member] * mirror[step]
        }
      }
    }
    let hasMean = forecasts.allSatisfy { $0.margins.allSatisfy(\.mean.isFinite) }
    let percent = Int((100 * correlation).rounded())
    return Forecast(
      method: "panel", label: LocalizedText(ko: "패널 합계", en: "panel total"),
      periods: forecasts.first.map { Array($0.periods.prefix(steps)) } ?? [],
      margins: sums.map { Margin.sample($0, hasMean: hasMean) },
      dependence: steps > 1 ? .matrix(ErrorCorrelation.ofScores(sums)) : .independent,
      notes: [
        LocalizedText(
          ko: "구성원의 오차 상관 \(percent)%를 반영해 \(Self.draws)회 모의하였습니다.",
          en: "\(Self.draws) draws with a correlation of \(percent) % between members' errors.")
      ])
  }

  /// Independent normal scores, one row per draw.
  private static func scores(_ name: String, _ steps: Int) -> [[Double]] {
    let stream = RandomStream(seed: seed, name: name)
    var all = [Double](repeating: 0, count: steps * draws / 2)
    stream.fillNormals(&all, from: 0)
    return (0..<(draws / 2)).map { Array(all[($0 * steps)..<(($0 + 1) * steps)]) }
  }
}
