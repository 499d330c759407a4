import Foundation
public import Indicators
public import TargetSetting

/// Composite scores of departments as tables and as JSON.
public struct DepartmentPage: Sendable {
  private let scores: [DepartmentScore]
  private let year: Int

  /// Makes the page of a year.
  public init(_ scores: [DepartmentScore], year: Int) {
    self.scores = scores
    self.year = year
  }

  /// A section for every department.
  public func text(_ language: Language) -> String {
    scores.map { section($0, language) }.joined(separator: "\n")
  }

  /// The name of a part as readers know it; one of a body's own rule as it is written there.
  private static func name(_ part: String, _ language: Language) -> String {
    let known = ["common": "공통", "own": "고유", "main": "주 평가", "other": "그 밖의 평가"]
    return language == .ko ? known[part] ?? part : part
  }

  private func section(_ score: DepartmentScore, _ language: Language) -> String {
    let korean = language == .ko
    let one = NumberFormat(decimals: 1)
    let composite = score.composite
    let (low, high) = (one.text(composite.quantile(0.1)), one.text(composite.quantile(0.9)))
    var out = "\(score.name) (\(year))\n"
    if !score.scheme.parts.isEmpty {
      let parts = score.scheme.parts.map {
        "\(DepartmentPage.name($0.name, language)) \(NumberFormat().text($0.weight))"
      }
      out += (korean ? "부문: " : "parts: ") + parts.joined(separator: ", ") + "\n"
    }
    out +=
      korean
      ? "기대 점수 \(one.text(composite.mean))점, 80% 구간 \(low)~\(high)점\n\n"
      : "expected score \(one.text(composite.mean)), 80% interval \(low) to \(high)\n\n"
    out += grades(score, language).terminal(language) + "\n"
    out += parts(score, language).terminal(language) + "\n"
    return out + notes(score, language).map { "- \($0)\n" }.joined()
  }

  private func grades(_ score: DepartmentScore, _ language: Language) -> ReportTable {
    let korean = language == .ko
    let number = NumberFormat()
    let together = NumberFormat(decimals: 1).text(DepartmentScore.comparisonCorrelation)
    let rho = NumberFormat().text(score.composite.correlation)
    let compares = score.composite.correlation != DepartmentScore.comparisonCorrelation
    return ReportTable(
      header: [
        LocalizedText(ko: "등급", en: "grade"), LocalizedText(ko: "하한", en: "from"),
        LocalizedText(ko: "확률(상관 \(rho))", en: "chance (ρ = \(rho))"),
      ]
        + (compares
          ? [LocalizedText(ko: "확률(상관 \(together))", en: "chance (ρ = \(together))")] : []),
      numeric: compares ? [1, 2, 3] : [1, 2],
      rows: zip(score.composite.grades, score.together.grades).map { a, b in
        let isLast = a.grade == score.composite.grades.last?.grade
        return [
          a.grade.name, isLast ? (korean ? "그 아래" : "below") : number.text(a.grade.atLeast),
          TargetTable.chance(a.probability),
        ] + (compares ? [TargetTable.chance(b.probability)] : [])
      })
  }

  private func parts(_ score: DepartmentScore, _ language: Language) -> ReportTable {
    let two = NumberFormat(decimals: 2)
    return ReportTable(
      header: [
        LocalizedText(ko: "지표", en: "indicator"), LocalizedText(ko: "비중", en: "share"),
        LocalizedText(ko: "기대 평점", en: "expected score"),
        LocalizedText(ko: "기여", en: "points"),
        LocalizedText(ko: "한 단위당", en: "per unit"),
        LocalizedText(ko: "실적 1%당", en: "per 1% of the result"),
        LocalizedText(ko: "백만원당", en: "per million won"),
        LocalizedText(ko: "평점 방법", en: "method"),
      ], numeric: Set(1...6),
      rows: score.composite.parts.map { part in
        let indicator = part.scored.indicator
        return [
          indicator.name, NumberFormat(decimals: 1).text(100 * part.scored.share) + "%",
          NumberFormat(decimals: 1).text(part.expected), two.text(part.contribution),
          DepartmentPage.slope(part.perUnit)
            + "/\(indicator.unit.symbol == "%" ? "%p" : indicator.unit.symbol)",
          NumberFormat(decimals: 3, negative: .minus, plus: true).text(part.perPercent),
          part.perMillionWon.map(DepartmentPage.slope) ?? "–",
          part.scored.function.method.label[language],
        ]
      })
  }

  /// A slope with three digits that count, at most eight decimals: `+0.000291`, `+9.5`.
  private static func slope(_ value: Double) -> String {
    let size = abs(value)
    let decimals = size > 0 && size.isFinite ? 2 - Int(log10(size).rounded(.down)) : 0
    let rule = RoundingRule(decimals: min(max(decimals, 0), 8))
    return NumberFormat(negative: .minus, plus: true).text(rule.apply(value))
  }

