import Indicators

/// Coarser calendars behind dates, such as month-end dates for monthly figures.
enum CalendarPattern {
  /// The coarsest frequency of which every date marks the first or the last day, each once.
  static func coarser(_ days: [Period]) -> (frequency: Frequency, periods: [Period])? {
    guard days.count >= 2 else { return nil }
    for frequency in [Frequency.year, .half, .quarter, .month] {
      guard let periods = read(days, as: frequency) else { continue }
      if Set(periods).count == Set(days).count { return (frequency, periods) }
    }
    return nil
  }

  /// The years of dates that are the same day of every year, such as the end of a fiscal year in March; nil where
  /// they are not, or begin or end calendar years.
  static func oneDayAYear(_ days: [Period]) -> [Period]? {
    let dates = days.map { CivilDate(daysSinceEpoch: $0.ordinal) }
    guard let first = dates.first, dates.count >= 2, read(days, as: .year) == nil,
      Set(dates.map(\.year)).count == Set(days).count,
      dates.allSatisfy({ $0.month == first.month }),
      dates.allSatisfy({ $0.day == first.day })
        || dates.allSatisfy({ $0.day == CivilDate.days(inMonth: $0.month, of: $0.year) })
    else { return nil }
    return dates.map { .year($0.year) }
  }

  /// The periods that dates begin, or all end; nil where one does not.
  static func read(_ days: [Period], as frequency: Frequency) -> [Period]? {
    let lengths: [Frequency: Int] = [.year: 12, .half: 6, .quarter: 3, .month: 1]
    guard let months = lengths[frequency] else { return nil }
    let dates = days.map { CivilDate(daysSinceEpoch: $0.ordinal) }
    let areStarts = dates.allSatisfy { $0.day == 1 }
    guard
      areStarts || dates.allSatisfy({ $0.day == CivilDate.days(inMonth: $0.month, of: $0.year) }),
      dates.allSatisfy({ ($0.month - (areStarts ? 1 : 0)) % months == 0 })
    else { return nil }
    return dates.map { date in
      Period(
        frequency: frequency,
        ordinal: frequency == .year
          ? date.year : date.year * (12 / months) + (date.month - 1) / months)
    }
  }

  /// What the dates of most series stand for that have several; the shorter of equals.
  ///
  /// Nil where no series has a single date, and so nobody asks.
  static func usual(_ drafts: [SeriesDraft]) -> Frequency? {
    guard drafts.contains(where: \.isSingleDay) else { return nil }
    let counts = Dictionary(drafts.compactMap { $0.calendar.map { ($0, 1) } }, uniquingKeysWith: +)
    var best: (frequency: Frequency, count: Int)?
    for frequency in [Frequency.month, .quarter, .half, .year] {
      guard let count = counts[frequency], count > best?.count ?? 0 else { continue }
      best = (frequency, count)
    }
    return best?.frequency
  }
}
