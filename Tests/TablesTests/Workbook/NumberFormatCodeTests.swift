import Testing

@testable import Tables

@Suite struct NumberFormatCodeTests {
  @Test(arguments: [
    ("General", NumberFormatCode.plain), ("0.00E+00", .plain),
    ("#,##0.00_);[Red](#,##0.00)", .plain),
    ("0.0%", .percent), ("#,##0,", .number(thousands: 1)),
    ("#,##0.0,,\"백만\"", .number(thousands: 2)),
    ("#,##0.00", .plain), ("[<1000]0;#,##0,", .plain),
    ("yyyy-mm-dd", .date([.year, .month, .day])),
    ("[$-412]yyyy\"년\" m\"월\"", .date([.year, .month, .wordForMonth])),
    ("yy.mm", .date([.year, .month])),
    ("mm:ss.0", .date(.time)), ("[h]:mm", .date(.time)), ("h:mm AM/PM", .date(.time)),
    ("yyyy/m/d h:mm", .date([.year, .month, .day, .time])),
    ("0\"년\"", .counted(before: "", after: "년")),
    ("General\"년\"", .counted(before: "", after: "년")), ("0\\년", .counted(before: "", after: "년")),
    ("\"제\"0\"분기\"", .counted(before: "제", after: "분기")), ("#,##0\"건\"", .plain),
    ("#,##0\"년\"", .plain),
    ("\"", .plain), ("[", .plain), ("", .plain), ("\\", .plain), ("_", .plain),
  ]) func meaning(code: String, format: NumberFormatCode) {
    #expect(NumberFormatCode(code) == format)
  }

  @Test func builtIn() {
    #expect(NumberFormatCode(builtIn: 14) == .date([.year, .month, .day]))
    #expect(NumberFormatCode(builtIn: 17) == .date([.year, .month]))
    #expect(NumberFormatCode(builtIn: 10) == .percent)
    #expect(NumberFormatCode(builtIn: 3) == .plain && NumberFormatCode(builtIn: 900) == .plain)
  }

  @Test func addressesWithinTheGrid() {
    #expect(CellAddress.name(row: 1_048_576, column: 16_384) == "XFD1048576")
    for name in ["A1", "Z9", "AA10", "XFD1048576", "$C$7"] {
      let place = CellAddress.parse(Array(name.utf8))
      let back = place.map { CellAddress.name(row: $0.row, column: $0.column) }
      #expect(back == name.filter { $0 != "$" })
    }
    for name in ["", "A", "1", "XFE1", "A1048577", "A0", "1A", "A1B", "A99999999999999999999"] {
      #expect(CellAddress.parse(Array(name.utf8)) == nil)
    }
  }
}
