internal import Indicators

extension PlanLints {
  /// The share of two-letter pieces of a basis that also stand in name and formula, from which on
  /// the basis is called a restatement.
  static let restatedShare = 0.3
  private static let methodWords = [
    "전년", "평균", "대비", "추세", "증가", "상향", "하향", "최근", "직전", "계획", "예측", "기준치", "표준편차",
  ].map { Array($0.unicodeScalars) }

  /// Finds a 목표치 설정 근거 that gives neither a number nor a method.
  ///
  /// `basis-restates-definition` where it repeats name and formula, otherwise
  /// `basis-without-number`. An empty basis is left to the reader of the plan.
  static func basisWithoutSubstance(_ indicator: Indicator) -> [Finding] {
    let text = BasisWording.withoutCitations(indicator.basis)
    let basis = Array(text.unicodeScalars)
    guard basis.contains(where: \.properties.isAlphabetic),
      !basis.contains(where: { $0.properties.numericType != nil }),
      !methodWords.contains(where: { contains(basis, $0) })
    else { return [] }
    let pieces = bigrams(text)
    let definition = bigrams(indicator.name).union(bigrams(indicator.formulaText))
    let shared = pieces.count { definition.contains($0) }
    let isRestated = Double(shared) >= restatedShare * Double(pieces.count)
    return [isRestated ? restated(indicator) : withoutNumber(indicator)]
  }

  private static func restated(_ indicator: Indicator) -> Finding {
    Finding(
      code: "basis-restates-definition", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 목표치 설정 근거가 지표의 뜻만 되풀이합니다: “\(indicator.basis)”",
        en: "The basis of '\(indicator.name)' only restates its definition: “\(indicator.basis)”"),
      mend: mend)
  }

  private static func withoutNumber(_ indicator: Indicator) -> Finding {
    Finding(
      code: "basis-without-number", severity: .warning,
      message: LocalizedText(
        ko: "'\(indicator.name)'의 목표치 설정 근거에 수치도 산정 방법도 없습니다: “\(indicator.basis)”",
        en: "The basis of '\(indicator.name)' gives no number and no method: "
          + "“\(indicator.basis)”"),
      mend: mend)
  }

  private static let mend = LocalizedText(
    ko: "기준 연도의 실적, 산정 방법, 증감률, 자료 출처를 적으십시오.",
    en: "Give the base year's result, the method, the growth and the source.")

  /// The pairs of neighbouring letters, each as one number.
  private static func bigrams(_ text: String) -> Set<UInt64> {
    let letters = text.lowercased().unicodeScalars.filter(\.properties.isAlphabetic)
    return Set(zip(letters, letters.dropFirst()).map { UInt64($0.value) << 32 | UInt64($1.value) })
  }

  private static func contains(_ text: [Unicode.Scalar], _ part: [Unicode.Scalar]) -> Bool {
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { text[$0...].starts(with: part) }
  }
}
