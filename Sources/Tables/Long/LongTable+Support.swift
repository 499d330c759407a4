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
          id: entry.id, row: entry.row, unit: entry.unit, series: nil,
          findings: entry.findings + [finding])
      }
      return entry.with(series.with(support: support))
    }
    return with(bounded, noticed: [])
  }

  /// The same table in which percentages have the support that their values and names tell, with a note where
  /// any is kept within 0 to 100 (``Support/ofPercentages(_:named:)``).
  public func boundingPercentages() -> LongTable {
    var bounded: String?
    let entries = entries.map { entry -> Entry in
      guard let series = entry.series, let unit = entry.unit, Measure(ofUnit: unit) == .rate,
        unit != "‰",
        let support = Support.ofPercentages(series.observations.map(\.value), named: series.name)
      else { return entry }
      if support == .percent, bounded == nil { bounded = entry.id }
      return entry.with(series.with(support: support))
    }
    return with(entries, noticed: bounded.map { [LongFindings.percentages($0)] } ?? [])
  }

  private func with(_ entries: [Entry], noticed: [Finding]) -> LongTable {
    LongTable(
      entries: entries, findings: findings + noticed, coercions: coercions,
      coercionCount: coercionCount, encoding: encoding)
  }
}

extension LongTable.Entry {
  fileprivate func with(_ series: Series) -> Self {
    Self(id: id, row: row, unit: unit, series: series, findings: findings)
  }
}

extension Series {
  fileprivate func with(support: Support) -> Series {
    Series(
      id: id, name: name, unit: unit, support: support, measure: measure, status: status,
      observations: observations.map { ($0.period, $0.value) }, breaks: breaks)
  }
}
