import Budgeting
import Indicators
import Testing

@Suite struct GateCheckTests {
  static func gate(total: Int?, own: Int?, both: Bool) -> Gate {
    Gate(
      id: "g", body: "파주시", action: "의회 사전보고",
      total: total.map { Won($0 * 100_000_000) }, ownShare: own.map { Won($0 * 100_000_000) },
      needsBoth: both, effectiveFrom: "2024", source: "seed")
  }

  /// 파주시: 총사업비 50억 이상 또는 시비 10억 이상 (seeds); 영향평가: 100억 and 50억 (L2 §35의5).
  @Test(arguments: [
    (50, 0, true, false), (49, 10, true, false), (49, 9, false, false), (100, 50, true, true),
    (100, 49, true, false), (200, 30, true, false),
  ])
  func tripsAtTheThresholds(total: Int, own: Int, paju: Bool, national: Bool) {
    let unit = 100_000_000
    let city = GateCheck(
      gate: Self.gate(total: 50, own: 10, both: false), total: total * unit, ownShare: own * unit)
    let state = GateCheck(
      gate: Self.gate(total: 100, own: 50, both: true), total: total * unit, ownShare: own * unit)
    #expect(city.isTripped == paju)
    #expect(state.isTripped == national)
  }

  @Test func saysWhichFigureMetWhichLimit() {
    let check = GateCheck(
      gate: Self.gate(total: 50, own: 10, both: false), total: 6_000_000_000, ownShare: 500_000_000)
    #expect(check.reason.ko == "총사업비 60.0억원 ≥ 50.0억원, 자체부담 5.0억원 < 10.0억원")
  }

  @Test func aGateWithoutAThresholdNeverTrips() {
    let check = GateCheck(
      gate: Self.gate(total: nil, own: nil, both: true), total: 1, ownShare: 1)
    #expect(!check.isTripped)
  }

  @Test func aGateEndsWhereAHigherOneBegins() {
    let own = Gate(
      id: "self", body: "국가", action: "투자심사(자체)", total: Won(2_000_000_000),
      totalBelow: Won(6_000_000_000), ownShare: nil, needsBoth: false, effectiveFrom: "2025-01-07",
      source: "지방재정법 시행령 제41조")
    #expect(GateCheck(gate: own, total: 5_999_999_999, ownShare: 0).isTripped)
    #expect(!GateCheck(gate: own, total: 6_000_000_000, ownShare: 0).isTripped)
  }
}
