import Foundation

/// The scale of the predictive distribution at each step, from what the series' past errors, the
/// members' disagreement and the length say.
///
/// The logarithm of the Student t scale, relative to the unit of the series, is a linear function
/// whose coefficients were learned from forecasts of many series and their outcomes. Parameter
/// uncertainty is inside: what is compared with is the error of forecasts from estimated models.
struct AutoWidth: Sendable {
  /// What was learned.
  struct Coefficients: Sendable {
    /// The constant.
    let constant: Double
    /// On the log of the relative one-step error, around e^−2.5.
    let size: Double
    /// On the series' own growth of errors (``PooledErrors/departure(step:)``).
    let own: Double
    /// On the log of the step.
    let step: Double
    /// On the log of the members' disagreement over the one-step error.
    let disagreement: Double
    /// On the log of ``PooledErrors/evenness``.
    let evenness: Double
    /// On ten over the number of values.
    let short: Double
    /// On ten over the number of values times the log of the step.
    let shortStep: Double
    /// On the correlation of successive changes (``PooledErrors/rebound``).
    let rebound: Double
    /// On that correlation times the log of the step.
    let reboundStep: Double
    /// The logarithm of the degrees of freedom beyond 1.5, at 30 values of even errors.
    let logFreedom: Double
    /// What the log of ``PooledErrors/evenness``, around 0.75, adds to that logarithm.
    let freedomEvenness: Double
    /// What the log of the number of values over 30 adds to it.
    let freedomLength: Double
  }

  /// The place of the disagreement among the features.
  static let disagreementFeature = 4

  /// What the scale at one step is made of; all are pure numbers.
  struct Ingredients: Sendable {
    /// Log of the one-step error over the unit.
    let base: Double
    /// In the order of the coefficients, the constant's 1 first.
    let features: [Double]
  }

  let errors: PooledErrors
  let count: Int
  /// The one-step error over the unit, never quite zero; the unit is the level for logarithms.
  let relative: Double
  /// How far the pattern of the errors counts, 0 to 1: of errors next to none it says nothing.
  private let telling: Double
  /// The log of the errors' evenness.
  private var logEvenness: Double { telling * log(max(errors.evenness, 0.05)) }

  init(_ errors: PooledErrors, count: Int, unit: Double) {
    self.errors = errors
    self.count = count
    // A history that never moved has an error of 2 % of its level over the root of its length.
    let own = errors.oneStep / unit
    relative = (own * own + 4e-4 / Double(max(1, count))).squareRoot()
    telling = own * own / (own * own + Self.still * Self.still)
  }

  /// The one-step error over the unit whose pattern counts half.
  static let still = 2.5e-5

  /// The ingredients at a step, given the standard deviation of the members' forecasts over the unit.
  func ingredients(step: Int, disagreement: Double) -> Ingredients {
    let base = log(max(relative, 1e-6))
    let short = 10 / Double(max(1, count))
    let h = log(Double(step))
    return Ingredients(
      base: base,
      features: [
        1, base + 2.5, telling * errors.departure(step: step), h,
        log(max(disagreement, 1e-9) / exp(base) + 0.2), logEvenness, short,
        short * h, telling * errors.rebound, telling * errors.rebound * h,
      ])
  }

  /// The degrees of freedom of the Student t, 1.6 to 35: few where single errors stick out.
  func freedom(_ learned: Coefficients) -> Double {
    let tails = learned.freedomEvenness * (logEvenness - log(0.75))
    let length = learned.freedomLength * log(Double(max(1, count)) / 30)
    return 1.5 + exp(min(max(learned.logFreedom + tails + length, -2.5), 3.5))
  }

  /// The Student t scale over the unit, at most 5.
  func scale(_ ingredients: Ingredients, _ learned: Coefficients) -> Double {
    let weights = [
      learned.constant, learned.size, learned.own, learned.step, learned.disagreement,
      learned.evenness, learned.short, learned.shortStep, learned.rebound, learned.reboundStep,
    ]
    let logScale = zip(weights, ingredients.features).reduce(ingredients.base) { $0 + $1.0 * $1.1 }
    return min(exp(logScale), 5)
  }
}
