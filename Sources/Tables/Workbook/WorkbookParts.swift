/// The parts of a workbook by what they are for: its sheets, shared strings and styles.
struct WorkbookParts {
  /// One sheet of cells.
  struct Sheet {
    let name: String
    /// The name of its part in the archive.
    let part: String
    let isHidden: Bool
  }

  let archive: ZipArchive
  private(set) var sheets: [Sheet] = []
  /// Whether days are counted from 1904, as Excel on Macintosh once did.
  private(set) var countsFrom1904 = false
  /// Whether the writer asks that everything be calculated when the workbook is opened.
  private(set) var wantsCalculation = false
  private(set) var sharedStrings: String?
  private(set) var styles: String?

  /// Finds the parts.
  init(_ archive: ZipArchive) throws(WorkbookProblem) {
    self.archive = archive
    let roots = archive.has("_rels/.rels") ? try Relationships(archive, of: "") : nil
    let main = roots?.first(kind: "officeDocument") ?? "xl/workbook.xml"
    let taker = WorkbookTaker()
    try archive.parse(main, by: taker)
    let relations = try Relationships(archive, of: main)
    countsFrom1904 = taker.countsFrom1904
    wantsCalculation = taker.wantsCalculation
    sharedStrings = relations.first(kind: "sharedStrings").flatMap { archive.has($0) ? $0 : nil }
    styles = relations.first(kind: "styles").flatMap { archive.has($0) ? $0 : nil }
    for sheet in taker.sheets {
      guard let relation = relations.byID[sheet.id] else { throw .missing(part: sheet.name) }
      // Sheets that are charts or dialogues have no cells.
      guard relation.kind == "worksheet" else { continue }
      sheets.append(Sheet(name: sheet.name, part: relation.part, isHidden: sheet.isHidden))
    }
    guard !sheets.isEmpty else { throw .missing(part: "worksheet") }
  }
}

/// What `workbook.xml` says.
private final class WorkbookTaker: XMLTaker {
  var sheets: [(name: String, id: String, isHidden: Bool)] = []
  var countsFrom1904 = false
  var wantsCalculation = false
  let wantsText = false
  let isDone = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    if name == "sheet", let id = attributes.string("id"), sheets.count < 10_000 {
      let state = attributes.string("state") ?? "visible"
      sheets.append((attributes.string("name") ?? "", id, state != "visible"))
    } else if name == "workbookPr" {
      countsFrom1904 = attributes.isTrue("date1904")
    } else if name == "calcPr" {
      wantsCalculation = attributes.isTrue("fullCalcOnLoad")
    }
  }
  func end(_ name: XMLName) {}
  func text(_ piece: UnsafeBufferPointer<UInt8>) {}
}

/// The relationships of a part: which other parts it uses, and for what (ECMA-376-2, section 9.3).
struct Relationships {
  /// A part that is used.
  struct Target {
    /// The last word of the relationship's type, the same in both name spaces.
    let kind: String
    let part: String
  }

  private(set) var byID: [String: Target] = [:]
  private var all: [Target] = []

  /// Reads the relationships of a part; those of the archive itself where its name is empty.
  init(_ archive: ZipArchive, of part: String) throws(WorkbookProblem) {
    let folder = part.split(separator: "/").dropLast().map(String.init)
    let name = part.split(separator: "/").last.map(String.init) ?? ""
    let taker = RelationshipTaker()
    try archive.parse((folder + ["_rels", name + ".rels"]).joined(separator: "/"), by: taker)
    for item in taker.items {
      let target = Target(
        kind: item.type.split(separator: "/").last.map(String.init) ?? "",
        part: Relationships.resolved(item.target, in: folder))
      all.append(target)
      if byID[item.id] == nil { byID[item.id] = target }
    }
  }

  /// The first part that is used for something.
  func first(kind: String) -> String? { all.first { $0.kind == kind }?.part }

  /// A target as the name of a part: from the archive's root where it begins with `/`, from the folder
  /// of the part otherwise; `..` never leads out of the archive.
  private static func resolved(_ target: String, in folder: [String]) -> String {
    let target = target.replacing("\\", with: "/")
    var names = target.hasPrefix("/") ? [] : folder
    for name in target.split(separator: "/") where name != "." {
      if name == ".." { _ = names.popLast() } else { names.append(String(name)) }
    }
    return names.joined(separator: "/")
  }
}

/// What a `.rels` part says.
private final class RelationshipTaker: XMLTaker {
  var items: [(id: String, type: String, target: String)] = []
  let wantsText = false
  let isDone = false

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    guard name == "Relationship", items.count < 100_000,
      attributes.string("TargetMode") != "External",
      let id = attributes.string("Id"), let target = attributes.string("Target")
    else { return }
    items.append((id, attributes.string("Type") ?? "", target))
  }
  func end(_ name: XMLName) {}
  func text(_ piece: UnsafeBufferPointer<UInt8>) {}
}
