public import Foundation
public import Indicators

/// The draws of all outcomes as a file, in pieces: a row a draw, a column a scenario and outcome.
///
/// Columns are named `scenario/outcome` or `scenario/outcome[period]`.
public struct DrawExport: Sendable {
  /// How the draws are written.
  public enum Format: String, Sendable, CaseIterable {
    /// Text with a line of names; a draw without a value is an empty field.
    case csv
    /// NumPy's binary format, version 3: a structured array of 64-bit floats with the names as
    /// fields, for `numpy.load`.
    case npy
  }

  /// The longest header that `numpy.load` takes without being asked.
  private static let longestHeader = 10_000
  /// Rows of one piece.
  public static let pieceRows = 4_096

  private let format: Format
  private let names: [String]
  private let columns: [ArraySlice<Double>]

  /// The draws of a result.
  public init(_ result: SimulationResult, format: Format) {
    self.format = format
    let all = result.scenarios.flatMap { scenario in
      scenario.outcomes.map { outcome in
        let period = outcome.period.map { "[\($0)]" } ?? ""
        return ("\(scenario.overlay.name)/\(outcome.name)\(period)", outcome.draws)
      }
    }
    names = all.map { $0.0 }
    columns = all.map { $0.1 }
  }

  /// The number of draws.
  public var rows: Int { columns.first?.count ?? 0 }

  /// How to open a file whose header NumPy finds too long: many outcomes, periods and scenarios.
  public var note: Finding? {
    let size = npyHead.count
    guard format == .npy, size > Self.longestHeader else { return nil }
    return Finding(
      code: "draws-out-header", severity: .note, place: Place(column: "--draws-out"),
      message: LocalizedText(
        ko: "열이 \(names.count)개라 머리글이 길어, numpy.load가 그냥은 열지 않습니다.",
        en: "With \(names.count) columns the header is longer than numpy.load takes by itself."),
      mend: LocalizedText(
        ko: "numpy.load(파일, max_header_size=\(size))로 여십시오.",
        en: "Open it with numpy.load(file, max_header_size=\(size))."))
  }

  /// Hands over the file piece by piece: what comes before the rows, then ``pieceRows`` at a time.
  public func forEachPiece<Failure: Error>(_ body: (Data) throws(Failure) -> Void) throws(Failure) {
    try body(format == .csv ? csvHead : npyHead)
    var start = 0
    while start < rows {
      let range = start..<min(rows, start + Self.pieceRows)
      try body(format == .csv ? csv(range) : npy(range))
      start = range.upperBound
    }
  }

  private var csvHead: Data {
    Data(CSVText.rows([names]).utf8)
  }

  private func csv(_ range: Range<Int>) -> Data {
    var text = ""
    for row in range {
      for (index, column) in columns.enumerated() {
        let value = column[column.startIndex + row]
        if index > 0 { text.append(",") }
        if value.isFinite { text.append("\(value)") }
      }
      text.append("\n")
    }
    return Data(text.utf8)
  }

  /// Magic number, version, length and a Python dictionary padded to a multiple of 64 bytes.
  private var npyHead: Data {
    let fields = names.map { name in
      let escaped = name.replacing("\\", with: "\\\\").replacing("'", with: "\\'")
      return "('\(escaped)', '<f8')"
    }
    let text =
      "{'descr': [\(fields.joined(separator: ", "))], 'fortran_order': False, "
      + "'shape': (\(rows),), }"
    let room = (12 + text.utf8.count + 1 + 63) / 64 * 64 - 12
    let padded = text + String(repeating: " ", count: room - text.utf8.count - 1) + "\n"
    var data = Data([0x93] + Array("NUMPY".utf8) + [3, 0])
    withUnsafeBytes(of: UInt32(room).littleEndian) { data.append(contentsOf: $0) }
    data.append(contentsOf: padded.utf8)
    return data
  }

  private func npy(_ range: Range<Int>) -> Data {
    var data = Data(capacity: range.count * columns.count * 8)
    for row in range {
      for column in columns {
        let bits = column[column.startIndex + row].bitPattern.littleEndian
        withUnsafeBytes(of: bits) { data.append(contentsOf: $0) }
      }
    }
    return data
  }
}
