import Probability

/// The quantiles of a continuous distribution at evenly spaced normal scores, with their slopes.
///
/// From the middle outwards each begins where its neighbours point to, and one or two of Newton's steps
/// finish it; where they do not, the distribution's own quantile is taken.
struct QuantileMarch {
  /// From the lowest score to the highest.
  private(set) var values: [Double]
  /// The change over one step at each of them: φ(score) / density × step.
  private(set) var slopes: [Double]

  private let distribution: any Distribution
  private let middle: Double
  private let step: Double
  private let reach: Int
  private let spread: Double

  /// Quantiles at the scores middle − reach × step, …, middle + reach × step.
  init(_ distribution: any Distribution, middle: Double = 0, step: Double, reach: Int) {
    self.distribution = distribution
    self.middle = middle
    self.step = step
    self.reach = reach
    spread = (distribution.quantile(0.75) - distribution.quantile(0.25)).magnitude
    values = [Double](repeating: .nan, count: 2 * reach + 1)
    slopes = values
    place(reach, distribution.quantile(QuantileTable.probability(middle)))
    for distance in 1...max(1, reach) {
      for side in [-1, 1] { march(to: reach + side * distance, side) }
    }
  }

  private func score(_ index: Int) -> Double { middle + Double(index - reach) * step }

  private mutating func place(_ index: Int, _ value: Double) {
    values[index] = value
    slopes[index] =
      SpecialFunctions.normalDensity(score(index)) / distribution.density(value) * step
  }

  private mutating func march(to index: Int, _ side: Int) {
    let last = index - side
    let guess = values[last] + Double(side) * change(from: last, side)
    place(
      index,
      refined(guess, score(index), between: values[last], side)
        ?? distribution.quantile(QuantileTable.probability(score(index))))
  }

  /// What the quantile changes by over the next step, by Adams and Bashforth's formula of as many
  /// slopes as there are on this side.
  private func change(from last: Int, _ side: Int) -> Double {
    let weights = Self.weights[min(abs(last - reach), 4)]
    return weights.indices.reduce(0.0) { $0 + weights[$1] * slopes[last - side * $1] }
  }

  private static let weights: [[Double]] = [
    [1], [3.0 / 2, -1.0 / 2], [23.0 / 12, -16.0 / 12, 5.0 / 12],
    [55.0 / 24, -59.0 / 24, 37.0 / 24, -9.0 / 24],
    [1901.0 / 720, -2774.0 / 720, 2616.0 / 720, -1274.0 / 720, 251.0 / 720],
  ]

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
