import Foundation
public import Indicators

/// What a panel taught about its members, in numbers and words.
public struct PanelLesson: Sendable, Hashable {
  /// How many members borrow from one another.
  public let members: Int
  /// How many past periods and steps it rests on.
  public let periods, steps: Int
  /// The share of a member's own growth that goes on; 1 is `short` as it is.
  public let growth: Double
  /// Growth common to all that members' own past does not show, per period, on the working scale
  /// (about a share, where values are positive).
  public let common: Double
  /// The share of the distance from the panel's mean that a period adds; negative is a return.
  public let position: Double
  /// The share of the distance from the own mean, and of the last change, that a period adds.
  public let distance, lastChange: Double
  /// The correlation of the errors that members have in the same period.
  public let correlation: Double
  /// The factor on the widths that `short` gives the member alone.
  public let width: Double
  /// The median of the first step that `short` gives the member alone.
  public let alone: Double

  init(members: Int, regression: PanelRegression, width: Double, alone: Double) {
    self.members = members
    periods = regression.periods
    steps = regression.count
    growth = regression[.growth]
    common = regression[.common]
    position = regression[.position]
    distance = regression[.distance]
    lastChange = regression[.lastChange]
    correlation = regression.correlation
    self.width = width
    self.alone = alone
  }

  /// `패널 풀링(구성원 16개)`.
  public var label: LocalizedText {
    LocalizedText(ko: "패널 풀링(구성원 \(members)개)", en: "panel pool (\(members) members)")
  }

  /// What the members have in common, in a sentence.
  public var shared: LocalizedText {
    let change = Self.percent(common)
    return LocalizedText(
      ko: "같은 지표 \(members)개 계열의 지난 \(periods)개 기간에서 배운 것: 공통 증감 \(change)%p, 자기 추세의 "
        + "\(Self.percent(growth))% 반영, 해마다 패널 평균과의 차이의 \(Self.percent(-position))%와 직전 증감의 "
        + "\(Self.percent(-lastChange))%를 되돌림, 같은 해 오차의 상관 \(Self.percent(correlation))%.",
      en:
        "From \(periods) periods of \(members) series of the indicator: common change \(change) points, "
        + "\(Self.percent(growth))% of own growth carried on, \(Self.percent(-position))% of the distance "
        + "from the panel's mean and \(Self.percent(-lastChange))% of the last change undone, correlation "
        + "of errors in a year \(Self.percent(correlation))%.")
  }

  /// What the panel did to this member, in a sentence, with the figure it would have had alone.
  public var note: LocalizedText {
    let percent = Int((100 * width).rounded())
    let figure = Self.figure(alone)
    return LocalizedText(
      ko: "같은 지표 \(members)개 계열을 참고했습니다. 혼자서 예측하면 다음 값의 가운데는 \(figure)이고, "
        + "구간 폭은 단독 예측의 \(percent)%입니다.",
      en:
        "Borrowed from \(members) series of the indicator; alone the middle of the next value would "
        + "be \(figure); width \(percent)% of that alone.")
  }

  /// A figure as notes and reports print it.
  public static func figure(_ value: Double) -> String {
    let size = value.magnitude
    let decimals = size >= 1000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4
    return size < 1e15 && (size >= 1e-4 || size == 0)
      ? NumberFormat(decimals: decimals).text(value) : CSVText.number(value)
  }

  private static func percent(_ share: Double) -> String {
    let size = (share * 100).magnitude
    return CSVText.number((share * 100 * (size < 10 ? 10 : 1)).rounded() / (size < 10 ? 10 : 1))
  }
}
