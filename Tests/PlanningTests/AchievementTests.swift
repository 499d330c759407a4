import Forecasting
import Indicators
import Planning
import TargetSetting
import Testing

@Suite struct AchievementTests {
  private func series(_ id: String, _ first: Int, _ values: [Double]) -> Series {
    Series(
      id: id, name: id, support: .nonNegative,
      observations: values.enumerated().map { (.year(first + $0.offset), $0.element) })
  }

  private func workspace(_ targets: [Double], _ direction: Direction = .higher) -> Workspace {
    Workspace(
      name: "w", planYear: 2018,
      indicators: [Indicator(id: "a", name: "a", goal: "g", unit: .none, direction: direction)],
      series: ["a": series("a", 2013, [90, 95, 93, 97, 100])],
      targets: ["a": series("a", 2018 - targets.count, targets)])
  }

  private let maker = PlanMaker(options: ProposalOptions(method: LastValue()))

  /// The last year with both a target and a result is reported, with its result.
  @Test func theLastFullYearIsReported() throws {
    let workspace = workspace([95, 100])
    #expect(maker.reportYear(of: workspace) == 2017)
    let row = try #require(maker.achievement(of: workspace, year: 2017).rows.first)
    #expect(row.actual == 100 && row.target == 100 && row.status == .met)
    let open = try #require(maker.achievement(of: workspace, year: 2018).rows.first)
    #expect(open.actual == nil && open.outlook != nil)
  }

  /// A target that people set takes the place of the published one, rounded as the plan prints.
  @Test func aDecisionIsTheTargetOfItsYear() throws {
    var workspace = workspace([95, 100])
    workspace.overrides = [
      TargetOverride(
        indicator: "a", year: 2017, value: 104.6, reason: "인력 감축", decidedBy: "기획관",
        decidedOn: "2016-12-01")
    ]
    let row = try #require(maker.achievement(of: workspace, year: 2017).rows.first)
    #expect(row.target == 105 && row.status == .missed)
    #expect(row.notes.contains { $0.ko.contains("인력 감축") })
  }

  /// A result that equals its target has reached it, in both directions.
  @Test(arguments: [Direction.higher, .lower]) func anEqualResultIsReached(_ way: Direction) {
    let cases = maker.calibration(of: workspace([93, 97, 100], way)).cases
    let published = cases.filter { $0.ambition == nil }
    #expect(published.map(\.year) == [2015, 2016, 2017])
    #expect(published.allSatisfy { $0.isReached && $0.target == $0.actual })
  }

  @Test func theYearOfThePlanMayBeAnother() {
    var options = ProposalOptions(method: LastValue())
    options.planYear = 2019
    let plan = PlanMaker(options: options, draws: 500).plan(workspace([100]))
    #expect(plan.planYear == 2019 && plan.indicators.first?.proposal?.planYear == 2019)
  }
}
