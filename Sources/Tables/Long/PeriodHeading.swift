import Indicators

/// The name of a column of figures of one period, with what stands beside the period: `2024년(잠정)`,
/// `2023년 결산`, `2025년 목표`, `2024 방문객`.
struct PeriodHeading {
  /// What the figures below are.
  enum Standing {
    case result
    /// Results that may still be revised.
    case provisional
    /// Figures as of some time, which may lie inside the period: `현재`, `기준`.
    case momentary
    /// Targets, plans and estimates, which are no results.
    case target
    /// Words that leave it open.
    case unknown
  }

  let period: Period
  let standing: Standing
  /// What stands behind the period.
  let rest: String

  /// Whether the figures are targets in the strict sense, and no plans or estimates.
  var isTarget: Bool {
    standing == .target && ["목표", "target"].contains { rest.lowercased().contains($0) }
  }

  /// Whether the figures may be those of a part of the period.
  var mayBeOfPart: Bool {
    standing == .momentary || (standing == .unknown && Remark.tellsOfParts(rest))
  }

  private static let resultWords: Set = [
    "실적", "실적치", "실적값", "결산", "결산액", "확정", "확정치", "연간", "actual", "a",
  ]
  private static let momentWords: Set = ["현재", "기준"]
  private static let endWords: Set = ["말", "연말", "년말"]
  private static let provisionalWords: Set = ["잠정", "잠정치", "속보", "속보치", "p", "provisional"]
  private static let targetWords = [
    "목표", "계획", "전망", "예상", "예측", "추정", "추계", "target", "plan", "forecast",
  ]

  /// Reads a column name; nil where it does not begin with a period.
  init?(_ name: String) {
    if let period = LongLayout.period(name) {
      (self.period, standing, rest) = (period, .result, "")
      return
    }
    guard let (period, rest) = Self.split(Array(name)) else { return nil }
    self.period = period
    self.rest = Self.withoutLetter(String(rest))
    standing = Self.standing(self.rest)
  }

  /// Reads a column name that ends with a period: `방문객(2022)`, `방문객 2022년`; nil where it does not.
  init?(trailing name: String) {
    let marks: Set<Character> = ["(", "[", ")", "]", "_", "-", ":", "/"]
    func isMark(_ character: Character) -> Bool {
      marks.contains(character) || character.isWhitespace
    }
    let kept = name.dropLast(name.reversed().prefix(while: isMark).count)
    guard name.count <= 60, let end = kept.last, end.isNumber || "년월기.".contains(end) else {
      return nil
    }
    let reach = min(
      kept.suffix(Self.longest).reversed().prefix(while: Self.mayBeOfPeriod).count, kept.count - 1)
    for length in stride(from: reach, through: 4, by: -1) {
      let (rest, text) = (kept.dropLast(length), kept.suffix(length))
      guard Self.mayBeginPeriod(text), rest.last?.isNumber == false,
        let period = LongLayout.period(String(text))
      else { continue }
      self.period = period
      self.rest = Self.withoutLetter(
        String(rest.dropLast(rest.reversed().prefix(while: isMark).count)))
      standing = Self.standing(self.rest)
      return
    }
    return nil
  }

  /// Whether a text begins as the year of a period does, told without reading all of it.
  private static func mayBeginPeriod(_ text: Substring) -> Bool {
    guard let first = text.first else { return false }
    return "'’".contains(first) || text.prefix(4).allSatisfy(\.isNumber)
      || text.prefix(2).allSatisfy(\.isNumber) && text.dropFirst(2).first == "년"
  }

  /// What the names of columns say of periods: at their beginning, or where none does so, at their end.
  static func all(_ names: [String]) -> [PeriodHeading?] {
    let leading = names.map { PeriodHeading($0) }
    return leading.contains { $0 != nil } ? leading : names.map { PeriodHeading(trailing: $0) }
  }

  /// Words that say whether figures are results.
  static var kindWords: [String] {
    (resultWords.union(provisionalWords).union(["목표", "target"])).sorted {
      ($1.count, $0) < ($0.count, $1)
    }
  }

