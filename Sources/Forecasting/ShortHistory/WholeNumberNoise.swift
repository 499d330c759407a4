import Indicators

/// What whole numbers hide: the least spread that a prediction of them may have.
///
/// Counts vary by being counted: declared ones at least as a Poisson does. Whole numbers of which nobody said what
/// they are may be counts, or amounts in whole units: from a Poisson's variance theirs is shrunk toward what
/// their changes show. And what is rounded to whole numbers moves by half of one without being seen. See
/// `Documentation/calibration.md`.
struct WholeNumberNoise: Sendable, Hashable {
  /// The least variance over the mean, 0 to 1.
  let dispersion: Double
  /// Beyond this mean the variance of counting grows no further.
  let largestMean: Double
  /// The least standard deviation of all.
  let rounding: Double

  /// None: not whole numbers.
  static let none = WholeNumberNoise(dispersion: 0, largestMean: 0, rounding: 0)
  /// That of declared counts.
  static let poisson = WholeNumberNoise(dispersion: 1, largestMean: .infinity, rounding: 0)

  /// How many changes the assumption of a Poisson weighs against those seen.
  private static let priorChanges = 0.5
  /// The mean from which on what was learned from other series is wide enough for counts that are not declared.
  private static let usualMean = 50.0
  /// Larger whole numbers are no counts.
  private static let largest = 1e6

  private init(dispersion: Double, largestMean: Double, rounding: Double) {
    (self.dispersion, self.largestMean) = (dispersion, largestMean)
    self.rounding = rounding
  }

  /// What the newest values of a history hide, by its support and what is known of its unit.
  init(_ input: ForecastInput) {
    let newest = input.observed.suffix(ShortHistoryConstants.settings.window)
    if input.support.isInteger, (input.support.lower ?? -1) >= 0 {
      self = .poisson
    } else if newest.allSatisfy({ $0 == $0.rounded() }), newest.contains(where: { $0 != 0 }) {
      let mayCount =
        [.real, .nonNegative].contains(input.support) && !input.isMeasured
        && newest.allSatisfy { $0 >= 0 && $0 < Self.largest }
      self.init(
        dispersion: mayCount ? Self.dispersion(newest) : 0, largestMean: Self.usualMean,
        rounding: 0.5)
    } else {
      self = .none
    }
  }

  /// Whether the numbers may be counts by what they are, not declared to be, and small enough for it to matter.
  func isGuess(at mean: Double) -> Bool {
    dispersion > 0 && mean < largestMean && largestMean.isFinite
  }

  /// Half the mean squared change over the mean, which is 1 for a Poisson, shrunk toward 1 and at most that.
  private static func dispersion(_ values: ArraySlice<Double>) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = zip(values, values.dropFirst()).reduce(0) { sum, pair in
      sum + (pair.1 - pair.0) * (pair.1 - pair.0)
    }
    let seen = Double(values.count - 1)
    return min(1, (priorChanges + squares / (2 * mean)) / (priorChanges + seen))
  }

  /// The least standard deviation around a mean, on the level.
  func leastDeviation(at mean: Double) -> Double {
    max(rounding, (dispersion * min(mean, largestMean)).squareRoot())
  }
}
