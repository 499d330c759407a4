import Testing

@testable import Tables

@Suite struct TrailingBracketsTests {
  @Test(arguments: [
    ("만족도(%)", "만족도", "%"), ("사업비 （백만원）", "사업비", "백만원"), ("행정구역별[1]", "행정구역별", "1"),
    ("예산(안)(천원)", "예산(안)", "천원"), ("(원)", "", "원"), ("빈칸( )", "빈칸", ""),
  ])
  func theLastBracketsAreTakenOff(_ text: String, _ before: String, _ inside: String) throws {
    let parts = try #require(TrailingBrackets(text))
    #expect(parts.before == before && parts.inside == inside)
  }

  @Test(arguments: ["", "만족도", "(%)만족도", "만족도)", "a(b) c"])
  func otherEndsAreNone(_ text: String) {
    #expect(TrailingBrackets(text) == nil)
  }
}