  /// The places of the headings of results; where there are none, of those that go on alike
  /// (`2023 방문객`, `2024 방문객`) and are no targets.
  static func results(among headings: [PeriodHeading?]) -> [Int] {
    let results = headings.indices.filter {
      [.result, .provisional, .momentary].contains(headings[$0]?.standing)
    }
    guard results.isEmpty else { return withoutPartOfYear(results, headings) }
    let others = headings.indices.filter { headings[$0]?.standing == .unknown }
    return Set(others.map { headings[$0]?.rest }).count == 1 && others.count > 1 ? others : []
  }

  /// Places without those of shorter periods after the last of two or more longer ones: `2024.9월` behind
  /// `2022년`, `2023년` is a part of the running year.
  private static func withoutPartOfYear(_ places: [Int], _ headings: [PeriodHeading?]) -> [Int] {
    func rank(_ place: Int) -> Int { headings[place]?.period.frequency.periodsPerYear ?? 0 }
    let longer = places.filter { rank($0) == places.map(rank).min() }
    let shorter = places.filter { !longer.contains($0) }
    let last = longer.compactMap { headings[$0]?.period.year }.max() ?? .max
    let areLater = shorter.allSatisfy { (headings[$0]?.period.year ?? 0) > last }
    return longer.count > max(1, shorter.count) && areLater ? longer : places
  }

  /// The longest period at the beginning, and the characters behind it.
  ///
  /// A name is looked at as far as it has characters of a period, so that tables of many long names cost
  /// little.
  private static func split(_ name: [Character]) -> (Period, ArraySlice<Character>)? {
    guard name.count <= 60 else { return nil }
    let reach = min(name.prefix(longest).prefix(while: mayBeOfPeriod).count, name.count - 1)
    for cut in stride(from: reach, through: 3, by: -1) {
      guard !(name[cut - 1].isNumber && name[cut].isNumber), !name[cut - 1].isWhitespace,
        let period = LongLayout.period(String(name[..<cut]))
      else { continue }
      return (period, name[cut...])
    }
    return nil
  }

  /// Characters that a period takes at most, spaces counted.
  private static let longest = 24

  private static func mayBeOfPeriod(_ character: Character) -> Bool {
    character.isNumber || character.isWhitespace || !character.isLetter
      || "년도월일분기상하반회계연제QqHhMmFfYy".contains(character)
  }

  /// Words without the letter by which a table calls its column, `(A)`, `(B)`; `(p)`, `(E)` and `(m)` mean
  /// provisional, estimated and metres.
  private static func withoutLetter(_ rest: String) -> String {
    guard rest.hasSuffix(")"), rest.dropLast(2).last == "(", let letter = rest.dropLast().last,
      "ABCDFGHIJKabcd".contains(letter)
    else { return rest }
    return String(rest.dropLast(3))
  }

  private static func standing(_ rest: String) -> Standing {
    let words = rest.lowercased().split { !($0.isLetter || $0.isNumber) }.map(String.init)
    let isTarget = words.contains { word in
      word == "e" || targetWords.contains { word.contains($0) }
    }
    if isTarget { return .target }
    return standing(of: words.flatMap(momentApart))
  }

  private static func standing(of words: [String]) -> Standing {
    let known = resultWords.union(provisionalWords).union(momentWords).union(endWords)
    guard words.allSatisfy(known.contains) else { return .unknown }
    // The end of a period is the whole of it: `2024년 말 현재`.
    let isAtEnd = words.contains(where: endWords.contains)
    if words.contains(where: momentWords.contains), !isAtEnd { return .momentary }
    return words.contains(where: provisionalWords.contains) ? .provisional : .result
  }

  /// `말현재` as two words.
  private static func momentApart(_ word: String) -> [String] {
    guard let moment = momentWords.first(where: word.hasSuffix), word.count > moment.count
    else { return [word] }
    return [String(word.dropLast(moment.count)), moment]
  }
}
