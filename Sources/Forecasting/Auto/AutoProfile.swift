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
    /// A season too few to estimate one.
    case oneSeason
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
    if Self.isSparse(input) {
      kind = .sparse
    } else if seasonLength == 1 || count < seasonLength {
      kind = count <= Auto.shortLimit ? .short : .plain
    } else {
      kind = input.values.count > 2 * seasonLength && count > 2 ? .seasonal : .oneSeason
    }
  }

  /// More than ten whole numbers from 0, some above it, at least one in seven 0 or their mean below 5.
  private static func isSparse(_ input: ForecastInput) -> Bool {
    let values = input.observed
    guard values.count > Auto.shortLimit, values.contains(where: { $0 > 0 }),
      values.allSatisfy({ $0 >= 0 && $0 == $0.rounded() && $0 < 1e6 })
    else { return false }
    let zeros = values.count { $0 == 0 }
    return 7 * zeros >= values.count || values.reduce(0, +) < 5 * Double(values.count)
  }

  /// Why the series is treated as it is, in words.
  var reason: LocalizedText {
    let (n, m) = (count, seasonLength)
    return switch kind {
    case .short:
      LocalizedText(
        ko: "자료가 \(n)개로 짧아 짧은 자료용 방법을 썼습니다.",
        en: "Only \(n) value\(n == 1 ? "" : "s"): the method for short histories.")
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
    case .oneSeason:
      LocalizedText(
        ko: "계절(\(m))을 추정하기에는 자료(\(n)개)가 짧아 지난해 같은 시기와 평활한 수준을 반씩 결합했습니다.",
        en: "\(n) values are too few to estimate a season of \(m): same season last year and a "
          + "smoothed level, half each.")
    }
  }
}
