internal import Foundation

/// Reads the values of rules.
enum RuleText {
  /// The text without white space at its ends.
  static func trimmed(_ text: String) -> String { text.trimmingCharacters(in: .whitespaces) }

  /// A finite number.
  static func number(_ text: String) -> Double? {
    guard let value = Double(text.trimmingCharacters(in: .whitespaces)), value.isFinite else {
      return nil
    }
    return value
  }

  /// A number inside bounds.
  static func number(_ text: String, _ range: ClosedRange<Double>) -> Double? {
    number(text).flatMap { range.contains($0) ? $0 : nil }
  }

  /// A whole number inside bounds.
  static func whole(_ text: String, _ range: ClosedRange<Int>) -> Int? {
    Int(text.trimmingCharacters(in: .whitespaces)).flatMap { range.contains($0) ? $0 : nil }
  }

  /// `S:95 A:90` as pairs; nil where one is not a name and a number, or a name occurs twice.
  static func pairs(_ text: String) -> [(String, Double)]? {
    let words = text.split { $0 == " " || $0 == "," || $0 == ";" }
    var seen: Set<String> = []
    let pairs = words.compactMap { word -> (String, Double)? in
      guard let colon = word.lastIndex(of: ":"), colon > word.startIndex,
        let value = number(String(word[word.index(after: colon)...])),
        seen.insert(String(word[..<colon])).inserted
      else { return nil }
      return (String(word[..<colon]), value)
    }
    return pairs.isEmpty || pairs.count != words.count ? nil : pairs
  }
}
