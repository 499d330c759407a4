import Indicators

/// A panel whose past has been looked at, ready to forecast any of its members.
public struct PanelFit: Sendable {
  /// The panel.
  public let panel: Panel
  /// `short` at every member; nil where there is no value.
  let fits: [ShortHistoryFit?]
  private let groups: [PanelGroup]
  private let seats: [Seat?]

  /// The name of the method where something was borrowed.
  public static let method = "panel"

  /// Where a member sits: its group, and its place in it.
  private struct Seat {
    let group, place: Int
  }

  /// Looks at the past of a panel.
  public init(_ panel: Panel) {
    self.panel = panel
    let fits = panel.members.map { try? ShortHistory().fit($0.input) }
    var seats = [Seat?](repeating: nil, count: fits.count)
    var groups: [PanelGroup] = []
    for members in PanelFit.groups(panel.members, fits) {
      for (place, member) in members.enumerated() {
        seats[member] = Seat(group: groups.count, place: place)
      }
      groups.append(PanelGroup(members.compactMap { fits[$0]?.panelWindow }))
    }
    (self.fits, self.groups, self.seats) = (fits, groups, seats)
  }

  /// The forecast of a member by its place in the panel, and what the panel added to it; nil where the
  /// member stands alone and is forecast as by `short`.
  ///
  /// - Throws: `tooFewObservations` for a member without any value, or a place that is not there.
  public func forecast(
    _ member: Int, horizon: Int
  ) throws(ForecastError) -> (forecast: Forecast, lesson: PanelLesson?) {
    guard fits.indices.contains(member), let fit = fits[member], let seat = seats[member] else {
      throw .tooFewObservations(method: PanelFit.method, needed: 1, found: 0)
    }
    let alone = fit.forecast(horizon: horizon)
    let plain = ShortHistoryPrediction(fit.window, horizon: horizon, noise: .none, odds: fit.odds)
    let group = groups[seat.group]
    guard horizon > 0, let regression = group.regression,
      let adjustment = group.adjustment(seat.place, prediction: plain)
    else { return (alone, nil) }
    let moved = fit.adjusted(plain, shift: adjustment.shift, width: adjustment.width)
    let lesson = PanelLesson(
      members: group.windows.count, regression: regression, width: adjustment.width,
      alone: alone.median(step: 1))
    let named = ShortHistoryFit(method: PanelFit.method, input: fit.input, odds: fit.odds)
    let twins = group.twins(of: seat.place)
    let forecast = named.forecast(
      moved, label: lesson.label, notes: fit.notes + [lesson.note] + twins)
    return (forecast, lesson)
  }

  /// The members that can be compared, group by group, sorted so that the caller's order does not
  /// matter.
  private static func groups(
    _ members: [Panel.Member], _ fits: [ShortHistoryFit?]
  ) -> [[Int]] {
    struct Kind: Hashable {
      let scale: ShortHistoryScale
      let frequency: Frequency
    }
    let sorted = members.indices.sorted { members[$0].precedes(members[$1]) }
    var order: [Kind] = []
    var found: [Kind: [Int]] = [:]
    for place in sorted {
      guard let fit = fits[place] else { continue }
      let kind = Kind(scale: fit.scale, frequency: members[place].input.frequency)
      if found[kind] == nil { order.append(kind) }
      found[kind, default: []].append(place)
    }
    return order.map { found[$0] ?? [] }
  }
}

extension Panel.Member {
  /// An order of members by what they are, not by where the caller put them.
  func precedes(_ other: Panel.Member) -> Bool {
    if id != other.id {
      return id.unicodeScalars.lexicographicallyPrecedes(other.id.unicodeScalars)
    }
    if input.start != other.input.start { return input.start < other.input.start }
    return input.observed.lexicographicallyPrecedes(other.input.observed)
  }
}

extension ShortHistoryFit {
  /// The newest values, their times as ordinals of periods.
  fileprivate var panelWindow: ShortHistoryWindow { window.moved(by: input.start.ordinal) }
}
