/// Reads one period from characters without white space.
struct PeriodReader {
  private let characters: [Character]
  private var index = 0

  /// Starts reading.
  init(_ characters: [Character]) {
    self.characters = characters
  }

  /// The period, where all characters belong to one.
  mutating func read() -> Period? {
    if let period = plainNumber() { return period }
    if let period = quarterFirst() { return period }
    let isFiscal = take("FY") || take("fy")
    guard let year = year(), isAtEnd || !isFiscal else { return nil }
    if isAtEnd { return .year(year) }
    let period = half(of: year) ?? quarter(of: year) ?? monthOrDay(of: year)
    return isAtEnd ? period : nil
  }

  // MARK: Parts

  /// A number without marks: a year, a month `202312`, a day `20231231`, or a step.
  private mutating func plainNumber() -> Period? {
    let isNegative = characters.first == "-"
    let digits = characters.dropFirst(isNegative ? 1 : 0)
    guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit),
      let number = Int(String(digits)), number <= 1_000_000_000_000
    else { return nil }
    let calendarYears = 1900...2199
    switch digits.count {
    case _ where isNegative: return .step(-number)
    case 4 where calendarYears.contains(number): return .year(number)
    case 6 where calendarYears.contains(number / 100):
      return PeriodReader.month(number / 100, number % 100)
    case 8 where calendarYears.contains(number / 10_000):
      return PeriodReader.day(number / 10_000, number / 100 % 100, number % 100)
    default: return .step(number)
    }
  }

  /// `2023`, `'23`, `23년`, with the marks that belong to the year.
  private mutating func year() -> Int? {
    let isShort = takeAny(["'", "’", "‘", "`", "ʼ", "′"])
    guard let digits = takeDigits() else { return nil }
    let isFollowedByYearWord = peek == "년"
    let hasPeriodLetter = peek.map { "QqHh".contains($0) } ?? false
    var year = digits.value
    switch digits.count {
    case 2 where isShort || isFollowedByYearWord || hasPeriodLetter || isShortMonth:
      year = PeriodReader.century(year)
    case 4 where !isShort && year >= 1000: break
    default: return nil
    }
    if take("회계연도") || take("학년도") { return isAtEnd ? year : nil }
    if take("년") { _ = take("도") }
    if isShort, !isAtEnd, peek == ".", index + 1 == characters.count { index += 1 }
    if index + 1 == characters.count, peek == "." { index += 1 }
    return year
  }

  /// Two digits, a point and a month with its word: `23.12월`.
  private var isShortMonth: Bool { peek == "." && characters.last == "월" }

  private static func century(_ year: Int) -> Int { year + (year <= 69 ? 2000 : 1900) }

  /// `4Q23` or `4Q2023`.
  private mutating func quarterFirst() -> Period? {
    let start = index
    if let quarter = takeDigits(), quarter.count == 1, takeAny(["Q", "q"]),
      let year = takeDigits(), [2, 4].contains(year.count), isAtEnd
    {
      return PeriodReader.quarter(
        year.count == 2 ? PeriodReader.century(year.value) : year.value, quarter.value)
    }
    index = start
    return nil
  }

  private mutating func half(of year: Int) -> Period? {
    let start = index
    _ = takeAny([".", "-", "_"])
    if take("상반기") { return .half(year, 1) }
    if take("하반기") { return .half(year, 2) }
    if takeAny(["H", "h"]), let half = takeDigits(), half.count == 1, (1...2).contains(half.value) {
      return .half(year, half.value)
    }
    index = start
    return nil
  }

  private mutating func quarter(of year: Int) -> Period? {
    let start = index
    _ = takeAny([".", "-", "_"])
    let hasLetter = takeAny(["Q", "q"])
    if !hasLetter { _ = take("제") }
    if let quarter = takeDigits(), quarter.count == 1 {
      let isNamed = hasLetter || take("분기") || takeAny(["Q", "q"])
      if isNamed || take("/4") {
        if !isNamed { _ = take("분기") }
        return PeriodReader.quarter(year, quarter.value)
      }
    }
    index = start
    return nil
  }

  private mutating func monthOrDay(of year: Int) -> Period? {
    let separators: [Character] = [".", "-", "/"]
    let separator = peek.flatMap { separators.contains($0) ? $0 : nil }
    let followsYearWord = index > 0 && !characters[index - 1].isASCIIDigit
    guard separator != nil || followsYearWord || peek == "M" || peek == "m" else { return nil }
    if separator != nil { index += 1 }
    _ = takeAny(["M", "m"])
    guard let month = takeDigits(), month.count <= 2 else { return nil }
    let hasMonthWord = take("월")
    if !hasMonthWord, followsYearWord, separator == nil { return nil }
    if isAtEnd { return PeriodReader.month(year, month.value) }
    if hasMonthWord {
      _ = take(".")
    } else {
      guard let separator, peek == separator else { return nil }
      index += 1
    }
    if isAtEnd { return separator == "-" ? nil : PeriodReader.month(year, month.value) }
    guard let day = takeDigits(), day.count <= 2 else { return nil }
    _ = take("일")
    _ = take(".")
    return PeriodReader.day(year, month.value, day.value)
  }

  private static func quarter(_ year: Int, _ quarter: Int) -> Period? {
    (1...4).contains(quarter) ? .quarter(year, quarter) : nil
  }

  private static func month(_ year: Int, _ month: Int) -> Period? {
    (1...12).contains(month) ? .month(year, month) : nil
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Period? {
    CivilDate(year: year, month: month, day: day).map {
      Period(frequency: .day, ordinal: $0.daysSinceEpoch)
    }
  }

  // MARK: Characters

  private var isAtEnd: Bool { index >= characters.count }
  private var peek: Character? { isAtEnd ? nil : characters[index] }

  private mutating func take(_ word: String) -> Bool {
    guard characters[index...].starts(with: word) else { return false }
    index += word.count
    return true
  }

  private mutating func takeAny(_ options: [Character]) -> Bool {
    guard let peek, options.contains(peek) else { return false }
    index += 1
    return true
  }

  private mutating func takeDigits() -> (value: Int, count: Int)? {
    let digits = characters[index...].prefix { $0.isASCIIDigit }
    guard let value = Int(String(digits)), digits.count <= 8 else { return nil }
    index += digits.count
    return (value, digits.count)
  }
}
