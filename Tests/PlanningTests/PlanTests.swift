import Budgeting
import Forecasting
import Indicators
import Planning
import TargetSetting
import Testing

@Suite struct PlanTests {
  static func workspace() -> Workspace {
    let unit = Indicators.Unit(exponents: ["건": 1], symbol: "건")
    let model = DriverModel(
      title: "모형", seed: 7,
      uncertainties: [.init(name: "x", unit: unit, source: .series("press"))],
      levers: [.init(name: "extra", unit: unit, value: 0, min: 0, max: 50, step: 1)],
      formulas: [
        .init(
          name: "y", expression: .binary(.add, .variable("x"), .variable("extra")),
          text: "x + extra")
      ], outcomes: ["y"], targets: [.init(outcome: "y", value: 120)],
      scenarios: [.init(name: "more", overrides: ["extra": .number(10)]), .init(name: "same")])
    return Workspace(
      name: "w", title: "시험", organisation: "시험구", planYear: 2018,
      indicators: [
        Indicator(id: "press", name: "언론보도", goal: "g", unit: unit),
        Indicator(id: "none", name: "실적 없음", goal: "g", unit: unit),
      ],
      series: [
        "press": Series(
          id: "press", name: "언론보도", unit: unit, support: .nonNegative,
          observations: [(.year(2015), 100), (.year(2016), 108), (.year(2017), 115)])
      ],
      programmes: [Programme(id: "p", parent: nil, name: "홍보")],
      amounts: [
        BudgetAmount(programme: "p", year: 2017, state: .original, amount: Won(100_000_000))
      ], models: ["m": model])
  }

  static func plan(_ workspace: Workspace) -> Plan {
    PlanMaker(options: ProposalOptions(method: LastValue()), draws: 2000).plan(workspace)
  }

  @Test func aFailingIndicatorStaysInItsPlace() {
    let plan = Self.plan(Self.workspace())
    #expect(plan.indicators.map(\.indicator.id) == ["press", "none"])
    #expect(plan.indicators[0].proposal?.value == 115)
    #expect(plan.indicators[1].proposal == nil)
  }

  @Test func scenariosShareDrawsWithTheBase() throws {
    let set = try #require(Self.plan(Self.workspace()).scenarios.first)
    let rows = try #require(set.outcomes.first).rows
    #expect(rows.map(\.scenario) == ["base", "more", "same"])
    #expect(abs((rows[1].difference?.value ?? 0) - 10) < 1e-9)
    #expect(rows[2].difference?.value == 0)
    #expect(rows[2].difference?.standardError == 0)
    #expect(rows[2].quantile(0.5) == rows[0].quantile(0.5))
  }

  @Test func aModelThatCannotRunIsAFindingAndTheRestGoesOn() {
    var workspace = Self.workspace()
    workspace.models["broken"] = DriverModel(
      title: "망가진 모형", uncertainties: [.init(name: "x", source: .series("nowhere"))],
      formulas: [], outcomes: ["x"])
    let plan = Self.plan(workspace)
    #expect(plan.scenarios.map(\.model) == ["m"])
    let finding = plan.findings.first { $0.code == "series-unknown" }
    #expect(finding?.place.file == "models/broken.yaml")
  }

  @Test func aPlanIsTheSameEveryTime() {
    let first = Self.plan(Self.workspace())
    let second = Self.plan(Self.workspace())
    #expect(first.scenarios == second.scenarios)
    #expect(first.indicators.map(\.proposal?.value) == second.indicators.map(\.proposal?.value))
  }

  @Test func budgetVariantsStartFromTheLastYear() throws {
    let budget = try #require(Self.plan(Self.workspace()).budget)
    #expect(budget.year == 2017)
    #expect(budget.variants.map(\.nextTotal) == [100_000_000, 103_000_000])
  }

  /// Amounts that moved between programmes do not give a growth rate.
  @Test func growthNeedsLikeWithLike() {
    func variants(_ previous: Int) -> [String] {
      let tree = [
        Programme(id: "a", parent: nil, name: "가"), Programme(id: "b", parent: nil, name: "나"),
      ]
      let amounts = [("a", 2017, 100), ("b", 2017, 10), ("a", 2016, previous)].map {
        id, year, won in
        BudgetAmount(programme: id, year: year, state: .original, amount: Won(won * 1_000_000))
      }
      let workspace = Workspace(name: "w", planYear: 2018, programmes: tree, amounts: amounts)
      let plan = BudgetPlan(workspace: workspace, planYear: 2018)
      return plan?.variants.map(\.growth.id) ?? []
    }
    #expect(variants(90) == ["freeze", "recent"])
    #expect(variants(0) == ["freeze", "assumed3"])
  }

  /// 44 grants of 595억 at a pooled win rate of 64 %: the projection is centred on both.
  @Test func grantsAreProjectedWhereOtherBodiesGiveAWinRate() throws {
    var workspace = Self.workspace()
    workspace.grants = [
      GrantRecord(
        body: "시험구", period: .year(2017), selected: 44, secured: Won(59_500_000_000),
        basis: .nationalAndProvincial),
      GrantRecord(
        body: "완주군", period: .year(2021), applied: 100, selected: 64, secured: Won(57_000_000_000)),
    ]
    let set = try #require(Self.plan(workspace).scenarios.first { $0.model == "history-grants" })
    #expect(set.outcomes.map(\.name) == ["selected", "secured", "own_share"])
    let selected = try #require(set.outcomes.first?.rows.first).mean.value
    #expect(abs(selected - 44) < 3)
    #expect(set.notes.contains { $0.ko.contains("선정률 64.0%") })
    workspace.grants.removeLast()
    #expect(Self.plan(workspace).scenarios.map(\.model) == ["m"])
  }
}
