public import Indicators

/// What one open choice of a method does to an answer: the same question under another reading.
public struct ScoreConsequence: Hashable, Sendable {
  /// The rule that is open, such as `sigma`.
  public let option: String
  /// The reading, such as `sample`.
  public let choice: String
  /// The choice in words.
  public let label: LocalizedText
  /// Whether the answer given was made with it.
  public let isChosen: Bool
  /// The score of the result; nil where there is none.
  public let score: Double?
  /// The result that the wanted score needs; nil where there is none.
  public let requiredActual: Double?

  /// The open choices of a method, each changed alone; none where the method has none.
  ///
  /// `actual` and `wanted` are the result to score and the score to reach, either of them nil.
  public static func all(
    _ method: ScoreMethod, history: ScoreHistory, direction: Direction,
    options: ScoreOptions = ScoreOptions(), actual: Double?, wanted: Double?
  ) -> [ScoreConsequence] {
    let choices = OpenChoices(
      method: method, direction: direction, options: options, years: history.points.count,
      hasBreak: history.hasBreak)
    return choices.all.map { choice in
      let function = try? choice.method.fitted(
        to: history, direction: direction, options: choice.options)
      return ScoreConsequence(
        option: choice.option, choice: choice.name, label: choice.label,
        isChosen: choice.method == method && choice.options == options,
        score: actual.flatMap { value in try? function?.score(value) },
        requiredActual: wanted.flatMap { value in try? function?.requiredActual(score: value) })
    }
  }

  /// `{"option", "choice", "label", "chosen", "score" or "requiredActual"}`.
  public func json(_ language: Language) -> JSONValue {
    .members([
      "option": .string(option), "choice": .string(choice), "label": .string(label[language]),
      "chosen": .bool(isChosen), "score": score.map(JSONValue.decimal) ?? .null,
      "requiredActual": requiredActual.map(JSONValue.decimal) ?? .null,
    ])
  }
}
