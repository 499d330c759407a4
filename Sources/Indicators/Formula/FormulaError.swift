/// What is wrong with a formula or a distribution as written, where, and how to mend it.
public struct FormulaError: Error, Hashable, Sendable {
  /// Stable identifier in kebab case, such as `formula-unknown-function`.
  public let code: String
  /// The formula as written.
  public let formula: String
  /// The character at which the error was noticed, from 1.
  public let column: Int
  /// What was read there; empty at the end of the formula.
  public let read: String
  /// What is wrong, in one sentence.
  public let problem: LocalizedText
  /// How to mend it, in one sentence.
  public let mend: LocalizedText?

  /// Makes an error.
  public init(
    code: String, formula: String, column: Int, read: String, problem: LocalizedText,
    mend: LocalizedText? = nil
  ) {
    self.code = code
    self.formula = formula
    self.column = column
    self.read = read
    self.problem = problem
    self.mend = mend
  }

  /// The problem with the formula and the place in it.
  public var message: LocalizedText {
    let shown = FormulaError.excerpt(formula, around: column)
    guard !shown.isEmpty else { return problem }
    let isDistribution = code.hasPrefix("distribution")
    return LocalizedText(
      ko: "\(isDistribution ? "분포" : "수식") `\(shown)`의 \(column)번째 글자: \(problem.ko)",
      en: "\(isDistribution ? "Distribution" : "Formula") `\(shown)`, character \(column): "
        + problem.en)
  }

  /// The same error in a distribution, where the reader of formulas found it.
  var ofDistribution: FormulaError {
    guard code.hasPrefix("formula-") else { return self }
    let isEquals = code == "formula-single-equals"
    let percent = LocalizedText(
      ko: "비율이면 5% 대신 0.05를, unit이 %이면 5를 쓰십시오.",
      en: "Write 0.05 for the ratio, or 5 where the unit is %.")
    return FormulaError(
      code: "distribution-" + code.dropFirst("formula-".count), formula: formula, column: column,
      read: read,
      problem: isEquals
        ? LocalizedText(
          ko: "분포의 인자에는 '='을 쓰지 않습니다.", en: "Arguments of a distribution take no '='.")
        : problem,
      mend: isEquals
        ? LocalizedText(
          ko: "이름 뒤에 ':'을 쓰십시오: normal(mean: 5, sd: 2).",
          en: "Write ':' after the name: normal(mean: 5, sd: 2).")
        : code == "formula-percent-sign" ? percent : mend)
  }

  /// The error as a finding of a file.
  public func finding(place: Place = Place()) -> Finding {
    Finding(code: code, severity: .error, place: place, message: message, mend: mend)
  }

  /// At most about sixty characters of a formula, around the place of the error.
  static func excerpt(_ formula: String, around column: Int) -> String {
    let characters = Array(formula.prefix(column + 60))
    guard formula.count > 60 else { return formula }
    let start = Swift.max(0, Swift.min(column - 30, characters.count - 60))
    let end = Swift.min(characters.count, start + 60)
    let tail = end < formula.count ? "…" : ""
    return (start > 0 ? "…" : "") + String(characters[start..<end]) + tail
  }
}
