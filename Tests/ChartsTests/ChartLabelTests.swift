import Indicators
import Testing

@testable import Charts

@Suite struct ChartLabelTests {
  /// 470 − 39.6 = 430.4 with as many decimals each; a change that would vanish gets its digits.
  @Test func labelsOfAWaterfallHaveTheSameDecimals() {
    let mixed = ChartNumbers([470, 430.4, -39.6])
    #expect([470, -39.6, 430.4].map(mixed.text) == ["470.0", "△39.6", "430.4"])
    let whole = ChartNumbers([2_128, -220, 1_908])
    #expect([2_128, -220].map(whole.text) == ["2,128", "△220"])
    let small = ChartNumbers([5_300.4, 0.3])
    #expect([5_300.4, 0.3].map(small.text) == ["5,300.4", "0.3"])
  }

  /// Where the lines of a picture's text stand, by their words.
  private func heights(_ svg: String) -> [String: Double] {
    Dictionary(
      svg.matches(of: #/<text x="158" y="([0-9.]+)"[^>]*>([^<]+)</#).compactMap { match in
        Double(match.1).map { (String(match.2), $0) }
      }, uniquingKeysWith: { first, _ in first })
  }

  @Test func reasonsOfThreeLinesStandApartFromTheNextName() throws {
    func row(_ name: String, _ reason: String) -> ScenarioChart.Row {
      .init(
        name: name, reason: reason, mean: 10,
        quantiles: [0.05: 5, 0.25: 8, 0.5: 10, 0.75: 12, 0.95: 15], attainment: nil,
        overlay: ["base"])
    }
    let long = "월 3회 기획보도로 늘리고 보도자료는 그대로 둔 채 인력을 한 명 더 배치하고 예산을 줄임"
    let chart = ScenarioChart(
      id: "c", title: "c", unit: "건", target: nil,
      rows: [row("첫째", long), row("둘째", long), row("이름이 아주 긴 세 번째 시나리오 비교안", "짧은 까닭")],
      stamp: RunStamp(seed: 1, draws: 10, sampler: "mc", modelDigest: nil))
    let svg = chart.chart(.ko).svg
    let heights = heights(svg)
    let lines = wrapped(long, columns: 28, most: 3)
    #expect(lines.count == 3)
    let first = try #require(heights["첫째"]), second = try #require(heights["둘째"])
    let last = try #require(lines.last.flatMap { heights[$0] })
    #expect(last - first > 35)
    #expect(second - last >= 24, "lines of one reason are 13 apart")
    let parts = try ["이름이 아주 긴 세 번째", "시나리오 비교안", "짧은 까닭"].map { try #require(heights[$0]) }
    #expect(parts == parts.sorted() && parts[0] > second + 60)
  }

  @Test func longReasonsTakeTwoLines() {
    let reason = "월 3회 기획보도로 늘리고 보도자료는 그대로 둔 채 인력을 한 명 더 배치"
    let lines = wrapped(reason, columns: 28, most: 2)
    #expect(lines.count == 2 && lines[1].hasSuffix("…"))
    #expect(lines.allSatisfy { Palette.width($0) <= 29 })
    #expect(wrapped("월 3회", columns: 28, most: 2) == ["월 3회"])
  }
}
