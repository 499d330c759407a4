import Indicators

/// A month, quarter or half-year without its year, as a column is named: `3월`, `1분기`, `상반기`.
struct PartOfYear: Hashable {
  let frequency: Frequency
  /// From 1.
  let position: Int

  /// Reads a column name.
  init?(_ name: String) {
    let compact = name.filter { !$0.isWhitespace }
    if let half = ["상반기", "하반기"].firstIndex(of: compact) {
      (frequency, position) = (.half, half + 1)
    } else if let month = PartOfYear.number(compact, before: "월", most: 12) {
      (frequency, position) = (.month, month)
    } else if let quarter = PartOfYear.number(compact, before: "분기", most: 4)
      ?? PartOfYear.number(compact, before: "/4", most: 4)
      ?? PartOfYear.number(compact, before: "/4분기", most: 4)
    {
      (frequency, position) = (.quarter, quarter)
    } else {
      return nil
    }
  }

  /// Reads a cell of a column such as `월`, where the number may stand alone.
  init?(_ text: String, in column: String) {
    let word = ["month": "월", "quarter": "분기", "half": "반기"][column.lowercased()] ?? column
    if let part = PartOfYear(text) {
      self = part
    } else if let number = Int(text.filter { !$0.isWhitespace }) {
      let halves = [1: "상반기", 2: "하반기"]
      guard let part = PartOfYear(word == "반기" ? halves[number] ?? "" : "\(number)\(word)")
      else { return nil }
      self = part
    } else {
      return nil
    }
  }

  /// The period in a year; nil where the row's period is no year.
  func period(in year: Period) -> Period? {
    guard year.frequency == .year else { return nil }
    return Period(
      frequency: frequency, ordinal: year.ordinal * frequency.periodsPerYear + position - 1)
  }

  private static func number(_ text: String, before ending: String, most: Int) -> Int? {
    guard text.hasSuffix(ending), let number = Int(text.dropLast(ending.count)) else { return nil }
    return (1...most).contains(number) ? number : nil
  }
}
