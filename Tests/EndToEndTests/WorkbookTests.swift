import Foundation
import Testing

/// Figures kept in .xlsx, read by the commands as they are.
@Suite struct WorkbookTests {
  private static func fixture(_ name: String) -> String {
    Command.root.appending(path: "Tests/TablesTests/Fixtures/workbook/\(name)").path
  }

  private static let csv = #"""
    지표,기간,값
    보도건수,2020,1530
    보도건수,2021,1612.5
    보도건수,2022,1701
    보도건수,2023,0.3
    "게시, ""건수""",2020,-7
    "게시, ""건수""",2021,8

    """#

  @Test(arguments: [
    ["forecast", "FILE", "--horizon", "1"], ["forecast", "FILE", "--horizon", "2", "--json"],
    ["backtest", "FILE"], ["check", "FILE"],
  ]) func sameAsTheCSV(command: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.csv, to: "long.csv")
    let csv = try Command.run(command.map { $0 == "FILE" ? "long.csv" : $0 }, in: folder.url)
    #expect(!(csv.output + csv.words).isEmpty)
    for name in ["long-openpyxl.xlsx", "long-libreoffice.xlsx"] {
      try FileManager.default.copyItem(
        atPath: Self.fixture(name), toPath: folder.path(name))
      let book = try Command.run(command.map { $0 == "FILE" ? name : $0 }, in: folder.url)
      #expect(book.status == csv.status, "\(book.words)")
      #expect(book.output == csv.output.replacing("long.csv", with: name))
    }
  }

  @Test func sheetsAreNamedAndChosen() throws {
    let book = Self.fixture("sheets-openpyxl.xlsx")
    let first = try Command.run(["forecast", book, "--horizon", "1", "--lang", "ko"])
    #expect(first.status == 0 && first.words.contains("시트 '보도'를 읽었습니다"))
    let second = try Command.run(["forecast", book + "#SNS 도달", "--horizon", "1"])
    #expect(second.status == 0 && second.output.contains("SNS 도달,2025,"))
    let wrong = try Command.run(["forecast", book + "#없음", "--horizon", "1", "--lang", "ko"])
    #expect(wrong.status == 2 && wrong.words.contains("있는 시트: '표지', '보도', 'SNS 도달', '숨김'"))
  }

  /// A workbook may come from standard input, and a sheet of it be named.
  @Test func aSheetOfStandardInput() throws {
    let book = URL(filePath: Self.fixture("sheets-openpyxl.xlsx"))
    let named = try Command.run(["forecast", book.path + "#SNS 도달", "--horizon", "1"])
    let piped = try Command.run(
      ["forecast", "-#SNS 도달", "--horizon", "1"], inputFile: book)
    #expect(piped.status == 0 && piped.output == named.output)
    let checked = try Command.run(["check", "-#SNS 도달"], inputFile: book)
    #expect(checked.status == 0, "\(checked.output)")
    let wrong = try Command.run(["forecast", "-#SNS 도답", "--lang", "ko"], inputFile: book)
    #expect(wrong.status == 2 && wrong.words.contains("'-#SNS 도달'"))
    let text = try Command.run(["forecast", "-#보도", "--lang", "ko"], input: Self.csv)
    #expect(text.status == 2 && text.words.contains("엑셀 파일이 아닙니다"))
  }

  @Test func newMakesAWorkspaceOfAWorkbook() throws {
    let folder = try TemporaryFolder()
    let made = try Command.run(
      ["new", "plan", "--from", Self.fixture("wide-libreoffice.xlsx")], in: folder.url)
    #expect(made.status == 0, "\(made.words)")
    #expect(try folder.read("plan/observations.csv").contains("달성률,2023,actual,0.9605"))
  }

  @Test func resultNeverReplacesTheWorkbook() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Self.fixture("sheets-openpyxl.xlsx"), toPath: folder.path("실적.xlsx"))
    let run = try Command.run(
      ["forecast", "실적.xlsx#보도", "--horizon", "1", "--out", "실적.xlsx"], in: folder.url)
    #expect(run.status == 73)
  }
}
