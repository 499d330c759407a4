internal import Probability

/// The change between two surveys of different samples.
public struct SurveyChange: Sendable, Hashable {
  /// The later estimate less the earlier one.
  public let difference: Double
  /// Half the width of the interval around the difference.
  public let margin: Double
  /// The probability of a difference at least this large where nothing changed, by the normal
  /// distribution; 1 where there is no difference.
  public let pValue: Double

  /// Compares two estimates of one kind at a level between 0 and 1.
  public init(from before: some SurveyEstimate, to after: some SurveyEstimate, level: Double = 0.95)
  {
    difference = after.value - before.value
    let deviation = (before.variance + after.variance).squareRoot()
    let quantile = max(before.quantile(level: level), after.quantile(level: level))
    margin = quantile * deviation
    pValue =
      deviation > 0
      ? min(1, 2 * SpecialFunctions.normalSurvival(difference.magnitude / deviation))
      : (difference == 0 ? 1 : 0)
  }

  /// Whether the change is no larger than its error.
  public var isInsideError: Bool { difference.magnitude <= margin }
}

/// How many have to be asked.
public enum SurveySize {
  /// The answers for a margin at a proportion; the whole population at most.
  ///
  /// - Parameters:
  ///   - margin: Half the width of the interval, as a part of 1.
  ///   - proportion: The proportion expected; one half is the safe choice.
  ///   - level: Between 0 and 1.
  ///   - population: How many can be asked; nil for very many.
  ///   - designEffect: As in `SurveySample`.
  /// - Returns: the number of answers.
  /// - Throws: where the margin or the proportion lies outside 0 to 1.
  public static func forMargin(
    _ margin: Double, proportion: Double = 0.5, level: Double = 0.95, population: Int? = nil,
    designEffect: Double = 1
  ) throws(SurveyError) -> Int {
    guard margin > 0, margin < 1 else { throw .margin(margin) }
    guard proportion >= 0, proportion <= 1 else { throw .proportion(proportion) }
    let z = SpecialFunctions.normalQuantile(0.5 + level / 2)
    let size = designEffect * z * z * proportion * (1 - proportion) / (margin * margin)
    guard let population else { return try whole(size) }
    // n₀/(1 + (n₀ − 1)/N), which the finite correction turns back into the margin.
    let finite = size * Double(population) / (Double(population) - 1 + size)
    return min(population, try whole(finite))
  }

  /// The answers in each of two surveys with which a change between two proportions is told from
  /// chance with a given probability (power), by the formula of R's `power.prop.test`.
  public static func forChange(
    from before: Double, to after: Double, level: Double = 0.95, power: Double = 0.8,
    designEffect: Double = 1
  ) throws(SurveyError) -> Int {
    for value in [before, after] where !(value >= 0 && value <= 1) { throw .proportion(value) }
    guard before != after else { throw .noChange }
    let za = SpecialFunctions.normalQuantile(0.5 + level / 2)
    let zb = SpecialFunctions.normalQuantile(power)
    let pooled = ((before + after) * (1 - (before + after) / 2)).squareRoot()
    let apart = (before * (1 - before) + after * (1 - after)).squareRoot()
    let root = (za * pooled + zb * apart) / (after - before)
    return try whole(designEffect * root * root)
  }

  private static func whole(_ size: Double) throws(SurveyError) -> Int {
    guard size.isFinite, size <= Double(SurveySample.largest) else { throw .tooMany }
    return max(1, Int((size - 1e-9).rounded(.up)))
  }
}
