/// The number format of every cell style of a workbook.
struct CellFormats {
  private var formats: [NumberFormatCode] = []

  /// No formats: every number is shown as it is.
  init() {}

  /// Reads `styles.xml`.
  init(_ archive: ZipArchive, part: String) throws(WorkbookProblem) {
    let taker = StyleTaker()
    try archive.parse(part, by: taker)
    var known: [Int: NumberFormatCode] = [:]
    formats = taker.styles.map { id in
      if let format = known[id] { return format }
      let format = taker.codes[id].map { NumberFormatCode($0) } ?? NumberFormatCode(builtIn: id)
      known[id] = format
      return format
    }
  }

  /// The format of a style; the plain one where there is no such style.
  subscript(style: Int) -> NumberFormatCode {
    formats.indices.contains(style) ? formats[style] : NumberFormatCode.plain
  }
}

/// What `styles.xml` says of number formats.
private final class StyleTaker: XMLTaker {
  var codes: [Int: String] = [:]
  var styles: [Int] = []
  private var isInCellStyles = false
  let wantsText = false
  let isDone = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "numFmt", let id = attributes.int("numFmtId"), codes.count < 100_000 {
      codes[id] = attributes.string("formatCode")
    } else if name == "cellXfs" {
      isInCellStyles = true
    } else if isInCellStyles, name == "xf", styles.count < 1 << 20 {
      styles.append(attributes.int("numFmtId") ?? 0)
    }
  }
  func end(_ name: XMLName) { if name == "cellXfs" { isInCellStyles = false } }
  func text(_ piece: UnsafeBufferPointer<UInt8>) {}
}
