/// Suggestions for a mistyped name, by edit distance.
///
/// The distance is Damerau's and Levenshtein's (insertions, deletions, substitutions and swaps of
/// neighbours; Lowrance and Wagner, J. ACM 22(2), 1975, doi:10.1145/321879.321880), counted over
/// letters without case and over the consonants and vowels of Hangul syllables, so that `건스` is
/// one slip away from `건수`.
public enum NearestNames {
  /// The longest part of a name that is compared, in letters.
  static let longest = 96

  /// The number of slips between two names.
  public static func distance(_ a: String, _ b: String) -> Int {
    distance(letters(of: a), letters(of: b))
  }

  /// The candidates that a mistyped name may stand for, nearest first; empty where none is near.
  ///
  /// A candidate is near where at most a third of the longer name's letters differ.
  public static func suggestions(
    for name: String, among candidates: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let wanted = letters(of: name)
    var found: [(distance: Int, name: String)] = []
    for candidate in Set(candidates) where candidate != name {
      let other = letters(of: candidate)
      let allowed = Swift.max(1, Swift.max(wanted.count, other.count) / 3)
      guard abs(wanted.count - other.count) <= allowed else { continue }
      let distance = distance(wanted, other)
      if distance <= allowed { found.append((distance, candidate)) }
    }
    found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
    return found.prefix(Swift.max(0, limit)).map(\.name)
  }

  /// A question that offers the nearest names; nil where none is near.
  public static func hint(
    for name: String, among candidates: some Sequence<String>
  ) -> LocalizedText? {
    let names = suggestions(for: name, among: candidates)
    guard !names.isEmpty else { return nil }
    let quoted = names.map { "'\($0)'" }
    let last = quoted[quoted.count - 1]
    let korean = quoted.dropLast().map { $0 + ", " }.joined() + last.with(.object)
    return LocalizedText(
      ko: "혹시 \(korean) 쓰려던 것인가요?",
      en: "Did you mean \(quoted.joined(separator: " or "))?")
  }

  private static func letters(of name: String) -> [Unicode.Scalar] {
    var letters: [Unicode.Scalar] = []
    for scalar in name.lowercased().unicodeScalars.prefix(longest) {
      letters += HangulSyllable(scalar)?.letters ?? [scalar]
    }
    return letters
  }

  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    let width = b.count + 2
    let limit = a.count + b.count
    var table = [Int](repeating: limit, count: (a.count + 2) * width)
    for i in 0...a.count { table[(i + 1) * width + 1] = i }
    for j in 0...b.count { table[width + j + 1] = j }
    var lastRow: [Unicode.Scalar: Int] = [:]
    for i in a.indices {
      var lastColumn = 0
      for j in b.indices {
        let row = lastRow[b[j]] ?? 0
        let column = lastColumn
        if a[i] == b[j] { lastColumn = j + 1 }
        let substitution = table[(i + 1) * width + j + 1] + (a[i] == b[j] ? 0 : 1)
        let insertion = table[(i + 2) * width + j + 1] + 1
        let deletion = table[(i + 1) * width + j + 2] + 1
        let between = (i - row) + (j - column)
        let swap = table[row * width + column] + between + 1
        table[(i + 2) * width + j + 2] =
          Swift.min(Swift.min(substitution, insertion), Swift.min(deletion, swap))
      }
      lastRow[a[i]] = i + 1
    }
    return table[(a.count + 1) * width + b.count + 1]
  }
}

/// A composed Hangul syllable taken apart (The Unicode Standard, section 3.12).
struct HangulSyllable {
  /// Index of the final consonant, 0 where the syllable is open.
  let final: Int
  private let index: Int

  /// Takes a scalar apart; nil where it is no composed syllable.
  init?(_ scalar: Unicode.Scalar) {
    guard (0xAC00...0xD7A3).contains(scalar.value) else { return nil }
    index = Int(scalar.value) - 0xAC00
    final = index % 28
  }

  /// The two or three conjoining letters of the syllable.
  var letters: [Unicode.Scalar] {
    let numbers = [
      0x1100 + index / 588, 0x1161 + index % 588 / 28, final == 0 ? 0 : 0x11A7 + final,
    ]
    return numbers.filter { $0 > 0 }.compactMap(Unicode.Scalar.init)
  }

  /// Whether the final consonant is ㄹ.
  var endsInRieul: Bool { final == 8 }
}
