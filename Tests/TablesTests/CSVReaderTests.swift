import Foundation
import Indicators
import Tables
import Testing

@Suite struct CSVReaderTests {
  struct Expected: Decodable, Sendable, CustomTestStringConvertible {
    var name: String
    var delimiter: String
    var closes: Bool
    var rows: [[String]]
    var testDescription: String { name }
  }

  static let expected: [Expected] = {
    let bytes = (try? Fixtures.bytes("csv/expected.json")) ?? []
    return (try? JSONDecoder().decode([Expected].self, from: Data(bytes))) ?? []
  }()

  @Test func referencesAreThere() { #expect(CSVReaderTests.expected.count > 90) }

  /// The same cells as Python's csv module reads; an empty line is a row with one empty cell here.
  @Test(arguments: expected) func agreesWithPython(expected: Expected) throws {
    let bytes = try Fixtures.bytes("csv/\(expected.name).csv")
    let delimiter: CSVDelimiter =
      expected.delimiter == "," ? .comma : expected.delimiter == ";" ? .semicolon : .tab
    do throws(Finding) {
      let table = try CSVReader.read(bytes, delimiter: delimiter).table
      let rows = table.rowCount == 0 ? [] : (1...table.rowCount).map { table.texts(row: $0) }
      #expect(rows == expected.rows.map { $0.isEmpty ? [""] : $0 })
      #expect(expected.closes)
    } catch {
      #expect(error.code == "csv-open-quote")
      #expect(!expected.closes)
    }
  }

  @Test(arguments: [
    ("a,b\n1,2\n", CSVDelimiter.comma), ("a;b\n1,5;2,5\n", .semicolon), ("a\tb\n1\t2\n", .tab),
    ("건수(공사,용역)\t기간\n3\t2023\n4\t2024\n", .tab), ("a\n1\n", .comma), ("", .comma),
    ("\"a;b\",c\n1,2\n", .comma), ("a,b;c\n1,2;3\n", .comma),
  ]) func delimiterIsDetected(text: String, delimiter: CSVDelimiter) throws {
    #expect(try CSVReader.read(Array(text.utf8)).table.delimiter == delimiter)
  }

  /// Rows are counted as a spreadsheet does: line breaks in quotes do not count, empty lines do.
  @Test func rowNumbers() throws {
    let table = try CSVReader.read(Array("h\n\"a\nb\"\n\nc\n".utf8)).table
    #expect(table.rowCount == 4)
    #expect(table.text(row: 2, column: 1) == "a\nb")
    #expect(table.isBlank(row: 3))
    #expect(table.text(row: 4, column: 1) == "c")
    #expect(table.text(row: 9, column: 9) == "")
  }
}
