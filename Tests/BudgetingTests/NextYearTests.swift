import Budgeting
import Indicators
import Testing

@Suite struct NextYearTests {
  @Test func partsAlwaysSumToTheirParents() {
    let growth = GrowthAssumption(
      id: "macro", name: LocalizedText(verbatim: "2.1 %"), percent: 2.1,
      source: LocalizedText(verbatim: "OECD"))
    let budget = NextYearBudget(
      tree: seoguTree(), from: 2017, growth: growth, scenario: "cut",
      changes: [BudgetChange(programme: "administration", percent: -10, reason: "절감")])
    #expect(budget.year == 2018)
    let amounts = Dictionary(uniqueKeysWithValues: budget.rows.map { ($0.programme, $0.next) })
    // 396,184 × 1.021 = 404,503.864 천원; 30,695 × 1.021 × 0.9 = 28,205.6; 43,170 × … = 39,668.9.
    #expect(amounts["policy"] == 404_504_000)
    #expect(amounts["personnel"] == 28_206_000)
    #expect(amounts["basic"] == 39_669_000)
    #expect(amounts["administration"] == 28_206_000 + 39_669_000)
    #expect(budget.nextTotal == 404_504_000 + 28_206_000 + 39_669_000)
  }

  @Test func freezeWithoutChangesChangesNothing() {
    let budget = NextYearBudget(tree: seoguTree(), from: 2017, growth: .freeze)
    #expect(budget.nextTotal == budget.currentTotal)
    #expect(budget.rows.allSatisfy { $0.change == 0 })
  }

  @Test func whatNoPartAccountsForIsNotLost() {
    let tree = ProgrammeTree(
      programmes: [
        Programme(id: "top", parent: nil, name: "정책사업"),
        Programme(id: "a", parent: "top", name: "가"),
      ],
      amounts: [
        BudgetAmount(programme: "top", year: 2016, state: .original, amount: Won(395_000_000)),
        BudgetAmount(programme: "a", year: 2016, state: .original, amount: Won(225_000_000)),
      ])
    let budget = NextYearBudget(
      tree: tree, from: 2016, growth: .freeze,
      changes: [BudgetChange(programme: "a", percent: -10, reason: "절감")])
    #expect(budget.nextTotal == 395_000_000 - 22_500_000)
  }
}
