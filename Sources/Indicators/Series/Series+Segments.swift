extension Series {
  /// The part since the last declared break: what a baseline may be computed from.
  public var currentSegment: Series {
    guard let last = breaks.last(where: { $0.period <= (lastPeriod ?? $0.period) }) else {
      return self
    }
    return filtered { $0 >= last.period }
  }

  /// The part up to and including a period.
  public func through(_ period: Period) -> Series {
    filtered { $0 <= period }
  }

  private func filtered(_ keep: (Period) -> Bool) -> Series {
    Series(
      id: id, name: name, unit: unit, support: support, measure: measure, status: status,
      observations: observations.filter { keep($0.period) }.map { ($0.period, $0.value) },
      breaks: breaks.filter { keep($0.period) })
  }
}
