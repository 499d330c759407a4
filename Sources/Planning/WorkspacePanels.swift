public import Forecasting
public import Indicators

/// The methods of the series of a workspace that are members of a panel.
///
/// A workspace declares panels in the column `panel`. Yearly series of a panel are forecast together, each
/// from what was known before the plan year; a series without a panel, with finer figures or alone in its
/// panel keeps the plan's own method.
public struct WorkspacePanels: Sendable {
  private let methods: [String: PanelMember]

  /// Looks at the panels of a workspace as they stood before a year.
  ///
  /// Panels extend `short` and `auto`; with any other method, which was asked for by name, none is used.
  public init(_ workspace: Workspace, before year: Int, method: any ForecastMethod) {
    var methods: [String: PanelMember] = [:]
    let applies = method.name == "auto" || method.name == "short"
    let named =
      applies
      ? Dictionary(grouping: workspace.panels.keys.sorted()) {
        workspace.panels[$0] ?? ""
      } : [:]
    for (_, ids) in named where ids.count > 1 {
      let members = ids.compactMap { id -> Panel.Member? in
        guard let series = workspace.series[id]?.before(year: year),
          series.start?.frequency == .year, let input = try? ForecastInput(series)
        else { return nil }
        return Panel.Member(id, input)
      }
      guard members.count > 1 else { continue }
      let fit = PanelFit(Panel(members))
      for (place, member) in members.enumerated() {
        methods[member.id] = PanelMember(fit, member: place)
      }
    }
    self.methods = methods
  }

  /// No panels.
  public static let none = WorkspacePanels(Workspace(name: ""), before: 0, method: LastValue())

  /// The method of a series, where it is a member of a panel.
  public func method(of id: String) -> PanelMember? { methods[id] }
}
