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
    /// The result of a year that the text names.
    case year(Int)
    /// The mean of the results of so many years before.
    case meanOf(Int)
    /// A figure that the text itself states.
    case stated(Double)
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
  /// The other end of a range: `5~10% 증가`.
  var other: Change?
  /// Whether the percent is not meant exactly: `5% 내외`.
  var isAbout = false

  private static let upWords = [
    "증가", "향상", "상향", "증액", "확대", "제고", "높", "개선", "늘", "상승", "초과", "많", "추가", "가산", "↑",
  ]
  private static let downWords = ["감소", "하향", "절감", "축소", "낮", "줄", "하락", "감축", "단축", "적게", "↓"]
  private static let sameWords = ["유지", "동일", "같은수준"]
  private static let means = [
    "평균", "평균값", "평균치", "평균실적", "평균적용", "평균을적용", "평균값을적용", "평균치를적용", "평균값적용", "평균치적용",
    "평균으로설정", "평균값으로설정", "평균치로설정", "평균실적으로설정",
  ]

  /// Every claim of a text: the level that it writes out, and the change that it states.
  static func all(_ basis: String) -> [BasisClaim] {
    guard let plain = BasisWording.plain(basis) else { return [] }
    let text = BasisText(plain)
    return [level(text), BasisClaim(text)].compactMap { $0 }
  }

  /// The change that a text states; nil where it states none that can be computed.
  private init?(_ text: BasisText) {
    let found = BasisClaim.base(text)
    for index in text.numbers.indices {
      let isPercent = text.numbers[index].unit.hasPrefix("%")
      let units = isPercent ? nil : BasisClaim.units(text, index)
      guard isPercent || units != nil else { continue }
      let base: Base
      let start: Int
      if let (own, last) = found {
        guard index > last else { continue }
        (base, start) = (own, text.numbers[last].end)
      } else {
        guard let year = text.lastYear(before: index) else { continue }
        (base, start) = (.lastYear, year)
      }
      let lower = text.lowerEnd(of: index)
      guard text.isPlain(from: start, to: lower ?? index) else {
        if isPercent { return nil }
        continue
      }
      guard let change = units ?? BasisClaim.change(text, index) else { return nil }
      (self.base, self.change) = (base, change)
      percent = isPercent ? text.numbers[index].value : .nan
      let words = String((text.numbers[index].unit + text.after(index)).prefix(6))
      let before = text.before(index)
      isLimit =
        words.containsAny(["이상", "이하", "이내"])
        || ["최소", "적어도", "최대"].contains(where: before.hasSuffix)
      if let lower {
        other = BasisClaim.change(text, index, value: text.numbers[lower].value)
      } else {
        isAbout =
          words.containsAny(["내외", "안팎", "전후", "정도", "가량"]) || before.hasSuffix("약")
      }
      return
    }
    guard let base = BasisClaim.unchanged(text, found) else { return nil }
    (self.base, change, percent) = (base, .factor(1), .nan)
  }

  /// A rise or fall by so many of a unit, `5건 증가`, `2일씩 단축`; nil for any other number.
  private static func units(_ text: BasisText, _ index: Int) -> Change? {
    let number = text.numbers[index]
    guard text.year(index) == nil else { return nil }
    if number.unit.hasPrefix("배"), number.value > 0 { return .factor(number.value) }
    let words = number.unit + text.after(index)
    if let sign = text.sign(before: index), (1...4).contains(number.unit.count) {
      return .units(sign * number.value, number.unit)
    }
    func place(_ names: [String]) -> String.Index? {
      names.compactMap { words.firstRange(of: $0)?.lowerBound }.min()
    }
    let (up, down) = (place(upWords), place(downWords))
    guard let end = [up, down].compactMap({ $0 }).min(), up != down else { return nil }
    var unit = String(words[..<end])
    for filler in ["이상", "씩", "만큼", "정도", "을", "를"] where unit.hasSuffix(filler) {
      unit.removeLast(filler.count)
    }
    guard (1...4).contains(unit.count) else { return nil }
    return .units(end == down ? -number.value : number.value, unit)
  }

  /// What a percent does to its base; nil for one of which it is not clear.
  private static func change(_ text: BasisText, _ index: Int, value: Double? = nil) -> Change? {
    let number = text.numbers[index]
    let value = value ?? number.value
    let words = text.after(index)
    let sign = text.sign(before: index)
    let isDown = sign.map { $0 < 0 } ?? words.containsAny(downWords)
    let isUp = sign.map { $0 > 0 } ?? words.containsAny(upWords)
    let signed = isDown ? -value : value
    if number.unit == "%p" { return .points(signed) }
    if isUp != isDown { return .factor(1 + signed / 100) }
    // `전년 대비 110%` names the level, `전년 대비 5%` the rise.
    return !isUp && value >= 50 ? .factor(value / 100) : nil
  }

  /// A text that writes the result and the target out, `116명 → 122명` or `14일에서 12일로 단축`.
  private static func level(_ text: BasisText) -> BasisClaim? {
    let amounts = text.numbers.indices.filter { text.year($0) == nil }
    for (first, second) in zip(amounts, amounts.dropFirst()) {
      let (from, to) = (text.numbers[first], text.numbers[second])
      let between = text.between(from.digitsEnd, to.start)
      guard let unit = BasisClaim.levelUnit(from, to, between) else { continue }
      return BasisClaim(base: .stated(from.value), change: .level(to.value, unit), percent: .nan)
    }
    return nil
  }

  /// The unit of two figures joined by an arrow, or by 에서 and 로; nil where they are not.
  private static func levelUnit(
    _ from: BasisText.Number, _ to: BasisText.Number, _ between: String
  ) -> String? {
    let isArrow = ["→", "⇒", "->", "=>"].contains(where: between.contains)
    var words = (from.unit, to.unit)
    if !isArrow {
      let rest = String(between.drop { $0.isLetter || $0 == "%" || $0 == "％" })
      guard rest.isEmpty, between.hasSuffix("에서") else { return nil }
      if words.0.hasSuffix("에서") { words.0.removeLast(2) }
      guard let ending = ["으로", "로"].first(where: words.1.hasSuffix) else { return nil }
      words.1.removeLast(ending.count)
    }
    return words.0 == words.1 || words.0.isEmpty ? words.1 : nil
  }

  private init(base: Base, change: Change, percent: Double) {
    (self.base, self.change, self.percent) = (base, change, percent)
  }

  /// The base of a text without a percent that says that the target is the same.
  private static func unchanged(_ text: BasisText, _ found: (Base, Int)?) -> Base? {
    let tail = text.between(text.numbers.last?.digitsEnd ?? 0, .max)
    guard tail.containsAny(sameWords) || means.contains(where: tail.hasSuffix) else { return nil }
    if let (base, last) = found {
      return base.isResult && last == text.numbers.count - 1 ? base : nil
    }
    return text.numbers.isEmpty && tail.contains("전년") ? .lastYear : nil
  }

  /// The base that a number names, and the index of that number.
  private static func base(_ text: BasisText) -> (Base, Int)? {
    for index in text.numbers.indices {
      let number = text.numbers[index]
      let words = number.unit + text.after(index)
      if let year = text.year(index) {
        if isBase(words) { return (.year(year), index) }
        continue
      }
      if number.unit.hasPrefix("개년") || number.unit.hasPrefix("년") {
        let isMean = words.contains("평균") && (2...10).contains(number.value)
        if isMean, number.decimals == 0 { return (.meanOf(Int(number.value)), index) }
        continue
      }
      if number.unit != "%p", !number.unit.containsAny(["월", "분기"]), isBase(words) {
        return (.stated(number.value), index)
      }
      // `전년 실적 91.0%에서`, `120건보다`: the figure is the base itself, not a level of it.
      let isFrom = ["에서", "보다"].contains { particle in
        number.unit.hasSuffix(particle)
          || number.unit == "%" && text.after(index).hasPrefix(particle)
      }
      if isFrom { return (.stated(number.value), index) }
    }
    return nil
  }

  /// Whether the words behind a figure make it a base: `건 대비`, but not `% 감소 전망, 전년 대비`.
  private static func isBase(_ words: String) -> Bool {
    guard let end = words.firstRange(of: "대비")?.lowerBound else { return false }
    let before = words[..<end]
    let others = ["전년", "직전", "지난해", "작년", "반영", "고려", "감안", "전망", "예상", ",", ";"]
    return before.count <= 12 && !before.hasPrefix(".")
      && !String(before).containsAny(others + upWords + downWords)
  }
}

