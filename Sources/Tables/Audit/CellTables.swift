import Foundation
import Indicators

extension AuditTableReader {
  /// Reads every table of a path: those of a workspace folder's `published_tables.csv` or of another
  /// file in its form, cell by cell; any other file is one table.
  ///
  /// A table of such a file none of whose figures follows from others is left out with a note.
  public static func readAll(path: String) -> [AuditTableReading] {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    let file = isFolder.boolValue ? path + "/" + TableSchema.publishedTables.file : path
    guard !isFolder.boolValue || FileManager.default.fileExists(atPath: file) else {
      let finding = AuditFindings.noTables(path, other: tableFile(below: path))
      return [AuditTableReading(table: nil, findings: [finding])]
    }
    guard !file.lowercased().hasSuffix(".yaml"), !file.lowercased().hasSuffix(".yml") else {
      return [read(path: file)]
    }
    do throws(Finding) {
      let bytes = try FileBytes.read(file, limit: FileBytes.modelLimit)
      let name = file == "-" ? "(stdin)" : file
      return try cellTables(bytes, file: name) ?? [parse(bytes, file: name)]
    } catch {
      return [AuditTableReading(table: nil, findings: [error])]
    }
  }

  /// The first YAML file in a folder or in one of its own folders.
  private static func tableFile(below folder: String) -> String? {
    let files = FileManager.default
    func entries(_ path: String) -> [String] {
      ((try? files.contentsOfDirectory(atPath: path)) ?? []).sorted().map {
        (path.hasSuffix("/") ? path : path + "/") + $0
      }
    }
    func isTable(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }
    let own = entries(folder)
    return own.first(where: isTable) ?? own.lazy.flatMap(entries).first(where: isTable)
  }

  /// The tables of a file in the form of `published_tables.csv`; nil for any other form.
  static func cellTables(
    _ bytes: [UInt8], file: String
  ) throws(Finding) -> [AuditTableReading]? {
    let text = try TextDecoding.decode(bytes, file: file)
    guard !text.bytes.contains(0) else { return nil }
    let reading = try CSVReader.read(text.bytes, file: file)
    guard let cells = CellTables(reading.table) else { return nil }
    var tables = cells.order.map { cells.reading(of: $0, file: file) }
    if let first = tables.first, !text.findings.isEmpty {
      tables[0] = AuditTableReading(table: first.table, findings: text.findings + first.findings)
    }
    let audited = tables.filter { $0.table.map { !$0.relations.isEmpty } ?? true }
    if audited.isEmpty { return [AuditTableReading(table: nil, findings: [cells.nothing(file)])] }
    return audited
  }
}

/// The rows of `published_tables.csv`: `table_id, row, column, value, decimals, unit, source` and,
/// where a figure follows from others, `relation`, which names cells as `row column`.
struct CellTables {
  private static let needed = ["table_id", "row", "column", "value"]
  private static let roles: [String: BudgetLayout.Role] = [
    "amount": .amount, "예산액": .amount, "share": .share, "구성비": .share,
    "previous_amount": .previous, "전년도예산액": .previous, "previous_share": .previousShare,
    "전년도구성비": .previousShare, "change": .change, "증감": .change, "비교증감": .change,
    "growth": .growth, "증감률": .growth,
  ]
  private static let rowNames = [
    "total": "계", "policy": "정책사업", "administration": "행정운영경비", "personnel": "인력운영비",
    "basic": "기본경비", "financial": "재무활동",
  ]

  /// Tables in the order of first appearance.
  private(set) var order: [String] = []
  private var lines: [String: [Int]] = [:]
  private let columns: [String: Int]
  private let table: CSVTable

  init?(_ table: CSVTable) {
    guard let header = table.headerRow else { return nil }
    let names = table.texts(row: header).map(HeaderName.clean)
    let places = Dictionary(
      names.enumerated().map { ($0.element, $0.offset + 1) }, uniquingKeysWith: { a, _ in a })
    guard CellTables.needed.allSatisfy({ places[$0] != nil }) else { return nil }
    columns = places
    self.table = table
    for row in stride(from: header + 1, through: table.rowCount, by: 1)
    where !table.isBlank(row: row) {
      let id = text(row, "table_id")
      if lines[id] == nil { order.append(id) }
      lines[id, default: []].append(row)
    }
  }

  private func text(_ row: Int, _ column: String) -> String {
    columns[column].map { HeaderName.clean(table.text(row: row, column: $0)) } ?? ""
  }

  /// One table as an audit takes it; without a relation it is empty of them and has no error.
  func reading(of id: String, file: String) -> AuditTableReading {
    var draft = AuditDraft(file: file)
    draft.title = id
    let rows = lines[id] ?? []
    draft.source = rows.first.map { text($0, "source") } ?? ""
    for row in rows {
      // A comma parts the operands of relations.
      let name = "\(text(row, "row")) \(text(row, "column"))".replacing(",", with: "·")
      var entry = AuditDraft.Entry(id: name, row: row)
      entry.columns = [
        .value: "value", .unit: "unit", .decimals: "decimals", .relation: "relation",
      ]
      entry.label = label(row)
      entry.value = text(row, "value")
      entry.unit = text(row, "unit")
      entry.decimals = text(row, "decimals")
      entry.relations = text(row, "relation").split(separator: ";").map(String.init)
      draft.entries.append(entry)
    }
    if draft.entries.allSatisfy(\.relations.isEmpty) { relateAsBudget(&draft, rows) }
    guard draft.entries.contains(where: { !$0.relations.isEmpty }) else {
      return AuditTableReading(table: AuditTable(figures: [], relations: []), findings: [])
    }
    let table = draft.table()
    return AuditTableReading(table: draft.log.hasError ? nil : table, findings: draft.log.all)
  }

  private func label(_ row: Int) -> String {
    let (name, column) = (text(row, "row"), text(row, "column"))
    let role = CellTables.roles[column.lowercased()]?.name ?? column
    return "\(CellTables.rowNames[name.lowercased()] ?? name) \(role)"
  }

  /// Gives the cells of a 예산현황 table the relations of its layout.
  private func relateAsBudget(_ draft: inout AuditDraft, _ rows: [Int]) {
    var names: [String] = []
    var cells: [(row: Int, role: BudgetLayout.Role)?] = []
    for row in rows {
      let name = text(row, "row")
      if !names.contains(name) { names.append(name) }
      let role = CellTables.roles[text(row, "column").lowercased()]
      cells.append(
        role.flatMap { role in names.firstIndex(of: name).map { (row: $0, role: role) } })
    }
    let layout = BudgetLayout(names: names.map { CellTables.rowNames[$0.lowercased()] ?? $0 })
    var ids: [BudgetLayout.Role: [Int: String]] = [:]
    for (entry, cell) in zip(draft.entries, cells) {
      if let cell { ids[cell.role, default: [:]][cell.row] = entry.id }
    }
    for (index, cell) in cells.enumerated() {
      guard let cell, let (name, operands) = layout.relation(of: cell.row, cell.role) else {
        continue
      }
      let figures = operands.compactMap { ids[$0.role]?[$0.row] }
      guard figures.count == operands.count, figures.count > 1 else { continue }
      draft.entries[index].relations = ["\(name)(\(figures.joined(separator: ", ")))"]
    }
  }

  /// What to say where no table has a relation.
  func nothing(_ file: String) -> Finding { AuditFindings.noRelations(Place(file: file)) }
}
