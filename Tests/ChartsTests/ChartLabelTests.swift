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

  @Test func longReasonsTakeTwoLines() {
    let reason = "월 3회 기획보도로 늘리고 보도자료는 그대로 둔 채 인력을 한 명 더 배치"
    let lines = wrapped(reason, columns: 28, most: 2)
    #expect(lines.count == 2 && lines[1].hasSuffix("…"))
    #expect(lines.allSatisfy { Palette.width($0) <= 29 })
    #expect(wrapped("월 3회", columns: 28, most: 2) == ["월 3회"])
  }
}
