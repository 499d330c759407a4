public import Indicators
import Probability

/// What is asked of an outcome: a bound on its mean, or on the chance that it keeps the bound.
public struct OutcomeGoal: Sendable, Hashable {
  /// The outcome is to be at least this.
  public let atLeast: Double?
  /// The outcome is to be at most this.
  public let atMost: Double?
  /// With at least this chance; nil where the mean is to keep the bounds.
  public let probability: Double?

  /// Makes a goal.
  ///
  /// - Throws: `goal-bound` without a bound, with one that is not finite or where the two exclude
  ///   each other; `goal-probability` for a chance not strictly between 0 and 1.
  public init(
    atLeast: Double? = nil, atMost: Double? = nil, probability: Double? = nil
  ) throws(Finding) {
    let bounds = [atLeast, atMost].compactMap { $0 }
    guard !bounds.isEmpty, bounds.allSatisfy(\.isFinite), bounds == bounds.sorted() else {
      throw OutcomeGoal.badBounds(bounds)
    }
    if let probability, !(probability > 0 && probability < 1) {
      throw OutcomeGoal.badProbability(probability)
    }
    self.atLeast = atLeast
    self.atMost = atMost
    self.probability = probability
  }

  /// The goal that a target declares.
  ///
  /// - Throws: As ``init(atLeast:atMost:probability:)``.
  public init(_ target: DriverModel.Target, probability: Double? = nil) throws(Finding) {
    let isLower = target.direction == .lower
    try self.init(
      atLeast: isLower ? nil : target.value, atMost: isLower ? target.value : nil,
      probability: probability)
  }

  /// Whether a value keeps the bounds.
  func holds(_ value: Double) -> Bool { value >= bounds.low && value <= bounds.high }

  /// The bounds as draws are held against them, wider by the last bits of binary arithmetic.
  var bounds: (low: Double, high: Double) {
    (
      atLeast.map { DriverModel.Target.threshold(of: $0, isUpper: false) } ?? -.infinity,
      atMost.map { DriverModel.Target.threshold(of: $0, isUpper: true) } ?? .infinity
    )
  }

  /// How far a mean keeps the bounds, negative where it breaks one.
  func margin(_ mean: Double) -> Double {
    min(atLeast.map { mean - $0 } ?? .infinity, atMost.map { $0 - mean } ?? .infinity)
  }

  private static func badBounds(_ bounds: [Double]) -> Finding {
    let shown = bounds.map(LeverCheck.shown).joined(separator: ", ")
    let isFinite = bounds.allSatisfy(\.isFinite)
    return ModelFindings.finding(
      "goal-bound", "goal",
      ko: bounds.isEmpty
        ? "무엇에 이를지 정해지지 않았습니다."
        : isFinite
          ? "--at-least와 --at-most의 값(\(shown))이 서로 어긋나 둘을 함께 이룰 수 없습니다."
          : "목표(\(shown))가 유한한 수가 아닙니다.",
      en: bounds.isEmpty
        ? "The goal has no bound."
        : isFinite
          ? "--at-least and --at-most (\(shown)) exclude each other."
          : "The bound (\(shown)) is not a finite number.",
      mend: LocalizedText(
        ko: "--at-least 1926 또는 --at-most 30처럼 적으십시오.",
        en: "Write --at-least 1926 or --at-most 30."))
  }

  private static func badProbability(_ value: Double) -> Finding {
    ModelFindings.finding(
      "goal-probability", "probability",
      ko: "확률 \(LeverCheck.shown(value)): 0과 1 사이여야 합니다(0과 1은 제외).",
      en: "Probability \(LeverCheck.shown(value)) must be strictly between 0 and 1.",
      mend: LocalizedText(ko: "80%는 0.8로 적으십시오.", en: "Write 80% as 0.8."))
  }
}
