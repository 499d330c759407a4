public import Indicators

/// Annual targets of many series in one CSV file: `unique_id, target` and optionally `direction`.
///
/// The Korean names 지표, 목표 and 방향 (상향, 하향) are read alike.
public struct TargetsTable: Sendable {
  /// The target of one series.
  public struct Entry: Sendable, Hashable {
    /// The target.
    public let target: Double
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
        let reading = try KoreanNumber.read(row.cells[1])
        guard let value = reading.value else { continue }
        let isLower = ["lower", "하향", "하향지표", "낮을수록"].contains(row.cells[2])
        entries[row.cells[0]] = Entry(target: value, isLowerBetter: isLower)
      } catch {
        findings.append(
          error.finding(
            text: row.cells[1], place: Place(file: path, row: row.number, column: "target")))
      }
    }
    return TargetsTable(entries: entries, findings: findings)
  }
}
