import Indicators

/// Which sheet of a workbook is read: the one asked for, or else the first visible one with a table.
struct SheetChoice {
  let sheet: WorkbookParts.Sheet
  /// What has to be said of the choice.
  private(set) var findings: [Finding] = []

  /// Chooses a sheet; `file` may name it.
  init(_ parts: WorkbookParts, file: String?) throws(WorkbookProblem) {
    let name = WorkbookName(file ?? "")
    if let wanted = name.sheet {
      guard let sheet = SheetChoice.named(wanted, in: parts.sheets) else {
        throw .other(WorkbookFindings.noSheet(wanted, parts.sheets.map(\.name), file: name.path))
      }
      self.sheet = sheet
      return
    }
    var tables: [WorkbookParts.Sheet] = []
    let visible = parts.sheets.filter { !$0.isHidden }
    // One sheet is read whatever it holds, and further ones are looked at only to name them.
    if visible.count > 1 || visible.isEmpty {
      for sheet in visible {
        let glance = SheetGlance()
        try parts.archive.parse(sheet.part, by: glance)
        if glance.isTable { tables.append(sheet) }
      }
    }
    guard let first = tables.first ?? visible.first else {
      throw .other(WorkbookFindings.onlyHidden(parts.sheets.map(\.name), file: file))
    }
    sheet = first
    if tables.count > 1 {
      findings = [
        WorkbookFindings.sheets(
          first.name, others: tables.dropFirst().map(\.name), file: file)
      ]
    }
  }

  /// The sheet of a name; without case and spaces where no other is meant.
  private static func named(
    _ wanted: String, in sheets: [WorkbookParts.Sheet]
  ) -> WorkbookParts.Sheet? {
    if let exact = sheets.first(where: { $0.name == wanted }) { return exact }
    let alike = sheets.filter { plain($0.name) == plain(wanted) }
    return alike.count == 1 ? alike[0] : nil
  }

  private static func plain(_ name: String) -> String {
    name.lowercased().filter { !$0.isWhitespace }
  }
}
