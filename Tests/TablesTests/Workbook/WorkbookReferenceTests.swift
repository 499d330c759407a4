import Indicators
import Testing

@testable import Tables

/// The same cells as openpyxl and calamine find in workbooks of other programs.
@Suite struct WorkbookReferenceTests {
  /// Their cells, with what Jipyo reads otherwise on purpose.
  private static func wanted(_ name: String) throws -> [[String]] {
    let expected = try #require(Workbooks.expected[name])
    var rows = expected.rows
    for (cell, text) in expected.shown ?? [:] {
      let place = try #require(CellAddress.parse(Array(cell.utf8)))
      rows[place.row - 1][place.column - 1] = text
    }
    switch name {
    case "cells-xlsxwriter.xlsx":
      // Names that are merged downwards stand in every row; numbers do not.
      (rows[4][1], rows[5][1], rows[7][1]) = ("홍보실", "홍보실", "2024")
      rows[6][3] = "#DIV/0!"
    case "odd-phonetic.xlsx": rows[0][1] = "Ab_x000A_"
    default: break
    }
    return rows
  }

  @Test(arguments: Workbooks.expected.keys.sorted()) func sameCells(name: String) throws {
    let text = try Workbooks.decode(name)
    #expect(text.encoding == .workbook)
    let found = try Workbooks.rows(text)
    let wanted = try Self.wanted(name)
    for (index, (row, other)) in zip(found, wanted).enumerated() {
      // A row without a value is an empty line; the weekday of the last format has no text of its own.
      guard row != [""], !(name.hasPrefix("formats") && other[0] == "weekday") else { continue }
      #expect(row == other, "row \(index + 1)")
    }
    #expect(found.count == wanted.count)
  }

  @Test func everyFixtureHasAReference() {
    #expect(Workbooks.expected.count >= 20)
    #expect(Workbooks.expected.values.count { $0.readers == 2 } >= 12)
  }

  @Test(arguments: ["long-openpyxl.xlsx", "long-libreoffice.xlsx", "long-pyexcelerate.xlsx"])
  func sameSeriesAsTheCSV(name: String) throws {
    let csv =
      "지표,기간,값\n보도건수,2020,1530\n보도건수,2021,1612.5\n보도건수,2022,1701\n보도건수,2023,0.3\n"
      + "\"게시, \"\"건수\"\"\",2020,-7\n\"게시, \"\"건수\"\"\",2021,8\n"
    let plain = try LongTable.parse(Array(csv.utf8), file: "a.csv")
    let table = try LongTable.read(path: Workbooks.path(name))
    #expect(table.series.count == 2)
    #expect(table.series == plain.series)
    #expect(table.coercionCount == 0)
    #expect(table.allFindings == [])
  }

  @Test func yearsSideBySide() throws {
    let table = try LongTable.read(path: Workbooks.path("wide-libreoffice.xlsx"))
    #expect(table.series.map(\.id) == ["보도건수", "달성률"])
    #expect(table.series.last?.observations.map(\.value) == [0.912, 0.934, 0.95, 0.9605])
  }
}
