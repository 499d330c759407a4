import Indicators

/// Reads a table of projects (CSV or workbook) as a driver model in which each project is chosen or left.
///
/// Columns: 사업명 (name), 사업비 (cost), 효과 (benefit: a number or a distribution such as
/// `pert(1, 2, 4)`), and optionally 하한 and 상한 (low and high of the benefit), 분류 (category),
/// 필수 (required), 제외 (excluded) and 택일 (projects of which one at most is chosen). Further
/// columns of numbers, such as staff, become variables. A unit may stand behind a name:
/// `사업비(백만원)`.
///
/// The model's outcomes are the benefit and the cost of what is chosen; each category has a variable
/// such as `분류=문화` that counts its projects.
public enum ProjectTable {
  /// Reads a file; `-` is standard input.
  ///
  /// - Returns: the model, or the errors.
  public static func read(path: String) -> DriverModelReading {
    let file = path == "-" ? "(stdin)" : path
    do throws(Finding) {
      let bytes = try FileBytes.read(path, limit: FileBytes.modelLimit)
      return parse(bytes, file: file)
    } catch {
      return DriverModelReading(model: nil, findings: [error])
    }
  }

  /// Reads the bytes of a table; `file` is its name for messages.
  public static func parse(_ bytes: [UInt8], file: String?) -> DriverModelReading {
    do throws(Finding) {
      let text = try TextDecoding.decode(bytes, file: file)
      do throws(Finding) { return try parse(text, file: file) } catch {
        throw text.explaining(error)
      }
    } catch {
      return DriverModelReading(model: nil, findings: [error])
    }
  }

  private static func parse(
    _ text: DecodedText, file: String?
  ) throws(Finding) -> DriverModelReading {
    let reading = try CSVReader.read(text.bytes, file: file)
    guard let header = reading.table.headerRow else { throw TextFindings.emptyFile(file ?? "") }
    let columns = try ProjectColumns(reading.table.texts(row: header), file: file, row: header)
    var builder = ProjectModel(columns, file: file, findings: text.findings + reading.findings)
    for row in stride(from: header + 1, through: reading.table.rowCount, by: 1)
    where !reading.table.isBlank(row: row) {
      let width = columns.count
      builder.add(
        (1...width).map { oneLine(reading.table.text(row: row, column: $0)) }, row)
    }
    return builder.reading()
  }

  /// A cell with its line breaks, as spreadsheets have them within names, as spaces.
  static func oneLine(_ text: String) -> String {
    HeaderName.clean(text).split(whereSeparator: \.isNewline).map { HeaderName.clean(String($0)) }
      .joined(separator: " ")
  }
}

/// What the columns of a table of projects hold.
struct ProjectColumns {
  /// Columns by what they hold.
  enum Role: CaseIterable {
    case name, cost, benefit, low, high, category, required, excluded, group

    /// The names of such a column, the usual Korean one first.
    var names: [String] {
      switch self {
      case .name: ["사업명", "사업", "과제명", "name", "project"]
      case .cost: ["사업비", "비용", "예산", "예산액", "cost", "budget"]
      case .benefit: ["효과", "편익", "기대효과", "benefit", "effect"]
      case .low: ["하한", "효과하한", "low"]
      case .high: ["상한", "효과상한", "high"]
      case .category: ["분류", "유형", "부문", "category"]
      case .required: ["필수", "required", "must"]
      case .excluded: ["제외", "excluded", "exclude"]
      case .group: ["택일", "묶음", "group"]
      }
    }
  }

  /// The index of each column that has a role.
  private(set) var places: [Role: Int] = [:]
  /// Names without units, as written.
  let names: [String]
  /// Units behind the names.
  let units: [Unit?]
  var count: Int { names.count }
  /// Columns without a role that have a name.
  private(set) var others: [Int] = []

  /// Finds the columns.
  ///
  /// - Throws: `missing-columns`, `duplicate-column`.
  init(_ header: [String], file: String?, row: Int) throws(Finding) {
    let parts = header.map { ProjectColumns.split(ProjectTable.oneLine($0)) }
    names = parts.map(\.name)
    units = parts.map(\.unit)
    var seen: Set<String> = []
    for (index, name) in names.enumerated() where !name.isEmpty {
      guard seen.insert(name).inserted else {
        throw CSVFindings.duplicateColumn(file: file ?? "", row: row, column: name)
      }
      let role = Role.allCases.first { $0.names.contains(name.lowercased()) && places[$0] == nil }
      if let role { places[role] = index } else { others.append(index) }
    }
    let lacking =
      [Role.name, .cost].filter { places[$0] == nil }
      + (places[.benefit] == nil && (places[.low] == nil || places[.high] == nil) ? [.benefit] : [])
    guard lacking.isEmpty else {
      throw ProjectFindings.missing(lacking, Place(file: file, row: row))
    }
  }

  /// `사업비(백만원)` as a name and a unit.
  private static func split(_ text: String) -> (name: String, unit: Unit?) {
    guard let parts = TrailingBrackets(text), !parts.before.isEmpty,
      let unit = Unit(parsing: parts.inside)
    else { return (text, nil) }
    return (parts.before, unit)
  }

  /// The name of the column with a role; the usual one where there is none.
  func name(_ role: Role) -> String { places[role].map { names[$0] } ?? role.names[0] }

  /// The unit of a column; that of money is won where none is written.
  func unit(_ role: Role) -> Unit {
    let written = places[role].flatMap { units[$0] }
    return written ?? (role == .cost ? WonUnit.one.unit : .none)
  }
}