  private func notes(_ score: DepartmentScore, _ language: Language) -> [String] {
    [bestLever(score), bestForMoney(score), dependence(score.composite), accuracy(score.composite)]
      .compactMap { $0?[language] } + score.missing.map { $0.message[language] }
  }

  private func bestLever(_ score: DepartmentScore) -> LocalizedText? {
    score.bestLever.map { lever in
      let name = lever.scored.indicator.name
      let gain = NumberFormat(decimals: 2).text(lever.perPercent)
      return LocalizedText(
        ko: "실적을 1% 더 올릴 때 점수가 가장 많이 오르는 지표는 \(name)(+\(gain)점)입니다.",
        en: "A result 1% better adds most for \(name) (+\(gain)).")
    }
  }

  private func bestForMoney(_ score: DepartmentScore) -> LocalizedText? {
    score.composite.parts.filter { ($0.perMillionWon ?? 0) > 0 }
      .max { ($0.perMillionWon ?? 0) < ($1.perMillionWon ?? 0) }
      .map { best in
        let name = best.scored.indicator.name
        return LocalizedText(
          ko: "같은 예산으로 점수가 가장 많이 오르는 지표는 \(name)입니다(단위비용 기준).",
          en: "For the same money \(name) adds most, by its unit cost.")
      }
  }

  private func dependence(_ composite: CompositeScore) -> LocalizedText {
    guard composite.correlation != 0 else {
      return LocalizedText(
        ko: "지표의 실적은 서로 독립으로 보았습니다. 함께 움직이면 점수의 폭이 넓어지며, 상관 0.5일 때를 곁에 적었습니다.",
        en: "Results are taken as independent; if they move together the score spreads wider, as "
          + "the column for ρ = 0.5 shows.")
    }
    let rho = NumberFormat().text(composite.correlation)
    return LocalizedText(
      ko: "모든 지표의 실적이 같은 상관 \(rho)로 함께 움직인다고 보았습니다(정규 코퓰라).",
      en: "All results are taken to move together with ρ = \(rho) (Gaussian copula).")
  }

  private func accuracy(_ composite: CompositeScore) -> LocalizedText {
    let draws = NumberFormat().text(Double(composite.draws))
    let error = NumberFormat(decimals: 2).text(composite.standardError)
    return LocalizedText(
      ko: "\(draws)회 추출, 기대 점수의 표준오차 \(error)점.",
      en: "\(draws) draws; standard error of the expected score \(error).")
  }

  /// One row an indicator.
  public func csv() -> String {
    CSVText.table(
      [
        "department", "scheme", "indicator_id", "share", "expected_score", "contribution",
        "per_unit", "per_percent", "per_million_won", "score_method",
      ],
      scores.flatMap { score in
        score.composite.parts.map { part in
          [
            score.name, score.scheme.kind.rawValue, part.scored.indicator.id,
            CSVText.decimal(part.scored.share), CSVText.decimal(part.expected),
            CSVText.decimal(part.contribution), CSVText.decimal(part.perUnit),
            CSVText.decimal(part.perPercent), part.perMillionWon.map(CSVText.decimal) ?? "",
            part.scored.function.method.name,
          ]
        }
      })
  }

  /// `{"year", "departments": [{…}]}`.
  public func json(_ language: Language) -> JSONValue {
    .members([
      "year": .integer(year), "departments": .array(scores.map { department($0, language) }),
    ])
  }

  private func department(_ score: DepartmentScore, _ language: Language) -> JSONValue {
    .members([
      "name": .string(score.name), "scheme": .string(score.scheme.kind.rawValue),
      "composite": composite(score.composite), "together": composite(score.together),
      "indicators": .array(
        score.composite.parts.map { part in
          .members([
            "id": .string(part.scored.indicator.id), "share": .decimal(part.scored.share),
            "method": .string(part.scored.function.method.name),
            "expectedScore": .decimal(part.expected), "contribution": .decimal(part.contribution),
            "perUnit": .decimal(part.perUnit), "perPercent": .decimal(part.perPercent),
            "perMillionWon": part.perMillionWon.map(JSONValue.decimal) ?? .null,
          ])
        }), "notes": .array(notes(score, language).map { .string($0) }),
    ])
  }

  private func composite(_ score: CompositeScore) -> JSONValue {
    .members([
      "correlation": .decimal(score.correlation), "mean": .decimal(score.mean),
      "standardError": .decimal(score.standardError), "draws": .integer(score.draws),
      "quantiles": .members([
        "0.1": .decimal(score.quantile(0.1)), "0.5": .decimal(score.quantile(0.5)),
        "0.9": .decimal(score.quantile(0.9)),
      ]),
      "grades": .array(
        score.grades.map {
          .members([
            "grade": .string($0.grade.name), "from": .decimal($0.grade.atLeast),
            "probability": .decimal($0.probability),
          ])
        }),
    ])
  }
}
