/// What the claims of a basis are read by.
extension BasisText {
  /// Words that may stand between a base and its percent.
  private static let plain: [StaticString] = [
    "전년도", "대비", "실적치", "실적값", "실적", "수준", "결과", "평균치", "평균값", "평균", "보다", "에비해", "에비하여",
    "에서", "기준", "목표치", "목표값", "목표", "약", "최소", "매년", "의", "을", "를", "도", "값", "치", "으로", "로",
    "적어도", "최대", "에",
  ]
  private static let brackets: [StaticString] = ["(", ")", "[", "]", "（", "）", ":", "'", "’", "‘"]
  private static let signs: [StaticString] = ["+", "＋", "-", "−", "△", "×", "x", "X", "*", "✕"]
  private static let yearWords: [StaticString] = ["년", "실적", "결산", "말"]
  private static let yearMarks: [StaticString] = ["'", "’", "‘"]
  private static let rangeMarks: [StaticString] = ["~", "∼", "〜"]
  private static let plus: [StaticString] = ["+", "＋"]
  private static let minus: [StaticString] = ["-", "−", "△"]

  /// The year that a number is: 2024년, '24년, 2024; nil for a quantity.
  func year(_ index: Int) -> Int? {
    let number = numbers[index]
    guard number.decimals == 0 else { return nil }
    if (1990...2100).contains(number.value),
      number.unit.isEmpty || BasisText.yearWords.contains(where: number.unit.hasPrefix)
    {
      return Int(number.value)
    }
    guard number.value < 100, number.unit.hasPrefix("년") else { return nil }
    let isShort = UTF8Words(bytes[..<number.start]).hasAnySuffix(BasisText.yearMarks)
    return isShort ? 2000 + Int(number.value) : nil
  }

  /// Whether a number is a year, which takes no part in calculations.
  func isYear(_ index: Int) -> Bool { year(index) != nil }

  /// The place behind the last 전년 before a number.
  func lastYear(before index: Int) -> Int? {
    let word: StaticString = "전년"
    return UTF8Words(bytes[..<numbers[index].start]).lastPlace(of: word)
      .map { $0 + word.utf8CodeUnitCount }
  }

  /// The number that begins a range with this one, `5~10%`; nil for a figure of its own.
  func lowerEnd(of index: Int) -> Int? {
    guard index > 0, before(index).hasAnySuffix(BasisText.rangeMarks), year(index - 1) == nil
    else { return nil }
    let unit = numbers[index - 1].unit
    return unit.isEmpty || unit == numbers[index].unit ? index - 1 : nil
  }

  /// 1 or −1 where a sign stands right before a number, `전년 대비 +5%`.
  func sign(before index: Int) -> Double? {
    let words = before(index)
    if words.hasAnySuffix(BasisText.plus) { return 1 }
    return words.hasAnySuffix(BasisText.minus) ? -1 : nil
  }

  /// The words behind the last number, or all of them.
  var tail: UTF8Words { between(numbers.last?.digitsEnd ?? 0, .max) }

  /// Whether the words behind 전년 name its target.
  func isTarget(after place: Int) -> Bool {
    let near = UTF8Words(bytes[place...]).prefix(6).bytes.count
    let words = between(place, place + near)
    return words.hasPrefix("목표") || words.hasPrefix("도목표")
  }

  /// Whether nothing but plain words, other figures and signs stands between a place and a number.
  func isPlain(from start: Int, to index: Int) -> Bool {
    var (kept, place): (ArraySlice<UInt8>, Int) = ([], start)
    for number in numbers where number.end > start && number.start < numbers[index].start {
      kept += between(place, number.start).bytes
      place = max(place, number.end)
    }
    var rest = UTF8Words(kept + between(place, numbers[index].start).bytes)
    for mark in BasisText.brackets { rest = rest.replacing(mark, with: "") }
    if let sign = BasisText.signs.first(where: rest.hasSuffix) { rest = rest.without(suffix: sign) }
    for word in BasisText.plain where !rest.isEmpty { rest = rest.replacing(word, with: "") }
    return rest.isEmpty
  }
}
