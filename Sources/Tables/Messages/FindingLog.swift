public import Indicators

/// Collects findings, keeping the first of each kind in a file and counting the rest.
public struct FindingLog: Sendable {
  /// Findings of one code in one file that are listed one by one.
  static let mostOfAKind = 50

  private struct Kind: Hashable {
    var code: String
    var file: String?
  }
  private var kept: [Finding] = []
  private var counts: [Kind: Int] = [:]
  private var order: [Kind] = []

  /// Whether a finding that forbids the use of the input has been added.
  private(set) var hasError = false

  /// An empty log.
  public init() {}

  /// Adds a finding.
  public mutating func add(_ finding: Finding) {
    if finding.severity == .error { hasError = true }
    let kind = Kind(code: finding.code, file: finding.place.file)
    let count = (counts[kind] ?? 0) + 1
    counts[kind] = count
    if count == 1 { order.append(kind) }
    if count <= FindingLog.mostOfAKind { kept.append(finding) }
  }

  /// Adds findings.
  public mutating func add(_ findings: [Finding]) {
    for finding in findings { add(finding) }
  }

  /// The findings in the order they were added, then one line for each kind that was cut short.
  public var all: [Finding] {
    kept + order.compactMap { kind in rest(of: kind) }
  }

  private func rest(of kind: Kind) -> Finding? {
    let rest = (counts[kind] ?? 0) - FindingLog.mostOfAKind
    guard rest > 0, let sample = kept.first(where: { $0.code == kind.code }) else { return nil }
    return Finding(
      code: kind.code, severity: sample.severity, place: Place(file: kind.file),
      message: LocalizedText(
        ko: "같은 종류의 문제가 \(rest)건 더 있습니다(\(kind.code)).",
        en: "There are \(rest) more findings of this kind (\(kind.code))."))
  }
}
