import ArgumentParser
import Forecasting
import Indicators
import Planning
import Reports
import Tables
import TargetSetting

/// What every command on a workspace understands.
struct WorkspaceOptions: ParsableArguments {
  @Argument(help: .told(ko: "작업 폴더.", en: "A workspace folder."))
  var workspace: String

  @Option(
    help: .told(ko: "예측 방법: \(HelpWords.methods).", en: "Forecasting method: \(HelpWords.methods).")
  )
  var method = "auto"

  @OptionGroup var widths: WidthOptions

  @Option(
    help: .told(
      ko: "도전 수준(달성 확률): safe(80%), balanced(50%), daring(30%).",
      en: "How daring: safe (80%), balanced (50%) or daring (30%)."))
  var ambition: Daring = .balanced

  @Option(
    help: .told(
      ko: "계획 연도. 쓰지 않으면 작업 폴더의 연도입니다.", en: "Year to plan for (default: the workspace's)."))
  var year: Int?

  @Option(
    help: .told(
      ko: "점수의 공식 채점 방식, 영어 또는 한글 이름.",
      en: "Official method of the scores, by its English or Korean name."))
  var scoreMethod: String?

  @Flag(
    name: .customLong("no-panel"),
    help: .told(
      ko: "작업 폴더가 패널을 밝혔더라도 계열마다 혼자 예측합니다.",
      en: "Forecast every series alone, also where the workspace declares a panel."))
  var noPanel = false

  func validate() throws {
    if let scoreMethod, ScoreMethod(named: scoreMethod) == nil {
      let names = ScoreMethod.names.joined(separator: ", ")
      throw ValidationError(
        ko: "'\(scoreMethod)'\(Josa.topic.form(after: scoreMethod)) 없는 방법입니다. 쓸 수 있는 방법: \(names)",
        en: "'\(scoreMethod)' is not a method. Methods: \(names).")
    }
  }

  /// How daring a target is.
  enum Daring: String, ExpressibleByArgument, CaseIterable {
    case safe, balanced, daring
    var ambition: Ambition {
      switch self {
      case .safe: .safe
      case .balanced: .balanced
      case .daring: .daring
      }
    }
  }

  /// Reads the workspace; errors are reported and end the command.
  func read(_ console: Console) throws -> (Workspace, [Finding]) {
    let reading = WorkspaceReader.read(folder: workspace)
    guard var result = reading.workspace else {
      try console.settle(reading.findings, strict: false)
      throw Exit.invalidData
    }
    if let year { result.planYear = year }
    if noPanel { result.panels = [:] }
    return (result, reading.findings)
  }

  /// The choices of the proposals, by the rules of the workspace.
  func proposalOptions(_ console: Console, for workspace: Workspace) throws -> ProposalOptions {
    let book = MethodRuleBook(
      workspace.methodRules, body: workspace.organisation, year: workspace.planYear)
    try console.settle(book.findings, strict: false)
    let parameters = book.parameters
    let official =
      ScoreMethod(named: scoreMethod ?? "deviation-main", rules: parameters) ?? .deviation2Sigma
    do throws(ForecastError) {
      let chosen = try MethodCatalogue.standard.method(named: method)
      return ProposalOptions(
        method: widths.of(chosen), ambition: ambition.ambition, scoreMethod: official,
        scoreOptions: ScoreOptions(parameters: parameters, rules: book.rules), planYear: year)
    } catch {
      console.report(error.finding)
      throw Exit.usage
    }
  }

  /// The options that were given, as they are written in provenance.
  var words: String {
    var parts: [String] = []
    if method != "auto" { parts.append("--method \(method)") }
    if ambition != .balanced { parts.append("--ambition \(ambition.rawValue)") }
    if let year { parts.append("--year \(year)") }
    if noPanel { parts.append("--no-panel") }
    if let scoreMethod { parts.append("--score-method '\(scoreMethod)'") }
    return widths.words + parts.map { " " + $0 }.joined()
  }
}
