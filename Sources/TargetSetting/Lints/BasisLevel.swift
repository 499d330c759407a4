/// A basis that writes the target itself out.
extension BasisClaim {
  private static let arrows: [StaticString] = ["→", "⇒", "->", "=>"]
  private static let followers: [StaticString] = ["→", "⇒", "≒", "≈"]
  private static let directions: [StaticString] = ["으로", "로"]
  private static let particles: Set<Unicode.Scalar> = ["으", "로", "를", "을", "이", "가"]
  private static let notResults =
    upWords + downWords + ["이상", "이하", "이내", "대비", "중", "예산", "투입", "고려", "감안"]

  /// A text that writes the result and the target out, `116명 → 122명` or `14일에서 12일로 단축`.
  static func level(_ text: BasisText) -> BasisClaim? {
    if let result = result(text) { return result }
    let amounts = text.numbers.indices.filter { text.year($0) == nil }
    for (first, second) in zip(amounts, amounts.dropFirst()) {
      let (from, to) = (text.numbers[first], text.numbers[second])
      let between = text.between(from.digitsEnd, to.start)
      guard let unit = BasisClaim.levelUnit(from, to, between) else { continue }
      return BasisClaim(
        base: .stated(from.value), change: .level(to.value, unit.text), percent: .nan)
    }
    return nil
  }

  /// The unit of two figures joined by an arrow, or by 에서 and 로; nil where they are not.
  private static func levelUnit(
    _ from: BasisText.Number, _ to: BasisText.Number, _ between: UTF8Words
  ) -> UTF8Words? {
    var words = (from.unit, to.unit)
    if !between.hasAny(arrows) {
      guard between.hasSuffix("에서"),
        between.bytes.scalars.allSatisfy({ $0.scalar.isLetter || ["%", "％"].contains($0.scalar) }),
        let ending = directions.first(where: words.1.hasSuffix)
      else { return nil }
      words = (words.0.without(suffix: "에서"), words.1.without(suffix: ending))
    }
    return words.0 == words.1 || words.0.isEmpty ? words.1 : nil
  }

  /// The result of a calculation at the end of a text, `월 10명 × 12개월 = 120명`; nil where more
  /// follows that changes it.
  private static func result(_ text: BasisText) -> BasisClaim? {
    guard let last = text.numbers.indices.last, !text.isYear(last) else { return nil }
    let number = text.numbers[last]
    guard isCalculated(text, last), !text.words(last).hasAny(notResults) else { return nil }
    let end = number.unit.bytes.scalars.first { particles.contains($0.scalar) }
    let unit = end.map { number.unit.before($0.place) } ?? number.unit
    return BasisClaim(base: .calculation, change: .level(number.value, unit.text), percent: .nan)
  }

  /// Whether a number is what a calculation gives, or that rounded: `= 127.6명 → 128명`.
  private static func isCalculated(_ text: BasisText, _ index: Int) -> Bool {
    guard index > 0 else { return false }
    let words = text.before(index)
    if words.hasAnySuffix(followers) { return isCalculated(text, index - 1) }
    return words.hasSuffix("=") && PlanLints.value(before: index, text) != nil
  }
}
