import Indicators

/// Periods read straight from bytes; rare forms go through `Period(parsing:)`.
struct PeriodText {
  /// Periods of texts met before, as files repeat them for each series.
  private var known: [String: Period?] = [:]
  private static let mostKnown = 100_000

  /// The period written in a cell; nil where it is none.
  mutating func period(_ text: UnsafeBufferPointer<UInt8>) -> Period? {
    PeriodText.common(text) ?? rare(text)
  }

  /// `2023`, `17`, `12345`, `2023-07`, `2023Q4`, `2023H1`.
  private static func common(_ text: UnsafeBufferPointer<UInt8>) -> Period? {
    guard (1...7).contains(text.count) else { return nil }
    var number = 0
    var digits = 0
    while digits < text.count, digits < 8, text[digits] >= 0x30, text[digits] <= 0x39 {
      number = number * 10 + Int(text[digits] - 0x30)
      digits += 1
    }
    if digits == text.count {
      if digits == 4, (1900...2199).contains(number) { return .year(number) }
      // `202312` is a month.
      return digits == 6 && (1900...2199).contains(number / 100) ? nil : .step(number)
    }
    guard digits == 4, (1900...2199).contains(number) else { return nil }
    if text.count == 7, text[4] == 0x2D, let month = twoDigits(text, at: 5), month >= 1, month <= 12
    {
      return .month(number, month)
    }
    guard text.count == 6 else { return nil }
    let part = Int(text[5]) - 0x30
    if text[4] == 0x51, (1...4).contains(part) { return .quarter(number, part) }
    if text[4] == 0x48, (1...2).contains(part) { return .half(number, part) }
    return nil
  }

  private static func twoDigits(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
    let (tens, ones) = (text[index], text[index + 1])
    guard (0x30...0x39).contains(tens), (0x30...0x39).contains(ones) else { return nil }
    return Int(tens - 0x30) * 10 + Int(ones - 0x30)
  }

  private mutating func rare(_ text: UnsafeBufferPointer<UInt8>) -> Period? {
    guard text.count <= 80 else { return nil }
    let string = String(decoding: text, as: UTF8.self)
    if let period = known[string] { return period }
    let period = Period(parsing: PeriodText.withoutMidnight(string))
    if known.count < PeriodText.mostKnown { known[string] = period }
    return period
  }

  /// The date of a time stamp at midnight, as data frames write dates.
  private static func withoutMidnight(_ text: String) -> String {
    for tail in [
      " 00:00", " 0:00", " 00:00:00", "T00:00:00", "T00:00:00Z", "T00:00:00.000Z",
      " 00:00:00+00:00",
    ]
    where text.hasSuffix(tail) {
      return String(text.dropLast(tail.count))
    }
    return text
  }
}
