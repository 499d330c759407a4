/// Two parts of a formula whose units do not go together.
public struct UnitMismatch: Error, Hashable, Sendable {
  /// What kind of disagreement it is.
  public enum Kind: Hashable, Sendable {
    /// Both sides of a sum, comparison or choice must measure the same.
    case differentUnits
    /// Both measure the same at another scale; one left unit is `factor` right units.
    case differentScale(factor: Double)
    /// A plain number is needed here.
    case needsPlainNumber
    /// The unit cannot be raised to this power, or has no root.
    case badPower
  }
  /// The kind of disagreement.
  public let kind: Kind
  /// The whole part of the formula, such as `cost + cases`.
  public let expression: String
  /// The left side, or the only one, as written.
  public let left: String
  /// Its unit.
  public let leftUnit: Unit
  /// The right side as written; empty where there is only one side.
  public let right: String
  /// Its unit; the dimensionless one where there is only one side.
  public let rightUnit: Unit

  /// Makes a mismatch.
  public init(
    kind: Kind, expression: String, left: String, leftUnit: Unit, right: String = "",
    rightUnit: Unit = .none
  ) {
    self.kind = kind
    self.expression = expression
    self.left = left
    self.leftUnit = leftUnit
    self.right = right
    self.rightUnit = rightUnit
  }

  /// Stable identifier in kebab case.
  public var code: String {
    switch kind {
    case .differentUnits: "unit-mismatch"
    case .differentScale: "unit-scale-mismatch"
    case .needsPlainNumber: "unit-needs-plain-number"
    case .badPower: "unit-bad-power"
    }
  }

  /// What is wrong, naming both sides with their units.
  public var message: LocalizedText {
    let koLeft = "'\(left)'(\(leftUnit.text(.ko)))"
    let enLeft = "'\(left)' (\(leftUnit.text(.en)))"
    let koRight = "'\(right)'(\(rightUnit.text(.ko)))"
    let enRight = "'\(right)' (\(rightUnit.text(.en)))"
    switch kind {
    case .differentUnits, .differentScale:
      return LocalizedText(
        ko: "`\(expression)`: \(koLeft)\(Josa.and.form(after: left)) "
          + "\(koRight)\(Josa.topic.form(after: right)) 단위가 다릅니다.",
        en: "`\(expression)`: \(enLeft) and \(enRight) differ in unit.")
    case .needsPlainNumber:
      return LocalizedText(
        ko: "`\(expression)`: \(koLeft)\(Josa.topic.form(after: left)) 단위 없는 수여야 합니다.",
        en: "`\(expression)`: \(enLeft) must be a plain number.")
    case .badPower:
      return LocalizedText(
        ko: "`\(expression)`: \(koLeft)의 거듭제곱이나 제곱근에는 단위를 매길 수 없습니다.",
        en: "`\(expression)`: this power or root of \(enLeft) has no unit.")
    }
  }

  /// How to mend it.
  public var mend: LocalizedText {
    switch kind {
    case .differentUnits:
      let ratio = leftUnit / rightUnit
      if ratio.exponents == ["%": 1] || ratio.exponents == ["%": -1] {
        let larger = ratio.exponents["%"] == 1 ? left : right
        return LocalizedText(
          ko: "퍼센트를 곱할 때는 100 [%]로 나누십시오. 예: 비율 / 100 [%] ('\(larger)'에 %가 남아 있습니다.)",
          en: "A percentage is divided by 100 [%] before it multiplies, as in rate / 100 [%] "
            + "('\(larger)' is left with a %).")
      }
      if let word = [leftUnit, rightUnit].map(\.symbol).first(where: {
        NumberWord.value($0) != nil
      }) {
        return LocalizedText(
          ko:
            "'\(word)'\(Josa.topic.form(after: word)) 단위로 읽힙니다. 돈이면 1 [\(word)원]처럼 쓰고, 수라면 자릿수대로 쓰십시오.",
          en: "'\(word)' is read as a unit: write money as 1 [\(word)원], and numbers in digits.")
      }
      let quotient = ratio.symbol
      return LocalizedText(
        ko: "빠진 곱셈이나 나눗셈이 없는지 보십시오. 가중치라면 단위를 붙이십시오. 예: 0.1 [\(quotient)]",
        en: "Look for a missing product or quotient; a weight carries its unit, as in "
          + "0.1 [\(quotient)].")
    case .differentScale(let factor):
      let isLarger = factor > 1
      let larger = isLarger ? left : right
      let ratio = NumberFormat(decimals: nil).text(isLarger ? factor : 1 / factor)
      let small = (isLarger ? rightUnit : leftUnit).symbol
      let big = (isLarger ? leftUnit : rightUnit).symbol
      let plain = ratio.filter { $0 != "," }
      return LocalizedText(
        ko: "1\(big)\(Josa.topic.form(after: big)) \(ratio)\(small)입니다. "
          + "'\(larger)'에 \(plain) [\(small)/\(big)]\(Josa.object.form(after: big)) 곱하십시오.",
        en: "1 \(big) is \(ratio) \(small): multiply '\(larger)' by \(plain) [\(small)/\(big)].")
    case .needsPlainNumber:
      return LocalizedText(
        ko: "같은 단위의 값으로 나누어 비율로 만드십시오: \(left) / (1 [\(leftUnit.symbol)]).",
        en: "Divide by a value of the same unit: \(left) / (1 [\(leftUnit.symbol)]).")
    case .badPower:
      return LocalizedText(
        ko: "지수는 정수로 쓰거나, 먼저 같은 단위의 값으로 나누십시오.",
        en: "Use a whole exponent, or divide by a value of the same unit first.")
    }
  }

  /// The mismatch as a finding of a file.
  public func finding(place: Place = Place(), severity: Severity = .error) -> Finding {
    Finding(code: code, severity: severity, place: place, message: message, mend: mend)
  }
}
