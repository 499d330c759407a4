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

  /// The correlation of the errors that members have in the same period, 0 to 0.9: the mean over members.
  public var correlation: Double {
    let known = lessons.compactMap { $0?.correlation }
    return known.isEmpty ? 0 : known.reduce(0, +) / Double(known.count)
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
      outcomes[place].forecast.map { PanelTotal.Term(id: ids[place], weight: weight, forecast: $0) }
    }
    let total = PanelTotal(terms, correlation: correlation)
    let sums = total.sums()
    return Forecast(
      method: PanelFit.method, label: LocalizedText(ko: "패널 합계", en: "panel total"),
      periods: total.periods, margins: sums.map { Margin.sample($0, hasMean: total.hasMean) },
      dependence: sums.count > 1 ? .matrix(ErrorCorrelation.ofScores(sums)) : .independent,
      notes: notes(counted: terms.count))
  }

  private func notes(counted: Int) -> [LocalizedText] {
    let percent = Int((100 * correlation).rounded())
    var notes = [
      LocalizedText(
        ko: "구성원의 오차 상관 \(percent)%를 반영해 \(PanelTotal.draws)회 모의하였습니다.",
        en: "\(PanelTotal.draws) draws with a correlation of \(percent)% between members' errors.")
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
}
