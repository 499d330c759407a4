import Forecasting
import Indicators
import Probability

@testable import TargetSetting

/// The three indicators of 광주광역시 서구 홍보실's performance plan for 2017, as printed.
enum SeoguPlan {
  static let cases = Unit(parsing: "건") ?? .none

  static let press = Indicator(
    id: "press", name: "언론매체보도율", goal: "P1", unit: cases, type: .core, weight: 50,
    formula: formula("0.2 * releases + 0.3 * stories + 0.5 * features"),
    formulaText: "(자료제공건수 × 0.2) + (보도건수 × 0.3) + (특별기사(기고, 인터뷰 등) × 0.5)",
    dataSource: "내부보고자료", basis: "보도자료 언론사 제공건수 및 언론매체 보도건수")
  static let sns = Indicator(
    id: "sns", name: "SNS운영실적", goal: "P1", unit: cases, type: .core, weight: 30,
    formula: formula("0.7 * posts + (0.1 * views + 0.1 * likes + 0.1 * subscribers)"),
    formulaText: "게재건수×0.7 + (블로그 일평균 페이지 뷰×0.1 + 페이스북 좋아요×0.1 + 구독자×0.1)",
    dataSource: "내부보고자료", basis: "SNS 운영 실적")
  static let publicity = Indicator(
    id: "publicity", name: "기획홍보실적", goal: "P1", unit: cases, weight: 20, support: .count,
    formulaText: "기획홍보건수(언론매체 인터뷰, 기고, 축사 등)", dataSource: "내부보고자료",
    basis: "구정이나 주요시책에 대한 언론매체 인터뷰,기고문,축고사 건수")

  static let workspace = Workspace(
    name: "seogu-2017", organisation: "광주광역시 서구", planYear: 2018,
    goals: GoalTree([
      Goal(id: "P1", parent: nil, level: .programme, name: "열린행정 구현으로 참여자치 실현")
    ]),
    indicators: [press, sns, publicity],
    series: [
      "press": series("press", 2015, [2128]), "sns": series("sns", 2015, [122_640, 133_010]),
      "publicity": series("publicity", 2015, [170, 165]),
      "releases": component("releases", .flow), "stories": component("stories", .flow),
      "features": component("features", .flow), "posts": component("posts", .flow),
      "views": component("views", .rate), "likes": component("likes", .stock),
      "subscribers": component("subscribers", .stock),
    ],
    targets: [
      "press": series("press", 2015, [2128, 1908, 1914, 1926, 1926]),
      "sns": series("sns", 2015, [122_640, 133_010, 133_010, 133_010, 133_010]),
      "publicity": series("publicity", 2015, [170, 165, 170, 170, 170]),
    ])

  static func series(_ id: String, _ first: Int, _ values: [Double]) -> Series {
    Series(
      id: id, name: id, unit: cases, support: .nonNegative,
      observations: values.enumerated().map { (.year(first + $0.offset), $0.element) })
  }

  private static func component(_ id: String, _ measure: Measure) -> Series {
    Series(id: id, name: id, unit: cases, measure: measure, observations: [])
  }

  private static func formula(_ text: String) -> Expression? { try? Expression(parsing: text) }
}

/// A method that forecasts the same normal distribution at every step, whatever the history.
struct FixedNormal: ForecastMethod {
  let mean: Double
  let sd: Double
  var name: String { "fixed" }
  var minimumObservations: Int { 1 }

  struct Model: FittedModel {
    let input: ForecastInput
    let mean: Double
    let sd: Double
    var method: String { "fixed" }
    var label: LocalizedText { LocalizedText(ko: "고정", en: "fixed") }
    var fitted: [Double?] { [] }
    var residuals: [Double?] { [] }
    var notes: [LocalizedText] { [] }
    func forecast(horizon: Int) -> Forecast {
      Forecast(
        method: method, label: label, periods: input.periods(ahead: horizon),
        margins: (0..<horizon).map { _ in Margin.normal(mean: mean, sd: sd) },
        support: input.support)
    }
  }

  func fit(_ input: ForecastInput) throws(ForecastError) -> Model {
    try requireEnough(input)
    return Model(input: input, mean: mean, sd: sd)
  }
}

/// An indicator of cases to try a proposal on.
func trial(
  _ direction: Direction = .higher, support: Support = .nonNegative,
  rounding: RoundingRule = RoundingRule()
) -> Indicator {
  Indicator(
    id: "x", name: "시험 건수", goal: "g", unit: SeoguPlan.cases, direction: direction,
    support: support, rounding: rounding)
}

/// A workspace with one indicator and its history up to 2017.
func single(_ indicator: Indicator, _ history: [Double], target: Double? = nil) -> Workspace {
  Workspace(
    name: "one", planYear: 2018, indicators: [indicator],
    series: [
      indicator.id: SeoguPlan.series(indicator.id, 2018 - history.count, history)
    ],
    targets: target.map { [indicator.id: SeoguPlan.series(indicator.id, 2018, [$0])] } ?? [:])
}
