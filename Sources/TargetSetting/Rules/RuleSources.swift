internal import Foundation
public import Indicators

/// What the short names of sources and the marks of confidence stand for.
///
/// The text of the 경영평가편람 is not public in full; the programs named here say that they implement it.
public enum RuleSources {
  /// The short names of sources that ship, with what they are.
  static let all: [(key: String, words: LocalizedText)] = [
    (
      "C1",
      LocalizedText(
        ko: "공공기관 경영평가 목표설정 시뮬레이터로 공개된 프로그램들(같은 계열 6개 이상)",
        en: "public programs that simulate the target setting of 경영평가 (six or more of one family)")
    ),
    (
      "C2",
      LocalizedText(
        ko: "한 공공기관의 임대율 지표를 목표부여(편차)로 평가하는 공개 프로그램(2025년 실적까지)",
        en: "a public program that scores a public body's lease rate by deviations, to 2025")
    ),
    (
      "C3",
      LocalizedText(
        ko: "상향·하향지표의 달성률을 계산하는 공개 성과평가 프로그램",
        en: "a public scoring program with achievement rates of both directions")
    ),
    (
      "C4",
      LocalizedText(
        ko: "달성률 계산을 검사하는 공개 프로그램", en: "a public program that tests achievement rates")
    ),
    (
      "C6",
      LocalizedText(
        ko: "한 청소년재단의 공개 지표 관리 프로그램(2025년 실적, 2026년 목표)",
        en: "the public indicator board of a youth foundation (results of 2025, targets of 2026)")
    ),
    (
      "안태식",
      LocalizedText(
        ko: "안태식 외(2011), 공공기관 목표의 톱니 효과를 추정한 논문(쪽 미상)",
        en: "안태식 and others (2011), a paper that estimates the ratchet of public targets "
          + "(page unknown)")
    ),
    (
      "보은",
      LocalizedText(
        ko: "보은·전북·광주의 성과보고서를 다룬 신문 기사(번호는 기사 번호)",
        en: "newspaper articles on performance reports of 보은, 전북 and 광주 (numbers are theirs)")
    ),
    (
      "SLA",
      LocalizedText(
        ko: "공개된 서비스 수준 협약의 구간별 평가표", en: "a public table of a service level agreement")
    ),
  ]

  /// Document and place of a rule in words, such as `2025년 경영평가편람, 12쪽`.
  ///
  /// Nil where the rule has no source, or is general knowledge that its source does not bear out. A
  /// short name stands for what it is; the place is left out where only the document is known.
  public static func citation(of rule: MethodRule) -> LocalizedText? {
    guard rule.confidence != .general, !rule.source.isEmpty, rule.source != MethodRules.noSource
    else { return nil }
    let names = rule.source.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    let cited = names.compactMap { name in
      place(of: name, in: rule.section, among: names).map { (name, $0) }
    }
    let parts = cited.isEmpty ? names.map { ($0, "") } : cited
    func text(_ language: Language) -> String {
      parts.map { name, place in
        let document =
          all.first { $0.key == name }.map { withoutRemark($0.words[language]) } ?? name
        return place.isEmpty ? document : "\(document), \(place)"
      }.joined(separator: "; ")
    }
    return LocalizedText(ko: text(.ko), en: text(.en))
  }

  /// What a section, such as `C1: p.3, C2: p.4`, says of one source: all of it where it names none.
  private static func place(
    of name: String, in section: String, among names: [String]
  ) -> String? {
    guard !section.isEmpty else { return nil }
    let starts = names.compactMap { section.range(of: "\($0): ") }
    guard !starts.isEmpty else { return name == names.first ? section : nil }
    guard let own = section.range(of: "\(name): ") else { return nil }
    let end = starts.map(\.lowerBound).filter { $0 > own.lowerBound }.min() ?? section.endIndex
    return section[own.upperBound..<end].trimmingCharacters(in: .whitespaces.union([","]))
  }

  /// The words without the brackets that close them.
  private static func withoutRemark(_ words: String) -> String {
    guard words.hasSuffix(")"), let open = words.lastIndex(of: "(") else { return words }
    return words[..<open].trimmingCharacters(in: .whitespaces)
  }

  /// A line for every short name and mark that the sources mention, in the order of this list.
  public static func legend(of sources: some Collection<String>) -> [LocalizedText] {
    var words: Set<Substring> = []
    for source in sources {
      words.formUnion(source.split { !$0.isLetter && !$0.isNumber })
    }
    let names = all.filter { words.contains(Substring($0.key)) }.map { source in
      LocalizedText(
        ko: "\(source.key): \(source.words.ko)", en: "\(source.key): \(source.words.en)")
    }
    let marks = RuleConfidence.allCases.filter { mark in
      sources.contains { $0.contains("[\(mark.rawValue)]") }
    }
    return marks.isEmpty ? names : names + [legend(of: marks)]
  }

  /// A line that says what the marks of confidence mean.
  public static func legend(of marks: [RuleConfidence]) -> LocalizedText {
    LocalizedText(
      ko: "확실도: " + marks.map { "\($0.rawValue) \($0.meaning.ko)" }.joined(separator: ", "),
      en: "confidence: " + marks.map { "\($0.rawValue) \($0.meaning.en)" }.joined(separator: ", "))
  }
}
