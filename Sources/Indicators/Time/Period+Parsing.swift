extension Period {
  /// Reads a period as Korean documents and data files write it; nil where it is none.
  ///
  /// Years: `2023`, `2023년도`, `'23`, `23년`, `FY2023`. Half-years: `2023H1`, `2023년 상반기`. Quarters:
  /// `2023Q4`, `2023년 4분기`, `2023.4/4`, `2023 4/4`, `4Q23`. Months: `2023-12`, `2023. 12.`, `2023년 12월`,
  /// `23.12월`, `202312`.
  /// Days: `2023-12-31`, `2023. 6. 26.`, `20231231`. A plain integer outside 1900…2199 is a step.
  /// Two-digit years up to 69 are 2000 and later.
  public init?(parsing text: String) {
    guard let characters = Period.withoutSpaces(text.trimmedHalfwidth) else { return nil }
    var reader = PeriodReader(characters)
    guard let period = reader.read() else { return nil }
    self = period
  }

  /// Reads `2018..2022`, `2018~2022` or a single period; nil where the ends differ in frequency.
  public static func range(parsing text: String) -> ClosedRange<Period>? {
    let separators = ["..", "~", "∼", "〜", "～"]
    for separator in separators {
      guard let (left, right) = text.splitOnce(separator) else { continue }
      guard let first = Period(parsing: left), let last = Period(parsing: right),
        first.frequency == last.frequency, first <= last
      else { return nil }
      return first...last
    }
    return Period(parsing: text).map { $0...$0 }
  }

  /// Removes white space; nil where it parts two digits, which would change the number, but for a year
  /// and a quarter or month named as such, `2023 4/4`, which a point parts then.
  private static func withoutSpaces(_ characters: [Character]) -> [Character]? {
    var result: [Character] = []
    var skipped = false
    for character in characters {
      if character.isWhitespace {
        skipped = true
        continue
      }
      if skipped, character.isASCIIDigit, result.last?.isASCIIDigit == true {
        let isYear = result.count == 4 || result.first?.isASCIIDigit == false
        let last = characters.last { !$0.isWhitespace } ?? "-"
        guard isYear, "월기/4".contains(last), last != "4" || characters.contains("/") else {
          return nil
        }
        result.append(".")
      }
      skipped = false
      result.append(character)
    }
    return result.count <= 40 ? result : nil
  }
}

extension String {
  /// The parts before and after the first occurrence of a separator.
  func splitOnce(_ separator: String) -> (String, String)? {
    guard !separator.isEmpty else { return nil }
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(separator) {
        let after = self.index(index, offsetBy: separator.count)
        return (String(self[..<index]), String(self[after...]))
      }
      index = self.index(after: index)
    }
    return nil
  }
}
