import Forecasting
import Foundation
import Indicators
import Planning
import TargetSetting
import Testing

@Suite struct WorkspacePanelsTests {
  /// Six offices of one indicator that all grow, a new one with a single year, and another indicator.
  private static func workspace() -> Workspace {
    var series: [String: Series] = [:]
    for i in 0..<6 {
      let points = (0..<6).map { t in
        (
          Period.year(2018 + t),
          Double(50 + 12 * i) * exp(0.06 * Double(t) + 0.02 * sin(Double(i + 3 * t)))
        )
      }
      series["office\(i)"] = Series(
        id: "office\(i)", name: "부서 \(i)", support: .nonNegative, observations: points)
    }
    series["new"] = Series(
      id: "new", name: "신설과", support: .nonNegative, observations: [(.year(2023), 80)])
    series["other"] = Series(
      id: "other", name: "다른 지표", support: .nonNegative,
      observations: (0..<6).map { (.year(2018 + $0), 100 + Double($0)) })
    let ids = series.keys.sorted()
    return Workspace(
      name: "w", planYear: 2024,
      indicators: ids.map {
        Indicator(
          id: $0, name: $0, goal: "g", unit: .none, rounding: RoundingRule(decimals: 3))
      },
      series: series,
      panels: Dictionary(uniqueKeysWithValues: ids.filter { $0 != "other" }.map { ($0, "보도건수") }))
  }

  private static func proposals(
    _ workspace: Workspace, _ method: any ForecastMethod = Auto()
  ) -> [String: TargetProposal] {
    let rows = PlanMaker(options: ProposalOptions(method: method)).indicators(of: workspace)
    return Dictionary(
      uniqueKeysWithValues: rows.compactMap { row in row.proposal.map { (row.indicator.id, $0) } })
  }

  @Test func membersOfAPanelSaySoAndOthersStay() throws {
    let with = Self.proposals(Self.workspace())
    var workspace = Self.workspace()
    workspace.panels = [:]
    let without = Self.proposals(workspace)
    #expect(with.count == 8 && without.count == 8)
    let new = try #require(with["new"])
    let alone = try #require(without["new"])
    #expect(new.methodLabel.ko == "패널 풀링(구성원 7개)")
    // The others grow by 6 % a year; one figure alone knows nothing of it.
    #expect(alone.value < 81 && new.value > 82 && new.value < 88)
    let note = try #require(new.reasons.first { $0.ko.contains("같은 지표 7개 계열을 참고했습니다") })
    #expect(note.ko.contains("80.0"), "the figure without the panel is told: \(note.ko)")
    #expect(with["other"]?.value == without["other"]?.value)
    #expect(with["other"]?.methodLabel == without["other"]?.methodLabel)
  }

  @Test func theSameFiguresAsThePanelOutsideAWorkspace() throws {
    let workspace = Self.workspace()
    let members = try workspace.panels.keys.map {
      Panel.Member($0, try ForecastInput(try #require(workspace.series[$0])))
    }
    let whole = try Panel(members).forecast(horizon: 1)
    let proposals = Self.proposals(workspace)
    for (member, forecast) in zip(members, whole.forecasts) {
      let own = try #require(proposals[member.id])
      let expected = try #require(forecast)
      #expect(own.forecast.quantile(0.9, step: 1) == expected.quantile(0.9, step: 1))
    }
  }

  @Test func whatIsLaterThanThePlanYearIsNotUsed() throws {
    let past = Self.workspace()
    var later = past
    for (id, series) in past.series {
      later.series[id] = Series(
        id: id, name: series.name, support: .nonNegative,
        observations: series.observations.map { ($0.period, $0.value) } + [(.year(2024), 1e6)])
    }
    let (a, b) = (Self.proposals(past), Self.proposals(later))
    for (id, proposal) in a { #expect(b[id]?.value == proposal.value) }
  }

  @Test func aMethodAskedForByNameIsNotReplaced() throws {
    let named = Self.proposals(Self.workspace(), Drift())
    #expect(named["office0"]?.forecast.method == "drift")
    let short = Self.proposals(Self.workspace(), ShortHistory())
    #expect(short["office0"]?.forecast.method == "panel")
  }

  @Test func monthlySeriesAndAPanelOfOneStandAlone() throws {
    var workspace = Self.workspace()
    workspace.panels = ["office0": "혼자"]
    #expect(Self.proposals(workspace)["office0"]?.forecast.method != "panel")
    let months = (0..<36).map { (Period.month(2021, 1) + $0, 10 + Double($0 % 5)) }
    workspace.series["office1"] = Series(
      id: "office1", name: "월", support: .nonNegative, observations: months)
    workspace.panels = ["office1": "둘", "office2": "둘"]
    let proposals = Self.proposals(workspace)
    #expect(proposals["office1"] != nil && proposals["office2"]?.forecast.method != "panel")
  }

  @Test func chancesOfThePastKnowTheMembersOfThen() throws {
    let maker = PlanMaker(options: ProposalOptions(method: Auto()))
    var without = Self.workspace()
    without.panels = [:]
    let (a, b) = (
      maker.calibration(of: Self.workspace(), years: 2), maker.calibration(of: without, years: 2)
    )
    #expect(a.cases.count == b.cases.count && !a.cases.isEmpty)
    #expect(a.cases.map(\.probability) != b.cases.map(\.probability))
  }
}
