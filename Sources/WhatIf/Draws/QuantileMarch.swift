import Probability

/// The quantiles of a continuous distribution at evenly spaced normal scores, with their slopes.
///
/// From the middle outwards each begins where its neighbours' slopes point to. Where Adams's two
/// formulas, Bashforth's ahead and Moulton's back, agree to 10⁻¹², the second one's value stands,
/// which is then some 10⁻¹⁴ off. Every eighth quantile, so that errors do not add up, and those where
/// the two do not agree are finished by one or two of Newton's steps on the distribution function;
/// where these fail too, the distribution's own quantile is taken.
struct QuantileMarch {
  /// From the lowest score to the highest.
  private(set) var values: [Double]
  /// The change over one step at each of them: φ(score) / density × step.
  private(set) var slopes: [Double]
  /// Whether each lies where its neighbours point to, so that no corner of the density is near.
  private var isSmooth: [Bool]
  /// The distance between the quartiles.
  let spread: Double

  private let distribution: any Distribution
  private let middle: Double
  private let step: Double
  private let reach: Int

  /// Agreement of both formulas, as a share of value and spread, at which the value is taken as it is.
  private static let agreement = 1e-12
  /// Agreement of a guess with the quantile from which quantiles between them may be interpolated.
  private static let smoothness = 1e-9
  /// Quantiles from one that is checked by the distribution function to the next.
  private static let stretch = 8

  /// Quantiles at the scores middle − reach × step, …, middle + reach × step.
  init(_ distribution: any Distribution, middle: Double = 0, step: Double, reach: Int) {
    self.distribution = distribution
    self.middle = middle
    self.step = step
    self.reach = reach
    spread = (distribution.quantile(0.75) - distribution.quantile(0.25)).magnitude
    values = [Double](repeating: .nan, count: 2 * reach + 1)
    slopes = values
    isSmooth = [Bool](repeating: false, count: values.count)
    place(reach, distribution.quantile(QuantileTable.probability(middle)))
    for distance in 1...max(1, reach) {
      for side in [-1, 1] { march(to: reach + side * distance, side) }
    }
  }

  /// The quantile halfway to the next one, by the polynomial of seventh degree through four of them
  /// with their slopes; nil where one of them is not smooth.
  func halfway(after index: Int) -> Double? {
    guard index > 0, index + 2 < values.count, isSmooth[index - 1], isSmooth[index],
      isSmooth[index + 1], isSmooth[index + 2]
    else { return nil }
    let near = 243 * (values[index] + values[index + 1]) + 81 * (slopes[index] - slopes[index + 1])
    let far =
      13 * (values[index - 1] + values[index + 2]) + 3 * (slopes[index - 1] - slopes[index + 2])
    return (near + far) / 512
  }

  private func score(_ index: Int) -> Double { middle + Double(index - reach) * step }

  private func slope(_ index: Int, _ value: Double) -> Double {
    SpecialFunctions.normalDensity(score(index)) / distribution.density(value) * step
  }

  private mutating func place(_ index: Int, _ value: Double) {
    values[index] = value
    slopes[index] = slope(index, value)
  }

  private mutating func march(to index: Int, _ side: Int) {
    let last = index - side
    let distance = abs(index - reach)
    let guess = values[last] + Double(side) * change(from: last, side)
    let isLong = distance >= Adams.start
    if isLong, !distance.isMultiple(of: Self.stretch), take(guess, at: index, side) { return }
    let value =
      refined(guess, score(index), between: values[last], side)
      ?? distribution.quantile(QuantileTable.probability(score(index)))
    place(index, value)
    isSmooth[index] = isLong && isNear(guess, value, Self.smoothness)
  }

  /// Takes the value of Moulton's formula where it agrees with the guess; says whether it does.
  private mutating func take(_ guess: Double, at index: Int, _ side: Int) -> Bool {
    let last = index - side
    let slope = slope(index, guess)
    var change = Adams.back[0] * slope
    for (k, weight) in Adams.back.dropFirst().enumerated() {
      change += weight * slopes[last - side * k]
    }
    let value = values[last] + Double(side) * change
    guard isNear(guess, value, Self.agreement), Double(side) * (value - values[last]) >= 0 else {
      return false
    }
    (values[index], slopes[index], isSmooth[index]) = (value, slope, true)
    return true
  }

  private func isNear(_ guess: Double, _ value: Double, _ share: Double) -> Bool {
    (value - guess).magnitude <= share * min(value.magnitude, spread)
  }

  /// What the quantile changes by over the next step, by Adams and Bashforth's formula of as many
  /// slopes as there are: on this side at first, then also beyond the middle.
  private func change(from last: Int, _ side: Int) -> Double {
    let weights = Adams.ahead[min(abs(last - reach), Adams.ahead.count - 1)]
    var change = 0.0
    for (k, weight) in weights.enumerated() { change += weight * slopes[last - side * k] }
    return change
  }

  /// Newton's steps on the nearer tail; nil where they leave the right side or do not settle.
  private func refined(_ guess: Double, _ score: Double, between last: Double, _ side: Int)
    -> Double?
  {
    let wanted = SpecialFunctions.normalCumulative(-score.magnitude)
    var x = guess
    for _ in 0..<4 {
      guard x.isFinite, Double(side) * (x - last) >= 0 else { return nil }
      let tail = score < 0 ? distribution.cumulative(x) : distribution.survival(x)
      let move = (tail - wanted) / distribution.density(x) * (score < 0 ? -1 : 1)
      guard move.isFinite else { return nil }
      x += move
      // The error left is of the order of its square.
      if move.magnitude <= 1e-7 * min(x.magnitude, spread) { return x }
    }
    return nil
  }
}

/// Weights of the slopes behind a step, the latest first, in Adams's formulas (Hairer, Nørsett and
/// Wanner 1993, Solving Ordinary Differential Equations I, III.1).
private enum Adams {
  /// The first distance from the middle with as many slopes as the long formulas ask for.
  static let start = 5

  /// Bashforth's, by the distance gone.
  static let ahead: [[Double]] = [
    [1], [3.0 / 2, -1.0 / 2], [23.0 / 12, -16.0 / 12, 5.0 / 12],
    [55.0 / 24, -59.0 / 24, 37.0 / 24, -9.0 / 24],
    [434_241, -1_152_169, 2_183_877, -2_664_477, 2_102_243, -1_041_723, 295_767, -36_799]
      .map { $0 / 120_960 },
  ]

  /// Moulton's, the slope at the end of the step before those behind it.
  static let back: [Double] = [
    1_070_017, 4_467_094, -4_604_594, 5_595_358, -5_033_120, 3_146_338, -1_291_214, 312_874,
    -33_953,
  ].map { $0 / 3_628_800 }
}