extension BasisClaim.Base {
  /// Whether the base is a result, and not a figure of the text.
  var isResult: Bool {
    if case .stated = self { false } else { true }
  }
}

extension BasisText {
  /// Words that may stand between a base and its percent.
  private static let plain = [
    "전년도", "대비", "실적치", "실적값", "실적", "수준", "결과", "평균치", "평균값", "평균", "보다", "에비해", "에비하여",
    "에서", "기준", "목표치", "목표값", "목표", "약", "최소", "매년", "의", "을", "를", "도", "값", "치", "로", "으로",
    "적어도", "최대", "에",
  ]

  /// The year that a number is: 2024년, '24년, 2024; nil for a quantity.
  fileprivate func year(_ index: Int) -> Int? {
    let number = numbers[index]
    guard number.decimals == 0 else { return nil }
    let isWord = ["년", "실적", "결산", "말"].contains(where: number.unit.hasPrefix)
    if (1990...2100).contains(number.value), number.unit.isEmpty || isWord {
      return Int(number.value)
    }
    let mark = number.start > 0 ? characters[number.start - 1] : " "
    let isShort = number.unit.hasPrefix("년") && "'’‘".contains(mark)
    return isShort && number.value < 100 ? 2000 + Int(number.value) : nil
  }

  /// Whether a number is a year, which takes no part in calculations.
  func isYear(_ index: Int) -> Bool { year(index) != nil }

