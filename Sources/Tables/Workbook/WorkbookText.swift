import Indicators

/// A sheet of an Excel workbook (ECMA-376, transitional and strict) as CSV.
///
/// Rows and columns are numbered as in the sheet, so that messages name the sheet's own rows. Numbers
/// have the 15 digits that spreadsheets know; per cent, dates and years are written as they are shown.
enum WorkbookText {
  /// Reads a ZIP file; `file` is its name for messages and may name a sheet (`a.xlsx#name`).
  ///
  /// - Throws: where it is no workbook, is damaged, or has no such sheet.
  static func decode(_ bytes: [UInt8], file: String?) throws(Finding) -> DecodedText {
    do throws(WorkbookProblem) {
      let archive = try ZipArchive(bytes)
      if let kind = DocumentKind(of: archive) {
        return try refuse(kind, file)
      }
      return try read(WorkbookParts(archive), file: file)
    } catch .other(let finding) {
      throw finding
    } catch {
      throw WorkbookFindings.problem(error, file: file)
    }
  }

  private static func refuse(
    _ kind: DocumentKind, _ file: String?
  ) throws(WorkbookProblem) -> DecodedText {
    throw .other(WorkbookFindings.document(kind, file: file))
  }

  private static func read(
    _ parts: WorkbookParts, file: String?
  ) throws(WorkbookProblem) -> DecodedText {
    let choice = try SheetChoice(parts, file: file)
    let formats =
      try parts.styles.map { part throws(WorkbookProblem) in
        try CellFormats(parts.archive, part: part)
      } ?? CellFormats()
    let reader = SheetReader(
      part: choice.sheet.part, formats: formats, countsFrom1904: parts.countsFrom1904)
    try parts.archive.parse(choice.sheet.part, by: reader)
    if let problem = reader.problem { throw problem }
    let strings =
      try parts.sharedStrings.map { part throws(WorkbookProblem) in
        try SharedStrings(parts.archive, part: part)
      } ?? SharedStrings()
    let grid = try SheetGrid(reader.sheet, strings, part: choice.sheet.part)
    let place = WorkbookPlace(file: file, sheet: choice.sheet.name)
    if grid.isEmpty { throw .other(WorkbookFindings.emptySheet(place)) }
    let noticed = WorkbookFindings.noticed(
      reader.sheet, grid, wantsCalculation: parts.wantsCalculation, place)
    return DecodedText(
      bytes: try grid.csv(), encoding: .workbook, findings: choice.findings + noticed)
  }
}
