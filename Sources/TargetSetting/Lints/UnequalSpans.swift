internal import Indicators

extension PlanLints {
  /// The smallest count whose equality is no coincidence.
  static let smallestEqualCount = 5.0

  /// A count with the time in which it came about.
  private struct Count {
    let fact: Fact
    let word: String
    let months: Double
    /// What it would be in a year.
    var yearly: Double { fact.value * 12 / months }
  }

  /// `equal-counts-unequal-spans`: the same number for different lengths of time, as 36 stories in
  /// 17 months beside a plan of 36 a year, or of 3 a month.
  static func unequalSpans(_ workspace: Workspace) -> [Finding] {
    var groups: [[String]: [Count]] = [:]
    var order: [[String]] = []
    var rates: [String: [Count]] = [:]
    for fact in workspace.facts {
      guard let (word, months) = span(fact) else { continue }
      let count = Count(fact: fact, word: word, months: months)
      if months < 12, fact.unit.contains("/") { rates[fact.area, default: []].append(count) }
      guard fact.value >= smallestEqualCount else { continue }
      let key = [fact.area, word, String(fact.value)]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(count)
    }
    return order.flatMap { key in
      let members = groups[key] ?? []
      guard let long = members.max(by: { $0.months < $1.months }),
        let short = members.min(by: { $0.months < $1.months }), short.months < long.months
      else { return members.compactMap { asYearly($0, among: rates[$0.fact.area] ?? []) } }
      return [finding(long, short)]
    }
  }

  /// A count over another time than a year that equals a year of a monthly or quarterly figure of
  /// the same thing.
  private static func asYearly(_ count: Count, among rates: [Count]) -> Finding? {
    guard abs(count.months - 12) > 0.5, !count.fact.unit.contains("/") else { return nil }
    let rate = rates.first { rate in
      abs(rate.yearly - count.fact.value) < 1e-9 && isSameKind(rate.word, count.word)
        && sharesAWord(rate.fact.item, count.fact.item)
    }
    return rate.map { count.months > 12 ? finding(count, $0) : finding($0, count) }
  }

  /// Whether two units count the same things: one word, or two words for times something happened.
  private static func isSameKind(_ one: String, _ other: String) -> Bool {
    let times: Set = ["건", "회", "번", "차례", "편", "호"]
    return one == other || times.contains(one) && times.contains(other)
  }

  /// Whether two names have two neighbouring letters in common, words like 계획 and 실적 aside.
  private static func sharesAWord(_ one: String, _ other: String) -> Bool {
    func pairs(_ text: String) -> Set<[Character]> {
      let common = ["계획", "실적", "건수", "횟수", "연간", "월평균", "목표", "현황", "추진", "자료"]
      let bare = common.reduce(text) { $0.replacing($1, with: " ") }
      return Set(
        zip(bare, bare.dropFirst()).filter { $0.isLetter && $1.isLetter }.map { [$0, $1] })
    }
    return !pairs(one).isDisjoint(with: pairs(other))
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

  private static func finding(_ long: Count, _ short: Count) -> Finding {
    func each(_ item: Count) -> String { Figure.text(item.fact.value / item.months) }
    func text(_ item: Count, _ month: String) -> String {
      "'\(item.fact.item)' \(Figure.text(item.fact.value))\(item.fact.unit)"
        + "(\(Figure.text(item.months, atMost: 1))\(month))"
    }
    let growth = short.yearly / long.yearly - 1
    let isYearly = long.fact.value != short.fact.value
    let share = Figure.text(100 * growth.magnitude) + "%"
    let change = growth < 0 ? "줄어든" : "늘어난"
    return Finding(
      code: "equal-counts-unequal-spans", severity: .warning,
      message: LocalizedText(
        ko: "\(isYearly ? "1년으로 치면 수는 같지만" : "수는 같지만") 기간이 다릅니다: "
          + "\(text(long, "개월")), \(text(short, "개월")). 월평균은 "
          + "\(each(long))에서 \(each(short).with(.direction)) \(share) \(change) 셈입니다.",
        en: "The same count\(isYearly ? " in a year" : "") for different lengths of time: "
          + "\(text(long, " months")), \(text(short, " months")). A month it is \(each(long)) "
          + "against \(each(short)), \(Figure.englishGrowth(growth))."),
      mend: LocalizedText(
        ko: "같은 기간(월평균이나 연간)으로 바꾸어 견주고, 목표도 그렇게 세우십시오.",
        en: "Compare and plan per month or per year."))
  }
}