  /// The place behind the last 전년 before a number.
  fileprivate func lastYear(before index: Int) -> Int? {
    let end = numbers[index].start
    return (0..<max(0, end - 1)).last { characters[$0] == "전" && characters[$0 + 1] == "년" }
      .map { $0 + 2 }
  }

  /// The number that begins a range with this one, `5~10%`; nil for a figure of its own.
  fileprivate func lowerEnd(of index: Int) -> Int? {
    guard index > 0, let mark = before(index).last, "~∼〜".contains(mark), year(index - 1) == nil
    else { return nil }
    let unit = numbers[index - 1].unit
    return unit.isEmpty || unit == numbers[index].unit ? index - 1 : nil
  }

  /// 1 or −1 where a sign stands right before a number, `전년 대비 +5%`.
  fileprivate func sign(before index: Int) -> Double? {
    switch before(index).last {
    case "+", "＋": 1
    case "-", "−", "△": -1
    default: nil
    }
  }

  /// Whether nothing but plain words, other figures and signs stands between a place and a number.
  fileprivate func isPlain(from start: Int, to index: Int) -> Bool {
    var rest = ""
    for place in start..<max(start, numbers[index].start)
    where !numbers.contains(where: { $0.start <= place && place < $0.end }) {
      rest.append(characters[place])
    }
    if sign(before: index) != nil { rest.removeAll { "+＋-−△".contains($0) } }
    rest.removeAll { $0.isWhitespace || "()[]（）:'’‘".contains($0) }
    for word in BasisText.plain { rest = rest.replacing(word, with: "") }
    return rest.isEmpty
  }
}
