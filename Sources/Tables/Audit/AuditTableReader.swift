public import Indicators

/// A table for an audit as it was read, with everything noticed.
public struct AuditTableReading: Sendable {
  /// The table; nil where a finding is an error.
  public let table: AuditTable?
  /// Errors, warnings and notes, by row.
  public let findings: [Finding]
}

/// Reads tables for `jipyo audit`.
///
/// A YAML file or a CSV file names every printed figure with its unit, and how it follows from
/// others; a CSV pasted from a 예산현황 table (예산액, 구성비, 전년도예산액, 구성비, 비교증감, 증감률) is
/// recognised as it is. The forms are described in `Documentation/audit.md`.
public enum AuditTableReader {
  /// Reads a file; `-` is standard input.
  public static func read(path: String) -> AuditTableReading {
    do throws(Finding) {
      let bytes = try FileBytes.read(path, limit: FileBytes.modelLimit)
      return parse(bytes, file: path == "-" ? "(stdin)" : path)
    } catch {
      return AuditTableReading(table: nil, findings: [error])
    }
  }

  /// Reads the bytes of a file; `file` is its name, whose ending tells YAML from CSV.
  public static func parse(_ bytes: [UInt8], file: String) -> AuditTableReading {
    let lower = file.lowercased()
    var draft = AuditDraft(file: file)
    do throws(Finding) {
      let text = try TextDecoding.decode(bytes, file: file)
      if let nul = text.bytes.firstIndex(of: 0) {
        throw CSVFindings.nul(file: file, row: TextDecoding.row(of: nul, in: text.bytes))
      }
      if lower.hasSuffix(".yaml") || lower.hasSuffix(".yml") {
        guard let root = try YAMLReader.read(text.string, file: file) else {
          throw TextFindings.emptyFile(file)
        }
        draft.read(root)
      } else {
        let reading = try CSVReader.read(text.bytes, file: file)
        draft.log.add(text.findings + reading.findings)
        try draft.read(reading.table)
      }
    } catch {
      return AuditTableReading(table: nil, findings: draft.log.all + [error])
    }
    let table = draft.table()
    let findings = draft.log.all.sorted { ($0.place.row ?? 0) < ($1.place.row ?? 0) }
    return AuditTableReading(table: draft.log.hasError ? nil : table, findings: findings)
  }
}
