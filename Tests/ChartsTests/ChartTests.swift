import Charts
import Foundation
import FoundationXML
import Indicators
import TestSupport
import Testing

@Suite struct ChartTests {
  static let all: [(String, any ChartValue)] = [
    ("press", pressChart), ("savings", savingsChart), ("scenarios", scenarioChart),
    ("waterfall", budgetChart), ("calibration", calibrationChart), ("frontier", frontierChart),
  ]

  @Test(arguments: Language.allCases)
  func everyPictureIsWellFormedAndTheSameEveryTime(language: Language) {
    for (name, value) in Self.all {
      let chart = value.chart(language)
      let parser = XMLParser(data: Data(chart.svg.utf8))
      #expect(parser.parse(), "\(name): \(String(describing: parser.parserError))")
      #expect(!chart.svg.contains("nan") && !chart.svg.contains("inf"))
      #expect(chart.svg == value.chart(language).svg)
      let difference = snapshotDifference(
        chart.svg, named: "\(name)-\(language.rawValue)", extension: "svg")
      #expect(difference == nil)
    }
  }

  @Test(arguments: Language.allCases)
  func everySpecificationIsJSONWithItsDataInside(language: Language) throws {
    for (name, value) in Self.all {
      let text = value.chart(language).vegaLite.text()
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      let layers = try #require(object?["layer"] as? [[String: Any]], "\(name)")
      #expect(layers.allSatisfy { $0["data"] != nil })
      #expect(object?["description"] as? String == value.chart(language).altText)
      let difference = snapshotDifference(
        text, named: "\(name)-\(language.rawValue)", extension: "json")
      #expect(difference == nil)
    }
  }

  @Test func theTableHoldsEveryMarkOfThePicture() {
    let table = pressChart.chart(.ko).table
    let kinds = Dictionary(grouping: table.rows) { $0[2] }.mapValues(\.count)
    #expect(kinds == ["actual": 1, "target": 5, "forecast": 3, "interval": 9, "proposal": 1])
    #expect(table.rows.allSatisfy { $0.count == table.columns.count })
    #expect(table.csv.hasPrefix("series,period,kind,method,level,value,lower,upper,unit,status\n"))
  }

  /// 6.1 − 0.9 × 2.2 comes to 4.119999999999999 in binary arithmetic.
  @Test func dataAreTheDecimalsTheyStandFor() {
    let chart = savingsChart.chart(.en)
    #expect(chart.table.csv.contains(",4.12,8.08,"))
    #expect(chart.vegaLite.text().contains("\"lower\": 4.12,"))
    let years = IndicatorChart(
      id: "press", title: "press", unit: "", status: .synthetic,
      actuals: [.init(period: .year(2021), value: 1914.6999999999998)], targets: [],
      proposed: nil, fan: [], method: "")
    #expect(years.chart(.en).table.csv.contains("2021,actual,,,1914.7,"))
    #expect(years.chart(.en).vegaLite.text().contains("\"value\": 1914.7,"))
  }

  @Test func rowsOfSimulatedChartsTellTheirRun() {
    let table = scenarioChart.chart(.ko).table
    #expect(table.columns.suffix(5) == RunStamp.columns[...])
    #expect(
      table.rows.map { $0.suffix(5).joined(separator: ",") } == [
        "base,7,4096,sobol,ab12", "base > monthly3,7,4096,sobol,ab12",
      ])
    let stamp = RunStamp(seed: 1, draws: 100, sampler: "mc", modelDigest: nil)
    let bridge = WaterfallChart(
      id: "b", title: "b", unit: "", start: ("base", 1), steps: [.init(name: "x", change: 2)],
      endName: "push", run: (stamp, ["base"], ["base", "push"]))
    #expect(bridge.chart(.en).table.rows.map { $0[6] } == ["base", "base > push", "base > push"])
    #expect(budgetChart.chart(.en).table.columns.count == 6)
  }

  @Test func theWaterfallEndsWhereTheChangesLead() {
    let rows = budgetChart.chart(.ko).table.rows
    #expect(rows.last?[3] == "464")
    #expect(rows.filter { $0[1] == "change" }.compactMap { Double($0[4]) }.reduce(0, +) == -6)
  }

  /// A cost that rises is no good news, and of a budget neither way is.
  @Test func coloursOfChangesFollowWhatIsBetter() {
    func fills(_ direction: Direction?) -> [Substring] {
      let chart = WaterfallChart(
        id: "b", title: "b", unit: "", start: ("base", 4),
        steps: [.init(name: "up", change: 2), .init(name: "down", change: -1)],
        endName: "then", direction: direction
      ).chart(.en)
      return chart.svg.matches(of: #/<rect [^>]*fill="(#[0-9a-f]{6})"/#).map(\.output.1)
        .filter { $0 != "#ffffff" && $0 != "#5b6b7b" }
    }
    let (higher, lower, neither) = (fills(.higher), fills(.lower), fills(nil))
    #expect(higher.count == 2 && Set(higher).count == 2)
    #expect(lower == Array(higher.reversed()))
    #expect(Set(neither).count == 2 && Set(neither).isDisjoint(with: higher))
  }

  @Test func syntheticFiguresSaySo() {
    #expect(savingsChart.chart(.ko).svg.contains("가상(합성) 자료"))
    #expect(savingsChart.chart(.en).altText.contains("Synthetic data"))
  }

  @Test func hostileNumbersAndNamesGiveAPictureAllTheSame() {
    let names = ["<script>&\"'", "", "아주 긴 이름 아주 긴 이름 아주 긴 이름 아주 긴 이름 아주 긴 이름"]
    for (value, name) in zip([0, 1e12, -1e-12], names) {
      let chart = IndicatorChart(
        id: "x", title: name, unit: name, status: .proxy,
        actuals: [.init(period: .year(2020), value: value)], targets: [], proposed: nil, fan: [],
        method: name
      ).chart(.ko)
      #expect(XMLParser(data: Data(chart.svg.utf8)).parse())
      #expect(!chart.svg.contains("<script"))
    }
    let empty = IndicatorChart(
      id: "x", title: "", unit: "", status: .real, actuals: [], targets: [], proposed: nil,
      fan: [], method: "")
    #expect(XMLParser(data: Data(empty.chart(.en).svg.utf8)).parse())
  }
}
