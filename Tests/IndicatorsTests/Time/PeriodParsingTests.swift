import Indicators
import Testing

@Suite struct PeriodParsingTests {
  @Test(arguments: [
    "2023", "2023년", "2023년도", "'23", "’23", "23년", "'23년도", "２０２３", " 2023 년 ", "2023.",
    "2023회계연도", "2023학년도", "FY2023", "fy23년",
  ])
  func years(_ text: String) { #expect(Period(parsing: text) == .year(2023)) }

  @Test(arguments: [
    "2023-12", "2023.12", "2023. 12.", "2023년 12월", "'23. 12.", "202312", "2023/12", "23년 12월",
    "2023년12월", "2023.12월", "2023 12월", "23.12월", "'23 12월",
  ])
  func months(_ text: String) { #expect(Period(parsing: text) == .month(2023, 12)) }

  @Test(arguments: [
    "2023Q4", "2023-Q4", "2023년 4분기", "2023.4/4", "2023년 4/4분기", "'23.4/4", "2023q4", "23Q4",
    "2023 4/4", "2023 4분기", "2023.4Q", "2023년 제4분기", "4Q23", "4Q 2023", "4q2023",
  ])
  func quarters(_ text: String) { #expect(Period(parsing: text) == .quarter(2023, 4)) }

  @Test(arguments: ["2023H2", "2023-H2", "2023년 하반기", "'23 하반기", "2023 하반기", "2023.하반기"])
  func halves(_ text: String) { #expect(Period(parsing: text) == .half(2023, 2)) }

  @Test(arguments: [
    "2023-06-26", "2023.06.26.", "2023. 6. 26.", "20230626", "2023년 6월 26일", "2023/6/26",
    "'23. 6. 26.",
  ])
  func days(_ text: String) throws {
    // 19,534 days from 1970-01-01 (Python: date(2023, 6, 26).toordinal() - 719163).
    #expect(Period(parsing: text) == Period(frequency: .day, ordinal: 19_534))
  }

  @Test func stepsAndTwoDigitYears() {
    #expect(Period(parsing: "17") == .step(17))
    #expect(Period(parsing: "1899") == .step(1899))
    #expect(Period(parsing: "1900") == .year(1900))
    #expect(Period(parsing: "2199") == .year(2199))
    #expect(Period(parsing: "2200") == .step(2200))
    #expect(Period(parsing: "-3") == .step(-3))
    #expect(Period(parsing: "'69") == .year(2069))
    #expect(Period(parsing: "'70") == .year(1970))
  }

  @Test(arguments: [
    "", "abc", "2023-13", "2023-00", "202313", "20230631", "2023.13", "2023Q5", "2023H3", "'2023",
    "3년", "2023-1-", "2023 12", "23.12", "2023-12-31-1", "2023.6.31", "2023년 5분기", "5/4",
    "2023년월", "99999999999999999999", "2023Q", "-", "'", "2023-2-30", "1.5", "12월", "NaN",
    "5Q23", "Q423", "4Q", "FY", "FY2023Q1", "FY2023-12", "2023 4", "20 23 4/4", "123.12월", "제4분기",
  ])
  func nonsense(_ text: String) { #expect(Period(parsing: text) == nil) }

  @Test func printedFormsReadBack() {
    let starts: [Period] = [
      .year(2023), .half(2023, 1), .quarter(2023, 3), .month(2023, 11), .step(5),
      Period(frequency: .day, ordinal: 18_000),
    ]
    for start in starts {
      for shift in 0..<40 {
        let period = start + shift
        #expect(Period(parsing: period.description) == period)
        guard period.frequency != .step else { continue }
        #expect(Period(parsing: period.text(.ko)) == period)
        #expect(Period(parsing: period.shortText(.ko)) == period)
      }
    }
  }

  @Test func ranges() {
    #expect(Period.range(parsing: "2018..2022") == Period.year(2018)...Period.year(2022))
    #expect(Period.range(parsing: "2018 ~ 2022") == Period.year(2018)...Period.year(2022))
    #expect(
      Period.range(parsing: "2023-01..2023-12") == Period.month(2023, 1)...Period.month(2023, 12))
    #expect(Period.range(parsing: "2023") == Period.year(2023)...Period.year(2023))
    #expect(Period.range(parsing: "2022..2018") == nil)
    #expect(Period.range(parsing: "2022..2023-01") == nil)
    #expect(Period.range(parsing: "..") == nil)
  }

  @Test func words() {
    #expect(Period.month(2023, 12).text(.ko) == "2023년 12월")
    #expect(Period.half(2023, 1).text(.ko) == "2023년 상반기")
    #expect(Period.year(2018).shortText(.ko) == "'18")
    #expect(Period.year(2005).shortText(.en) == "'05")
    #expect(Period.month(2023, 12).text(.en) == "Dec 2023")
    #expect(Period.quarter(2023, 4).text(.en) == "Q4 2023")
  }

  @Test func containment() {
    #expect(Period.month(2023, 8).containingYear == .year(2023))
    #expect(Period.step(4).containingYear == nil)
    #expect(Period.month(2023, 7).enclosing(.half) == .half(2023, 2))
    #expect(Period.month(2023, 7).enclosing(.quarter) == .quarter(2023, 3))
    #expect(Period.quarter(2023, 2).enclosing(.half) == .half(2023, 1))
    #expect(Period.year(2023).enclosing(.month) == nil)
    #expect(
      Period.half(2023, 2).subperiods(of: .month) == Period.month(2023, 7)...Period.month(2023, 12))
    #expect(
      Period.half(2023, 2).subperiods(of: .quarter)
        == Period.quarter(2023, 3)...Period.quarter(2023, 4))
    for year in [2000, 2023, 2024, 2100] {
      let days = Period.year(year).subperiods(of: .day)
      let expected = year == 2000 || year == 2024 ? 366 : 365
      #expect(days.map { $0.upperBound.ordinal - $0.lowerBound.ordinal + 1 } == expected)
    }
  }
}
