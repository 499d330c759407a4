import Foundation
import Indicators

/// What `auto` sees of a series before it chooses.
public struct AutoProfile: Sendable, Hashable {
  /// The kinds of history that are treated differently.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Up to ten values without season.
    case short
    /// More values without season.
    case plain
    /// More than two seasons.
    case seasonal
    /// More than ten counts, many of them 0 or small.
    case sparse
    /// More than ten counts that are not small, but change a lot from one period to the next.
    case counts
    /// A season too few to estimate one.
    case oneSeason
    /// Up to ten values of a season that has not been seen whole.
    case partSeason
  }

  /// How the series is treated.
  public let kind: Kind
  /// How many values were observed.
  public let count: Int
  /// Periods in a season; 1 for none.
  public let seasonLength: Int

  /// Looks at a history.
  public init(_ input: ForecastInput) {
    count = input.count
    seasonLength = input.seasonLength
    kind =
      Self.ofCounts(input)
      ?? Self.byLength(count, entries: input.values.count, season: seasonLength)
  }

  /// How a history is treated whatever its values are, by its length.
  static func byLength(_ count: Int, entries: Int, season: Int) -> Kind {
    if season == 1 || count < season {
      return count > Auto.shortLimit ? .plain : season == 1 ? .short : .partSeason
    }
    return entries > 2 * season && count > 2 ? .seasonal : .oneSeason
  }

  /// The size of the usual change, over the mean, from which on counts vary as counts do.
  ///
  /// Learned on no collection: pooling gains from 0.3 on, on real and simulated counts alike, whether
  /// 14, 18 or 24 to 200 values are known, and loses below 0.2.
  static let roughness = 0.3

  /// The same below which small counts without a 0 are steadier than counts are: four meetings every year.
  static let steadiness = 0.15

  /// More than ten whole numbers from 0, or any number of zeros alone: sparse where at least one in seven
  /// is 0 or their mean below 5, unless there is no 0 and they hardly change (``steadiness``); otherwise counts where √π/2 times
  /// their mean change (the standard deviation, were they normal and unrelated) is at least ``roughness`` of their mean.
  private static func ofCounts(_ input: ForecastInput) -> Kind? {
    let values = input.observed
    guard values.count > Auto.shortLimit || !values.contains(where: { $0 != 0 }),
      values.allSatisfy({ $0 >= 0 && $0 == $0.rounded() && $0 < 1e6 })
    else { return nil }
    let n = Double(values.count)
    let sum = values.reduce(0, +)
    let zeros = values.count { $0 == 0 }
    if 7 * zeros >= values.count { return .sparse }
    let changes = zip(values, values.dropFirst()).reduce(0) { $0 + ($1.0 - $1.1).magnitude }
    let rough = Double.pi.squareRoot() / 2 * changes / (n - 1) / (sum / n)
    if sum < 5 * n, zeros > 0 || rough >= steadiness { return .sparse }
    return rough >= roughness ? .counts : nil
  }

  /// Why the series is treated as it is, in words.
  var reason: LocalizedText {
    let (n, m) = (count, seasonLength)
    return switch kind {
    case .short where n > 2:
      LocalizedText(
        ko: "자료가 \(n)개로 짧아, 다른 계열에서 배운 짧은 자료용 방법에 이 계열의 작은 모형들을 맞은 만큼 섞었습니다.",
        en:
          "Only \(n) values: the method for short histories, learned from other series, with small "
          + "models of this one by how well they predicted it.")
    case .short:
      LocalizedText(
        ko: "자료가 \(n)개로 짧아 짧은 자료용 방법을 썼습니다.",
        en: "Only \(n) value\(n == 1 ? "" : "s"): the method for short histories.")
    case .partSeason:
      LocalizedText(
        ko: "계절(\(m))을 한 번도 다 보지 못한 자료 \(n)개여서 짧은 자료용 방법, 평균, 지난값을 똑같이 결합했습니다.",
        en:
          "\(n) value\(n == 1 ? "" : "s") of a season of \(m) that was not seen whole: the method for "
          + "short histories, the mean and the last value, a third each.")
    case .plain:
      LocalizedText(
        ko: "계절이 없고 자료가 \(n)개여서 개별 모형과 공동학습추세를 결합했습니다.",
        en: "No season and \(n) values: models of the series combined with a pooled trend.")
    case .seasonal:
      LocalizedText(
        ko: "자료가 \(n)개로 계절(\(m))이 두 번 넘게 있어 여러 계절 모형을 결합했습니다.",
        en:
          "\(n) values, more than two seasons of \(m): several seasonal models combined.")
    case .sparse:
      LocalizedText(
        ko: "0이나 작은 정수가 많은 자료 \(n)개여서 건수용 방법을 썼습니다.",
        en: "\(n) counts, many of them 0 or small: the method for counts.")
    case .counts:
      LocalizedText(
        ko: "크게 오르내리는 건수 \(n)개여서 건수용 방법과 일반 결합을 반씩 섞었습니다.",
        en:
          "\(n) counts that change a lot: the method for counts and the usual combination, half each."
      )
    case .oneSeason:
      LocalizedText(
        ko: "계절(\(m))을 두 번 넘게 보지 못한 자료(\(n)개)여서, 계절과 추세를 본 만큼만 믿고 줄여서 평활한 수준에 얹었습니다.",
        en:
          "\(n) values, not more than two seasons of \(m): season and drift, shrunk by how much was seen of "
          + "them, on a smoothed level.")
    }
  }
}
