import Forecasting
import Indicators
import Planning
import Testing

@Suite struct OutlookTests {
  static func months(_ id: String, _ values: [Double], from start: Period) -> Series {
    Series(
      id: id, name: id, support: .nonNegative,
      observations: values.enumerated().map { (start + $0.offset, $0.element) })
  }

  static func workspace(_ series: [Series], planYear: Int) -> Workspace {
    Workspace(
      name: "w", planYear: planYear,
      series: Dictionary(uniqueKeysWithValues: series.map { ($0.id, $0) }))
  }

  static func indicator(_ id: String, formula: String? = nil) throws -> Indicator {
    Indicator(
      id: id, name: id, goal: "g", unit: .none,
      formula: try formula.map { try Indicators.Expression(parsing: $0) })
  }

  @Test func yearlyFiguresAreForecastToThePlanYear() throws {
    let series = Series(
      id: "a", name: "a", observations: [(.year(2014), 10), (.year(2015), 12)])
    let maker = OutlookMaker(
      workspace: Self.workspace([series], planYear: 2018), method: LastValue())
    let outlook = try maker.outlook(try Self.indicator("a"))
    #expect(outlook.forecast.periods == [.year(2016), .year(2017), .year(2018)])
    #expect(outlook.forecast.median(step: outlook.step) == 12)
    #expect(outlook.basis == .yearly)
  }

  /// Months known so far count as they are; the rest is the forecast: 7 × 10 + 5 × 10 for a series
  /// that never varies.
  @Test func aPartialYearIsCompletedWithItsForecast() throws {
    let series = Self.months("a", [Double](repeating: 10, count: 31), from: .month(2022, 1))
    let maker = OutlookMaker(
      workspace: Self.workspace([series], planYear: 2025), method: LastValue())
    let outlook = try maker.outlook(try Self.indicator("a"))
    #expect(outlook.history.observations.map(\.value) == [120, 120])
    #expect(outlook.forecast.periods == [.year(2024), .year(2025)])
    #expect(outlook.forecast.median(step: 1) == 120)
    #expect(outlook.forecast.median(step: 2) == 120)
    #expect(outlook.basis == .aggregated(.month))
  }

  /// A missing month of the running year must not count as 0.
  @Test func aGapInTheRunningYearIsAnErrorAndNotAZero() throws {
    var points = (0..<31).map { (Period.month(2022, 1) + $0, 10.0) }
    points.removeAll { $0.0 == .month(2024, 3) }
    let series = Series(id: "a", name: "보도", support: .nonNegative, observations: points)
    let maker = OutlookMaker(
      workspace: Self.workspace([series], planYear: 2025), method: LastValue())
    let error = #expect(throws: ForecastError.self) { try maker.outlook(try Self.indicator("a")) }
    #expect(error?.message.ko.contains("2024년 3월") == true)
  }

  /// A stock has its last value, so a month that is missing is not what stops it.
  @Test func aGapInAStockIsNone() throws {
    var points = (0..<31).map { (Period.month(2022, 1) + $0, 10.0) }
    points.removeAll { $0.0 == .month(2024, 3) }
    func outlook(_ measure: Measure) -> String {
      let series = Series(
        id: "a", name: "구독자", support: .nonNegative, measure: measure, observations: points)
      do {
        let maker = OutlookMaker(
          workspace: Self.workspace([series], planYear: 2025), method: LastValue())
        _ = try maker.outlook(try Self.indicator("a"))
        return ""
      } catch {
        return (error as? ForecastError)?.message.ko ?? "\(error)"
      }
    }
    #expect(outlook(.flow).contains("2024년 3월") && !outlook(.stock).contains("2024년 3월"))
  }

  /// What swung before a break widens the forecast of a component, too.
  @Test func aBreakWidensAYearlyOutlook() throws {
    let values = [100.0, 120, 90, 110, 50, 51]
    func outlook(_ breaks: [SeriesBreak]) throws -> Outlook {
      let series = Series(
        id: "a", name: "a", support: .nonNegative,
        observations: values.enumerated().map { (.year(2012 + $0.offset), $0.element) },
        breaks: breaks)
      return try OutlookMaker(
        workspace: Self.workspace([series], planYear: 2018), method: LastValue()
      ).outlook(try Self.indicator("a"))
    }
    let broken = try outlook([SeriesBreak(period: .year(2016), reason: "기준 변경")])
    #expect(broken.forecast.label.ko.hasSuffix("단절 전 변동"))
    #expect(try !outlook([]).forecast.label.ko.contains("단절"))
  }

  @Test func aCompositeIsPushedThroughItsFormula() throws {
    let releases = Self.months(
      "releases", [Double](repeating: 10, count: 24), from: .month(2022, 1))
    let stories = Self.months("stories", [Double](repeating: 20, count: 24), from: .month(2022, 1))
    let maker = OutlookMaker(
      workspace: Self.workspace([releases, stories], planYear: 2024), method: LastValue())
    let outlook = try maker.outlook(try Self.indicator("c", formula: "0.2*releases + 0.3*stories"))
    // 0.2 × 120 + 0.3 × 240 = 96 in both years and, without any variation, in the plan year.
    #expect(outlook.history.observations.map(\.value) == [96, 96])
    #expect(abs(outlook.forecast.median(step: 1) - 96) < 1e-9)
    #expect(outlook.basis == .components(["releases", "stories"]))
    #expect(outlook.forecast.notes.contains { $0.ko.contains("독립") })
  }

  @Test func whatCannotBeForecastIsATypedError() throws {
    let maker = OutlookMaker(workspace: Self.workspace([], planYear: 2024), method: LastValue())
    #expect(throws: ForecastError.self) { try maker.outlook(try Self.indicator("none")) }
    #expect(throws: ForecastError.self) {
      try maker.outlook(try Self.indicator("c", formula: "missing * 2"))
    }
  }

  @Test func figuresOfThePlanYearItselfAreNotUsed() throws {
    let series = Series(
      id: "a", name: "a", observations: [(.year(2016), 10), (.year(2017), 11), (.year(2018), 99)])
    let maker = OutlookMaker(
      workspace: Self.workspace([series], planYear: 2018), method: LastValue())
    let outlook = try maker.outlook(try Self.indicator("a"))
    #expect(outlook.forecast.periods == [.year(2018)])
    #expect(outlook.forecast.median(step: 1) == 11)
  }
}
