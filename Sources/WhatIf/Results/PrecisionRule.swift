public import Indicators

/// How well a statistic of the outcomes must be known: a stop rule of a simulation.
///
/// Written `mean=0.5%`, `p95=1%`, `chance=0.5%`, `difference=2%` or `ranking`. A tolerance is half
/// the width of the 95% interval; in percent of the value, or a number in the outcome's unit. Of a
/// chance it is in percentage points.
public struct PrecisionRule: Sendable, Equatable {
  /// What must be known.
  public enum Quantity: Sendable, Equatable {
    /// The mean of every outcome.
    case mean
    /// A percentile of every outcome, by its probability.
    case percentile(Double)
    /// The chance of every target.
    case chance
    /// The mean difference of every scenario from the base.
    case difference
    /// Which of each two scenarios has the higher mean.
    case ranking
  }

  /// What must be known.
  public let quantity: Quantity
  /// Half the width of the 95% interval.
  public let tolerance: Double
  /// Whether the tolerance is a share of the value.
  public let isRelative: Bool
  /// As it was written.
  public let text: String

  /// Reads a rule.
  ///
  /// - Throws: `precision-syntax`, `precision-not-positive`.
  public init(parsing text: String) throws(Finding) {
    let parts = text.split(separator: "=", maxSplits: 1).map {
      $0.trimmingPrefix { $0 == " " }.lowercased()
    }
    guard let name = parts.first, let quantity = Self.quantity(name) else {
      throw Self.syntax(text)
    }
    self.text = text
    self.quantity = quantity
    guard quantity != .ranking else {
      guard parts.count == 1 else { throw Self.syntax(text) }
      (tolerance, isRelative) = (1, false)
      return
    }
    guard parts.count == 2 else { throw Self.syntax(text) }
    let isPercent = parts[1].hasSuffix("%")
    guard let number = Double(isPercent ? String(parts[1].dropLast()) : parts[1]),
      number.isFinite
    else { throw Self.syntax(text) }
    guard number > 0 else { throw Self.notPositive(text) }
    tolerance = isPercent ? number / 100 : number
    isRelative = isPercent && quantity != .chance
  }

  /// The probability of the quantile it asks for.
  var probability: Double? {
    if case .percentile(let p) = quantity { p } else { nil }
  }

  private static func quantity(_ name: String) -> Quantity? {
    switch name {
    case "mean": return .mean
    case "chance": return .chance
    case "difference": return .difference
    case "ranking": return .ranking
    default:
      guard name.hasPrefix("p"), let percent = Double(name.dropFirst()), percent > 0,
        percent < 100
      else { return nil }
      return .percentile(percent / 100)
    }
  }

  /// Reads a length of time such as `2s`, `500ms` or `1m`.
  ///
  /// - Throws: `time-syntax`.
  public static func duration(_ text: String) throws(Finding) -> Duration {
    let units: [(String, Double)] = [("ms", 0.001), ("s", 1), ("m", 60)]
    for (unit, seconds) in units where text.hasSuffix(unit) {
      guard let number = Double(text.dropLast(unit.count)), number > 0, number <= 86_400 else {
        break
      }
      return .seconds(number * seconds)
    }
    throw ModelFindings.finding(
      "time-syntax", "--time", ko: "읽을 수 없는 시간입니다: '\(text.prefix(40))'.",
      en: "Cannot read the time '\(text.prefix(40))'.",
      mend: LocalizedText(ko: "2s, 500ms, 1m처럼 적으십시오.", en: "Write 2s, 500ms or 1m."))
  }

  /// What is wrong where the model has nothing that the rule could be about.
  func isAboutNothing(hasTargets: Bool, hasScenarios: Bool) -> Finding? {
    switch quantity {
    case .chance where !hasTargets:
      ModelFindings.finding(
        "precision-nothing", "--precision",
        ko: "모형에 목표(targets)가 없어 '\(PrecisionRule.shown(text))'로 잴 달성 확률이 없습니다.",
        en: "The model has no targets, so '\(PrecisionRule.shown(text))' is about nothing.",
        mend: LocalizedText(
          ko: "targets에 목표를 적거나 mean=0.5%, p95=1% 가운데 하나를 쓰십시오.",
          en: "Declare targets, or write mean=0.5% or p95=1%."))
    case .difference where !hasScenarios, .ranking where !hasScenarios:
      ModelFindings.finding(
        "precision-nothing", "--precision",
        ko: "견줄 시나리오가 없어 '\(PrecisionRule.shown(text))' 정밀도는 잴 것이 없습니다.",
        en: "There is no scenario to compare, so '\(PrecisionRule.shown(text))' is about nothing.",
        mend: LocalizedText(
          ko: "scenarios에 시나리오를 적거나 mean=0.5%, p95=1% 가운데 하나를 쓰십시오.",
          en: "Declare scenarios, or write mean=0.5% or p95=1%."))
    default: nil
    }
  }

  private static func notPositive(_ text: String) -> Finding {
    ModelFindings.finding(
      "precision-not-positive", "--precision",
      ko: "정밀도는 0보다 커야 합니다: '\(shown(text))'.",
      en: "A precision must be above 0, '\(shown(text))' is not.",
      mend: LocalizedText(
        ko: "mean=0.1%처럼 95% 구간 너비의 절반을 적거나, 정밀도 대신 --draws로 횟수를 정하십시오.",
        en:
          "Write half the width of the 95% interval, as in mean=0.1%, or fix the number with --draws."
      ))
  }

  private static func shown(_ text: String) -> String {
    text.count <= 40 ? text : text.prefix(39) + "…"
  }

  private static func syntax(_ text: String) -> Finding {
    let shown = shown(text)
    return ModelFindings.finding(
      "precision-syntax", "--precision",
      ko: "읽을 수 없는 정밀도입니다: '\(shown)'.", en: "Cannot read the precision '\(shown)'.",
      mend: LocalizedText(
        ko: "mean=0.5%, p95=1%, chance=0.5%, difference=2%, ranking 가운데 하나로 적으십시오.",
        en: "Write mean=0.5%, p95=1%, chance=0.5%, difference=2% or ranking."))
  }
}
