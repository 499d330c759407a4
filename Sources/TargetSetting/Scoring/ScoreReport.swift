public import Indicators

/// One answer of the score question, as `jipyo score` prints it.
public struct ScoreReport: Hashable, Sendable {
  /// The fitted method.
  public let function: ScoreFunction
  /// The score of the actual; nil where the inverse was asked for or the rate is not defined.
  public let score: Double?
  /// The result that the asked score needs; nil where the score was asked for.
  public let requiredActual: Double?
  /// Notes of the fit, and why a rate is not defined.
  public let notes: [LocalizedText]
  /// 가중치, where one was given.
  public var weight: Double?
  /// The open choices of the method and what they do to the answer.
  public var consequences: [ScoreConsequence] = []
  /// The rules that the method rests on, with their sources.
  public var rules: [MethodRule] = []

  /// The score of a result; an undefined rate is nil with a note, never 0.
  public init(_ function: ScoreFunction, actual: Double) throws(ScoringError) {
    self.function = function
    requiredActual = nil
    do {
      score = try function.score(actual)
      notes = function.notes
    } catch .zeroDenominator {
      score = nil
      notes = function.notes + [ScoringError.zeroDenominator.message]
    }
  }

  /// The result that a score needs.
  public init(_ function: ScoreFunction, score: Double) throws(ScoringError) {
    self.function = function
    self.score = nil
    requiredActual = try function.requiredActual(score: score)
    notes = function.notes
  }

  /// 득점: the score's share of the weight; nil without either.
  public var points: Double? {
    guard let score, let weight else { return nil }
    return score / 100 * weight
  }

  /// `{"score", "reference", "best", "floor", "method", "notes", "rules", "consequences"}`, with
  /// `requiredActual` in place of `score` for the inverse; `best` and `floor` are null for methods
  /// without a straight line, `points` is there where a weight was given, `rules` where they were, and
  /// `consequences` where the method has open choices.
  public func json(_ language: Language) -> JSONValue {
    let answer =
      requiredActual.map { JSONValue.Member("requiredActual", .decimal($0)) }
      ?? JSONValue.Member("score", score.map(JSONValue.decimal) ?? .null)
    let points = weight.map { _ in
      JSONValue.Member("points", self.points.map(JSONValue.decimal) ?? .null)
    }
    let open = consequences.map { $0.json(language) }
    return .object(
      [answer] + (points.map { [$0] } ?? []) + [
        JSONValue.Member("reference", .decimal(function.reference)),
        JSONValue.Member("best", function.scale.map { .decimal($0.best) } ?? .null),
        JSONValue.Member("floor", function.scale.map { .decimal($0.floor) } ?? .null),
        JSONValue.Member("method", .string(function.method.name)),
        JSONValue.Member("notes", .array(notes.map { .string($0[language]) })),
      ]
        + (rules.isEmpty
          ? [] : [JSONValue.Member("rules", .array(rules.map { $0.json(language) }))])
        + (open.isEmpty ? [] : [JSONValue.Member("consequences", .array(open))]))
  }
}
