import Foundation
import Indicators

/// Series of one indicator from several departments or councils, which borrow from one another.
///
/// Every member is first predicted by `short`; what that missed at earlier origins, over all members,
/// says how the panel differs: a growth in common, a return towards the panel's mean or the member's
/// own, steadier figures. These are shrunk towards `short` by a normal–normal step, so a panel that has
/// little to say changes little, and a single series is forecast as by `short`. The formulas and measured
/// results are in `Documentation/methods/panel.md`.
///
/// ```swift
/// let panel = Panel([
///   .init("A구", try ForecastInput(values: [51, 53, 56, 58], start: .year(2020))),
///   .init("B구", try ForecastInput(values: [40, 43, 44, 47], start: .year(2020))),
///   .init("C구", try ForecastInput(values: [62], start: .year(2023))),
/// ])
/// let result = try panel.forecast(horizon: 2)
/// result.forecasts[2].median(step: 1)   // one figure, the panel's growth
/// result.total().interval(0.95, step: 1)  // all three together
/// ```
public struct Panel: Sendable {
  /// A member and its history.
  public struct Member: Sendable {
    /// The name.
    public let id: String
    /// The history.
    public let input: ForecastInput

    /// Makes a member.
    public init(_ id: String, _ input: ForecastInput) {
      self.id = id
      self.input = input
    }
  }

  /// The members, as given; their order moves no figure.
  public let members: [Member]

  /// Makes a panel.
  public init(_ members: [Member]) {
    self.members = members
  }

  /// Forecasts every member with what the panel adds.
  ///
  /// Nothing later than a member's last value is used of it; members that end later than others are used
  /// as they are, so cut all at one period to test what would have been said then.
  ///
  /// - Throws: `invalidHorizon`; `tooFewObservations` for a member without any value.
  public func forecast(horizon: Int) throws(ForecastError) -> PanelForecast {
    guard (1...Forecast.longestHorizon).contains(horizon) else { throw .invalidHorizon(horizon) }
    var fits: [ShortHistoryFit] = []
    for member in members { fits.append(try ShortHistory().fit(member.input)) }
    var forecasts = [Forecast?](repeating: nil, count: members.count)
    var lessons = [PanelLesson?](repeating: nil, count: members.count)
    for places in groups(fits) {
      let group = PanelGroup(places.map { fits[$0].panelWindow })
      for (member, place) in places.enumerated() {
        let fit = fits[place]
        let plain = ShortHistoryPrediction(
          fit.window, horizon: horizon, counts: false, odds: fit.odds)
        guard let regression = group.regression,
          let adjustment = group.adjustment(member, prediction: plain)
        else {
          forecasts[place] = fit.forecast(horizon: horizon)
          continue
        }
        let moved = fit.adjusted(plain, shift: adjustment.shift, width: adjustment.width)
        let lesson = PanelLesson(
          members: places.count, regression: regression, width: adjustment.width,
          alone: fit.forecast(horizon: horizon).median(step: 1))
        let named = ShortHistoryFit(method: "panel", input: fit.input, odds: fit.odds)
        forecasts[place] = named.forecast(
          moved, label: lesson.label, notes: fit.notes + [lesson.note])
        lessons[place] = lesson
      }
    }
    return PanelForecast(
      ids: members.map(\.id), forecasts: forecasts.compactMap { $0 }, lessons: lessons)
  }

  /// Places of members that can be compared, sorted so that the caller's order does not matter.
  private func groups(_ fits: [ShortHistoryFit]) -> [[Int]] {
    struct Kind: Hashable {
      let scale: ShortHistoryScale
      let frequency: Frequency
    }
    func precedes(_ a: Int, _ b: Int) -> Bool {
      let (left, right) = (members[a], members[b])
      if left.id != right.id {
        return left.id.unicodeScalars.lexicographicallyPrecedes(right.id.unicodeScalars)
      }
      if left.input.start != right.input.start { return left.input.start < right.input.start }
      return left.input.observed.lexicographicallyPrecedes(right.input.observed)
    }
    let sorted = members.indices.sorted(by: precedes)
    return Dictionary(grouping: sorted) { place in
      Kind(scale: fits[place].scale, frequency: members[place].input.frequency)
    }.values.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
  }
}

extension ShortHistoryFit {
  /// The newest values, their times as ordinals of periods.
  fileprivate var panelWindow: ShortHistoryWindow { window.moved(by: input.start.ordinal) }
}
