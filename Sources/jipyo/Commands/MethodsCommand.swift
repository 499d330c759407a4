import ArgumentParser
import Indicators
import Planning
import Reports
import TargetSetting

/// `jipyo methods`: all scoring methods for one indicator, and the years to come under the ratchet.
struct MethodsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "methods", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "한 지표의 모든 채점 방식을 앞으로의 해까지 견줍니다(톱니 효과).",
      en: "Compare all scoring methods for one indicator, with years to come (톱니 효과)."),
    usage: """
      jipyo methods Datasets/paju-2024 cost_saving --actual 6000
      jipyo methods Datasets/paju-2024 cost_saving --goal 9000 --years 4 --regime negotiated
      """)

  @OptionGroup var options: WorkspaceOptions

  @Argument(help: .told(ko: "지표의 id 또는 이름.", en: "An indicator, by its id or name."))
  var indicator: String

  @Option(
    help: .told(
      ko: "채점할 실적. 쓰지 않으면 예측의 가운데 값입니다.", en: "The result to score (default: the forecast median).")
  )
  var actual: Double?

  @Option(help: .told(ko: "얻으려는 점수.", en: "The score to reach."))
  var score = 90.0

  @Option(help: .told(ko: "앞으로 굴려 볼 햇수, 1에서 10까지.", en: "Years to roll ahead, 1 to 10."))
  var years = 3

  @Option(
    help: .told(
      ko: "목표를 정하는 방식: assigned(목표부여), negotiated(협의).",
      en: "How targets are set: assigned (목표부여) or negotiated (협의)."))
  var regime: Regime = .assigned

  /// How targets are set.
  enum Regime: String, ExpressibleByArgument, CaseIterable {
    case assigned, negotiated
    var regime: Ratchet.Regime { self == .assigned ? .assigned : .negotiated }
  }

  @OptionGroup var scoring: ScoringOptions

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard (1...10).contains(years) else {
      throw ValidationError(ko: "--years는 1부터 10까지입니다.", en: "--years goes from 1 to 10.")
    }
    guard score.isFinite, actual?.isFinite ?? true else {
      throw ValidationError(
        ko: "--score와 --actual에는 수를 적으십시오.", en: "--score and --actual need numbers.")
    }
    _ = try scoring.scoreOptions()
  }

  func run() throws {
    let console = common.console
    let (workspace, _) = try options.read(console)
    let choice = IndicatorChoice(name: indicator)
    let (proposal, row) = try choice.proposal(workspace, options, console)
    var scoreOptions = try scoring.scoreOptions(
      workspace.methodRules, body: workspace.organisation, year: workspace.planYear)
    if scoring.bounds == nil { scoreOptions.bounds = proposal.indicator.support }
    let outlook = MethodOutlook(
      proposal, history: row.actuals, actual: actual, wanted: score, years: years,
      regime: regime.regime, sigma: scoring.sigmaKind(scoreOptions.parameters),
      options: scoreOptions)
    let page = MethodPage(outlook)
    let language = console.language
    console.out(json ? page.json(language).text() + "\n" : page.text(language))
  }
}
