import Indicators

/// What is noticed while one workspace is being read.
final class Reporter {
  private(set) var log = FindingLog()
  private(set) var coercions: [Coercion] = []
  /// Unit words that the data package declares as its own.
  var ownUnits: Set<String> = []
  private static let mostCoercions = 10_000

  func add(_ finding: Finding) { log.add(finding) }

  func add(_ findings: [Finding]) { log.add(findings) }

  func add(_ coercion: Coercion) {
    if coercions.count < Reporter.mostCoercions { coercions.append(coercion) }
  }

  /// The findings file by file, in the order in which files are read, and by row within each.
  var findings: [Finding] {
    let files =
      ["datapackage.json"] + TableSchema.all.map(\.file)
    func rank(_ finding: Finding) -> (Int, String, Int) {
      let file = finding.place.file ?? ""
      return (
        files.firstIndex(of: file) ?? (file.isEmpty ? -1 : files.count), file,
        finding.place.row ?? 0
      )
    }
    return log.all.enumerated()
      .sorted { a, b in
        let (first, second) = (rank(a.element), rank(b.element))
        return first == second ? a.offset < b.offset : first < second
      }
      .map(\.element)
  }
}
