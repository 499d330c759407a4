public import Indicators

/// Whether a project trips a dated threshold, and by which figure.
public struct GateCheck: Sendable, Hashable {
  /// The gate.
  public let gate: Gate
  /// Whether it applies.
  public let isTripped: Bool
  /// The sentence that says why.
  public let reason: LocalizedText

  /// Checks a project's total cost and own share, in won, against a gate.
  public init(gate: Gate, total: Int, ownShare: Int) {
    let byTotal = gate.total.map { total >= $0.amount }
    let byOwn = gate.ownShare.map { ownShare >= $0.amount }
    let met = [byTotal, byOwn].compactMap { $0 }
    let isBelow = gate.totalBelow.map { total < $0.amount } ?? true
    isTripped =
      isBelow && !met.isEmpty && (gate.needsBoth ? met.allSatisfy { $0 } : met.contains(true))
    self.gate = gate
    reason = GateCheck.sentence(
      gate: gate, total: total, ownShare: ownShare, byTotal: byTotal, byOwn: byOwn)
  }

  /// Checks a project against every gate of a body, in the order given.
  public static func all(_ gates: [Gate], total: Int, ownShare: Int) -> [GateCheck] {
    gates.map { GateCheck(gate: $0, total: total, ownShare: ownShare) }
  }

  private static func sentence(
    gate: Gate, total: Int, ownShare: Int, byTotal: Bool?, byOwn: Bool?
  ) -> LocalizedText {
    func part(_ name: (String, String), _ value: Int, _ limit: Won?, _ met: Bool?) -> (
      String, String
    )? {
      guard let limit, let met else { return nil }
      let amounts = (
        Won(value).formatted(in: .hundredMillion, decimals: 1),
        limit.formatted(in: .hundredMillion, decimals: 1)
      )
      return (
        "\(name.0) \(amounts.0)억원 \(met ? "≥" : "<") \(amounts.1)억원",
        "\(name.1) \(amounts.0) \(met ? "≥" : "<") \(amounts.1) hundred million won"
      )
    }
    let parts = [
      part(("총사업비", "total"), total, gate.total, byTotal),
      part(("자체부담", "own share"), ownShare, gate.ownShare, byOwn),
    ].compactMap { $0 }
    return LocalizedText(
      ko: parts.map(\.0).joined(separator: ", "), en: parts.map(\.1).joined(separator: ", "))
  }
}
