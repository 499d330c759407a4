/// Working days, 설날, 추석 and the windows before local elections, 2000 to 2050.
///
/// Source of the dates: `KoreanHolidayTable`. A table is dated data: it knows the substitute, temporary and
/// election days that were decreed when it was made.
public enum KoreanCalendar {
  /// The years the table covers.
  public static let years = 2000...2050

  private struct Year {
    let seollal: CivilDate?
    let chuseok: CivilDate?
    let holidays: Set<Int>
  }

  private static let table: [Int: Year] = {
    var result: [Int: Year] = [:]
    for (index, line) in KoreanHolidayTable.lines.enumerated() {
      let year = KoreanHolidayTable.firstYear + index
      let dates = line.split(separator: " ").map { text -> CivilDate? in
        guard let number = Int(text) else { return nil }
        return CivilDate(year: year, month: number / 100, day: number % 100)
      }
      result[year] = Year(
        seollal: dates[0], chuseok: dates[1],
        holidays: Set(dates.dropFirst(2).compactMap { $0?.daysSinceEpoch }))
    }
    return result
  }()

  /// 설날, the first day of the lunar year; nil outside ``years``.
  public static func seollal(_ year: Int) -> CivilDate? { table[year]?.seollal }

  /// 추석, the fifteenth day of the eighth lunar month; nil outside ``years``.
  public static func chuseok(_ year: Int) -> CivilDate? { table[year]?.chuseok }

  /// Whether a day is a Monday to Friday that is no public holiday; nil outside ``years``.
  public static func isWorkingDay(_ date: CivilDate) -> Bool? {
    guard let year = table[date.year] else { return nil }
    return isWeekday(date.daysSinceEpoch) && !year.holidays.contains(date.daysSinceEpoch)
  }

  /// Whether a day is a Monday to Friday.
  private static func isWeekday(_ day: Int) -> Bool {
    // 1970-01-01 was a Thursday.
    let weekday = (day % 7 + 10) % 7
    return weekday < 5
  }

  /// The day of the regular local elections of a year, every four years from 2002; nil in other years.
  ///
  /// 공직선거법 제34조: the first Wednesday from thirty days before the terms end (30 June) on, a week later where
  /// that day, the one before or the one after is a public holiday. Those of 2002 were on 13 June.
  public static func localElection(_ year: Int) -> CivilDate? {
    guard years.contains(year), year >= 2002, (year - 2002) % 4 == 0 else { return nil }
    if year == 2002 { return CivilDate(year: 2002, month: 6, day: 13) }
    guard let first = CivilDate(year: year, month: 5, day: 31)?.daysSinceEpoch else { return nil }
    var day = first
    while (day % 7 + 10) % 7 != 2 || isNextToHoliday(day) { day += 1 }
    return CivilDate(daysSinceEpoch: day)
  }

  /// Whether Memorial Day (6 June), the only fixed holiday of that season, is within a day.
  private static func isNextToHoliday(_ day: Int) -> Bool {
    (-1...1).contains { step in
      let date = CivilDate(daysSinceEpoch: day + step)
      return date.month == 6 && date.day == 6
    }
  }
}
