import Indicators

/// The layout of a 예산현황 table: which column holds what, which row is part of which.
struct BudgetLayout {
  /// The columns.
  enum Role: CaseIterable {
    case amount, share, previous, previousShare, change, growth

    /// The name of the column in messages and figure names.
    var name: String {
      switch self {
      case .amount: "예산액"
      case .share: "구성비"
      case .previous: "전년도예산액"
      case .previousShare: "전년도구성비"
      case .change: "증감"
      case .growth: "증감률"
      }
    }
  }

  /// One row of figures.
  struct Row {
    /// Name without white space.
    let name: String
    /// Row of the file.
    let row: Int
    /// How far it is set in.
    let depth: Int
    /// Index of the row it is part of.
    var parent: Int?
  }

  /// The unit of the amounts as written.
  let unit: String
  /// Column numbers, from 1.
  let columns: [Role: Int]
  /// The rows, in the order of the file.
  private(set) var rows: [Row] = []
  /// The row of the total.
  private(set) var total: Int?
  /// The rows that are part of a row.
  private(set) var parts: [Int: [Int]] = [:]

  private static let totals = ["계", "합계", "총계", "총액", "total"]
  private static let usualParents = [
    "인력운영비": "행정운영경비", "기본경비": "행정운영경비", "내부거래지출": "재무활동", "보전지출": "재무활동",
  ]

  /// Recognises the layout; nil where the columns are not those of a 예산현황 table.
  init?(_ table: CSVTable) {
    guard let first = BudgetLayout.firstDataRow(table) else { return nil }
    var header: [Int: String] = [:]
    var words = ""
    for row in 1..<first {
      for (index, text) in table.texts(row: row).enumerated() {
        let bare = text.filter { !$0.isWhitespace }
        header[index + 1, default: ""] += bare
        words += bare + " "
      }
    }
    columns = BudgetLayout.roles(header)
    guard columns[.amount] != nil, columns[.previous] != nil else { return nil }
    unit = BudgetLayout.moneyUnit(in: words) ?? ""
    for row in first...table.rowCount where !table.isBlank(row: row) {
      let text = table.text(row: row, column: 1)
      let bare = text.drop { $0.isWhitespace }
      let marked = bare.drop { "-·ㆍ∙•○ㅇ◦▪".contains($0) }
      // A comma parts the operands of relations.
      let name = marked.filter { !$0.isWhitespace }.map { $0 == "," ? "·" : $0 }
      let depth = text.count - bare.count + (marked.count < bare.count ? 1 : 0)
      rows.append(Row(name: String(name), row: row, depth: depth, parent: nil))
    }
    findParents()
  }

  /// The layout of rows by their names alone, none of them set in.
  init(names: [String]) {
    unit = ""
    columns = [:]
    rows = names.map { Row(name: $0.filter { !$0.isWhitespace }, row: 0, depth: 0, parent: nil) }
    findParents()
  }

  /// The first row whose name is that of a total or that has two numbers behind its name.
  private static func firstDataRow(_ table: CSVTable) -> Int? {
    guard table.rowCount > 1 else { return nil }
    return (2...table.rowCount).first { row in
      let texts = table.texts(row: row)
      let numbers = texts.dropFirst().count { text in
        text.contains(where: \.isNumber) && (try? KoreanNumber.read(text))?.value != nil
      }
      return numbers >= 2
    }
  }

  private static func roles(_ header: [Int: String]) -> [Role: Int] {
    var roles: [Role: Int] = [:]
    for (column, text) in header.sorted(by: { $0.key < $1.key }) where column > 1 {
      let role: Role?
      if text.contains("구성비") {
        let isPrevious = text.contains("전년") || roles[.previous] != nil
        role = isPrevious ? .previousShare : .share
      } else if ["증감률", "증감율", "증가율", "증가률"].contains(where: text.contains) {
        role = .growth
      } else if text.contains("증감") {
        role = .change
      } else if text.contains("전년") {
        role = .previous
      } else if text.contains("예산") || text.contains("당해") || text.contains("금년") {
        role = .amount
      } else {
        role = nil
      }
      if let role, roles[role] == nil { roles[role] = column }
    }
    return roles
  }

