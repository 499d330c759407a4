/// The words and signs by which a basis says how a target follows from its base.
extension BasisClaim {
  static let upWords = [
    "증가", "향상", "상향", "증액", "확대", "제고", "높", "개선", "늘", "상승", "초과", "많", "추가", "가산", "증원", "↑",
  ]
  static let downWords = ["감소", "하향", "절감", "축소", "낮", "줄", "하락", "감축", "단축", "적게", "감원", "↓"]

  /// A rise or fall by so many of a unit, `5건 증가`, `2일씩 단축`; nil for any other number.
  static func units(_ text: BasisText, _ index: Int) -> Change? {
    let number = text.numbers[index]
    guard text.year(index) == nil else { return nil }
    let isFactor = number.unit.hasPrefix("배") || number.unit.isEmpty && isMultiplied(text, index)
    if isFactor, number.value > 0 { return .factor(number.value) }
    let words = number.unit + text.after(index)
    if let sign = text.sign(before: index), (1...4).contains(number.unit.count) {
      return .units(sign * number.value, number.unit)
    }
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
  static func change(_ text: BasisText, _ index: Int, value: Double? = nil) -> Change? {
    let number = text.numbers[index]
    let value = value ?? number.value
    let words = text.after(index)
    if isMultiplied(text, index), number.unit == "%" { return .factor(value / 100) }
    let sign = text.sign(before: index)
    let isDown = sign.map { $0 < 0 } ?? (words.containsAny(downWords) || isAlone("감", in: words))
    let isUp = sign.map { $0 > 0 } ?? (words.containsAny(upWords) || isAlone("증", in: words))
    let signed = isDown ? -value : value
    if number.unit == "%p" { return .points(signed) }
    if isUp != isDown { return .factor(1 + signed / 100) }
    // `전년 대비 110%` names the level, `전년 대비 5%` the rise.
    return !isUp && value >= 50 ? .factor(value / 100) : nil
  }

  /// Whether a number is a factor of what stands before it, `전년 실적 × 1.1`.
  private static func isMultiplied(_ text: BasisText, _ index: Int) -> Bool {
    text.before(index).last.flatMap(BasisSum.sign) == "×"
  }

  /// Whether words begin with a syllable that is a word of its own, as in `5% 증`.
  private static func isAlone(_ syllable: Character, in words: String) -> Bool {
    words.first == syllable && !(words.dropFirst().first?.isLetter ?? false)
  }
}
