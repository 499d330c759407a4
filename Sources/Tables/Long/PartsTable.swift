public import Indicators

/// Which series are parts of which: a CSV file with `child, parent` and optionally `weight`.
///
/// The Korean names 하위, 상위 and 가중치 are read alike; an empty weight is 1, `30%` is 0.3.
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
  /// - Throws: why the file cannot be used. A row that cannot be read is such a reason: without it a
  ///   whole would silently lack a part.
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
        let weight = row.cells[2].isEmpty ? 1 : try weight(row.cells[2])
        entries.append(Entry(child: row.cells[0], parent: row.cells[1], weight: weight))
      } catch {
        findings.append(
          error.finding(
            text: row.cells[2], place: Place(file: path, row: row.number, column: "weight")))
      }
    }
    guard !findings.contains(where: { $0.severity == .error }) else { throw Findings(findings) }
    guard !entries.isEmpty else { throw Findings([empty(path)]) }
    return PartsTable(entries: entries, findings: findings + hundreds(entries, path))
  }

  /// A weight, a percentage as the share that it is.
  private static func weight(_ text: String) throws(NumberProblem) -> Double {
    let reading = try KoreanNumber.read(text)
    let value = reading.value ?? 1
    return reading.unit?.symbol == "%" ? value / 100 : value
  }

  /// Wholes whose weights sum to 100, as those typed in per cent do.
  private static func hundreds(_ entries: [Entry], _ path: String) -> [Finding] {
    var (order, sums): ([String], [String: Double]) = ([], [:])
    for entry in entries {
      if sums[entry.parent] == nil { order.append(entry.parent) }
      sums[entry.parent, default: 0] += entry.weight
    }
    let weighted = Set(entries.filter { $0.weight != 1 }.map(\.parent))
    return order.filter { weighted.contains($0) && ((sums[$0] ?? 0) - 100).magnitude < 1e-6 }
      .map { hundred($0, path) }
  }

  private static func hundred(_ parent: String, _ path: String) -> Finding {
    Finding(
      code: "weights-of-hundred", severity: .warning, place: Place(file: path),
      message: LocalizedText(
        ko: "'\(parent)'의 가중치를 더하면 100입니다. 적힌 대로 곱해 더하므로 하위 값들의 100배 안팎이 됩니다.",
        en:
          "The weights of '\(parent)' sum to 100; used as written they make it about 100 times its "
          + "parts."),
      mend: LocalizedText(
        ko: "백분율이면 30%나 0.3처럼 적으십시오.", en: "Write per cent as 30% or 0.3."))
  }

  private static func empty(_ path: String) -> Finding {
    Finding(
      code: "no-parts", severity: .error, place: Place(file: path),
      message: LocalizedText(
        ko: "상하 관계가 한 줄도 없습니다.", en: "There is not one relation of a part and a whole."),
      mend: LocalizedText(
        ko: "한 행에 하위와 상위를 하나씩 쓰십시오.", en: "Write a child and its parent in each row."))
  }
}
