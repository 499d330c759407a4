import ArgumentParser
import Foundation
import Indicators
import TargetSetting

/// Which results are good, as an option in English or Korean.
enum DirectionWord: String, ExpressibleByArgument, CaseIterable {
  case higher, lower, band

  init?(argument: String) {
    switch argument {
    case "higher", "상향", "상향지표": self = .higher
    case "lower", "하향", "하향지표": self = .lower
    case "band", "범위", "적정범위": self = .band
    default: return nil
    }
  }
}

/// The divisor of a standard deviation, as an option.
enum SigmaWord: String, ExpressibleByArgument, CaseIterable {
  case population, sample
  var kind: SigmaKind { self == .population ? .population : .sample }
}

/// What the scoring methods leave open, for commands that score.
struct ScoringOptions: ParsableArguments {
  @Option(
    help: .told(
      ko: "표준편차의 나눗수: population(n), sample(n-1).",
      en: "Divisor of the standard deviation: population (n) or sample (n-1)."))
  var sigma: SigmaWord?

  @Option(
    help: .told(
      ko: "비율과 단계의 목표. 쓰지 않으면 기준치입니다.",
      en: "The target of rates and stages; the reference value without it."))
  var target: Double?

  @Option(
    help: .told(
      ko: "achievement(달성률)를 인정하는 한도(%).", en: "The most that 'achievement' counts, in percent."))
  var cap: Double?

  @Option(
    help: .told(
      ko: "하향지표 달성률: quotient(목표/실적), reflected(2 - 실적/목표).",
      en: "A lower-is-better rate: quotient (target/actual) or reflected (2 - actual/target)."))
  var form: String?

  @Option(help: .told(ko: "midterm(중장기)의 최종 목표.", en: "The long-term goal of 'midterm'."))
  var goal: Double?

  @Option(
    help: .told(
      ko: "global(글로벌 비교)에 쓸 우수 기관의 실적(쉼표로 구분). 평균을 씁니다.",
      en: "Results of the best peers for 'global', separated by commas; their mean counts."))
  var peers: String?

  @Option(
    help: .told(
      ko: "beta(β분포)의 최저,표준,최고. 쓰지 않으면 실적에서 구합니다.",
      en: "worst,standard,best of 'beta'; from the results without it."))
  var points: String?

  @Option(
    help: .told(
      ko: "stages(단계별)의 달성률별 점수(예: '100:100 90:90 0:50').",
      en: "Points by achievement rate of 'stages', such as '100:100 90:90 0:50'."))
  var stages: String?

  @Option(help: .told(ko: "기준치에 더하는 도전율(%).", en: "Stretch (도전율) in percent on the reference."))
  var stretch: Double?

  @Option(
    help: .told(
      ko: "나올 수 있는 실적의 하한,상한. 한쪽을 비울 수 있습니다('0,' 또는 ',100').",
      en: "Possible results as low,high; either may be empty ('0,' or ',100')."))
  var bounds: String?

  @Option(
    parsing: .singleValue,
    help: .told(
      ko:
        "바꿀 규칙(예: --rule midterm-years=4, trend-outliers=drop, beta-form=pert, short-history=ratio). 목록은 jipyo rules로 봅니다.",
      en:
        "A rule to change, such as --rule midterm-years=4, trend-outliers=drop, beta-form=pert or short-history=ratio; jipyo rules lists them."
    ))
  var rule: [String] = []

  /// The options of the methods, on top of the rules of a workspace.
  func scoreOptions(_ own: [MethodRule] = [], body: String = "", year: Int? = nil) throws
    -> ScoreOptions
  {
    let book = MethodRuleBook(own + (try changedRules(year)), body: body, year: year)
    if let finding = book.findings.first(where: { $0.place.file == nil }) {
      throw ValidationError(ko: finding.text(.ko), en: finding.text(.en))
    }
    var options = ScoreOptions(
      target: target, longTermGoal: goal, parameters: book.parameters,
      rules: book.rules)
    options.stretch = stretch.map { $0 / 100 }
    if let peers {
      let values = try numbers(peers, "--peers")
      options.comparator = values.reduce(0, +) / Double(values.count)
    }
    if let points {
      let values = try numbers(points, "--points")
      guard values.count == 3 else {
        throw ValidationError(
          ko: "--points에는 최저,표준,최고 세 값을 적으십시오.", en: "--points needs worst,standard,best.")
      }
      options.threePoints = ThreePoints(worst: values[0], standard: values[1], best: values[2])
    }
    if let bounds { options.bounds = try support(bounds) }
    return options
  }

  /// The divisor asked for, or that of the rules.
  func sigmaKind(_ parameters: ScoreParameters) -> SigmaKind { sigma?.kind ?? parameters.sigma }

  private func changedRules(_ year: Int?) throws -> [MethodRule] {
    var texts = try rule.map { text -> (String, String) in
      guard let equals = text.firstIndex(of: "=") else {
        throw ValidationError(
          ko: "--rule에는 이름=값을 적으십시오(읽은 값 '\(text)').",
          en: "--rule needs NAME=VALUE, not '\(text)'.")
      }
      return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
    if let form { texts.append(("achievement-lower", form)) }
    if let cap { texts.append(("achievement-cap", String(cap))) }
    if let stages { texts.append(("stages", stages)) }
    return texts.map { name, value in
      MethodRule(
        name: name, value: value, effectiveFrom: year ?? .max, source: "--rule",
        confidence: .general)
    }
  }

  private func support(_ text: String) throws -> Support {
    let ends = text.split(separator: ",", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    let values = ends.map { Double($0) }
    let areNumbers = zip(ends, values).allSatisfy { $0.isEmpty || ($1?.isFinite ?? false) }
    guard ends.count == 2, areNumbers else {
      throw ValidationError(ko: "--bounds에는 하한,상한을 적으십시오.", en: "--bounds needs low,high.")
    }
    if let low = values[0], let high = values[1], low >= high {
      throw ValidationError(
        ko: "--bounds의 하한은 상한보다 작아야 합니다.", en: "--bounds needs low below high.")
    }
    return Support(lower: values[0], upper: values[1])
  }
}

/// Numbers separated by commas; wrong use where one of them is none.
func numbers(_ text: String, _ option: String) throws -> [Double] {
  let cells = text.split(separator: ",", omittingEmptySubsequences: false)
  return try cells.map { cell in
    guard let value = Double(cell.trimmingCharacters(in: .whitespaces)), value.isFinite else {
      throw ValidationError(
        ko: "\(option): '\(cell)'\(Josa.topic.form(after: String(cell))) 수가 아닙니다.",
        en: "\(option): '\(cell)' is not a number.")
    }
    return value
  }
}
