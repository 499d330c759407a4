import Foundation
import Indicators
import Probability

/// A small structural model of a short history, its variances known relative to one unknown scale.
///
/// A level and a second state x, which is a slope (`carry` 1, `seen` 0) or a deviation from the level that
/// fades (`carry` 0, `seen` 1): y = level + seen · x + noise, level ← level + carry · x + shock,
/// x ← φ x + shock. The first value fixes the level; the scale has an inverse gamma prior, so that every
/// value and every step ahead is Student t: M. West and J. Harrison (1997), *Bayesian Forecasting and
/// Dynamic Models*, 2nd ed., §4.5.
struct StructuralModel: Sendable {
  /// What x adds to the level, and to what is seen, each period.
  let carry, seen: Double
  /// What is left of x after a period.
  let persistence: Double
  /// Variances over the squared scale: of the noise, of the shocks to level and x, and of x at first.
  let noise, levelShock, shock, first: Double

  /// What it is called in explanations.
  let name: LocalizedText

  /// Noise around a level; a deviation that fades by two fifths a year; a level that wanders under noise;
  /// a random walk; the same and a wandering level with a slope that fades.
  static let all = [
    StructuralModel(
      .init(ko: "일정한 수준 둘레의 오르내림", en: "noise around a level"), deviations: 0),
    StructuralModel(
      .init(ko: "벗어났다가 되돌아옴", en: "fading deviations"), deviations: 0.6),
    StructuralModel(
      .init(ko: "서서히 옮겨 가는 수준", en: "a wandering level under noise"),
      slope: 0, noise: 1, levelShock: 0.3, shock: 0, first: 0),
    StructuralModel(
      .init(ko: "지난값에서 이어짐(임의보행)", en: "random walk"),
      slope: 0, noise: 0, levelShock: 1, shock: 0, first: 0),
    StructuralModel(
      .init(ko: "차츰 약해지는 추세", en: "a fading slope"),
      slope: 0.85, noise: 0, levelShock: 1, shock: 0.05, first: 1),
    StructuralModel(
      .init(ko: "오르내림 속의 약해지는 추세", en: "a fading slope under noise"),
      slope: 0.85, noise: 1, levelShock: 0.3, shock: 0.05, first: 1),
  ]

  private init(_ name: LocalizedText, deviations persistence: Double) {
    self.name = name
    (carry, seen, noise, levelShock, shock) = (0, 1, 0, 0, 1)
    self.persistence = persistence
    first = 1 / (1 - persistence * persistence)
  }

  private init(
    _ name: LocalizedText, slope persistence: Double, noise: Double, levelShock: Double,
    shock: Double, first: Double
  ) {
    self.name = name
    (carry, seen) = (1, 0)
    self.persistence = persistence
    (self.noise, self.levelShock, self.shock, self.first) = (noise, levelShock, shock, first)
  }

  /// The prior of the squared scale: a variance of 5 % as from one value.
  static let priorScale = 0.05

  /// The density of each value given those before it, by the number of those.
  private static let shapes = (0...ShortHistoryConstants.settings.window).map {
    StudentTShape(Double(max(1, $0)))
  }

  /// What is known of the states after some values, in units of the scale.
  struct State: Sendable {
    var level, second: Double
    var levelVariance, covariance, secondVariance: Double
    /// Sum of squares of the scaled errors, prior included, and how many there were, the prior counting 1.
    var squares, count: Double
    /// Log density of the values after the first.
    var evidence: Double

    /// The squared scale as estimated.
    var scale: Double { squares / count }
  }

  /// Runs through values at increasing times, at most as many as the window of ``ShortHistory`` holds.
  func state(_ values: [Double], times: [Int]) -> State {
    var state = State(
      level: values.first ?? 0, second: 0, levelVariance: seen * seen * first + noise,
      covariance: -seen * first, secondVariance: first,
      squares: Self.priorScale * Self.priorScale, count: 1, evidence: 0)
    for index in values.indices.dropFirst() {
      for _ in 0..<max(1, times[index] - times[index - 1]) { advance(&state) }
      learn(values[index], &state)
    }
    return state
  }

  /// One period on.
  func advance(_ s: inout State) {
    s.level += carry * s.second
    s.second *= persistence
    s.levelVariance +=
      carry * (2 * s.covariance + carry * s.secondVariance) + levelShock
    s.covariance = persistence * (s.covariance + carry * s.secondVariance)
    s.secondVariance = persistence * persistence * s.secondVariance + shock
  }

  /// What the next value is expected to be, and its variance over the squared scale.
  func expected(_ s: State) -> (mean: Double, variance: Double) {
    (
      s.level + seen * s.second,
      s.levelVariance + seen * (2 * s.covariance + seen * s.secondVariance) + noise
    )
  }

  private func learn(_ value: Double, _ s: inout State) {
    let (mean, variance) = expected(s)
    let error = value - mean
    let spread = (s.scale * variance).squareRoot()
    let shape = Self.shapes[min(Int(s.count), Self.shapes.count - 1)]
    s.evidence += shape.logDensity(error / spread) - log(spread)
    s.squares += error * error / variance
    s.count += 1
    let (first, second) = (
      s.levelVariance + seen * s.covariance, s.covariance + seen * s.secondVariance
    )
    s.level += first / variance * error
    s.second += second / variance * error
    s.levelVariance -= first / variance * first
    s.covariance -= first / variance * second
    s.secondVariance -= second / variance * second
  }
}
