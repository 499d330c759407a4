import Foundation
import Indicators
import Probability

/// The forecasts of a panel's members, together.
public struct PanelForecast: Sendable {
  /// The members' names.
  public let ids: [String]
  /// One forecast per member, in the order given, or why there is none.
  public let outcomes: [ForecastOutcome]
  /// What the panel added, per member; nil where a member stands alone.
  public let lessons: [PanelLesson?]

  /// One forecast per member, in the order given; nil where a member has no value at all.
  public var forecasts: [Forecast?] { outcomes.map(\.forecast) }

  /// How many draws make a total.
  public static let draws = 20_000
  private static let seed: UInt64 = 20_180_101

  /// The correlation of the errors that members have in the same period, 0 to 0.9: the mean over members.
  public var correlation: Double {
    let known = lessons.compactMap { $0?.correlation }
    return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
  }

  /// A member that can be counted, with what it is multiplied by.
  private struct Term {
    let id: String
    let weight: Double
    let forecast: Forecast
  }

  /// The joint distribution of the weighted sum of all members, their common shocks included.
  ///
  /// Errors of two members in the same period have the correlation ``correlation``: a share of each
  /// normal score is common to all. Independent members would make a sum far too narrow. Without weights
  /// every member counts as 1. The periods are those that all members forecast; members without a
  /// forecast are left out, which the notes say.
  public func total(weights: [Double]? = nil) -> Forecast {
    let weights = weights ?? ids.map { _ in 1 }
    let terms = zip(ids.indices, weights).compactMap { place, weight in
      outcomes[place].forecast.map { Term(id: ids[place], weight: weight, forecast: $0) }
    }.sorted { ($0.id, $0.weight) < ($1.id, $1.weight) }
    let periods = Self.common(terms)
    let first = terms.flatMap(\.forecast.periods).min() ?? .year(0)
    let span = (terms.flatMap(\.forecast.periods).max()?.ordinal ?? first.ordinal) - first.ordinal
    let (shared, own) = (correlation.squareRoot(), (1 - correlation).squareRoot())
    let common = periods.isEmpty ? [] : Self.scores("panel", span + 1)
    var sums = [[Double]](
      repeating: [Double](repeating: 0, count: 2 * common.count), count: periods.count)
    var names: [String: Int] = [:]
    for term in periods.isEmpty ? [] : terms {
      names[term.id, default: 0] += 1
      let twin = names[term.id] ?? 1
      let steps = term.forecast.horizon
      let maker = PathMaker(term.forecast)
      let later = (term.forecast.periods.first?.ordinal ?? first.ordinal) - first.ordinal
      let skip = (periods.first?.ordinal ?? 0) - first.ordinal - later
      let stream = "panel \(term.id)" + (twin > 1 ? " \(twin)" : "")
      for (draw, scores) in Self.scores(stream, steps).enumerated() {
        let mixed = (0..<steps).map { shared * common[draw][later + $0] + own * scores[$0] }
        let (path, mirror) = (maker.path(scores: mixed), maker.path(scores: mixed.map { -$0 }))
        for step in periods.indices {
          sums[step][2 * draw] += term.weight * path[skip + step]
          sums[step][2 * draw + 1] += term.weight * mirror[skip + step]
        }
      }
    }
    let hasMean = terms.allSatisfy { $0.forecast.margins.allSatisfy(\.mean.isFinite) }
    return Forecast(
      method: PanelFit.method, label: LocalizedText(ko: "패널 합계", en: "panel total"),
      periods: periods, margins: sums.map { Margin.sample($0, hasMean: hasMean) },
      dependence: periods.count > 1
        ? .matrix(ErrorCorrelation.ofScores(sums)) : .independent,
      notes: notes(counted: terms.count))
  }

  /// The periods that all members forecast.
  private static func common(_ terms: [Term]) -> [Period] {
    guard let first = terms.first else { return [] }
    return terms.dropFirst().reduce(first.forecast.periods) { kept, term in
      kept.filter(term.forecast.periods.contains)
    }
  }

  private func notes(counted: Int) -> [LocalizedText] {
    let percent = Int((100 * correlation).rounded())
    var notes = [
      LocalizedText(
        ko: "구성원의 오차 상관 \(percent)%를 반영해 \(Self.draws)회 모의하였습니다.",
        en: "\(Self.draws) draws with a correlation of \(percent) % between members' errors.")
    ]
    let missing = ids.count - counted
    if missing > 0 {
      notes.append(
        LocalizedText(
          ko: "값이 없는 구성원 \(missing)개는 합계에서 빠졌습니다.",
          en: "\(missing) member\(missing == 1 ? "" : "s") without any value left out of the sum."))
    }
    return notes
  }

  /// Independent normal scores, one row per draw.
  private static func scores(_ name: String, _ steps: Int) -> [[Double]] {
    let stream = RandomStream(seed: seed, name: name)
    var all = [Double](repeating: 0, count: steps * draws / 2)
    stream.fillNormals(&all, from: 0)
    return (0..<(draws / 2)).map { Array(all[($0 * steps)..<(($0 + 1) * steps)]) }
  }
}
