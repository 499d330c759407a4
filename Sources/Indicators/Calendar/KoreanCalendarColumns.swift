/// One column of numbers, one a period, that a calendar gives.
public struct CalendarColumn: Hashable, Sendable {
  /// A short name, such as `working_days`.
  public let name: String
  /// One number per period.
  public let values: [Double]

  /// Makes a column.
  public init(name: String, values: [Double]) {
    self.name = name
    self.values = values
  }
}

extension KoreanCalendar {
  /// The days before 설날 and 추석 that count with the holiday: when work is finished and presents are bought.
  public static let daysBeforeFeast = 7
  /// The days before a local election in which a local government's chief may not publish promotional matter,
  /// 공직선거법 제86조 제5항 as it stood in 2024.
  public static let publicityWindow = 180
  /// The days before a local election in which events may not be held or sponsored, 제86조 제2항.
  public static let eventWindow = 60

  /// What the calendar says of consecutive periods.
  ///
  /// - `working_days`: Mondays to Fridays that are no public holidays.
  /// - `seollal`, `chuseok`: which part of the feast (the seven days before it, its eve, day and morrow)
  ///   falls into the period, 0 to 1.
  /// - `election_publicity`, `election_events`: which part of the period lies in the window of 180 or 60 days
  ///   up to and including a local election.
  ///
  /// - Returns: nil for periods without days (steps) and outside ``years``.
  public static func columns(from start: Period, count: Int) -> [CalendarColumn]? {
    guard count > 0 else { return nil }
    var rows: [[Double]] = []
    rows.reserveCapacity(count)
    for index in 0..<count {
      guard let days = days(start + index), let row = row(days) else { return nil }
      rows.append(row)
    }
    let names = ["working_days", "seollal", "chuseok", "election_publicity", "election_events"]
    return names.enumerated().map { column, name in
      CalendarColumn(name: name, values: rows.map { $0[column] })
    }
  }

  /// The days of a period since 1970-01-01; nil outside the table.
  private static func days(_ period: Period) -> ClosedRange<Int>? {
    guard let year = period.year, years.contains(year) else { return nil }
    if period.frequency == .day { return period.ordinal...period.ordinal }
    return period.subperiods(of: .day).map { $0.lowerBound.ordinal...$0.upperBound.ordinal }
  }

  private static func row(_ days: ClosedRange<Int>) -> [Double]? {
    let year = CivilDate(daysSinceEpoch: days.lowerBound).year
    guard let seollal = seollal(year)?.daysSinceEpoch, let chuseok = chuseok(year)?.daysSinceEpoch
    else { return nil }
    let working = days.reduce(0) {
      $0 + (isWorkingDay(CivilDate(daysSinceEpoch: $1)) == true ? 1 : 0)
    }
    // The window of an election may begin in the year before it: 180 days before June is December.
    let elections = [year, year + 1].compactMap { localElection($0)?.daysSinceEpoch }
    func inWindow(_ length: Int) -> Double {
      let inside = elections.reduce(0) { $0 + overlap(days, ($1 - length)...$1) }
      return Double(inside) / Double(days.count)
    }
    func feast(_ day: Int) -> Double {
      let whole = (day - 1 - daysBeforeFeast)...(day + 1)
      return Double(overlap(days, whole)) / Double(whole.count)
    }
    return [
      Double(working), feast(seollal), feast(chuseok), inWindow(publicityWindow),
      inWindow(eventWindow),
    ]
  }

  private static func overlap(_ a: ClosedRange<Int>, _ b: ClosedRange<Int>) -> Int {
    max(0, min(a.upperBound, b.upperBound) - max(a.lowerBound, b.lowerBound) + 1)
  }
}
