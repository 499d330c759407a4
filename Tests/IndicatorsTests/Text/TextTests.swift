import Indicators
import Testing

@Suite struct JosaTests {
  @Test(arguments: [
    ("목표", "는"), ("실적", "은"), ("3", "은"), ("2", "는"), ("10", "은"), ("100", "은"),
    ("1,000", "은"), ("2020", "은"), ("1.5", "는"), ("1000000000000", "는"), ("0", "은"),
    ("SNS", "는"), ("KPI", "는"), ("HTML", "은"), ("5%", "는"), ("3%p", "는"), ("12km", "는"),
    ("서구(광주)", "는"), ("'건수'", "는"), ("coverage", "는"), ("blog", "는"), ("web", "은"),
    ("(실적)", "은"), ("", "은(는)"), ("★", "은(는)"), ("features.2", "는"),
  ])
  func topic(_ word: String, _ particle: String) {
    #expect(Josa.topic.form(after: word) == particle)
  }

  @Test func otherParticles() {
    #expect("서울".with(.direction) == "서울로")
    #expect("1".with(.direction) == "1로")
    #expect("3".with(.direction) == "3으로")
    #expect("광주".with(.direction) == "광주로")
    #expect("예산".with(.direction) == "예산으로")
    #expect("예산".with(.subject) == "예산이")
    #expect("단가".with(.object) == "단가를")
    #expect("건수".with(.and) == "건수와")
    #expect("금액".with(.and) == "금액과")
    #expect("건수".decomposedForTest.with(.and).hasSuffix("와"))
    #expect("금액".decomposedForTest.with(.and).hasSuffix("과"))
  }
}

extension String {
  /// The syllables as conjoining letters, as some file systems write them.
  fileprivate var decomposedForTest: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          let index = Int(scalar.value) - 0xAC00
          let final = index % 28
          let numbers =
            [0x1100 + index / 588, 0x1161 + index % 588 / 28] + (final > 0 ? [0x11A7 + final] : [])
          return numbers.compactMap(Unicode.Scalar.init)
        }))
  }
}

@Suite struct NearestNamesTests {
  struct Case: Decodable {
    let a: String
    let b: String
    let distance: Int
  }

  @Test func distancesMatchTheRecursiveDefinition() throws {
    for row in try Fixture.decode("distances", as: [Case].self) {
      #expect(NearestNames.distance(row.a, row.b) == row.distance, "\(row.a) \(row.b)")
    }
  }

  @Test func suggestions() {
    let names = ["releases", "stories", "features", "보도건수", "제공건수"]
    #expect(NearestNames.suggestions(for: "storeis", among: names) == ["stories"])
    #expect(NearestNames.suggestions(for: "보도건스", among: names) == ["보도건수"])
    #expect(NearestNames.suggestions(for: "zzzzzz", among: names).isEmpty)
    #expect(NearestNames.suggestions(for: "Releases", among: names) == ["releases"])
    #expect(NearestNames.hint(for: "storys", among: names)?.ko == "혹시 'stories'를 쓰려던 것인가요?")
    #expect(NearestNames.hint(for: "storys", among: names)?.en == "Did you mean 'stories'?")
    let long = String(repeating: "가", count: 100_000)
    #expect(NearestNames.suggestions(for: long, among: names).isEmpty)
  }
}
