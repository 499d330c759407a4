/// The lowest and the highest score of the methods that score from past results: 20 and 100.
public struct ScoreRange: Hashable, Sendable {
  /// The score of the floor target and of everything worse.
  public let low: Double
  /// The score of the best target and of everything better.
  public let high: Double

  /// 20 to 100, as C1 and C2 have it.
  public static let standard = ScoreRange(unchecked: 20, 100)

  private init(unchecked low: Double, _ high: Double) {
    self.low = low
    self.high = high
  }

  /// Reads `20..100`; nil unless both lie from 0 to 1000 and the first is the lower one.
  init?(parsing text: String) {
    let ends = text.split(separator: "..").map { RuleText.number(String($0), 0...1000) }
    guard ends.count == 2, let low = ends[0], let high = ends[1], low < high else { return nil }
    self.init(unchecked: low, high)
  }

  /// The score of a share from 0 to 1, held inside the range.
  func score(share: Double) -> Double { min(max(low + (high - low) * share, low), high) }

  /// The share of a score; throws `scoreOutOfRange` outside the range.
  func share(score: Double) throws(ScoringError) -> Double {
    guard score >= low, score <= high else {
      throw .scoreOutOfRange(score: score, low: low, high: high)
    }
    return (score - low) / (high - low)
  }
}
