internal import Indicators

/// The yearly results of an indicator before the plan year, and what had to be done to get them.
struct YearlyHistory {
  let series: Series
  /// Every yearly result before the plan year, those before a break included.
  let past: Series
  let values: [YearValue]
  let notes: [LocalizedText]
  /// The break before which results are left out.
  let change: SeriesBreak?
  let source: LocalizedText

  /// Reads the indicator's own series; finer ones are summed to years where they add up.
  init(
    _ indicator: Indicator, in workspace: Workspace, before planYear: Int
  ) throws(TargetFailure) {
    func failure(_ finding: Finding) -> TargetFailure {
      TargetFailure(indicator: indicator, planYear: planYear, finding: finding)
    }
    guard let own = workspace.series[indicator.id], own.start != nil else {
      throw failure(ProposalFindings.noResults(indicator))
    }
    var notes: [LocalizedText] = []
    var yearly = own
    if own.start?.frequency != .year {
      guard let sum = own.aggregated(to: .year), sum.start != nil else {
        throw failure(ProposalFindings.notYearly(indicator))
      }
      yearly = sum
      notes.append(ProposalNotes.summed(own.measure))
    }
    let past = yearly.through(.year(planYear - 1))
    self.past = past
    let current = past.currentSegment
    values = current.observations.map { YearValue(year: $0.period.ordinal, value: $0.value) }
    guard !values.isEmpty else { throw failure(ProposalFindings.noResults(indicator)) }
    let isBroken = current.observations.count < past.observations.count
    change = isBroken ? past.breaks.last { $0.period <= (past.lastPeriod ?? $0.period) } : nil
    if let change { notes.append(ProposalNotes.broken(change)) }
    if yearly[.year(planYear)] != nil { notes.append(ProposalNotes.alreadyKnown(planYear)) }
    series = Series(
      id: own.id, name: own.name, unit: own.unit, support: indicator.support,
      measure: own.measure, status: own.status,
      observations: current.observations.map { ($0.period, $0.value) }, breaks: current.breaks)
    self.notes = notes
    source =
      indicator.dataSource.isEmpty
      ? LocalizedText(
        ko: "자료출처 미기재(observations.csv의 \(own.id))",
        en: "not stated (\(own.id) in observations.csv)")
      : LocalizedText(verbatim: indicator.dataSource)
  }
}
