public import Indicators
public import TargetSetting

/// The error of a survey, and of a change between two, for a terminal and as JSON.
public struct SurveyPage: Sendable {
  private let estimate: SurveyProportion
  private let level: Double
  private let surveys: Int
  private let before: SurveyProportion?
  private let isBeforeAssumed: Bool
  private let target: Double?

  /// Makes the page of a proportion.
  ///
  /// - Parameters:
  ///   - estimate: The latest result.
  ///   - level: Level of the intervals, between 0 and 1.
  ///   - surveys: Among how many surveys the answers are shared out.
  ///   - before: The result it is compared with.
  ///   - isBeforeAssumed: Whether the size of that sample is not known and taken to be the same.
  ///   - target: A proportion aimed at.
  public init(
    _ estimate: SurveyProportion, level: Double, surveys: Int = 1, before: SurveyProportion? = nil,
    isBeforeAssumed: Bool = false, target: Double? = nil
  ) {
    self.estimate = estimate
    self.level = level
    self.surveys = surveys
    self.before = before
    self.isBeforeAssumed = isBeforeAssumed
    self.target = target
  }

  private var change: SurveyChange? {
    before.map { SurveyChange(from: $0, to: estimate, level: level) }
  }

  private func needed(for value: Double) -> Int? {
    try? SurveySize.forChange(
      from: estimate.value, to: value, level: level,
      designEffect: estimate.sample.designEffect)
  }

  private func share() -> SurveySample? {
    surveys > 1 ? try? estimate.sample.split(into: surveys) : nil
  }

  // MARK: Text

  /// The figures and what they mean, one a line.
  public func text(_ language: Language) -> String {
    lines.map { $0[language] + "\n" }.joined()
  }

  private func points(_ part: Double) -> String {
    NumberFormat(decimals: 2, negative: .minus).text(part * 100) + "%p"
  }

  private func percent(_ part: Double) -> String {
    NumberFormat(decimals: 1, negative: .minus).text(part * 100) + "%"
  }

  private var lines: [LocalizedText] {
    let size = NumberFormat().text(Double(estimate.sample.size))
    let shown = NumberFormat().text(level * 100)
    let wilson = estimate.wilson(level: level)
    let range = "\(percent(wilson.lowerBound)) ~ \(percent(wilson.upperBound))"
    let largest = points(SurveyProportion.largestMargin(of: estimate.sample, level: level))
    let own = points(estimate.margin(level: level))
    var lines = [
      LocalizedText(
        ko: "응답 \(size)명, 결과 \(percent(estimate.value)), 신뢰수준 \(shown)%",
        en: "\(size) answers, result \(percent(estimate.value)), confidence level \(shown)%"),
      LocalizedText(
        ko: "표본오차(비율 50%일 때 최대): ±\(largest), 이 결과에서는 ±\(own)",
        en: "Margin of error: at most ±\(largest) (at 50%), ±\(own) for this result"),
      LocalizedText(ko: "윌슨 구간: \(range)", en: "Wilson interval: \(range)"),
    ]
    if estimate.isSmall {
      lines.append(
        LocalizedText(
          ko: "어느 한쪽 응답이 10명에 못 미쳐 ± 오차는 맞지 않습니다. 윌슨 구간을 쓰십시오.",
          en: "Fewer than ten answers of one kind: use the Wilson interval, not the ± margin."))
    }
    if let share = share() {
      let each = points(SurveyProportion.largestMargin(of: share, level: level))
      lines.append(
        LocalizedText(
          ko:
            "조사 \(surveys)개로 나누면 조사마다 \(NumberFormat().text(Double(share.size)))명, 표본오차 최대 ±\(each)",
          en:
            "Shared out among \(surveys) surveys: \(NumberFormat().text(Double(share.size))) answers each, at most ±\(each)"
        ))
    }
    return lines + changeLines + targetLines
  }

  private var changeLines: [LocalizedText] {
    guard let before, let change else { return [] }
    let signed = NumberFormat(decimals: 2, negative: .minus, plus: true)
      .text(change.difference * 100)
    let p = NumberFormat(decimals: 2).text(change.pValue)
    var lines = [
      LocalizedText(
        ko: "변화: \(percent(before.value)) → \(percent(estimate.value)), \(signed)%p "
          + "(차이의 오차 ±\(points(change.margin)), 유의확률 \(p))",
        en: "Change: \(percent(before.value)) → \(percent(estimate.value)), \(signed)%p "
          + "(margin of the difference ±\(points(change.margin)), p = \(p))"),
      change.isInsideError
        ? LocalizedText(
          ko: "오차 안의 변화여서 올랐다거나 내렸다고 말할 수 없습니다.",
          en: "The change is inside its error: neither a rise nor a fall is shown.")
        : LocalizedText(
          ko: "오차를 넘는 변화입니다.", en: "The change is larger than its error."),
    ]
    if isBeforeAssumed {
      lines.append(
        LocalizedText(
          ko: "앞선 조사의 표본 수를 몰라 이번과 같다고 보았습니다(--before-size).",
          en: "The size of the earlier sample is not given and taken to be the same "
            + "(--before-size)."))
    }
    return lines
  }

  private var targetLines: [LocalizedText] {
    guard let target else { return [] }
    guard let needed = needed(for: target) else {
      return [
        LocalizedText(
          ko: "목표 \(percent(target))는 지금 결과와 거의 같아 조사로 가릴 수 없습니다.",
          en: "The target of \(percent(target)) is too close to the result to be told from it.")
      ]
    }
    let size = NumberFormat().text(Double(needed))
    let reachable = estimate.sample.population.map { needed > $0 } ?? false
    let koMore = reachable ? " 모집단보다 많아 조사로는 가릴 수 없습니다." : ""
    let enMore = reachable ? " That is more than the population." : ""
    return [
      LocalizedText(
        ko: "목표 \(percent(target)) 달성을 조사로 확인하려면(검정력 80%) 해마다 \(size)명이 필요합니다.\(koMore)",
        en: "To tell a rise to \(percent(target)) from chance (power 80%), \(size) answers are "
          + "needed in each survey.\(enMore)")
    ]
  }

  // MARK: JSON

  /// Proportions as parts of 1.
  public var json: JSONValue {
    let wilson = estimate.wilson(level: level)
    let share = share()
    return .members([
      "size": .integer(estimate.sample.size), "value": .decimal(estimate.value),
      "level": .decimal(level), "margin": .decimal(estimate.margin(level: level)),
      "largestMargin": .decimal(
        SurveyProportion.largestMargin(of: estimate.sample, level: level)),
      "wilson": .array([.decimal(wilson.lowerBound), .decimal(wilson.upperBound)]),
      "isSmall": .bool(estimate.isSmall),
      "each": share.map {
        .members([
          "size": .integer($0.size),
          "largestMargin": .decimal(SurveyProportion.largestMargin(of: $0, level: level)),
        ])
      } ?? .null,
      "change": change.map {
        .members([
          "difference": .decimal($0.difference), "margin": .decimal($0.margin),
          "pValue": .decimal($0.pValue), "isInsideError": .bool($0.isInsideError),
          "isSizeAssumed": .bool(isBeforeAssumed),
        ])
      } ?? .null,
      "neededForTarget": target.flatMap(needed).map { .integer($0) } ?? .null,
    ])
  }
}
