extension Period {
  /// The year the period lies in; nil for plain steps.
  public var containingYear: Period? { year.map { .year($0) } }

  /// The period of a coarser (or the same) frequency this one lies in; nil where there is none.
  public func enclosing(_ coarser: Frequency) -> Period? {
    guard coarser != frequency else { return self }
    guard let year, let month = Period.monthOfStart(self) else { return nil }
    guard frequency.isFiner(than: coarser) else { return nil }
    switch coarser {
    case .year: return .year(year)
    case .half: return .half(year, (month - 1) / 6 + 1)
    case .quarter: return .quarter(year, (month - 1) / 3 + 1)
    case .month: return .month(year, month)
    case .day, .step: return nil
    }
  }

  /// The periods of a finer frequency that make up this one; nil where the frequency is no finer.
  public func subperiods(of finer: Frequency) -> ClosedRange<Period>? {
    guard finer.isFiner(than: frequency), let year, let month = Period.monthOfStart(self) else {
      return nil
    }
    let months = 12 / frequency.periodsPerYear
    if finer == .day {
      let next = month + months
      let last = next > 12 ? (year + 1, 1) : (year, next)
      guard let first = CivilDate(year: year, month: month, day: 1)?.daysSinceEpoch,
        let end = CivilDate(year: last.0, month: last.1, day: 1)?.daysSinceEpoch
      else { return nil }
      return Period(frequency: .day, ordinal: first)...Period(frequency: .day, ordinal: end - 1)
    }
    let perYear = finer.periodsPerYear
    let first = year * perYear + (month - 1) * perYear / 12
    let last = first + months * perYear / 12 - 1
    return Period(frequency: finer, ordinal: first)...Period(frequency: finer, ordinal: last)
  }

  /// The month of the year in which the period starts.
  private static func monthOfStart(_ period: Period) -> Int? {
    switch period.frequency {
    case .year: 1
    case .half: (period.positionInYear - 1) * 6 + 1
    case .quarter: (period.positionInYear - 1) * 3 + 1
    case .month: period.positionInYear
    case .day: CivilDate(daysSinceEpoch: period.ordinal).month
    case .step: nil
    }
  }
}

extension Frequency {
  /// Whether every period of the other frequency is made up of several of this one.
  public func isFiner(than other: Frequency) -> Bool {
    guard self != .step, other != .step else { return false }
    return periodsPerYear > other.periodsPerYear
  }
}
