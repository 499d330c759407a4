internal import Indicators

/// How a 목표치 설정 근거 says that a target follows from results: `전년 대비 110%`, `직전 3개년 평균`,
/// `2024년 대비 5% 증가`, `보건복지부 81.2% 대비 110%`, `사전 2.78점 대비 20% 향상`.
///
/// A text makes a claim only where nothing but plain words stands between the base and the percent:
/// `전년 대비 예산 10% 감축` says nothing about the target.
struct BasisClaim: Hashable {
  /// What the target is measured against.
  enum Base: Hashable {
    /// The result of the year before.
    case lastYear
    /// The target of the year before.
    case lastTarget
    /// The result of a year that the text names.
    case year(Int)
    /// The mean of the results of so many years before.
    case meanOf(Int)
    /// A figure that the text itself states.
    case stated(Double)
    /// A calculation that the text writes out.
    case calculation
  }

  /// How the target follows from it.
  enum Change: Hashable {
    /// A multiple: 1.1 for 110%, and for 10% more.
    case factor(Double)
    /// Percentage points more.
    case points(Double)
    /// So many of a unit more: `전년 대비 5건 증가`.
    case units(Double, String)
    /// The level itself, in a unit: `116명 → 122명`, `14일에서 12일로 단축`.
    case level(Double, String)
  }

  let base: Base
  let change: Change
  /// Percent that the text says, as written; not a number where it says none.
  let percent: Double
  /// Whether the text only sets a limit: `110% 이상`.
  var isLimit = false
  /// Whether the percent is one of getting better, whichever way that is: `20% 개선`.
  var isBetterment = false
  /// The unit of the stated base; nil where any will do.
  var baseUnit: String?
  /// The other end of a range: `5~10% 증가`.
  var other: Change?
  /// Whether the percent is not meant exactly: `5% 내외`.
  var isAbout = false

  private static let sameWords: [StaticString] = ["유지", "동일", "같은수준", "동결"]
  private static let limits: [StaticString] = ["이상", "이하", "이내"]
  private static let limitsBefore: [StaticString] = ["최소", "적어도", "최대"]
  private static let abouts: [StaticString] = ["내외", "안팎", "전후", "정도", "가량"]
  private static let months: [StaticString] = ["월", "분기"]
  private static let marks: [StaticString] = ["대비", "을기준으로", "를기준으로"]
  private static let notBases =
    ["전년", "직전", "지난해", "작년", "반영", "고려", "감안", "전망", "예상", ",", ";"] + upWords + downWords
  private static let means: [StaticString] = [
    "평균", "평균값", "평균치", "평균실적", "평균적용", "평균을적용", "평균값을적용", "평균치를적용", "평균값적용", "평균치적용",
    "평균으로설정", "평균값으로설정", "평균치로설정", "평균실적으로설정",
  ]

  /// Every claim of a text: the level that it writes out, and the change that it states.
  static func all(_ basis: String) -> [BasisClaim] {
    guard let plain = BasisWording.plain(BasisWording.withoutCitations(basis)) else { return [] }
    let text = BasisText(plain)
    return [level(text), BasisClaim(text)].compactMap { $0 }
  }

  /// The change that a text states; nil where it states none that can be computed.
  private init?(_ text: BasisText) {
    let found = BasisClaim.base(text)
    for index in text.numbers.indices {
      let isPercent = text.numbers[index].isPercent || text.numbers[index].isPoints
      let units = isPercent ? nil : BasisClaim.units(text, index)
      guard isPercent || units != nil else { continue }
      guard let (base, start) = BasisClaim.origin(text, index, found) else { continue }
      let lower = text.lowerEnd(of: index)
      guard text.isPlain(from: start, to: lower ?? index) else {
        if isPercent { return nil }
        continue
      }
      guard let change = units ?? BasisClaim.change(text, index) else { return nil }
      (self.base, self.change) = (base, change)
      baseUnit = found.flatMap { BasisClaim.owner(text, $0.1) }
      percent = isPercent ? text.numbers[index].value : .nan
      let words = text.words(index).prefix(6)
      let before = text.before(index)
      isBetterment = text.after(index).has("개선")
      isLimit =
        words.hasAny(BasisClaim.limits) || before.hasAnySuffix(BasisClaim.limitsBefore)
      if let lower {
        other = BasisClaim.change(text, index, value: text.numbers[lower].value)
      } else {
        isAbout = words.hasAny(BasisClaim.abouts) || before.hasSuffix("약")
      }
      return
    }
    guard let base = BasisClaim.unchanged(text, found) else { return nil }
    (self.base, change, percent) = (base, .factor(1), .nan)
    isLimit = text.tail.hasAny(BasisClaim.limits)
  }

