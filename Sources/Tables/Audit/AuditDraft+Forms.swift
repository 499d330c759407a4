public import Indicators

extension AuditDraft {
  private static let sections = ["title", "source", "rounding", "figures"]

  // MARK: YAML

  /// Reads a YAML document.
  mutating func read(_ root: YAMLTree) {
    guard case .map(let entries) = root.content else {
      log.add(AuditFindings.shape(root.shown, place(root.row)))
      return
    }
    for entry in entries {
      switch entry.key {
      case "title": title = entry.value.text ?? ""
      case "source": source = entry.value.text ?? ""
      case "rounding": readRounding(entry.value)
      case "figures": readFigures(entry.value)
      default:
        log.add(
          AuditFindings.unknownKey(entry.key, AuditDraft.sections, place(entry.row)))
      }
    }
  }

  private mutating func readRounding(_ tree: YAMLTree) {
    guard case .map(let entries) = tree.content else {
      if let way = way(tree) { rounding = AuditRounding(amounts: way, percents: way) }
      return
    }
    for entry in entries {
      switch entry.key {
      case "amounts": rounding.amounts = way(entry.value) ?? rounding.amounts
      case "percents": rounding.percents = way(entry.value) ?? rounding.percents
      default:
        log.add(AuditFindings.unknownKey(entry.key, ["amounts", "percents"], place(entry.row)))
      }
    }
  }

  private mutating func way(_ tree: YAMLTree) -> AuditRounding.Way? {
    if let text = tree.text, let way = AuditRounding.Way(named: text) { return way }
    log.add(AuditFindings.unknownRounding(tree.shown, place(tree.row, "rounding")))
    return nil
  }

  private mutating func readFigures(_ tree: YAMLTree) {
    guard case .map(let figures) = tree.content else {
      log.add(AuditFindings.shape(tree.shown, place(tree.row)))
      return
    }
    for figure in figures {
      guard case .map(let fields) = figure.value.content else {
        log.add(AuditFindings.shape(figure.value.shown, place(figure.row, figure.key)))
        continue
      }
      var entry = Entry(id: HeaderName.clean(figure.key), row: figure.row, column: figure.key)
      for field in fields { set(&entry, field) }
      entries.append(entry)
    }
  }

  private mutating func set(_ entry: inout Entry, _ field: YAMLTree.Entry) {
    guard let name = Field(named: field.key), name != .figure else {
      let known = Field.allCases.dropFirst().map { $0 == .relation ? "is" : $0.rawValue }
      log.add(AuditFindings.unknownKey(field.key, Array(known), place(field.row, entry.id)))
      return
    }
    if name == .relation, case .list(let items) = field.value.content {
      entry.relations += items.map { $0.text ?? $0.shown }
      return
    }
    switch field.value.content {
    case .empty: break
    case .text(let text, _): entry.set(name, HeaderName.clean(text))
    default: log.add(AuditFindings.shape(field.value.shown, place(field.row, entry.id)))
    }
  }

  // MARK: CSV

  /// Reads a CSV table: one figure a row, or the layout of a 예산현황 table.
  mutating func read(_ table: CSVTable) throws(Finding) {
    guard let header = table.headerRow else { throw TextFindings.emptyFile(file) }
    let names = table.texts(row: header).map(HeaderName.clean)
    let fields = names.map { Field(named: $0) }
    guard fields.contains(.figure), fields.contains(.value) else {
      try readBudget(table)
      return
    }
    check(names, fields, row: header)
    for row in stride(from: header + 1, through: table.rowCount, by: 1)
    where !table.isBlank(row: row) {
      guard
        table.cellCount(row: row) <= names.count || table.isBlank(row: row, from: names.count + 1)
      else {
        log.add(
          CSVFindings.ragged(
            file: file, row: row, cells: table.cellCount(row: row), columns: names.count))
        continue
      }
      append(row, of: table, names, fields)
    }
  }

  /// Reports columns that stand twice or that nothing is known by.
  private mutating func check(_ names: [String], _ fields: [Field?], row: Int) {
    for (index, name) in names.enumerated() where !name.isEmpty {
      guard let field = fields[index] else {
        log.add(AuditFindings.unknownColumn(name, place(row, name)))
        continue
      }
      if fields.firstIndex(of: field) != index {
        log.add(CSVFindings.duplicateColumn(file: file, row: row, column: name))
      }
    }
  }

  /// Takes the figure of a row.
  private mutating func append(
    _ row: Int, of table: CSVTable, _ names: [String], _ fields: [Field?]
  ) {
    var entry = Entry(id: "", row: row)
    for (index, field) in fields.enumerated() {
      guard let field else { continue }
      entry.columns[field] = names[index]
      entry.set(field, HeaderName.clean(table.text(row: row, column: index + 1)))
    }
    if entry.id.isEmpty {
      log.add(WorkspaceFindings.emptyCell(place(row, entry.columns[.figure])))
    }
    entries.append(entry)
  }
}

extension AuditDraft.Entry {
  /// Takes what is written in a field.
  fileprivate mutating func set(_ field: AuditDraft.Field, _ text: String) {
    switch field {
    case .figure: id = text
    case .label: label = text
    case .value: value = text
    case .unit: unit = text
    case .decimals: decimals = text
    case .grain: grain = text
    case .relation:
      relations += text.split(separator: ";").map(String.init).filter {
        !HeaderName.clean($0).isEmpty
      }
    }
  }
}

extension AuditRounding.Way {
  /// The way by its English or Korean name.
  public init?(named name: String) {
    switch name.lowercased() {
    case "nearest", "반올림", "사사오입": self = .nearest
    case "down", "절사", "버림", "내림": self = .down
    case "up", "올림", "절상": self = .up
    case "even", "짝수반올림", "짝수 반올림", "오사오입": self = .even
    default: return nil
    }
  }
}
