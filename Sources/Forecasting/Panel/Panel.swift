import Foundation
public import Indicators

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
/// result.forecasts[2]?.median(step: 1)  // one figure, the panel's growth
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
  /// as they are, so cut all at one period (``through(_:window:)``) to test what would have been said then.
  /// A member without any value has a failure with its reason in its place.
  ///
  /// - Throws: `invalidHorizon`.
  public func forecast(horizon: Int) throws(ForecastError) -> PanelForecast {
    try forecast(.periods(horizon))
  }

  /// Forecasts every member as far ahead as a rule says, each from its own last value.
  ///
  /// - Throws: as ``forecast(horizon:)``.
  public func forecast(_ horizon: Horizon) throws(ForecastError) -> PanelForecast {
    try horizon.check()
    let fit = PanelFit(self)
    var outcomes: [ForecastOutcome] = []
    var lessons: [PanelLesson?] = []
    for place in members.indices {
      do throws(ForecastError) {
        let (forecast, lesson) = try fit.forecast(
          place, horizon: horizon.count(after: members[place].input))
        outcomes.append(.success(forecast))
        lessons.append(lesson)
      } catch {
        outcomes.append(.failure(method: PanelFit.method, reason: error, usedInstead: nil))
        lessons.append(nil)
      }
    }
    return PanelForecast(ids: members.map(\.id), outcomes: outcomes, lessons: lessons)
  }

  /// What was known at the end of a period: all members without their later values.
  ///
  /// With `window`, only so many of the newest entries of each.
  public func through(_ period: Period, window: Int? = nil) -> Panel {
    Panel(
      members.map { member in
        let later = member.input.lastPeriod.ordinal - period.ordinal
        let isLater = member.input.frequency == period.frequency && later > 0
        let known = isLater ? member.input.dropLast(later) : member.input
        return Member(member.id, window.map(known.newest) ?? known)
      })
  }
}