  init(base: Base, change: Change, percent: Double) {
    (self.base, self.change, self.percent) = (base, change, percent)
  }

  /// What a figure is measured against, and where the words between the two begin: the base found,
  /// or else last year where the text names it before.
  private static func origin(
    _ text: BasisText, _ index: Int, _ found: (Base, Int)?
  ) -> (base: Base, start: Int)? {
    if let (base, last) = found { return index > last ? (base, text.numbers[last].end) : nil }
    return text.lastYear(before: index).map { year in
      (text.isTarget(after: year) ? .lastTarget : .lastYear, year)
    }
  }

  /// The base of a text without a percent that says that the target is the same.
  private static func unchanged(_ text: BasisText, _ found: (Base, Int)?) -> Base? {
    let tail = text.tail
    guard tail.hasAny(sameWords) || tail.hasAnySuffix(means) else { return nil }
    if let (base, last) = found {
      return base.isResult && last == text.numbers.count - 1 ? base : nil
    }
    guard text.numbers.isEmpty, tail.has("전년") else { return nil }
    return tail.has("목표") && !tail.has("실적") ? .lastTarget : .lastYear
  }

  /// The base that a number names, and the index of that number.
  private static func base(_ text: BasisText) -> (Base, Int)? {
    for index in text.numbers.indices {
      let number = text.numbers[index]
      let words = text.words(index)
      if let year = text.year(index) {
        if isBase(words) { return (.year(year), index) }
        continue
      }
      if number.unit.hasPrefix("개년") || number.unit.hasPrefix("년") {
        let isMean = words.has("평균") && (2...10).contains(number.value)
        if isMean, number.decimals == 0 { return (.meanOf(Int(number.value)), index) }
        continue
      }
      if !number.isPoints, !number.unit.hasAny(months), isBase(words) {
        return (.stated(number.value), index)
      }
      // `전년 실적 91.0%에서`, `120건보다`: the figure is the base itself, not a level of it.
      let isFrom = ["에서", "보다"].contains { (particle: StaticString) in
        number.unit.hasSuffix(particle)
          || number.isPercent && text.after(index).hasPrefix(particle)
      }
      if isFrom || owner(text, index) != nil { return (.stated(number.value), index) }
    }
    return nil
  }

  /// The unit of a figure of which the next one is a percent, `정원 150명의 80%`; nil for another.
  private static func owner(_ text: BasisText, _ index: Int) -> String? {
    let number = text.numbers[index]
    guard index + 1 < text.numbers.count, number.unit.hasSuffix("의"), text.after(index).isEmpty,
      text.numbers[index + 1].isPercent
    else { return nil }
    return number.unit.without(suffix: "의").text
  }

  /// Whether the words behind a figure make it a base: `건 대비`, but not `% 감소 전망, 전년 대비`.
  private static func isBase(_ words: UTF8Words) -> Bool {
    guard let end = marks.compactMap(words.firstPlace).min() else { return false }
    let before = words.before(end)
    return before.count <= 12 && !before.hasPrefix(".") && !before.hasAny(notBases)
  }
}

extension BasisClaim.Base {
  /// Whether the base is a result, and not a figure of the text.
  var isResult: Bool {
    switch self {
    case .lastYear, .year, .meanOf: true
    case .lastTarget, .stated, .calculation: false
    }
  }
}
