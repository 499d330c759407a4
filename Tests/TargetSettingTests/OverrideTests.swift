import Forecasting
import Indicators
import Testing

@testable import TargetSetting

@Suite("Targets set by people, traces and breaks")
struct OverrideTests {
  private func workspace(_ overrides: [TargetOverride]) -> Workspace {
    var workspace = SeoguPlan.workspace
    workspace.overrides = overrides
    workspace.origins[FigureKey(series: "publicity", period: .year(2016), kind: .actual)] = Origin(
      place: Place(file: "observations.csv", row: 16, column: "value"), source: "성과계획서 p.3")
    return workspace
  }

  private func proposal(_ overrides: [TargetOverride]) throws -> TargetProposal {
    let plan = TargetProposer(ProposalOptions(method: LastValue())).plan(workspace(overrides))
    return try #require(plan.proposals.first { $0.indicator.id == "publicity" })
  }

  private let record = TargetOverride(
    indicator: "publicity", year: 2018, value: 172.4, reason: "청사 개청", decidedBy: "홍보실장",
    decidedOn: "2017-11-03", place: Place(file: "overrides.csv", row: 2))

  @Test func theDecisionTakesThePlaceAndIsSaid() throws {
    let plain = try proposal([])
    let decided = try proposal([record])
    #expect(plain.value == 165 && plain.override == nil)
    #expect(decided.value == 172 && decided.rule == .override)
    #expect(decided.override?.proposed == 165)
    #expect((decided.probability ?? 1) < (plain.probability ?? 0))
    #expect(decided.reasons[0].ko.contains("홍보실장이 2017-11-03에 제안값 165건 대신 172건으로"))
    #expect(decided.reasons[1].ko.contains("반올림 규칙"))
    let basis = decided.basis.text(.ko)
    #expect(basis.contains("○ 조정: 제안값 165건(달성 확률 "))
    #expect(basis.contains("에서 172건으로 조정, 사유: 청사 개청, 결정: 홍보실장, 2017-11-03"))
  }

  @Test func anotherYearsDecisionDoesNot() throws {
    let other = TargetOverride(
      indicator: "publicity", year: 2019, value: 172, reason: "가", decidedBy: "나",
      decidedOn: "2017")
    #expect(try proposal([other]).value == 165)
  }

  @Test func everyFigureOfTheBasisIsInTheTraceWithASource() throws {
    let proposal = try proposal([record])
    let trace = TargetTrace(proposal, in: workspace([record]))
    func leaves(_ node: TargetTrace.Node) -> [TargetTrace.Node] {
      node.children.isEmpty ? [node] : node.children.flatMap(leaves)
    }
    #expect(trace.root.children.count == proposal.basis.lines.count)
    for (node, line) in zip(trace.root.children, proposal.basis.lines) {
      #expect(node.children.count == line.figures.count)
      for (child, figure) in zip(node.children, line.figures) {
        let says = child.text.ko + child.children.map(\.label.ko).joined()
        #expect(!says.isEmpty || child.origin != nil, "\(figure.label)")
      }
    }
    let rows = leaves(trace.root).compactMap(\.origin?.place.row)
    #expect(rows.contains(16) && rows.contains(2))
    let tree = trace.tree(.ko)
    #expect(tree.contains("observations.csv 16행, 출처: 성과계획서 p.3"))
    #expect(tree.contains("규칙 ratio-main"))
    #expect(trace.json(.en).text(indented: false).contains("\"row\":16"))
  }

  /// 파주's cost-review savings: one result since the break, swings of 1,900 to 9,400 before it.
  @Test func swingsBeforeABreakWidenTheInterval() throws {
    let years: [(Period, Double)] = [
      (.year(2014), 1900), (.year(2015), 4500), (.year(2016), 5400), (.year(2017), 7000),
      (.year(2018), 5000), (.year(2019), 9400), (.year(2023), 4563),
    ]
    let series = Series(
      id: "x", name: "x", support: .nonNegative, observations: years,
      breaks: [SeriesBreak(period: .year(2023), reason: "기준금액 변경")])
    let spread = try #require(BreakSpread(series))
    #expect(spread.resultsSince == 1 && spread.changesBefore == 5)
    // Root mean square of ln(4500/1900), ln(5400/4500), …, worked out by hand.
    #expect(abs(spread.deviation - 0.5205) < 5e-4)
    let forecast = try ShortHistory().forecast(ForecastInput(series), horizon: 1)
    let wide = spread.widened(forecast)
    let (before, after) = (forecast.interval(0.8, step: 1), wide.interval(0.8, step: 1))
    #expect(after.lower < 0.75 * before.lower && after.upper > 1.4 * before.upper)
    #expect(abs(wide.median(step: 1) - forecast.median(step: 1)) < 1e-6)
    // Quantile and probability stay inverse to each other.
    for p in [0.05, 0.3, 0.5, 0.9] {
      let q = wide.quantile(p, step: 1)
      #expect(abs(wide.probability(atMost: q, step: 1) - p) < 1e-9)
    }
    #expect(wide.notes.count == forecast.notes.count + 1)
  }

  @Test func aCalmPastDoesNotNarrowAndNoBreakChangesNothing() throws {
    let calm: [(Period, Double)] = (2014...2019).map { (.year($0), 100 + Double($0 % 2)) }
    let series = Series(
      id: "x", name: "x", support: .nonNegative, observations: calm + [(.year(2023), 80)],
      breaks: [SeriesBreak(period: .year(2023), reason: "가")])
    let forecast = try ShortHistory().forecast(ForecastInput(series), horizon: 1)
    let same = try #require(BreakSpread(series)).widened(forecast)
    #expect(same.interval(0.8, step: 1) == forecast.interval(0.8, step: 1))
    #expect(same.notes == forecast.notes)
    let plain = Series(id: "x", name: "x", observations: calm)
    #expect(BreakSpread(plain) == nil)
  }
}
