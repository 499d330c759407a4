import Indicators

/// A small CSV file or sheet with a few columns that go by several names.
struct SmallTable {
  /// A row: its number in the file and the wanted cells, empty where the column does not exist.
  struct Row {
    let number: Int
    let cells: [String]
  }

  let rows: [Row]
  let findings: [Finding]

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file; `-` is standard input.
  ///   - columns: The names of each wanted column, the usual one first.
  ///   - optional: Indices of the columns that need not exist.
  /// - Returns: the rows that could be read, and what was noticed.
  /// - Throws: an unreadable file, a missing column, an empty or repeated key in the first column.
  static func read(
    path: String, columns: [[String]], optional: Set<Int>
  ) throws(Findings) -> SmallTable {
    let file = path == "-" ? "(stdin)" : path
    do throws(Finding) {
      let text = try TextDecoding.decode(
        try FileBytes.read(path, limit: FileBytes.modelLimit), file: file)
      do throws(Finding) {
        return try parse(text, file: file, columns: columns, optional: optional)
      } catch { throw text.explaining(error) }
    } catch {
      throw Findings([error])
    }
  }

  private static func parse(
    _ text: DecodedText, file: String, columns: [[String]], optional: Set<Int>
  ) throws(Finding) -> SmallTable {
    let reading = try CSVReader.read(text.bytes, file: file)
    guard let header = reading.table.headerRow else { throw TextFindings.emptyFile(file) }
    let names = reading.table.texts(row: header).map { HeaderName.clean($0).lowercased() }
    let places = columns.map { wanted in wanted.lazy.compactMap { names.firstIndex(of: $0) }.first }
    let lacking = columns.indices.filter { places[$0] == nil && !optional.contains($0) }
    guard lacking.isEmpty else {
      throw SmallTable.missing(lacking.map { columns[$0] }, Place(file: file, row: header))
    }
    let key = Place(file: file, row: header, column: columns[0][0])
    let (rows, findings) = rows(of: reading.table, at: places, below: key)
    return SmallTable(rows: rows, findings: text.findings + reading.findings + findings)
  }

  /// The rows below the header of a key column, without those whose key is empty or stands above.
  private static func rows(
    of table: CSVTable, at places: [Int?], below key: Place
  ) -> ([Row], [Finding]) {
    var (rows, findings): ([Row], [Finding]) = ([], [])
    var seen: [String: Int] = [:]
    for number in stride(from: (key.row ?? 0) + 1, through: table.rowCount, by: 1)
    where !table.isBlank(row: number) {
      let cells = places.map { place in
        place.map { HeaderName.clean(table.text(row: number, column: $0 + 1)) } ?? ""
      }
      if cells[0].isEmpty {
        let place = Place(file: key.file, row: number, column: key.column)
        findings.append(LongFindings.noIdentifier(place))
      } else if let first = seen[cells[0]] {
        let place = Place(file: key.file, row: number)
        findings.append(
          WorkspaceFindings.duplicateKey([cells[0]], [key.column ?? ""], first: first, place))
      } else {
        seen[cells[0]] = number
        rows.append(Row(number: number, cells: cells))
      }
    }
    return (rows, findings)
  }

  private static func missing(_ columns: [[String]], _ place: Place) -> Finding {
    let names = columns.map { "'\($0[0])'" }.joined(separator: ", ")
    let korean = columns.compactMap { $0.first { $0.utf8.count > $0.count } }.quotedList
    return Finding(
      code: "missing-columns", severity: .error, place: place,
      message: LocalizedText(ko: "필요한 열이 없습니다: \(names).", en: "Columns are missing: \(names)."),
      mend: LocalizedText(
        ko: "첫 행에 열 이름 \(names)(또는 \(korean))\(Josa.object.form(after: names)) 쓰십시오.",
        en: "Name the columns \(names) in the first row."))
  }
}
