import Foundation
import Indicators
import Testing

@testable import Tables

/// The workbooks beside the tests, as `Tests/Reference/tables/make_workbooks.py` made them.
enum Workbooks {
  /// What other readers found in a workbook.
  struct Expected: Decodable {
    let rows: [[String]]
    let readers: Int
    let shown: [String: String]?
  }

  static let expected: [String: Expected] = {
    let data = (try? Fixtures.bytes("workbook/expected.json")) ?? []
    return (try? JSONDecoder().decode([String: Expected].self, from: Data(data))) ?? [:]
  }()

  static func path(_ name: String) -> String {
    Fixtures.folder.appendingPathComponent("workbook/\(name)").path
  }

  /// The sheet of a workbook as text; a name may say which (`a.xlsx#name`).
  static func decode(_ name: String) throws -> DecodedText {
    let bytes = try FileBytes.read(path(name))
    return try TextDecoding.decode(bytes, file: path(name))
  }

  /// The cells of a sheet, without blank rows at its end.
  static func rows(_ text: DecodedText) throws -> [[String]] {
    let table = try CSVReader.read(text.bytes).table
    return (1...table.rowCount).map { table.texts(row: $0) }
  }

  /// Why a workbook is not read.
  static func problem(_ name: String) -> Finding? {
    do {
      _ = try decode(name)
      return nil
    } catch { return error as? Finding }
  }
}
