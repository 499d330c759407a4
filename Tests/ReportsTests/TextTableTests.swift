import Reports
import Testing

@Suite struct TextTableTests {
  @Test func hangulCountsTwoColumns() {
    #expect(TextTable.width("언론 A") == 6)
    #expect(TextTable.width("△149") == 4)
    #expect(TextTable.width("e\u{301}") == 1)
    var table = TextTable(["지표", "목표"], alignments: [.left, .right])
    table.add(["언론매체보도율", "1,926"])
    table.add(["SNS", "133,010"])
    #expect(
      table.text == """
        지표               목표
        ──────────────  ───────
        언론매체보도율    1,926
        SNS             133,010

        """)
  }

  @Test func missingCellsAreEmpty() {
    var table = TextTable(["a", "b"])
    table.add(["1"])
    #expect(table.text == "a  b\n─  ─\n1\n")
  }
}
