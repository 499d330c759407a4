/// What the claims of a basis are read by.
extension BasisText {
  /// Words that may stand between a base and its percent.
  private static let plain = [
    "전년도", "대비", "실적치", "실적값", "실적", "수준", "결과", "평균치", "평균값", "평균", "보다", "에비해", "에비하여",
    "에서", "기준", "목표치", "목표값", "목표", "약", "최소", "매년", "의", "을", "를", "도", "값", "치", "으로", "로",
    "적어도", "최대", "에",
  ]

  /// The year that a number is: 2024년, '24년, 2024; nil for a quantity.
  func year(_ index: Int) -> Int? {
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
  func lastYear(before index: Int) -> Int? {
    let end = numbers[index].start
    return (0..<max(0, end - 1)).last { characters[$0] == "전" && characters[$0 + 1] == "년" }
      .map { $0 + 2 }
  }

  /// The number that begins a range with this one, `5~10%`; nil for a figure of its own.
  func lowerEnd(of index: Int) -> Int? {
    guard index > 0, let mark = before(index).last, "~∼〜".contains(mark), year(index - 1) == nil
    else { return nil }
    let unit = numbers[index - 1].unit
    return unit.isEmpty || unit == numbers[index].unit ? index - 1 : nil
  }

  /// 1 or −1 where a sign stands right before a number, `전년 대비 +5%`.
  func sign(before index: Int) -> Double? {
    switch before(index).last {
    case "+", "＋": 1
    case "-", "−", "△": -1
    default: nil
    }
  }

  /// The words behind the last number, or all of them.
  var tail: String { between(numbers.last?.digitsEnd ?? 0, .max) }

  /// Whether the words behind 전년 name its target.
  func isTarget(after place: Int) -> Bool {
    let words = between(place, place + 6)
    return words.hasPrefix("목표") || words.hasPrefix("도목표")
  }

  /// Whether nothing but plain words, other figures and signs stands between a place and a number.
  func isPlain(from start: Int, to index: Int) -> Bool {
    var rest = ""
    for place in start..<max(start, numbers[index].start)
    where !numbers.contains(where: { $0.start <= place && place < $0.end }) {
      rest.append(characters[place])
    }
    rest.removeAll { $0.isWhitespace || "()[]（）:'’‘".contains($0) }
    if let last = rest.last, "+＋-−△×xX*✕".contains(last) { rest.removeLast() }
    for word in BasisText.plain where rest.has(word) { rest = rest.replacing(word, with: "") }
    return rest.isEmpty
  }
}
