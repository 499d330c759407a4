import Indicators

extension WorkspaceDraft {
  /// The column `panel` of indicators.csv and series.csv: the indicator that several series measure.
  mutating func readPanel(_ id: String, _ row: SheetRow) {
    let panel = row.text("panel")
    guard !panel.isEmpty, workspace.panels[id] == nil else { return }
    workspace.panels[id] = panel
    panelMembers.append((id, panel, row.place("panel")))
  }

  /// Warns of panels whose members cannot borrow from one another.
  func checkPanels() {
    var order: [String] = []
    var members: [String: [(id: String, panel: String, place: Place)]] = [:]
    for member in panelMembers {
      if members[member.panel] == nil { order.append(member.panel) }
      members[member.panel, default: []].append(member)
    }
    for panel in order {
      guard let all = members[panel], let first = all.first else { continue }
      if all.count == 1 { reporter.add(PanelFindings.single(panel, first.id, first.place)) }
      for member in all {
        check(member.id, beside: first.id, panel, member.place)
      }
    }
  }

  private func check(_ id: String, beside first: String, _ panel: String, _ place: Place) {
    guard let own = declared[id], let other = declared[first] else { return }
    if own.unit != other.unit || own.support != other.support || own.measure != other.measure {
      reporter.add(PanelFindings.different(panel, own, other, place))
    }
    if let frequency = workspace.series[id]?.start?.frequency, frequency != .year {
      reporter.add(PanelFindings.notYearly(panel, id, place))
    }
  }
}
