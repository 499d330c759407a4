internal import Indicators

extension PlanLints {
  /// The smallest count whose equality is no coincidence.
  static let smallestEqualCount = 5.0

  /// `equal-counts-unequal-spans`: the same number for different lengths of time, as 36 stories in
  /// 17 months beside a plan of 36 a year.
  static func unequalSpans(_ workspace: Workspace) -> [Finding] {
    var groups: [[String]: [(fact: Fact, months: Double)]] = [:]
    var order: [[String]] = []
    for fact in workspace.facts where fact.value >= smallestEqualCount {
      guard let (base, months) = span(fact) else { continue }
      let key = [fact.area, base, String(fact.value)]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append((fact, months))
    }
    return order.compactMap { key in
      let members = groups[key] ?? []
      guard let long = members.max(by: { $0.months < $1.months }),
        let short = members.min(by: { $0.months < $1.months }), short.months < long.months
      else { return nil }
      return finding(long, short)
    }
  }

  /// What is counted and for how many months; nil for anything else.
  private static func span(_ fact: Fact) -> (String, Double)? {
    guard let unit = Unit(parsing: fact.unit), unit.scale > 0 else { return nil }
    let counted = unit.exponents.filter { $0.key != "월" }
    guard counted.count == 1, let (word, power) = counted.first, power == 1,
      !["%", "%p", "‰", "원", "점"].contains(word)
    else { return nil }
    if unit.exponents["월"] == -1 { return (word, 1 / unit.scale) }
    guard unit.exponents["월"] == nil, unit.scale == 1, let months = months(fact.period) else {
      return nil
    }
    return (word, months)
  }

  /// The months of a period or of a range of periods, `2022-08~2023-12`; a single day is no span.
  private static func months(_ text: String) -> Double? {
    let ends = text.split(whereSeparator: { "~∼〜".contains($0) }).map {
      Period(parsing: String($0))
    }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2 else {
      return nil
    }
    if first.frequency == .day, last.frequency == .day {
      return first < last ? Double(last.ordinal - first.ordinal + 1) * 12 / 365.25 : nil
    }
    guard let start = months(of: first)?.lowerBound, let end = months(of: last)?.upperBound,
      end >= start
    else { return nil }
    return Double(end.ordinal - start.ordinal + 1)
  }

  private static func months(of period: Period) -> ClosedRange<Period>? {
    period.frequency == .month ? period...period : period.subperiods(of: .month)
  }

  private static func finding(
    _ long: (fact: Fact, months: Double), _ short: (fact: Fact, months: Double)
  ) -> Finding {
    func each(_ item: (fact: Fact, months: Double)) -> String {
      Figure.text(item.fact.value / item.months)
    }
    func text(_ item: (fact: Fact, months: Double), _ month: String) -> String {
      "'\(item.fact.item)' \(Figure.text(item.fact.value))\(item.fact.unit)"
        + "(\(Figure.text(item.months, atMost: 1))\(month))"
    }
    let growth = long.months / short.months - 1
    let share = Figure.text(100 * growth) + "%"
    return Finding(
      code: "equal-counts-unequal-spans", severity: .warning,
      message: LocalizedText(
        ko: "수는 같지만 기간이 다릅니다: \(text(long, "개월")), \(text(short, "개월")). 월평균은 "
          + "\(each(long))에서 \(each(short).with(.direction)) \(share) 늘어난 셈입니다.",
        en: "The same count for different lengths of time: \(text(long, " months")), "
          + "\(text(short, " months")). A month it is \(each(long)) against \(each(short)), "
          + "\(Figure.englishGrowth(growth))."),
      mend: LocalizedText(
        ko: "같은 기간(월평균이나 연간)으로 바꾸어 견주고, 목표도 그렇게 세우십시오.",
        en: "Compare and plan per month or per year."))
  }
}
