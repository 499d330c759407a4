import Indicators
import Testing

@testable import Tables

/// What is said of a workbook beside its cells.
@Suite struct WorkbookNoticeTests {
  @Test func firstSheetWithATableIsRead() throws {
    let text = try Workbooks.decode("sheets-openpyxl.xlsx")
    #expect(text.findings.map(\.code) == ["workbook-sheet"])
    let note = try #require(text.findings.first)
    #expect(note.severity == .note)
    #expect(note.message.ko.contains("시트 '보도'를 읽었습니다"))
    #expect(note.message.ko.contains("'SNS 도달'") && !note.message.ko.contains("숨김"))
    #expect(note.mend?.ko.contains("sheets-openpyxl.xlsx#SNS 도달") == true)
  }

  @Test(arguments: ["SNS 도달", "sns도달"]) func sheetIsChosenByName(sheet: String) throws {
    let table = try LongTable.read(path: Workbooks.path("sheets-openpyxl.xlsx#\(sheet)"))
    #expect(table.series.map(\.id) == ["SNS 도달"])
    #expect(table.findings == [])
  }

  @Test func hiddenSheetCanBeChosen() throws {
    let text = try Workbooks.decode("sheets-openpyxl.xlsx#숨김")
    #expect(try Workbooks.rows(text) == [["a", "b"], ["1", "2"]])
  }

  @Test func unknownSheetNamesTheNearest() throws {
    let finding = try #require(Workbooks.problem("sheets-openpyxl.xlsx#보됴"))
    #expect(finding.code == "unknown-sheet")
    #expect(finding.message.ko.contains("'표지', '보도', 'SNS 도달'"))
    #expect(finding.mend?.ko.contains("#보도'") == true)
  }

  /// What is wrong with the table may be that it is the wrong one.
  @Test func errorsNameTheSheet() throws {
    let error = #expect(throws: Findings.self) {
      try TargetsTable.read(path: Workbooks.path("sheets-openpyxl.xlsx"))
    }
    #expect(error?.all.first?.code == "missing-columns")
    #expect(error?.all.first?.message.ko.contains("'보도'를 읽었습니다") == true)
  }

  @Test func hiddenMergedAndWrongCells() throws {
    let text = try Workbooks.decode("cells-xlsxwriter.xlsx")
    let words = Dictionary(uniqueKeysWithValues: text.findings.map { ($0.code, $0.message.ko) })
    #expect(words["workbook-hidden"]?.contains("(5행, E열)") == true)
    #expect(words["workbook-error-cells"]?.contains("(D7, '#DIV/0!')") == true)
    #expect(words["workbook-merged-number"]?.contains("(D4)") == true)
    #expect(words.count == 3)
  }

  @Test func scaledNumbersAreNamed() throws {
    let text = try Workbooks.decode("formats-xlsxwriter.xlsx")
    #expect(text.findings.map(\.code) == ["workbook-scaled"])
    #expect(text.findings.first?.message.en.contains("B26 and 1 more cell)") == true)
  }

  @Test func formulasWithoutAValueAreAnError() throws {
    let table = try LongTable.read(path: Workbooks.path("formula-openpyxl.xlsx"))
    let finding = try #require(table.allFindings.first { $0.code == "workbook-no-value" })
    #expect(finding.severity == .error && finding.message.ko.contains("(C7)"))
    #expect(finding.mend?.ko.contains("엑셀에서 파일을 열어 저장") == true)
    #expect(table.series.first?.observations.last?.period == .year(2023))
  }

  @Test func formulasThatAreAllZeroWereNeverCalculated() throws {
    let text = try Workbooks.decode("zeros-xlsxwriter.xlsx")
    #expect(text.findings.map(\.code) == ["workbook-not-calculated"])
  }

  @Test func farRowCostsAnEmptyLineEach() throws {
    let text = try Workbooks.decode("far-row.xlsx")
    #expect(text.bytes.count < 1_049_000)
    let table = try CSVReader.read(text.bytes).table
    #expect(table.rowCount == 1_048_576)
    #expect(table.text(row: 1_048_576, column: 1) == "2")
  }
}
