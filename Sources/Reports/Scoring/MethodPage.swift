public import Indicators
public import TargetSetting

/// All methods of one indicator and the years to come, for a terminal and as JSON.
public struct MethodPage: Sendable {
  private let outlook: MethodOutlook

  /// Makes the page.
  public init(_ outlook: MethodOutlook) {
    self.outlook = outlook
  }

  /// The tables with their titles.
  public func text(_ language: Language) -> String {
    let korean = language == .ko
    let indicator = outlook.indicator
    let shown = ComparisonTable.shown(outlook.actual) + indicator.unit.symbol
    var out =
      korean
      ? "\(indicator.name) \(outlook.year)년, 실적을 \(shown.with(.direction)) 볼 때\n\n"
      : "\(indicator.name), \(outlook.year), with a result of \(shown)\n\n"
    out += ComparisonTable(outlook.comparison, actual: outlook.actual).text(language)
    guard !outlook.roll.isEmpty else { return out }
    let rates = NumberFormat(decimals: 1, negative: .minus)
    let (up, down) = (
      rates.percent(ratio: outlook.ratchet.exceeded), rates.percent(ratio: outlook.ratchet.missed)
    )
    out +=
      korean
      ? "\n앞으로의 기준치와 목표(톱니 효과: 초과한 만큼의 \(up), 못 미친 만큼의 \(down)를 다음 목표에 반영, 출처 안태식 외 2011)\n"
      : "\nYears to come (the next target absorbs \(up) of an excess, \(down) of a miss; 안태식 외 2011)\n"
    return out + rollTable(language).terminal(language) + cost(language)
  }

  private func rollTable(_ language: Language) -> ReportTable {
    let indicator = outlook.indicator
    func text(_ value: Double?) -> String {
      value.map { NumberFormat(decimals: max(0, indicator.rounding.decimals) + 1).text($0) } ?? "–"
    }
    return ReportTable(
      header: [
        LocalizedText(ko: "연도", en: "year"), LocalizedText(ko: "가정 실적", en: "assumed result"),
        LocalizedText(ko: "기준치", en: "reference"), LocalizedText(ko: "최고", en: "best"),
        LocalizedText(ko: "최저", en: "floor"), LocalizedText(ko: "평점", en: "score"),
        LocalizedText(ko: "목표", en: "target"),
        LocalizedText(ko: "첫해 10% 더 잘하면 평점", en: "score after a first year 10% better"),
        LocalizedText(ko: "그때의 목표", en: "target then"),
      ], numeric: Set(0...8),
      rows: zip(outlook.roll, outlook.better).map { row, better in
        [
          String(row.time), text(row.actual), text(row.reference), text(row.best),
          text(row.floor), row.score.map { NumberFormat(decimals: 1).text($0) } ?? "–",
          text(row.target), better.score.map { NumberFormat(decimals: 1).text($0) } ?? "–",
          text(better.target),
        ]
      })
  }

  private func cost(_ language: Language) -> String {
    guard outlook.roll.count > 1, let before = outlook.roll[1].score,
      let after = outlook.better[1].score, let first = outlook.roll[0].score,
      let better = outlook.better[0].score
    else { return "" }
    let number = NumberFormat(decimals: 1, negative: .minus, plus: true)
    let (gain, loss) = (number.text(better - first), number.text(after - before))
    return language == .ko
      ? "\n첫해에 10% 더 잘하면 그해 평점은 \(MethodPage.moved(better - first, isLast: false)), "
        + "실적이 같을 때 다음 해 평점은 \(MethodPage.moved(after - before, isLast: true)).\n"
      : "\nA first year 10% better changes that year's score by \(gain) and the next year's, for the "
        + "same result, by \(loss).\n"
  }

  /// `20.0점 오르고` or `18.2점 내려갑니다`.
  private static func moved(_ change: Double, isLast: Bool) -> String {
    let size = NumberFormat(decimals: 1).text(abs(change))
    if size == "0.0" { return isLast ? "그대로입니다" : "그대로이고" }
    return "\(size)점 "
      + (change > 0 ? (isLast ? "오릅니다" : "오르고") : (isLast ? "내려갑니다" : "내려가고"))
  }

  /// `{"indicator", "year", "actual", "comparison", "ratchet", "roll", "better"}`.
  public func json(_ language: Language) -> JSONValue {
    .members([
      "indicator": .string(outlook.indicator.id), "year": .integer(outlook.year),
      "actual": .decimal(outlook.actual), "comparison": outlook.comparison.json(language),
      "ratchet": .members([
        "exceeded": .decimal(outlook.ratchet.exceeded), "missed": .decimal(outlook.ratchet.missed),
        "source": .string("안태식 외 2011"),
      ]),
      "roll": .array(outlook.roll.map(MethodPage.year)),
      "better": .array(outlook.better.map(MethodPage.year)),
    ])
  }

  private static func year(_ year: RatchetRoll.Year) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.decimal) ?? .null }
    return .members([
      "year": .integer(year.time), "actual": .decimal(year.actual),
      "reference": .decimal(year.reference), "best": number(year.best),
      "floor": number(year.floor), "score": number(year.score), "target": .decimal(year.target),
      "method": .string(year.method.name),
    ])
  }
}
