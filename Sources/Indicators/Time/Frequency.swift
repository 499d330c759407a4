/// How often a series is observed.
public enum Frequency: String, Sendable, Hashable, CaseIterable {
  /// Calendar and fiscal years (a Korean fiscal year is the calendar year).
  case year
  /// Half-years, 상반기 and 하반기.
  case half
  /// Quarters.
  case quarter
  /// Months.
  case month
  /// Days.
  case day
  /// Integer steps without a calendar.
  case step

  /// Periods in a year; 1 for a plain step, which has no calendar.
  public var periodsPerYear: Int {
    switch self {
    case .year, .step: 1
    case .half: 2
    case .quarter: 4
    case .month: 12
    case .day: 365
    }
  }
}
