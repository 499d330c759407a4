public import Indicators

/// Annual targets of many series in one CSV file: `unique_id, target` and optionally `direction`.
///
/// The Korean names 지표, 목표 and 방향 (상향, 하향; 이상, 이하) are read alike. Another word for the direction is an
/// error: the chance would be that of the opposite.
public struct TargetsTable: Sendable {
  /// The target of one series.
  public struct Entry: Sendable, Hashable {
    /// The target as written.
    public let target: WrittenFigure
    /// Whether at most the target is wanted.
    public let isLowerBetter: Bool
  }

  /// Targets by identifier.
  public let entries: [String: Entry]
  /// What was noticed.
  public let findings: [Finding]

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: why the file cannot be used as a whole.
  public static func read(path: String) throws(Findings) -> TargetsTable {
    let sheet = try SmallTable.read(
      path: path,
      columns: [
        ["unique_id", "지표", "지표명", "계열", "series", "id"], ["target", "목표", "목표값", "목표치"],
        ["direction", "방향", "지표방향"],
      ], optional: [2])
    var entries: [String: Entry] = [:]
    var findings = sheet.findings
    for row in sheet.rows {
      do throws(NumberProblem) {
        guard let target = try WrittenFigure(row.cells[1]) else { continue }
        guard let isLower = isLower(row.cells[2]) else {
          findings.append(
            unknownDirection(
              row.cells[2], Place(file: path, row: row.number, column: "direction")))
          continue
        }
        entries[row.cells[0]] = Entry(target: target, isLowerBetter: isLower)
      } catch {
        findings.append(
          error.finding(
            text: row.cells[1], place: Place(file: path, row: row.number, column: "target")))
      }
    }
    guard !findings.contains(where: { $0.severity == .error }) else { throw Findings(findings) }
    return TargetsTable(entries: entries, findings: findings)
  }

  /// Whether at most the target is wanted, by a word of a direction; nil for other words.
  static func isLower(_ word: String) -> Bool? {
    directions[word.lowercased().filter { $0 != " " }]
  }

  private static let directions: [String: Bool] = {
    let higher = [
      "", "higher", "up", "more", "상향", "상향지표", "높을수록", "클수록", "많을수록", "이상", "증가", "+",
    ]
    let lower = [
      "lower", "down", "less", "하향", "하향지표", "낮을수록", "작을수록", "적을수록", "이하", "이내", "감소", "-",
    ]
    return Dictionary(
      higher.map { ($0, false) } + lower.map { ($0, true) }, uniquingKeysWith: { a, _ in a })
  }()

  private static func unknownDirection(_ word: String, _ place: Place) -> Finding {
    Finding(
      code: "target-direction", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(word.clipped)': 클수록 좋은지 작을수록 좋은지 알 수 없습니다.",
        en: "'\(word.clipped)' does not say whether more or less is better."),
      mend: LocalizedText(
        ko: "작을수록 좋으면 하향(lower), 클수록 좋으면 상향(higher)이라고 쓰십시오.",
        en: "Write lower where less is better, higher where more is."))
  }
}
