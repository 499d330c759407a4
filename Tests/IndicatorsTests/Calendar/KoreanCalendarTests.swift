import Foundation
import Indicators
import Testing

/// Dates and counts by `Tests/Reference/calendar/korean_calendar.py`, the counts from rules written out there.
private struct CalendarReference: Decodable {
  let workingDays: [String: Int]
  let seollal: [String: String]
  let chuseok: [String: String]

  static func read() throws -> CalendarReference {
    let url = try #require(
      Bundle.module.url(forResource: "calendar", withExtension: "json", subdirectory: "Fixtures"))
    return try JSONDecoder().decode(CalendarReference.self, from: Data(contentsOf: url))
  }
}

@Suite("Korean calendar")
struct KoreanCalendarTests {
  private func column(_ name: String, from start: Period, count: Int) throws -> [Double] {
    let columns = try #require(KoreanCalendar.columns(from: start, count: count))
    return try #require(columns.first { $0.name == name }).values
  }

  @Test func theMoonsDatesAreThoseOfTheTables() throws {
    let reference = try CalendarReference.read()
    #expect(reference.seollal.count == 51)
    for year in KoreanCalendar.years {
      #expect(KoreanCalendar.seollal(year)?.description == reference.seollal["\(year)"])
      #expect(KoreanCalendar.chuseok(year)?.description == reference.chuseok["\(year)"])
    }
    #expect(KoreanCalendar.seollal(1999) == nil && KoreanCalendar.chuseok(2051) == nil)
  }

  @Test func everyMonthHasItsWorkingDays() throws {
    let reference = try CalendarReference.read()
    let days = try column("working_days", from: .month(2000, 1), count: 612)
    #expect(reference.workingDays.count == 612)
    for (index, count) in days.enumerated() {
      let period = Period.month(2000, 1) + index
      #expect(Double(reference.workingDays["\(period)"] ?? -1) == count, "\(period)")
    }
    // Quarters and years add up.
    let quarters = try column("working_days", from: .quarter(2023, 1), count: 4)
    let year = try column("working_days", from: .year(2023), count: 1)
    #expect(quarters.reduce(0, +) == year[0] && year[0] == days[276..<288].reduce(0, +))
  }

  @Test func substituteAndTemporaryDaysAreOff() throws {
    for text in [
      "2023-01-24", "2023-05-29", "2023-10-02", "2017-05-09", "2020-08-17", "2014-09-10",
    ] {
      let period = try #require(Period(parsing: text))
      #expect(KoreanCalendar.isWorkingDay(CivilDate(daysSinceEpoch: period.ordinal)) == false)
    }
    for text in ["2023-01-25", "2012-10-09", "2008-07-17", "2013-09-23"] {
      let period = try #require(Period(parsing: text))
      #expect(KoreanCalendar.isWorkingDay(CivilDate(daysSinceEpoch: period.ordinal)) == true)
    }
  }

  @Test func aFeastAtTheTurnOfAMonthIsShared() throws {
    // 설날 2022 was on 1 February: seven days before, the eve, the day and the morrow.
    let seollal = try column("seollal", from: .month(2022, 1), count: 12)
    #expect((seollal[0] - 0.8).magnitude < 1e-12 && (seollal[1] - 0.2).magnitude < 1e-12)
    #expect(seollal.dropFirst(2).allSatisfy { $0 == 0 })
    for year in KoreanCalendar.years {
      let chuseok = try column("chuseok", from: .month(year, 1), count: 12)
      #expect((chuseok.reduce(0, +) - 1).magnitude < 1e-12)
    }
  }

  @Test func localElectionsAreOnTheirStatutoryDays() {
    let days = KoreanCalendar.years.compactMap { KoreanCalendar.localElection($0)?.description }
    #expect(
      days == [
        "2002-06-13", "2006-05-31", "2010-06-02", "2014-06-04", "2018-06-13", "2022-06-01",
        "2026-06-03", "2030-06-12", "2034-05-31", "2038-06-02", "2042-06-04", "2046-06-13",
        "2050-06-01",
      ])
    for year in KoreanCalendar.years {
      guard let day = KoreanCalendar.localElection(year) else { continue }
      #expect(KoreanCalendar.isWorkingDay(day) == false, "\(day) is a holiday")
    }
  }

  @Test func theWindowsBeforeAnElection() throws {
    let publicity = try column("election_publicity", from: .month(2021, 11), count: 10)
    // 180 days before 1 June 2022 is 3 December 2021.
    #expect(publicity[0] == 0 && (publicity[1] - 29.0 / 31).magnitude < 1e-12)
    #expect(publicity[2...6].allSatisfy { $0 == 1 })
    #expect((publicity[7] - 1.0 / 30).magnitude < 1e-12 && publicity[8] == 0)
    let events = try column("election_events", from: .month(2022, 3), count: 4)
    #expect(events[0] == 0 && (events[1] - 29.0 / 30).magnitude < 1e-12 && events[2] == 1)
  }

  @Test func daysHaveColumnsAndStepsHaveNone() throws {
    let day = try #require(Period(parsing: "2022-01-31"))
    #expect(try column("working_days", from: day, count: 4) == [0, 0, 0, 1])
    #expect(KoreanCalendar.columns(from: .step(1), count: 3) == nil)
    #expect(KoreanCalendar.columns(from: .month(2050, 12), count: 2) == nil)
    #expect(KoreanCalendar.columns(from: .month(1999, 12), count: 2) == nil)
  }
}
