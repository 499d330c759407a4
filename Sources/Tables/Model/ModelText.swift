import Indicators

/// The text of a driver model file, or why there is none, in words that fit a model.
enum ModelText {
  /// Decodes the bytes of a file; `file` is its name for messages.
  ///
  /// - Throws: `model-not-text` for workbooks, pictures and other encodings, `model-is-table` for a
  ///   table of figures.
  static func decode(_ bytes: [UInt8], file: String?) throws(Finding) -> DecodedText {
    let text: DecodedText
    do throws(Finding) {
      text = try TextDecoding.decode(bytes, file: file)
    } catch {
      throw ModelFindings.notText(error.place, error.message)
    }
    if let nul = text.bytes.firstIndex(of: 0) {
      throw ModelFindings.nul(
        Place(file: file, row: TextDecoding.row(of: nul, in: text.bytes)),
        isEveryOther: nul == 1 && bytes.count > 3 && bytes[3] == 0 || nul == 0)
    }
    if isTable(text.bytes) { throw ModelFindings.isTable(file: file) }
    return text
  }

  /// Whether the first two lines are rows of a table: as many commas or tabs in both, and no colon.
  private static func isTable(_ bytes: [UInt8]) -> Bool {
    let lines = bytes.prefix(1 << 16).split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).prefix(2)
    guard lines.count == 2, !lines.contains(where: { $0.contains(UInt8(ascii: ":")) }) else {
      return false
    }
    return [UInt8(ascii: ","), UInt8(ascii: "\t")].contains { mark in
      let marks = lines.map { line in line.reduce(0) { $0 + ($1 == mark ? 1 : 0) } }
      return marks[0] > 0 && marks[0] == marks[1]
    }
  }
}
