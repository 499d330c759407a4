public import Indicators

/// One member of a panel as a method: forecasts its history with what the others add.
///
/// Given another history than the panel's (a shorter one, in a test of the past), the others are cut at
/// its end, so that nothing later is used of them, and the panel is looked at again.
///
/// ```swift
/// let fit = PanelFit(panel)
/// let method = PanelMember(fit, member: 0)
/// try method.forecast(panel.members[0].input, horizon: 2).label  // 패널 풀링(구성원 3개)
/// ```
public struct PanelMember: ForecastMethod {
  /// The panel.
  public let panel: PanelFit
  /// The member's place in it.
  public let member: Int

  /// Makes the method of a member by its place.
  public init(_ panel: PanelFit, member: Int) {
    self.panel = panel
    self.member = member
  }

  /// `panel`.
  public var name: String { PanelFit.method }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Reads a history of the member.
  ///
  /// - Throws: `tooFewObservations` without any value.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedPanelMember {
    try requireEnough(input)
    let members = panel.panel.members
    guard members.indices.contains(member) else {
      return try FittedPanelMember(PanelFit(Panel([.init("", input)])), member: 0)
    }
    if members[member].input == input { return try FittedPanelMember(panel, member: member) }
    var past = panel.panel.through(input.lastPeriod).members
    past[member] = Panel.Member(members[member].id, input)
    return try FittedPanelMember(PanelFit(Panel(past)), member: member)
  }
}

/// A member of a panel at its history.
public struct FittedPanelMember: FittedModel {
  private let panel: PanelFit
  private let member: Int
  private let short: ShortHistoryFit
  private let next: Forecast

  init(_ panel: PanelFit, member: Int) throws(ForecastError) {
    guard panel.fits.indices.contains(member), let short = panel.fits[member] else {
      throw .tooFewObservations(method: PanelFit.method, needed: 1, found: 0)
    }
    (self.panel, self.member, self.short) = (panel, member, short)
    next = try panel.forecast(member, horizon: 1).forecast
  }

  /// `panel`, or `short` where the member stands alone.
  public var method: String { next.method }
  /// `패널 풀링(구성원 16개)`.
  public var label: LocalizedText { next.label }
  /// What `short` fits to the member alone.
  public var fitted: [Double?] { short.fitted }
  /// Observed minus fitted.
  public var residuals: [Double?] { short.residuals }
  /// What the panel added, and what was left out.
  public var notes: [LocalizedText] { next.notes }

  /// The joint distribution of the next periods, inside the support.
  public func forecast(horizon: Int) -> Forecast {
    (try? panel.forecast(member, horizon: horizon).forecast) ?? short.forecast(horizon: horizon)
  }
}
