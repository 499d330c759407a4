/// A table for a terminal or a text file; Hangul and other wide letters count two columns.
public struct TextTable: Sendable {
  /// How a column is aligned.
  public enum Alignment: Sendable {
    /// Words.
    case left
    /// Numbers.
    case right
  }
  private let header: [String]
  private let alignments: [Alignment]
  private var rows: [[String]] = []

  /// Makes a table from column titles and alignments; missing alignments are left.
  public init(_ header: [String], alignments: [Alignment] = []) {
    self.header = header
    self.alignments =
      alignments
      + Array(repeating: .left, count: max(0, header.count - alignments.count))
  }

  /// Adds a row; missing cells are empty.
  public mutating func add(_ cells: [String]) {
    rows.append(cells + Array(repeating: "", count: max(0, header.count - cells.count)))
  }

  /// The table with a rule below the header and no trailing blanks.
  public var text: String {
    let widths = header.indices.map { column in
      ([header] + rows).map { TextTable.width($0[column]) }.max() ?? 0
    }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: "  ")
    return ([line(header, widths), rule] + rows.map { line($0, widths) }).joined(separator: "\n")
      + "\n"
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    var parts: [String] = []
    for (index, width) in widths.enumerated() {
      let pad = String(repeating: " ", count: max(0, width - TextTable.width(cells[index])))
      parts.append(alignments[index] == .left ? cells[index] + pad : pad + cells[index])
    }
    var text = parts.joined(separator: "  ")
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Columns a text takes on a terminal (Unicode East Asian Width W and F count two).
  public static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + columns($1) }
  }

  private static func columns(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
      0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      2
    default: 1
    }
  }
}
