public import Indicators
internal import Probability

/// Whether stated probabilities of reaching targets came true.
public struct AttainmentCalibration: Hashable, Sendable {
  /// One past target with the probability that would have been stated for it, and what happened.
  public struct Case: Hashable, Sendable {
    /// The indicator.
    public let indicator: String
    /// The year of the target.
    public let year: Int
    /// The target.
    public let target: Double
    /// The result.
    public let actual: Double
    /// The probability stated from what was known before the year.
    public let probability: Double
    /// Whether the result reached the target.
    public let isReached: Bool
    /// The ambition of a proposed target; nil for a published one.
    public let ambition: Ambition?

    /// Makes a case.
    public init(
      indicator: String, year: Int, target: Double, actual: Double, probability: Double,
      isReached: Bool, ambition: Ambition?
    ) {
      self.indicator = indicator
      self.year = year
      self.target = target
      self.actual = actual
      self.probability = probability
      self.isReached = isReached
      self.ambition = ambition
    }
  }

  /// Cases that belong together, with what was stated and what came true.
  public struct Group: Hashable, Sendable {
    /// What the cases have in common.
    public let label: LocalizedText
    /// How many cases.
    public let count: Int
    /// The mean probability stated.
    public let stated: Double
    /// The share that was reached.
    public let reached: Double
    /// The 95% interval of the share (Wilson, 1927).
    public let interval: ClosedRange<Double>

    /// Whether what was stated lies inside the interval.
    public var isConsistent: Bool { interval.contains(stated) }
  }
  /// All cases, in the order of indicators and years.
  public let cases: [Case]

  /// Makes a calibration of past cases.
  public init(_ cases: [Case]) {
    self.cases = cases
  }

  /// Published targets, then proposals of each ambition; empty groups are left out.
  public var groups: [Group] {
    let published = cases.filter { $0.ambition == nil }
    let all =
      [(LocalizedText(ko: "공표 목표", en: "published"), published)]
      + Ambition.allCases.map { ambition in
        let chance = Figure.percent(ambition.probability)
        return (
          LocalizedText(
            ko: "\(ambition.label.ko) 수준(\(chance))", en: "\(ambition.label.en) (\(chance))"),
          cases.filter { $0.ambition == ambition }
        )
      }
    return all.compactMap { AttainmentCalibration.group($0.0, $0.1) }
  }

  /// Published targets by the probability stated, in fifths; empty ones are left out.
  public var fifths: [Group] {
    let published = cases.filter { $0.ambition == nil }
    return (0..<5).compactMap { fifth in
      let inside = published.filter { min(4, Int($0.probability * 5)) == fifth }
      let text = "\(fifth * 20)–\(fifth * 20 + 20)%"
      return AttainmentCalibration.group(LocalizedText(verbatim: text), inside)
    }
  }

  /// The mean squared error of the probabilities of published targets; nil without any.
  public var brier: Double? {
    let published = cases.filter { $0.ambition == nil }
    guard !published.isEmpty else { return nil }
    let sum = published.reduce(0.0) { total, one in
      let miss = one.probability - (one.isReached ? 1 : 0)
      return total + miss * miss
    }
    return sum / Double(published.count)
  }

  private static func group(_ label: LocalizedText, _ cases: [Case]) -> Group? {
    guard !cases.isEmpty else { return nil }
    let n = Double(cases.count)
    let reached = Double(cases.filter(\.isReached).count) / n
    return Group(
      label: label, count: cases.count,
      stated: cases.reduce(0) { $0 + $1.probability } / n, reached: reached,
      interval: wilson(reached, n))
  }

  /// The score interval of a share p of n trials with 95%.
  static func wilson(_ p: Double, _ n: Double) -> ClosedRange<Double> {
    let z = SpecialFunctions.normalQuantile(0.975)
    let middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    let half = z / (1 + z * z / n) * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    return max(0, middle - half)...min(1, middle + half)
  }
}
