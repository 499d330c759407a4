/// What makes the figure of a year out of those of its months, quarters or halves.
public enum YearFigure: Sendable, Hashable {
  /// They add up (보도건수, 예산액).
  case total
  /// The last one is that of the year (구독자 수, running totals).
  case last
  /// Their mean, each counting the same (월평균 만족도).
  ///
  /// The year's rate is another number where the denominators differ: that takes numerator and denominator.
  case mean

  /// Whether all periods of the year go into it, and not the last one alone.
  var countsAll: Bool { self != .last }
}
