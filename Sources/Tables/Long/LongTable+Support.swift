public import Indicators

extension LongTable {
  /// The same table with another support of every series; a series with a value outside it is an entry with
  /// the finding instead.
  ///
  /// What to say of the first value that cannot occur is up to the caller, which is given the series, the
  /// period, the value and the row where the series begins.
  public func with(
    support: Support, outside: (Series, Period, Double, Int) -> Finding
  ) -> LongTable {
    let bounded = entries.map { entry -> Entry in
      guard let series = entry.series else { return entry }
      if let wrong = series.observations.first(where: { !support.contains($0.value) }) {
        let finding = outside(series, wrong.period, wrong.value, entry.row)
        return Entry(
          id: entry.id, row: entry.row, series: nil, findings: entry.findings + [finding])
      }
      let kept = Series(
        id: series.id, name: series.name, unit: series.unit, support: support,
        measure: series.measure, status: series.status,
        observations: series.observations.map { ($0.period, $0.value) }, breaks: series.breaks)
      return Entry(id: entry.id, row: entry.row, series: kept, findings: entry.findings)
    }
    return LongTable(
      entries: bounded, findings: findings, coercions: coercions, coercionCount: coercionCount,
      encoding: encoding)
  }
}
