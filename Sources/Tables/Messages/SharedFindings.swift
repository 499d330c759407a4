public import Indicators

/// Findings that a table makes of very many series alike, such as gaps: of each kind the first three, and how
/// many there are.
public struct SharedFindings: Sendable {
  /// The kinds, in the order in which they are told.
  private static let codes = ["blank-end", "every-few-periods", "gaps"]
  private static let mostToldApart = 3

  private var first: [Finding] = []
  private var counts: [String: Int] = [:]

  /// None.
  public init() {}

  /// Takes the findings of these kinds out of a list.
  ///
  /// - Parameter findings: Findings of all kinds; those of other kinds are left in it.
  public init(takenFrom findings: inout [Finding]) {
    for finding in findings where Self.codes.contains(finding.code) { add(finding, count: 1) }
    findings.removeAll { Self.codes.contains($0.code) }
  }

  /// Adds those of a further table.
  public mutating func add(_ other: SharedFindings) {
    for finding in other.first { add(finding, count: 0) }
    counts.merge(other.counts, uniquingKeysWith: +)
  }

  private mutating func add(_ finding: Finding, count: Int) {
    counts[finding.code, default: 0] += count
    if first.count(where: { $0.code == finding.code }) < Self.mostToldApart {
      first.append(finding)
    }
  }

  /// One by one up to three of a kind; more of them as one, in the place of the first.
  public var all: [Finding] {
    Self.codes.flatMap { code -> [Finding] in
      let kept = first.filter { $0.code == code }
      guard let sample = kept.first, let count = counts[code], count > Self.mostToldApart
      else { return kept }
      return [Self.together(sample, more: count - 1)]
    }
  }

  private static func together(_ finding: Finding, more: Int) -> Finding {
    Finding(
      code: finding.code, severity: finding.severity, place: finding.place,
      message: LocalizedText(
        ko: finding.message.ko + " 계열 \(more)개가 더 그렇습니다.",
        en: finding.message.en + " So it is with \(more) more series."),
      mend: finding.mend)
  }
}
