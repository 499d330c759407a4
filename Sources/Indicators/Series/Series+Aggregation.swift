extension Series {
  /// The series at a coarser frequency; nil where its measure does not add up over time.
  ///
  /// A flow is summed, and only over periods all of whose parts were observed. A stock takes the
  /// value of the last part, where that was observed. Rates, shares and scores have no sum: compute
  /// them from their components.
  public func aggregated(to frequency: Frequency) -> Series? {
    guard let own = start?.frequency else { return self }
    guard own != frequency else { return self }
    guard own.isFiner(than: frequency), measure == .flow || measure == .stock else { return nil }
    var coarse: [Period] = []
    for (period, _) in observations {
      if let enclosing = period.enclosing(frequency), enclosing != coarse.last {
        coarse.append(enclosing)
      }
    }
    return Series(
      id: id, name: name, unit: unit, support: support, measure: measure, status: status,
      observations: coarse.compactMap { period in
        aggregate(over: period, of: own).map { (period, $0) }
      },
      breaks: breaks.compactMap { change in
        change.period.enclosing(frequency).map { SeriesBreak(period: $0, reason: change.reason) }
      })
  }

  /// The series in another unit of the same kind; nil where the units measure different things.
  public func converted(to unit: Unit) -> Series? {
    guard let factor = self.unit.conversionFactor(to: unit) else { return nil }
    return Series(
      id: id, name: name, unit: unit,
      support: Support(
        lower: support.lower.map { $0 * factor }, upper: support.upper.map { $0 * factor },
        isInteger: support.isInteger && factor.rounded() == factor),
      measure: measure, status: status,
      observations: observations.map { ($0.period, $0.value * factor) }, breaks: breaks)
  }

  private func aggregate(over period: Period, of frequency: Frequency) -> Double? {
    guard let parts = period.subperiods(of: frequency) else { return nil }
    if measure == .stock { return self[parts.upperBound] }
    var sum = 0.0
    for ordinal in parts.lowerBound.ordinal...parts.upperBound.ordinal {
      guard let value = self[Period(frequency: frequency, ordinal: ordinal)] else { return nil }
      sum += value
    }
    return sum
  }
}
