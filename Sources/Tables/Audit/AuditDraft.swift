import Indicators

/// The figures of a table for an audit while it is read.
struct AuditDraft {
  /// The most figures of a table.
  static let mostFigures = 20_000
  /// The largest printed number in steps of its last digit; larger ones have no exact `Double`.
  static let mostSteps = 1e15

  /// One figure as it is written.
  struct Entry {
    var id: String
    var label = ""
    var value = ""
    var unit = ""
    var decimals = ""
    var grain = ""
    var relations: [String] = []
    var row: Int
    /// Names of the columns or keys, for messages.
    var column: String?
    var columns: [Field: String] = [:]
  }

  /// What is written about a figure.
  enum Field: String, CaseIterable {
    case figure, label, value, unit, decimals, grain, relation

    /// The names the field goes by.
    var names: [String] {
      switch self {
      case .figure: ["figure", "id", "항목", "이름"]
      case .label: ["label", "설명", "표시"]
      case .value: ["value", "값", "인쇄값", "수치"]
      case .unit: ["unit", "단위"]
      case .decimals: ["decimals", "소수자리", "소수점자리수"]
      case .grain: ["grain", "최소단위"]
      case .relation: ["relation", "is", "관계", "산식"]
      }
    }

    init?(named name: String) {
      guard let field = Field.allCases.first(where: { $0.names.contains(name.lowercased()) })
      else { return nil }
      self = field
    }
  }

  let file: String
  var title = ""
  var source = ""
  var rounding = AuditRounding()
  var entries: [Entry] = []
  var log = FindingLog()

  init(file: String) {
    self.file = file
  }

  func place(_ row: Int?, _ column: String? = nil) -> Place {
    Place(file: file, row: row, column: column)
  }

  /// The table; meaningless where the log has an error.
  mutating func table() -> AuditTable {
    if entries.count > AuditDraft.mostFigures {
      log.add(AuditFindings.tooMany(entries.count, AuditDraft.mostFigures, place(nil)))
      return AuditTable(figures: [], relations: [])
    }
    if entries.isEmpty, !log.hasError { log.add(AuditFindings.noFigures(place(nil))) }
    var indices: [String: Int] = [:]
    var figures: [AuditFigure] = []
    for (index, entry) in entries.enumerated() {
      if let first = indices[entry.id] {
        log.add(
          AuditFindings.duplicate(entry.id, first: entries[first].row, place(entry.row)))
      } else {
        indices[entry.id] = index
      }
      figures.append(figure(entry))
    }
    let relations = relations(indices, figures)
    if !log.hasError, relations.isEmpty { log.add(AuditFindings.noRelations(place(nil))) }
    return AuditTable(
      title: title, source: source, rounding: rounding, figures: figures, relations: relations)
  }

  // MARK: Figures

  private mutating func figure(_ entry: Entry) -> AuditFigure {
    var unit = unit(entry)
    let printed = printed(entry, &unit)
    var decimals = printed == nil ? 0 : AuditDraft.decimals(of: entry.value)
    let column = entry.columns[.decimals] ?? entry.column
    if !entry.decimals.isEmpty {
      if let given = Int(entry.decimals), (-12...12).contains(given) {
        decimals = given
      } else {
        log.add(AuditFindings.badDecimals(entry.decimals, place(entry.row, column)))
      }
    }
    let figure = AuditFigure(
      id: entry.id, label: entry.label, printed: printed, decimals: decimals, unit: unit,
      grain: grain(entry, unit, decimals), place: place(entry.row, entry.column))
    if let printed, printed.magnitude / figure.step >= AuditDraft.mostSteps {
      log.add(
        AuditFindings.tooLarge(entry.value, place(entry.row, entry.columns[.value] ?? entry.column))
      )
    } else if let printed {
      let rounded = RoundingRule(decimals: decimals).apply(printed)
      if (rounded - printed).magnitude > 1e-6 * figure.step {
        log.add(AuditFindings.moreDigits(entry.value, decimals, place(entry.row, column)))
      }
    }
    return figure
  }

  private mutating func unit(_ entry: Entry) -> Unit {
    let place = place(entry.row, entry.columns[.unit] ?? entry.column)
    guard let unit = Unit(parsing: entry.unit) else {
      log.add(ModelFindings.badUnit(entry.unit, place))
      return .none
    }
    for word in unit.unknownWords { log.add(AuditFindings.unknownUnit(word, place)) }
    return unit
  }

  /// The printed value; nil where nothing is printed or, with a finding, where it is no number.
  private mutating func printed(_ entry: Entry, _ unit: inout Unit) -> Double? {
    let place = place(entry.row, entry.columns[.value] ?? entry.column)
    do throws(NumberProblem) {
      let reading = try KoreanNumber.read(entry.value, unit: entry.unit)
      if reading.hasFilledTriangle { log.add(LongFindings.filledTriangle(place)) }
      guard let value = reading.value else { return nil }
      if entry.value.contains(where: { "십백천만억조".contains($0) }) {
        log.add(AuditFindings.wordsInNumber(entry.value, place))
      }
      if let written = reading.unit, !written.isCompatible(with: unit) {
        if entry.unit.isEmpty {
          unit = written
        } else {
          log.add(AuditFindings.unitsDiffer(entry.value, written, unit, place))
        }
      }
      return value
    } catch {
      log.add(error.finding(text: entry.value, place: place))
      return nil
    }
  }

  /// The smallest step of the true amount: as given, 1 won, or 1 of what is counted.
  private mutating func grain(_ entry: Entry, _ unit: Unit, _ decimals: Int) -> Double? {
    if !entry.grain.isEmpty {
      let value = KoreanNumber.plain(entry.grain) ?? .nan
      guard value.isFinite, value >= 0 else {
        let column = entry.columns[.grain] ?? entry.column
        log.add(AuditFindings.badGrain(entry.grain, place(entry.row, column)))
        return nil
      }
      return value == 0 ? nil : value
    }
    guard unit.exponents.count == 1, let (word, power) = unit.exponents.first, power == 1,
      word == "원" || AuditDraft.counted.contains(word)
    else { return nil }
    // A count printed with decimals is an average or a weighted sum.
    let isMean = entry.relations.contains { text in
      ["mean(", "평균("].contains(where: HeaderName.clean(text).lowercased().hasPrefix)
    }
    return isMean || decimals > 0 && unit.scale <= 1 ? nil : 1 / unit.scale
  }

  private static let counted: Set<String> = [
    "건", "명", "회", "개", "부", "매", "권", "대", "편", "종", "곳", "개소", "개사", "개교", "가구", "세대", "동",
    "과제", "사업", "팀", "기관", "업체", "기업", "단체", "학교", "인",
  ]

  /// Digits written after the decimal point.
  static func decimals(of text: String) -> Int {
    guard let point = text.firstIndex(where: { $0 == "." || $0 == "．" }) else { return 0 }
    return text[text.index(after: point)...].prefix { $0.isNumber }.count
  }
}
