public import Indicators

/// All methods side by side for one history: how far the choice of method alone moves a score.
public struct MethodComparison: Hashable, Sendable {
  /// One method's answer.
  public struct Row: Hashable, Sendable {
    /// The method asked for.
    public let requested: ScoreMethod
    /// The fitted method; nil where the history carries none.
    public let function: ScoreFunction?
    /// The score of the result; nil where there is none.
    public let score: Double?
    /// The result that the wanted score needs; nil where no result has it.
    public let requiredActual: Double?
    /// The open choices of the method and what they do to the score.
    public let consequences: [ScoreConsequence]
    /// Notes of the fit, or why there is none.
    public let notes: [LocalizedText]
  }
  /// One row per method of `ScoreMethod.all`, in that order.
  public let rows: [Row]
  /// The score of `requiredActual`.
  public let wanted: Double

  /// Compares the methods for a result and a wanted score (90 where none is given).
  public init(
    history: ScoreHistory, direction: Direction, actual: Double?, wanted: Double = 90,
    sigma: SigmaKind = .population, options: ScoreOptions = ScoreOptions()
  ) {
    self.wanted = wanted
    var rules = options.parameters
    rules.sigma = sigma
    rows = ScoreMethod.all(rules).map { method in
      let consequences = ScoreConsequence.all(
        method, history: history, direction: direction, options: options, actual: actual,
        wanted: wanted)
      do throws(ScoringError) {
        let function = try method.fitted(to: history, direction: direction, options: options)
        return Row(
          requested: method, function: function,
          score: actual.flatMap { try? function.score($0) },
          requiredActual: try? function.requiredActual(score: wanted), consequences: consequences,
          notes: function.notes)
      } catch {
        return Row(
          requested: method, function: nil, score: nil, requiredActual: nil,
          consequences: [], notes: [error.message])
      }
    }
  }

  /// The lowest and the highest score (20–100) among the methods that past results alone define:
  /// rates, stages, a goal, peers and assumed points are left out.
  public var range: ClosedRange<Double>? {
    let scores = rows.filter { row in
      switch row.requested {
      case .deviation, .ratio, .trend: true
      default: false
      }
    }.compactMap(\.score)
    guard let low = scores.min(), let high = scores.max() else { return nil }
    return low...high
  }

  /// How far the choice of method alone moves the score, in a sentence; nil without scores.
  public var sentence: LocalizedText? {
    guard let range else { return nil }
    let (low, high) = (
      Figure.text(range.lowerBound, atMost: 1), Figure.text(range.upperBound, atMost: 1)
    )
    let gap = Figure.text(range.upperBound - range.lowerBound, atMost: 1)
    return LocalizedText(
      ko: "같은 실적이라도 편차·비율·추세치 가운데 어느 방법을 쓰느냐에 따라 평점이 "
        + "\(low)점에서 \(high)점까지 \(gap)점 차이 납니다.",
      en:
        "The choice among deviation, ratio and trend alone moves the score from \(low) to \(high), "
        + "by \(gap) points.")
  }

  /// `{"wanted", "range", "methods": [{…}]}`.
  public func json(_ language: Language) -> JSONValue {
    func number(_ value: Double?) -> JSONValue { value.map(JSONValue.decimal) ?? .null }
    return .members([
      "wanted": .decimal(wanted),
      "range": range.map {
        .members(["low": .decimal($0.lowerBound), "high": .decimal($0.upperBound)])
      } ?? .null,
      "methods": .array(
        rows.map { row in
          .members([
            "requested": .string(row.requested.name),
            "label": .string(row.requested.label[language]),
            "method": row.function.map { .string($0.method.name) } ?? .null,
            "score": number(row.score), "requiredActual": number(row.requiredActual),
            "reference": number(row.function?.reference),
            "best": number(row.function?.scale?.best), "floor": number(row.function?.scale?.floor),
            "isRate": .bool(row.requested.isRate),
            "consequences": .array(row.consequences.map { $0.json(language) }),
            "notes": .array(row.notes.map { .string($0[language]) }),
          ])
        }),
    ])
  }
}
