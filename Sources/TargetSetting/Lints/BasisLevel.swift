/// A basis that writes the target itself out.
extension BasisClaim {
  /// A text that writes the result and the target out, `116명 → 122명` or `14일에서 12일로 단축`.
  static func level(_ text: BasisText) -> BasisClaim? {
    if let result = result(text) { return result }
    let amounts = text.numbers.indices.filter { text.year($0) == nil }
    for (first, second) in zip(amounts, amounts.dropFirst()) {
      let (from, to) = (text.numbers[first], text.numbers[second])
      let between = text.between(from.digitsEnd, to.start)
      guard let unit = BasisClaim.levelUnit(from, to, between) else { continue }
      return BasisClaim(base: .stated(from.value), change: .level(to.value, unit), percent: .nan)
    }
    return nil
  }

  /// The unit of two figures joined by an arrow, or by 에서 and 로; nil where they are not.
  private static func levelUnit(
    _ from: BasisText.Number, _ to: BasisText.Number, _ between: String
  ) -> String? {
    let isArrow = ["→", "⇒", "->", "=>"].contains(where: between.contains)
    var words = (from.unit, to.unit)
    if !isArrow {
      let rest = String(between.drop { $0.isLetter || $0 == "%" || $0 == "％" })
      guard rest.isEmpty, between.hasSuffix("에서") else { return nil }
      if words.0.hasSuffix("에서") { words.0.removeLast(2) }
      guard let ending = ["으로", "로"].first(where: words.1.hasSuffix) else { return nil }
      words.1.removeLast(ending.count)
    }
    return words.0 == words.1 || words.0.isEmpty ? words.1 : nil
  }

  /// The result of a calculation at the end of a text, `월 10명 × 12개월 = 120명`; nil where more
  /// follows that changes it.
  private static func result(_ text: BasisText) -> BasisClaim? {
    guard let last = text.numbers.indices.last, !text.isYear(last) else { return nil }
    let number = text.numbers[last]
    let words = number.unit + text.after(last)
    let others = upWords + downWords + ["이상", "이하", "이내", "대비", "중", "예산", "투입", "고려", "감안"]
    guard !words.containsAny(others), isCalculated(text, last) else { return nil }
    let unit = String(number.unit.prefix { !"으로를을이가".contains($0) })
    return BasisClaim(base: .calculation, change: .level(number.value, unit), percent: .nan)
  }

  /// Whether a number is what a calculation gives, or that rounded: `= 127.6명 → 128명`.
  private static func isCalculated(_ text: BasisText, _ index: Int) -> Bool {
    guard index > 0, let mark = text.before(index).last else { return false }
    if "→⇒≒≈".contains(mark) { return isCalculated(text, index - 1) }
    return mark == "=" && PlanLints.value(before: index, text) != nil
  }
}
