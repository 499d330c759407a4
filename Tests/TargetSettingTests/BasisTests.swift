import Forecasting
import Foundation
import Indicators
import Testing

@testable import TargetSetting

@Suite("산출근거")
struct BasisTests {
  private let proposals = TargetProposer(ProposalOptions(method: LastValue()))
    .plan(SeoguPlan.workspace).proposals

  @Test func koreanParagraph() {
    #expect(
      proposals[2].basis.text(.ko) == """
        ○ 기준: '16년 실적 165건('15년 170건 대비 △2.94%), 실적 2개년 사용
        ○ 전망: 2018년 중앙값 165건, 80% 구간 143건~187건(방법: 지난값(자료 2개))
        ○ 목표: 2018년 165건('16년 실적과 같음), 달성 확률 52%, 균형 수준
        ○ 평가: 목표부여(비율, 120%/80%) 기준치 165건, 최고목표 198건, 최저목표 132건, \
        목표 달성 시 평점 60점 (규칙 출처: 공공기관 경영평가 목표설정 시뮬레이터로 공개된 프로그램들, \
        “주요사업 120%/80% 적용”)
        ○ 당초 목표: 2018년 170건, 달성 확률 32%
        ○ 자료: 내부보고자료
        """)
  }

  @Test func englishParagraph() {
    #expect(
      proposals[2].basis.text(.en).hasPrefix(
        """
        ○ Base: 2016 result 165건 (-2.94% on 170건 in 2015), 2 years of results
        ○ Outlook: 2018 median 165건, 80% interval 143건 to 187건 (method: last value (n = 2))
        """))
  }

  @Test("document and place of the scoring rule close the line, where it has one")
  func sourceOfTheRule() {
    func cited(
      _ source: String, _ section: String = "", _ confidence: RuleConfidence = .verified
    ) -> String? {
      RuleSources.citation(
        of: MethodRule(
          name: "x", value: "1", source: source, section: section, confidence: confidence))?.ko
    }
    #expect(cited("2025년 경영평가편람", "12쪽") == "2025년 경영평가편람, 12쪽")
    #expect(cited("2025년 경영평가편람") == "2025년 경영평가편람")
    #expect(cited("", "12쪽") == nil && cited("–") == nil)
    #expect(cited("C1", "C1: “20+80×득점”", .general) == nil)
    #expect(
      cited("C3, C4", "C3: 20633813899, C4: 58544940759")
        == "상향·하향지표의 달성률을 계산하는 공개 성과평가 프로그램, 20633813899; "
        + "달성률 계산을 검사하는 공개 프로그램, 58544940759")
    #expect(
      cited("C1, C2", "C1: “가, 나”") == "공공기관 경영평가 목표설정 시뮬레이터로 공개된 프로그램들, “가, 나”")
    #expect(
      proposals[2].basis.text(.en).contains(
        " at the target 60 (source of the rule: public programs that simulate the target setting"))
  }

  @Test("a basis with its sources, pasted into a plan, is linted as without them")
  func lintsReadNothingInSources() {
    for language in Language.allCases {
      let mark = BasisLine.citationMark[language]
      let bases = [
        "전년 대비 5% 증가\n○ 평가: 평점 60점", "기준치 유지", "월 3회 × 12개월 = 36회", "열심히 추진",
      ]
      let quotes = ["편람(p. 3), “전년 대비 110%”", "3 × 4 = 13", "직전 3개년 평균"]
      for basis in bases {
        #expect(BasisWording.withoutCitations(basis) == basis)
        for quote in quotes {
          let cited = basis + " \(mark)\(quote))"
          #expect(BasisWording.withoutCitations(cited) == basis + " ")
          #expect("\(BasisClaim.all(cited))" == "\(BasisClaim.all(basis))")
          func findings(_ basis: String) -> [String] {
            let indicator = Indicator(
              id: "x", name: "회의", goal: "g", unit: Unit(parsing: "회") ?? .none, basis: basis)
            return
              (PlanLints.basisArithmetic(indicator)
              + PlanLints.basisWithoutSubstance(indicator)).map(\.code)
          }
          #expect(findings(cited) == findings(basis))
        }
      }
    }
  }

  @Test func oneResultHasNoIntervalAndNoProbability() {
    let text = proposals[0].basis.text(.ko)
    #expect(text.contains("변동 폭을 알 수 없어 구간 없음"))
    #expect(!text.contains("확률"))
    #expect(text.contains("실적 1개년 사용"))
  }

  /// Takes out labels, years and every figure; no digit may be left.
  @Test func everyNumberIsAFigureOfTheTrace() {
    for proposal in proposals {
      for language in Language.allCases {
        for line in proposal.basis.lines {
          var text = line.text[language]
          let label = proposal.methodLabel[language]
          text = text.replacingOccurrences(of: label, with: "")
          for method in proposal.official.map({ [$0.method] }) ?? [] {
            text = text.replacingOccurrences(of: method.label[language], with: "")
          }
          for year in 2015...2018 {
            text = text.replacingOccurrences(of: Period.year(year).shortText(.ko), with: "")
              .replacingOccurrences(of: String(year), with: "")
          }
          for figure in line.figures {
            #expect(line.text[language].contains(figure.text[language]))
            text = text.replacingOccurrences(of: figure.text[language], with: "")
          }
          #expect(!text.contains { $0.isNumber }, "left: \(text)")
        }
      }
    }
  }

  @Test func figuresAreThoseOfTheProposal() throws {
    let proposal = proposals[1]
    let figures = proposal.basis.figures
    func value(_ label: String) -> Double? { figures.first { $0.label == label }?.value }
    #expect(value("target") == proposal.value)
    #expect(value("target-probability") == proposal.probability)
    #expect(value("best") == proposal.official?.scale?.best)
    #expect(value("published-target") == 133_010)
    #expect(value("result-2015") == 122_640)
    let growth = try #require(figures.first { $0.label == "growth-2016" })
    #expect(growth.text.ko == "+8.46%")
    #expect(growth.sources == [.derived(["result-2016", "result-2015"])])
    let labels = Set(figures.map(\.label))
    for case .derived(let names) in figures.flatMap(\.sources) {
      #expect(names.allSatisfy(labels.contains))
    }
  }
}
