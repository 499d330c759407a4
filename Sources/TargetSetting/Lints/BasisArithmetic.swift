internal import Indicators

extension PlanLints {
  /// `basis-arithmetic`: a calculation that the basis writes out, `월 3회 × 12개월 = 40회`, gives
  /// another result.
  ///
  /// Products and quotients come before sums; `BasisSum` says how percents count.
  static func basisArithmetic(_ indicator: Indicator) -> [Finding] {
    guard indicator.basis.utf8.contains(UInt8(ascii: "=")) else { return [] }
    let text = BasisText(BasisWording.withoutCitations(indicator.basis))
    return text.numbers.indices.compactMap { index in
      guard index > 0, text.before(index).hasSuffix("="),
        let (first, computed) = value(before: index, text)
      else { return nil }
      let stated = text.numbers[index]
      let step = NumberFormat.power(ofTen: -stated.decimals)
      let scaled = stated.isPercent ? computed * 100 : computed
      let fits = [computed, scaled].contains { (stated.value - $0).magnitude < step * 0.999_999 }
      guard !fits else { return nil }
      let shown = UTF8Words(text.bytes[text.numbers[first].start..<stated.end]).text
      let correct = Figure.text(scaled, atMost: stated.decimals + 2)
      return Finding(
        code: "basis-arithmetic", severity: .warning,
        message: LocalizedText(
          ko: "'\(indicator.name)'의 설정 근거에 적힌 계산 “\(shown)”의 값은 \(correct)입니다.",
          en: "The calculation “\(shown)” in the basis of '\(indicator.name)' gives \(correct)."),
        mend: LocalizedText(
          ko: "계산에 쓴 수치와 결과 가운데 틀린 것을 고치십시오.",
          en: "Correct the figures or the result."))
    }
  }

  /// The value of the terms before an equals sign and the index of their first number.
  static func value(before index: Int, _ text: BasisText) -> (Int, Double)? {
    var first = index - 1
    while first > 0, isOperator(text.before(first)), !text.isYear(first - 1) { first -= 1 }
    guard first < index - 1 else { return nil }
    return BasisSum.value(text, from: first, to: index).map { (first, $0) }
  }

  /// Whether the words between two numbers hold one operator, brackets and names of units aside.
  private static func isOperator(_ words: UTF8Words) -> Bool {
    let bare = words.bytes.scalars.map(\.scalar).filter { scalar in
      let isX = scalar == "x" || scalar == "X"
      return isX || !scalar.isLetter && !["(", ")", "%", "％", "[", "]"].contains(scalar)
    }
    return bare.count == 1 && bare.first.flatMap(BasisSum.sign) != nil
  }
}
