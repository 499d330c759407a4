public import Indicators

/// One department's (or goal's) composite, under independence and under a common correlation.
public struct DepartmentScore: Sendable {
  /// The department, goal or body.
  public let name: String
  /// What is combined and how.
  public let scheme: AssessmentScheme
  /// The composite with the correlation asked for.
  public let composite: CompositeScore
  /// The same with results that move together (ρ = 0.5), to show what the assumption does.
  public let together: CompositeScore
  /// Indicators left out, with the reason.
  public let missing: [Finding]

  /// The correlation of `together`.
  public static let comparisonCorrelation = 0.5

  /// Composes proposals of one department; nil where none can be scored.
  ///
  /// Indicators without outlook or score are left out, and their weight goes to the others, which
  /// `missing` says. Throws where weights or parts do not fit.
  public init?(
    _ name: String, _ proposals: [TargetProposal], scheme: AssessmentScheme,
    correlation: Double, grades: GradeScale
  ) throws(Finding) {
    var missing: [Finding] = []
    let usable = proposals.filter { proposal in
      guard proposal.official != nil else {
        missing.append(DepartmentScore.leftOut(proposal.indicator))
        return false
      }
      return true
    }
    guard !usable.isEmpty else { return nil }
    let shares = try scheme.shares(usable.map(\.indicator))
    let scored = zip(usable, shares).compactMap { proposal, share in
      proposal.official.map { official in
        ScoredIndicator(
          indicator: proposal.indicator, share: share, function: official,
          distribution: proposal.distribution, lastResult: proposal.last.value)
      }
    }
    self.name = name
    self.scheme = scheme
    composite = CompositeScore(scored, correlation: correlation, grades: grades)
    together = CompositeScore(
      scored, correlation: DepartmentScore.comparisonCorrelation, grades: grades)
    self.missing = missing
  }

  /// The indicator whose result, one percent better, adds most; nil where none adds anything.
  public var bestLever: CompositeScore.Part? {
    composite.parts.filter { $0.perPercent > 0 }.max { $0.perPercent < $1.perPercent }
  }

  private static func leftOut(_ indicator: Indicator) -> Finding {
    Finding(
      code: "indicator-not-scored", severity: .warning, place: indicator.place,
      message: LocalizedText(
        ko: "'\(indicator.name)'에는 평점 방법을 적용할 수 없어 부서 점수에서 빼고 다른 지표의 비중을 늘렸습니다.",
        en: "'\(indicator.name)' cannot be scored; it was left out and the others weigh more."))
  }
}
