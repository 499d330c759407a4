internal import Indicators
internal import Probability

/// The value of a proposed target, the rule that gave it and the alternatives beside it.
struct ProposedTarget {
  let indicator: Indicator
  let distribution: any Distribution
  let value: Double
  let rule: ProposalRule
  let reasons: [LocalizedText]

  init(
    _ indicator: Indicator, _ options: ProposalOptions, planYear: Int, history: [YearValue],
    distribution: any Distribution
  ) {
    self.indicator = indicator
    self.distribution = distribution
    let ambition = options.ambition
    let last = history.last ?? YearValue(year: planYear - 1, value: distribution.quantile(0.5))
    guard
      let reached = ProposedTarget.value(
        indicator, reachedWith: ambition.probability, distribution)
    else {
      let range = ProposedTarget.band(indicator)
      value = min(max(distribution.quantile(0.5), range.lowerBound), range.upperBound)
      rule = .band
      let low = indicator.rounding.text(range.lowerBound)
      reasons = [ProposalNotes.band("\(low)~\(indicator.text(range.upperBound))", planYear)]
      return
    }
    // Both as the plan prints them: rounding alone is no step back.
    let printed = indicator.rounding.apply(last.value)
    let isBelow = indicator.direction.isWorse(reached, than: printed)
    if isBelow, options.reasonBelowLast == nil {
      value = ProposedTarget.atLeastAsGood(indicator, as: last.value)
      rule = .lastResult
      reasons = [ProposalNotes.lastResult(indicator, ambition, reached, last)]
      return
    }
    value = reached
    rule = .quantile
    let main =
      distribution is Degenerate
      ? ProposalNotes.noSpread(indicator, reached, last)
      : ProposalNotes.quantile(indicator, ambition, reached, planYear)
    reasons =
      [main] + (isBelow ? options.reasonBelowLast.map { [ProposalNotes.belowLast($0)] } ?? [] : [])
  }

  /// The probability of reaching a value; nil where none can be given.
  func probability(_ value: Double) -> Double? {
    indicator.direction.attainment(of: value, in: distribution)
  }

  /// The rounded value of each ambition; none for a band or where there is no spread.
  var alternatives: [(Ambition, Double)] {
    guard !(distribution is Degenerate) else { return [] }
    return Ambition.allCases.compactMap { ambition in
      ProposedTarget.value(indicator, reachedWith: ambition.probability, distribution)
        .map { (ambition, $0) }
    }
  }

  private static func value(
    _ indicator: Indicator, reachedWith probability: Double, _ distribution: any Distribution
  ) -> Double? {
    indicator.direction.value(reachedWith: probability, in: distribution)
      .map { indicator.support.clamped(indicator.rounding.apply($0)) }
  }

  /// The last result rounded so that it is not worse than it was.
  private static func atLeastAsGood(_ indicator: Indicator, as last: Double) -> Double {
    let rounded = indicator.rounding.apply(last)
    guard indicator.direction.isWorse(rounded, than: last) else {
      return indicator.support.clamped(rounded)
    }
    let outward = RoundingRule(
      decimals: indicator.rounding.decimals, mode: indicator.direction == .lower ? .down : .up)
    return indicator.support.clamped(outward.apply(last))
  }

  private static func band(_ indicator: Indicator) -> ClosedRange<Double> {
    if case .band(let range) = indicator.direction { range } else { 0...0 }
  }
}
