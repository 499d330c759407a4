import Indicators
import Testing

@Suite struct SeriesAggregationTests {
  private func monthly(_ measure: Measure, gaps: Set<Int> = []) -> Series {
    let points = (0..<30).filter { !gaps.contains($0) }.map {
      (Period.month(2021, 1) + $0, Double($0 + 1))
    }
    return Series(
      id: "a", name: "a", measure: measure, observations: points,
      breaks: [SeriesBreak(period: .month(2022, 3), reason: "기준 변경")])
  }

  @Test func flowsSumOverFullYearsOnly() throws {
    let yearly = try #require(monthly(.flow).aggregated(to: .year))
    // 1 + … + 12 and 13 + … + 24; 2023 has six months only.
    #expect(yearly.values == [78, 222])
    #expect(yearly.start == .year(2021))
    #expect(yearly.breaks.map(\.period) == [.year(2022)])
    let gap = try #require(monthly(.flow, gaps: [3]).aggregated(to: .year))
    #expect(gap.values == [222])
    let quarters = try #require(monthly(.flow).aggregated(to: .quarter))
    #expect(quarters.values.first == 6)
    #expect(quarters.values.count == 10)
  }

  @Test func stocksTakeTheLast() throws {
    #expect(try #require(monthly(.stock).aggregated(to: .year)).values == [12, 24])
    #expect(try #require(monthly(.stock, gaps: [11]).aggregated(to: .year)).values == [24])
  }

  @Test func ratesDoNotAddUp() {
    #expect(monthly(.rate).aggregated(to: .year) == nil)
    #expect(monthly(.share).aggregated(to: .year) == nil)
    #expect(monthly(.score).aggregated(to: .year) == nil)
    #expect(monthly(.flow).aggregated(to: .day) == nil)
    #expect(monthly(.rate).aggregated(to: .month) == monthly(.rate))
  }

  @Test func conversion() throws {
    let thousands = try #require(Unit(parsing: "천원"))
    let won = try #require(Unit(parsing: "원"))
    let series = Series(
      id: "a", name: "a", unit: thousands, support: .count,
      observations: [(.year(2020), 5), (.year(2022), 7)])
    let converted = try #require(series.converted(to: won))
    #expect(converted.values == [5_000, nil, 7_000])
    #expect(converted.support.isInteger)
    #expect(series.converted(to: .none) == nil)
  }
}
