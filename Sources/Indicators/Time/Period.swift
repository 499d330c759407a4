/// One period of time: a year, half-year, quarter, month, day or plain step.
///
/// Periods of the same frequency are consecutive integers, so arithmetic is exact:
/// `Period.month(2023, 12) + 1 == Period.month(2024, 1)`.
public struct Period: Hashable, Sendable {
  /// The kind of period.
  public let frequency: Frequency
  /// Consecutive number within the frequency: the year itself for years, `year × 12 + month − 1`
  /// for months, days since 1970-01-01 for days, the step for steps.
  public let ordinal: Int

  /// Makes a period from its consecutive number.
  public init(frequency: Frequency, ordinal: Int) {
    self.frequency = frequency
    self.ordinal = ordinal
  }

  /// The given year.
  public static func year(_ year: Int) -> Period { Period(frequency: .year, ordinal: year) }

  /// The given half-year; `half` is 1 (상반기) or 2 (하반기).
  public static func half(_ year: Int, _ half: Int) -> Period {
    Period(frequency: .half, ordinal: year * 2 + half - 1)
  }

  /// The given quarter, 1 to 4.
  public static func quarter(_ year: Int, _ quarter: Int) -> Period {
    Period(frequency: .quarter, ordinal: year * 4 + quarter - 1)
  }

  /// The given month, 1 to 12.
  public static func month(_ year: Int, _ month: Int) -> Period {
    Period(frequency: .month, ordinal: year * 12 + month - 1)
  }

  /// The given step of a series without a calendar.
  public static func step(_ step: Int) -> Period { Period(frequency: .step, ordinal: step) }

  /// The calendar year the period lies in; nil for plain steps.
  public var year: Int? {
    switch frequency {
    case .year: ordinal
    case .half, .quarter, .month: ordinal.floorDivided(by: frequency.periodsPerYear)
    case .day: CivilDate(daysSinceEpoch: ordinal).year
    case .step: nil
    }
  }

  /// Position within the year, from 1 (month 1–12, quarter 1–4, half 1–2); 1 for years and steps.
  public var positionInYear: Int {
    switch frequency {
    case .half, .quarter, .month: ordinal.floorRemainder(by: frequency.periodsPerYear) + 1
    case .day: CivilDate(daysSinceEpoch: ordinal).dayOfYear
    case .year, .step: 1
    }
  }

  /// The period `steps` later (earlier where negative).
  public static func + (period: Period, steps: Int) -> Period {
    Period(frequency: period.frequency, ordinal: period.ordinal + steps)
  }

  /// The period `steps` earlier.
  public static func - (period: Period, steps: Int) -> Period { period + (-steps) }

  /// The number of periods from `earlier` to this one; nil where the frequencies differ.
  public func distance(from earlier: Period) -> Int? {
    frequency == earlier.frequency ? ordinal - earlier.ordinal : nil
  }
}

extension Period: Comparable {
  /// Orders periods of one frequency by time, and frequencies from year to step.
  public static func < (a: Period, b: Period) -> Bool {
    if a.frequency == b.frequency { return a.ordinal < b.ordinal }
    let order = Frequency.allCases
    return (order.firstIndex(of: a.frequency) ?? 0) < (order.firstIndex(of: b.frequency) ?? 0)
  }
}

extension Period: CustomStringConvertible {
  /// The form used in files: `2023`, `2023H1`, `2023Q4`, `2023-12`, `2023-12-31`, `17`.
  public var description: String {
    let year = self.year ?? 0
    return switch frequency {
    case .year, .step: String(ordinal)
    case .half: "\(year)H\(positionInYear)"
    case .quarter: "\(year)Q\(positionInYear)"
    case .month: "\(year)-\(positionInYear < 10 ? "0" : "")\(positionInYear)"
    case .day: CivilDate(daysSinceEpoch: ordinal).description
    }
  }
}

extension Int {
  /// Division rounding toward minus infinity.
  func floorDivided(by divisor: Int) -> Int {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }

  /// The remainder of `floorDivided(by:)`, never negative for a positive divisor.
  func floorRemainder(by divisor: Int) -> Int {
    let remainder = self % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
