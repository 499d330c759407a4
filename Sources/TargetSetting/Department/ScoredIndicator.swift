public import Indicators
public import Probability

/// An indicator as it counts in a department's score: its weight, its scoring and its outlook.
public struct ScoredIndicator: Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// Its share of the composite; the shares sum to 1.
  public let share: Double
  /// From results to scores.
  public let function: ScoreFunction
  /// The distribution of the year's result.
  public let distribution: any Distribution
  /// The result it is compared with: the last one, for the size of one percent.
  public let lastResult: Double

  /// The score of a result; 0 for a rate that is not defined, as it earns nothing.
  func score(_ actual: Double) -> Double { (try? function.score(actual)) ?? 0 }

  /// The change of a result that is better by `amount` units.
  func better(by amount: Double, at actual: Double) -> Double {
    switch indicator.direction {
    case .higher: return actual + amount
    case .lower: return actual - amount
    case .band(let range):
      if actual < range.lowerBound { return min(actual + amount, range.lowerBound) }
      return actual > range.upperBound ? max(actual - amount, range.upperBound) : actual
    }
  }
}

/// How the parts of an assessment and the weights inside them make shares.
public struct AssessmentScheme: Hashable, Sendable {
  /// The kinds of composite.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The indicators' own weights.
    case plain
    /// 자체평가: common and own parts.
    case selfAssessment = "self"
    /// 시군종합평가: two parts.
    case provincial
  }
  /// The kind.
  public let kind: Kind
  /// Its parts; empty for `plain`.
  public let parts: [AssessmentParts.Part]

  /// The scheme of a kind by the rules in force.
  public init(_ kind: Kind, _ parameters: ScoreParameters = .standard) {
    self.kind = kind
    switch kind {
    case .plain: parts = []
    case .selfAssessment: parts = parameters.selfAssessment.parts
    case .provincial: parts = parameters.provincialAssessment.parts
    }
  }

  /// The share of each indicator; they sum to 1.
  ///
  /// Indicators without a weight share equally what the given weights of their part leave of 100, or
  /// the whole part where none has one. Throws what does not fit: an indicator of no part, an empty
  /// part, weights of 0.
  public func shares(_ indicators: [Indicator]) throws(Finding) -> [Double] {
    guard !parts.isEmpty else { return try AssessmentScheme.inside(indicators, whole: 1) }
    var shares = [Double](repeating: 0, count: indicators.count)
    if let stray = indicators.first(where: { one in !parts.contains { $0.name == one.part } }) {
      throw DepartmentFindings.noPart(stray, parts.map(\.name))
    }
    for part in parts {
      let members = indicators.indices.filter { indicators[$0].part == part.name }
      guard !members.isEmpty else { throw DepartmentFindings.emptyPart(part.name) }
      let inside = try AssessmentScheme.inside(
        members.map { indicators[$0] }, whole: part.weight / 100)
      for (index, share) in zip(members, inside) { shares[index] = share }
    }
    return shares
  }

  private static func inside(
    _ indicators: [Indicator], whole: Double
  ) throws(Finding) -> [Double] {
    let given = indicators.compactMap(\.weight)
    let open = indicators.count - given.count
    let rest = open > 0 ? max(0, 100 - given.reduce(0, +)) / Double(open) : 0
    let weights =
      given.isEmpty
      ? indicators.map { _ in 1.0 } : indicators.map { $0.weight ?? rest }
    let sum = weights.reduce(0, +)
    guard sum > 0 else { throw DepartmentFindings.noWeights() }
    return weights.map { whole * $0 / sum }
  }
}

/// What keeps a composite score from being made.
enum DepartmentFindings {
  static func noPart(_ indicator: Indicator, _ names: [String]) -> Finding {
    let list = names.joined(separator: ", ")
    return Finding(
      code: "indicator-without-part", severity: .error, place: indicator.place,
      message: LocalizedText(
        ko:
          "'\(indicator.name)'의 평가 부문(part) '\(indicator.part)'\(Josa.subject.form(after: indicator.part)) \(list) 가운데 하나가 아닙니다.",
        en: "The part '\(indicator.part)' of '\(indicator.name)' is none of \(list)."),
      mend: LocalizedText(
        ko: "indicators.csv의 part 열에 부문을 적으십시오.",
        en: "Give the part in the column part of indicators.csv."))
  }

  static func emptyPart(_ name: String) -> Finding {
    Finding(
      code: "empty-part", severity: .error,
      message: LocalizedText(
        ko: "평가 부문 '\(name)'에 지표가 없습니다.", en: "The part '\(name)' has no indicator."),
      mend: LocalizedText(
        ko: "indicators.csv의 part 열에 부문을 적으십시오.",
        en: "Give the part in the column part of indicators.csv."))
  }

  static func noWeights() -> Finding {
    Finding(
      code: "no-weights", severity: .error,
      message: LocalizedText(ko: "가중치의 합이 0입니다.", en: "The weights sum to 0."),
      mend: LocalizedText(
        ko: "indicators.csv의 weight 열에 가중치를 적으십시오.",
        en: "Give weights in the column weight of indicators.csv."))
  }
}
