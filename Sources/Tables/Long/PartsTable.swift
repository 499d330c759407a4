public import Indicators

/// Which series are parts of which: a CSV file with `child, parent` and optionally `weight`.
///
/// The Korean names 하위, 상위 and 가중치 are read alike; an empty weight is 1.
public struct PartsTable: Sendable {
  /// One part of a whole.
  public struct Entry: Sendable, Hashable {
    /// The part.
    public let child: String
    /// The whole.
    public let parent: String
    /// The part's weight in the whole.
    public let weight: Double
  }

  /// The parts, in the order of the file.
  public let entries: [Entry]
  /// What was noticed.
  public let findings: [Finding]

  /// Reads a file; `-` is standard input.
  ///
  /// - Throws: why the file cannot be used as a whole.
  public static func read(path: String) throws(Findings) -> PartsTable {
    let sheet = try SmallTable.read(
      path: path,
      columns: [
        ["child", "하위", "하위계열", "unique_id", "지표"], ["parent", "상위", "상위계열"],
        ["weight", "가중치"],
      ], optional: [2])
    var entries: [Entry] = []
    var findings = sheet.findings
    for row in sheet.rows where !row.cells[1].isEmpty {
      do throws(NumberProblem) {
        let weight = row.cells[2].isEmpty ? 1 : try KoreanNumber.read(row.cells[2]).value ?? 1
        entries.append(Entry(child: row.cells[0], parent: row.cells[1], weight: weight))
      } catch {
        findings.append(
          error.finding(
            text: row.cells[2], place: Place(file: path, row: row.number, column: "weight")))
      }
    }
    return PartsTable(entries: entries, findings: findings)
  }
}
