import ArgumentParser
import Foundation
import Indicators
import Reports
import TargetSetting

/// `jipyo score`: the score of a result, or the result a score needs.
struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "공식 채점 방식으로 실적을 채점하거나, 점수에 필요한 실적을 구합니다.",
      en: "Score a result by an official method, or find the result a score needs."),
    usage: """
      jipyo score --method deviation-2sigma --history 90,94,97,99,105 --actual 110 --direction higher
      jipyo score --method '목표부여(편차, 1σ)' --history 90,94,97,99,105 --score 90
      jipyo score --method midterm --goal 150 --history 90,94,97,99,105 --actual 110
      jipyo score --method all --history 90,94,97,99,105 --actual 110
      """,
    discussion: .told(
      ko: """
        채점 방식: \(zip(ScoreMethod.names, ScoreMethod.koreanNames).map { "\($0) \($1)" }.joined(separator: "; ")); \
        all을 쓰면 모든 방식을 나란히 보입니다.
        """,
      en: """
        Methods: \(zip(ScoreMethod.names, ScoreMethod.koreanNames).map { "\($0) \($1)" }.joined(separator: "; ")); \
        'all' for all of them side by side.
        """))

  @Option(
    help: .told(
      ko: "채점 방식의 영어 또는 한글 이름, 또는 all(전체).", en: "A method by its English or Korean name, or 'all'."
    ))
  var method: String

  @Option(
    help: .told(
      ko: "과거 실적(오래된 것부터, 쉼표로 구분).", en: "Past results, oldest first, separated by commas."))
  var history: String

  @Option(help: .told(ko: "채점할 실적.", en: "The result to score."))
  var actual: Double?

  @Option(
    help: .told(ko: "얻으려는 점수. 필요한 실적을 구합니다.", en: "The score to reach; gives the result it needs."))
  var score: Double?

  @Option(
    help: .told(
      ko: "higher(상향지표), lower(하향지표), band(적정 범위, --band와 함께).",
      en: "higher (상향지표), lower (하향지표) or band (적정 범위, with --band)."))
  var direction: DirectionWord = .higher

  @Option(help: .told(ko: "적정 범위: 하한,상한.", en: "The band as low,high."))
  var band: String?

  @Option(help: .told(ko: "배점. 얻은 점수도 보입니다.", en: "Weight (배점): gives the points earned, too."))
  var weight: Double?

  @OptionGroup var scoring: ScoringOptions

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  private var isAll: Bool { method == "all" || method == "전체" }

  func validate() throws {
    if isAll {
      guard actual != nil || score != nil else {
        throw ValidationError(
          ko: "--actual이나 --score를 적으십시오(둘 다 적어도 됩니다).",
          en: "Give --actual or --score, or both.")
      }
    } else {
      guard (actual == nil) != (score == nil) else {
        throw ValidationError(
          ko: "--actual과 --score 가운데 하나만 적으십시오.", en: "Give either --actual or --score.")
      }
      guard ScoreMethod(named: method) != nil else {
        let hint = NearestNames.hint(for: method, among: ScoreMethod.names)
        let names = zip(ScoreMethod.names, ScoreMethod.koreanNames).map { "\($0) (\($1))" }
          .joined(separator: ", ")
        throw ValidationError(
          ko:
            "'\(method)'\(Josa.topic.form(after: method)) 없는 방법입니다.\(hint.map { " " + $0.ko } ?? "")\n"
            + "쓸 수 있는 방법: \(names)",
          en: "'\(method)' is not a method.\(hint.map { " " + $0.en } ?? "")\nMethods: \(names).")
      }
    }
    _ = try goodness()
    _ = try scoring.scoreOptions()
  }

  func run() throws {
    let console = common.console
    let values = try readHistory(console)
    let options = try scoring.scoreOptions()
    var rules = options.parameters
    rules.sigma = scoring.sigmaKind(rules)
    if isAll { return try compare(values, options, rules.sigma, console) }
    guard let chosen = ScoreMethod(named: method, rules: rules) else { throw Exit.usage }
    do throws(ScoringError) {
      let past = ScoreHistory(values)
      let good = try direct { try goodness() }
      let function = try chosen.fitted(to: past, direction: good, options: options)
      var report =
        if let actual { try ScoreReport(function, actual: actual) } else {
          try ScoreReport(function, score: score ?? .nan)
        }
      report.weight = weight
      report.rules = options.rules(of: function.method)
      report.consequences = ScoreConsequence.all(
        chosen, history: past, direction: good, options: options, actual: actual, wanted: score)
      let language = console.language
      console.out(
        json
          ? report.json(language).text() + "\n"
          : ScoreTable(report).text(language))
    } catch {
      console.report(error.finding)
      throw Exit.invalidData
    }
  }

  private func compare(
    _ values: [Double], _ options: ScoreOptions, _ sigma: SigmaKind, _ console: Console
  ) throws {
    let comparison = MethodComparison(
      history: ScoreHistory(values), direction: try goodness(), actual: actual,
      wanted: score ?? 90, sigma: sigma, options: options)
    let language = console.language
    console.out(
      json
        ? comparison.json(language).text() + "\n"
        : ComparisonTable(comparison, actual: actual).text(language))
  }

  /// The direction with its band.
  private func goodness() throws -> Direction {
    switch direction {
    case .higher: return .higher
    case .lower: return .lower
    case .band:
      let ends = try numbers(band ?? "", "--band")
      guard ends.count == 2, ends[0] < ends[1] else {
        throw ValidationError(
          ko: "--direction band에는 --band 하한,상한이 있어야 합니다.",
          en: "--direction band needs --band low,high.")
      }
      return .band(ends[0]...ends[1])
    }
  }

  private func direct<Value>(_ body: () throws -> Value) throws(ScoringError) -> Value {
    do { return try body() } catch { throw .notFinite }
  }

  private func readHistory(_ console: Console) throws -> [Double] {
    let cells = history.split(separator: ",", omittingEmptySubsequences: false)
    let values = cells.map { Double($0.trimmingCharacters(in: .whitespaces)) }
    if let bad = values.firstIndex(where: { !($0?.isFinite ?? false) }) {
      console.report(
        Finding(
          code: "history-not-a-number", severity: .error, place: Place(column: "--history"),
          message: LocalizedText(
            ko:
              "\(bad + 1)번째 값 '\(cells[bad])'\(Josa.topic.form(after: String(cells[bad]))) 숫자가 아닙니다.",
            en: "Value \(bad + 1), '\(cells[bad])', is not a number."),
          mend: LocalizedText(
            ko: "오래된 해부터 쉼표로 나누어 90,94,97처럼 쓰십시오.",
            en: "Write them oldest first with commas between, such as 90,94,97.")))
      throw Exit.invalidData
    }
    return values.compactMap { $0 }
  }
}
