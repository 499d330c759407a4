import Budgeting
import Indicators
import Testing

/// Amounts in 천원 that give every published figure of 광주 서구 홍보실's 2017 table at once.
///
/// The
/// table is printed in 백만원; these are the whole numbers next to the Chebyshev centre of the
/// polytope of its 28 rounding intervals (linear programme solved with SciPy).
let seoguAmounts: [(id: String, parent: String?, name: String, y2017: Int, y2016: Int)] = [
  ("policy", nil, "정책사업", 396_184, 394_708),
  ("administration", nil, "행정운영경비", 73_865, 224_495),
  ("personnel", "administration", "인력운영비", 30_695, 154_346),
  ("basic", "administration", "기본경비", 43_170, 70_149),
  ("financial", nil, "재무활동", 0, 0),
]

func seoguTree() -> ProgrammeTree {
  ProgrammeTree(
    programmes: seoguAmounts.map { Programme(id: $0.id, parent: $0.parent, name: $0.name) },
    amounts: seoguAmounts.flatMap { row in
      [(2017, row.y2017), (2016, row.y2016)].map { year, amount in
        BudgetAmount(
          programme: row.id, year: year, state: .original,
          amount: Won(amount * 1000, displayUnit: .million))
      }
    })
}

@Suite struct BudgetStatusTableTests {
  /// The 28 figures as printed: amount, share, previous amount, its share, change, growth.
  static let published: [(String, [String])] = [
    ("계", ["470", "100.00", "619", "100.00", "△149", "△24.09"]),
    ("정책사업", ["396", "84.29", "395", "63.74", "1", "0.37"]),
    ("행정운영경비", ["74", "15.71", "224", "36.26", "△151", "△67.10"]),
    ("인력운영비", ["31", "6.53", "154", "24.93", "△124", "△80.11"]),
    ("기본경비", ["43", "9.18", "70", "11.33", "△27", "△38.46"]),
    ("재무활동", ["0", "0.00", "0", "0.00", "0", "0.00"]),
  ]

  @Test func reproducesEveryPublishedFigure() {
    let table = BudgetStatusTable(tree: seoguTree(), year: 2017)
    let two = NumberFormat(decimals: 2)
    let printed = table.rows.map { row in
      [
        Won(row.amount).formatted(in: .million), two.text(row.share),
        Won(row.previous).formatted(in: .million), two.text(row.previousShare),
        Won(row.change).formatted(in: .million), row.growth.map { two.text($0) } ?? "신규",
      ]
    }
    #expect(table.rows.map(\.name) == Self.published.map(\.0))
    #expect(printed == Self.published.map(\.1))
  }

  @Test func growthFromNothingIsNewNotInfinite() {
    let tree = ProgrammeTree(
      programmes: [Programme(id: "a", parent: nil, name: "가")],
      amounts: [BudgetAmount(programme: "a", year: 2018, state: .original, amount: Won(5_000))])
    let rows = BudgetStatusTable(tree: tree, year: 2018).rows
    #expect(rows.count == 1)
    #expect(rows.first?.growth == nil)
    #expect(rows.first?.share == 100)
  }

  @Test func emptyTreeHasNoRows() {
    #expect(
      BudgetStatusTable(tree: ProgrammeTree(programmes: [], amounts: []), year: 2018).rows.isEmpty)
  }
}
