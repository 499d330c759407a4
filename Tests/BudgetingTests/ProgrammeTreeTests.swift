import Budgeting
import Indicators
import Testing

@Suite struct ProgrammeTreeTests {
  @Test func rollsUpWhereTheParentHasNoAmountOfItsOwn() {
    let tree = ProgrammeTree(
      programmes: [
        Programme(id: "top", parent: nil, name: "구정홍보"),
        Programme(id: "a", parent: "top", name: "가"), Programme(id: "b", parent: "top", name: "나"),
      ],
      amounts: [
        BudgetAmount(programme: "a", year: 2017, state: .original, amount: Won(179_000_000)),
        BudgetAmount(programme: "b", year: 2017, state: .original, amount: Won(45_000_000)),
        BudgetAmount(programme: "b", year: 2017, state: .settled, amount: Won(1)),
      ])
    #expect(tree.amount(of: "top", year: 2017, state: .original) == 224_000_000)
    #expect(tree.amount(of: "top", year: 2016, state: .original) == nil)
    #expect(tree.amount(of: "없음", year: 2017, state: .original) == nil)
  }

  @Test func ownAmountWinsAndALargeDifferenceIsFound() {
    func tree(parent: Int) -> ProgrammeTree {
      ProgrammeTree(
        programmes: [
          Programme(id: "top", parent: nil, name: "정책사업"),
          Programme(id: "a", parent: "top", name: "가"),
        ],
        amounts: [
          BudgetAmount(
            programme: "top", year: 2016, state: .original,
            amount: Won(parent, displayUnit: .million)),
          BudgetAmount(
            programme: "a", year: 2016, state: .original,
            amount: Won(225_000_000, displayUnit: .million)),
        ])
    }
    #expect(tree(parent: 395_000_000).rollUpFindings().map(\.code) == ["programme-parts-differ"])
    #expect(tree(parent: 226_000_000).rollUpFindings().isEmpty)
    #expect(
      tree(parent: 395_000_000).amount(of: "top", year: 2016, state: .original) == 395_000_000)
  }

  @Test func aCycleEndsInsteadOfHanging() {
    let tree = ProgrammeTree(
      programmes: [
        Programme(id: "a", parent: "b", name: "가"), Programme(id: "b", parent: "a", name: "나"),
      ], amounts: [])
    #expect(tree.amount(of: "a", year: 2017, state: .original) == nil)
    #expect(tree.depthFirst(from: "a").count == 2)
  }

  @Test func fundingSumsTheLeavesBySource() {
    let tree = ProgrammeTree(
      programmes: [
        Programme(id: "top", parent: nil, name: "공모"), Programme(id: "a", parent: "top", name: "가"),
      ],
      amounts: [
        BudgetAmount(
          programme: "a", year: 2024, state: .original, source: .national, amount: Won(70)),
        BudgetAmount(programme: "a", year: 2024, state: .original, source: .own, amount: Won(30)),
      ])
    #expect(tree.funding(of: "top", year: 2024, state: .original) == [.national: 70, .own: 30])
  }
}
