import Foundation
import Testing

/// Rows of a CSV text by column name, read without the code under test.
struct Records {
  let columns: [String]
  let rows: [[String: String]]

  /// Reads RFC 4180 text with a header; every row must be as wide as it.
  init(_ text: String) throws {
    var lines = Records.cells(text)
    let names = try #require(lines.first, "The table is empty.")
    lines.removeFirst()
    columns = names
    rows = try lines.map { cells in
      try #require(cells.count == names.count, "\(cells) has not \(names.count) cells.")
      return Dictionary(uniqueKeysWithValues: zip(names, cells))
    }
  }

  /// Rows where a column has a value.
  func rows(where column: String, is value: String) -> [[String: String]] {
    rows.filter { $0[column] == value }
  }

  private static func cells(_ text: String) -> [[String]] {
    var (lines, line, cell, quoted): ([[String]], [String], String, Bool) = ([], [], "", false)
    var rest = text.unicodeScalars.makeIterator()
    var next = rest.next()
    while let scalar = next {
      next = rest.next()
      switch scalar {
      case "\"" where quoted && next == "\"":
        cell.unicodeScalars.append("\"")
        next = rest.next()
      case "\"": quoted.toggle()
      case "," where !quoted:
        line.append(cell)
        cell = ""
      case "\r" where !quoted: break
      case "\n" where !quoted:
        lines.append(line + [cell])
        (line, cell) = ([], "")
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return line.isEmpty && cell.isEmpty ? lines : lines + [line + [cell]]
  }
}

extension [String: String] {
  /// A cell that must be a finite number.
  func number(_ column: String) throws -> Double {
    let value = try #require(self[column].flatMap { Double($0) }, "\(column): \(self)")
    try #require(value.isFinite)
    return value
  }
}

/// A cell of a JSON table: a text, a number or null.
struct JSONCell: Decodable {
  let text: String?
  let number: Double?

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      (text, number) = (nil, nil)
    } else if let number = try? value.decode(Double.self) {
      (text, self.number) = (nil, number)
    } else {
      (text, number) = (try value.decode(String.self), nil)
    }
  }
}