  private static func moneyUnit(in text: String) -> String? {
    ["백만원", "천만원", "십억원", "천원", "억원", "만원", "조원"].first { text.contains($0) }
      ?? (text.contains("단위:원") || text.contains("(원") ? "원" : nil)
  }

  /// Set-in rows belong to the last row set in less; otherwise the usual names tell.
  private mutating func findParents() {
    let isSetIn = rows.contains { $0.depth > (rows.first?.depth ?? 0) }
    total = rows.firstIndex { BudgetLayout.totals.contains($0.name.lowercased()) }
    var above: [String: Int] = [:]
    for index in rows.indices {
      defer { above[rows[index].name] = index }
      guard index != total else { continue }
      if isSetIn, let outer = rows[..<index].lastIndex(where: { $0.depth < rows[index].depth }) {
        rows[index].parent = outer
      } else if let parent = BudgetLayout.usualParents[rows[index].name].flatMap({ above[$0] }) {
        rows[index].parent = parent
      } else {
        rows[index].parent = total
      }
      if let parent = rows[index].parent { parts[parent, default: []].append(index) }
    }
  }

}

extension AuditDraft {
  /// Reads a CSV pasted from a 예산현황 table.
  mutating func readBudget(_ table: CSVTable) throws(Finding) {
    guard let layout = BudgetLayout(table) else {
      throw AuditFindings.unknownLayout(place(table.headerRow))
    }
    if layout.unit.isEmpty { log.add(AuditFindings.noMoneyUnit(place(1))) }
    title = title.isEmpty ? "예산현황" : title
    var taken: Set<String> = []
    let names = layout.rows.map { row in
      taken.insert(row.name).inserted ? row.name : "\(row.name)(\(row.row)행)"
    }
    func id(_ row: Int, _ role: BudgetLayout.Role) -> String { "\(names[row]) \(role.name)" }
    var cells: [(row: Int, role: BudgetLayout.Role)] = []
    for (index, row) in layout.rows.enumerated() {
      for role in BudgetLayout.Role.allCases {
        guard let column = layout.columns[role] else { continue }
        let text = HeaderName.clean(table.text(row: row.row, column: column))
        // A programme that is new has no growth.
        if text.isEmpty || ["신규", "순증", "-", "–", "해당없음"].contains(text) { continue }
        var entry = Entry(id: id(index, role), row: row.row, column: role.name)
        entry.value = text
        entry.unit = [.share, .previousShare, .growth].contains(role) ? "%" : layout.unit
        entries.append(entry)
        cells.append((index, role))
      }
    }
    let printed = Set(entries.map(\.id))
    for (index, cell) in cells.enumerated() {
      guard let (name, operands) = layout.relation(of: cell.row, cell.role) else { continue }
      let figures = operands.map { id($0.row, $0.role) }
      guard !figures.isEmpty, figures.allSatisfy(printed.contains) else { continue }
      entries[index].relations = ["\(name)(\(figures.joined(separator: ", ")))"]
    }
  }
}

extension BudgetLayout {
  /// How a figure follows from others; nil where it does from none.
  func relation(
    of row: Int, _ role: Role
  ) -> (name: String, operands: [(row: Int, role: Role)])? {
    switch role {
    case .amount, .previous: return ("sum", (parts[row] ?? []).map { ($0, role) })
    case .share: return total.map { ("share", [(row, .amount), ($0, .amount)]) }
    case .previousShare: return total.map { ("share", [(row, .previous), ($0, .previous)]) }
    case .change: return ("difference", [(row, .amount), (row, .previous)])
    case .growth: return ("growth", [(row, .amount), (row, .previous)])
    }
  }
}
