import Budgeting
import Foundation
import Indicators
import Testing

@Suite struct ProjectionTests {
  static func won(_ hundredMillions: Double) -> Won { Won(Int(hundredMillions * 1e8)) }

  @Test func costReviewHoldsBaseAndRateApart() throws {
    let records = [
      CostReviewRecord(
        body: "파주시", period: .year(2017), category: "전체", reviewed: Self.won(1276),
        saved: Self.won(70)),
      CostReviewRecord(
        body: "파주시", period: .year(2023), category: "전체", reviewed: Won(71_350_000_000),
        saved: Won(4_563_000_000)),
      CostReviewRecord(
        body: "경기도", period: .year(2018), category: "전체", reviewed: Self.won(17_397),
        saved: Self.won(1255)),
    ]
    let projection = try #require(
      CostReviewProjection(
        records: records, body: "파주시", breaks: [SeriesBreak(period: .year(2023), reason: "기준 변경")]))
    #expect(projection.reviewed[.year(2023)] == 71_350)
    // Published as 6.4 %; the amounts give 6.3952 % (rules.md §8.3).
    #expect(abs((projection.rate[.year(2023)] ?? 0) - 6.3952) < 0.0001)
    #expect(projection.rate.currentSegment.observations.count == 1)
    #expect(projection.model.outcomes == ["saved"])
  }

  @Test func aBodyWithoutAmountsHasNoProjection() {
    #expect(CostReviewProjection(records: [], body: "파주시") == nil)
  }

  @Test func grantsPoolTheWinRateAndCentreOnTheBodysOwnSize() throws {
    let records = [
      GrantRecord(
        body: "파주시", period: .year(2023), selected: 44, secured: Self.won(595),
        basis: .nationalAndProvincial),
      GrantRecord(
        body: "완주군", period: .year(2021), applied: 100, selected: 64, secured: Self.won(570)),
      GrantRecord(
        body: "광주시", period: .half(2023, 1), applied: 56, selected: 29, secured: Self.won(129)),
      GrantRecord(
        body: "진안군", period: .year(2022), selected: 79, secured: Self.won(1202),
        ownShare: Self.won(490)),
    ]
    let projection = try #require(GrantProjection(records: records, body: "파주시"))
    let applied = try #require(projection.model.levers.first { $0.name == "applied" })
    // 93 of 156 pooled, so 44 / 0.59615 = 73.8 applications.
    #expect(applied.value == 74)
    let share = try #require(projection.model.levers.first { $0.name == "own_rate" })
    #expect(abs(share.value - 490.0 / 1202) < 1e-12)
    #expect(projection.notes.contains { $0.ko.contains("추정") })
    #expect(projection.basis == .nationalAndProvincial)
  }

  @Test func moreSelectedThanAppliedIsNotEvidence() {
    let records = [
      GrantRecord(
        body: "가", period: .year(2023), applied: 7, selected: 13, secured: Self.won(10))
    ]
    #expect(GrantProjection(records: records, body: "가") == nil)
  }
}
