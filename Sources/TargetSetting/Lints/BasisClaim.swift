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
  }

  let base: Base
  let change: Change
  /// Percent that the text says, as written; not a number where it says none.
  let percent: Double
  /// Whether the text only sets a limit: `110% 이상`.
  var isLimit = false

  private static let upWords = ["증가", "향상", "상향", "증액", "확대", "제고", "높", "개선", "늘", "상승", "초과"]
  private static let downWords = ["감소", "하향", "절감", "축소", "낮", "줄", "하락", "감축", "단축"]
  private static let sameWords = ["유지", "동일", "같은수준"]
  private static let means = [
    "평균", "평균값", "평균치", "평균실적", "평균적용", "평균을적용", "평균값을적용", "평균치를적용", "평균값적용", "평균치적용",
    "평균으로설정", "평균값으로설정", "평균치로설정", "평균실적으로설정",
  ]

  /// The claim of a text; nil where it makes none that can be computed.
  init?(_ basis: String) {
    let text = BasisText(BasisClaim.withoutYears(basis))
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
      guard text.isPlain(from: start, to: index) else {
        if isPercent { return nil }
        continue
      }
      guard let change = units ?? BasisClaim.change(text, index) else { return nil }
      (self.base, self.change) = (base, change)
      percent = isPercent ? text.numbers[index].value : .nan
      let words = (text.numbers[index].unit + text.after(index)).prefix(6)
      isLimit = String(words).containsAny(["이상", "이하", "이내"])
      return
    }
    guard let base = BasisClaim.unchanged(text, found) else { return nil }
    (self.base, change, percent) = (base, .factor(1), .nan)
  }

  /// A rise or fall by so many of a unit, `5건 증가`, `2일씩 단축`; nil for any other number.
  private static func units(_ text: BasisText, _ index: Int) -> Change? {
    let number = text.numbers[index]
    guard text.year(index) == nil else { return nil }
    let words = number.unit + text.after(index)
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
  private static func change(_ text: BasisText, _ index: Int) -> Change? {
    let number = text.numbers[index]
    let words = text.after(index)
    let isDown = words.containsAny(downWords)
    let isUp = words.containsAny(upWords)
    let signed = isDown ? -number.value : number.value
    if number.unit == "%p" { return .points(signed) }
    if isUp != isDown { return .factor(1 + signed / 100) }
    // `전년 대비 110%` names the level, `전년 대비 5%` the rise.
    return !isUp && number.value >= 50 ? .factor(number.value / 100) : nil
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

  /// The text without years in brackets: `최근 3개년(2022~2024) 평균`.
  private static func withoutYears(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "[") }) else {
      return text
    }
    var (kept, rest) = ("", text[...])
    while let open = rest.firstIndex(where: { $0 == "(" || $0 == "[" }) {
      let inside = rest[rest.index(after: open)...]
      kept += rest[..<open]
      if let close = inside.firstIndex(where: { $0 == ")" || $0 == "]" }),
        isYears(inside[..<close])
      {
        rest = inside[inside.index(after: close)...]
      } else {
        kept.append(rest[open])
        rest = inside
      }
    }
    return kept + rest
  }

  /// Whether a text names two years and what is between them: `'22~'24년`, `2022 - 2024`.
  private static func isYears(_ text: Substring) -> Bool {
    guard text.utf8.count < 60 else { return false }
    let ends = text.split(omittingEmptySubsequences: false) { "~∼〜–-".contains($0) }
    return ends.count == 2
      && ends.allSatisfy { end in
        var digits = end.filter { !$0.isWhitespace }
        if let first = digits.first, "'’‘".contains(first) { digits.removeFirst() }
        if digits.last == "년" { digits.removeLast() }
        return (2...4).contains(digits.count) && digits.allSatisfy(\.isASCIIDigit)
      }
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

  /// Whether nothing but plain words, other figures and signs stands between a place and a number.
  fileprivate func isPlain(from start: Int, to index: Int) -> Bool {
    var rest = ""
    for place in start..<max(start, numbers[index].start)
    where !numbers.contains(where: { $0.start <= place && place < $0.end }) {
      rest.append(characters[place])
    }
    rest.removeAll { $0.isWhitespace || "()[]（）:'’‘".contains($0) }
    for word in BasisText.plain { rest = rest.replacing(word, with: "") }
    return rest.isEmpty
  }
}
