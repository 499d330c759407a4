import ArgumentParser
import Indicators
import Planning
import Reports
import TargetSetting

/// `jipyo department`: composite scores with the probability of each grade, and what to work on.
struct DepartmentCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "department", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "종합 점수: 등급별 확률과, 어느 지표에 힘을 쓸지.",
      en: "Composite scores: chance of each grade, and which indicator to work on."),
    usage: """
      jipyo department Datasets/seogu-2017
      jipyo department Datasets/seogu-2017 --correlation 0.3 --score-method trend
      jipyo department my-workspace --scheme self
      """)

  @OptionGroup var options: WorkspaceOptions

  @Option(
    help: .told(
      ko: "plain(목표별 가중치), self(자체평가 공통/고유), provincial(시군종합평가).",
      en: "plain (weights of each goal), self (자체평가 공통/고유) or provincial (시군종합평가)."))
  var scheme: Scheme = .plain

  @Option(
    help: .told(
      ko: "지표 실적 사이의 상관계수, 0에서 1까지.", en: "Correlation between the indicators' results, 0 to 1."))
  var correlation = 0.0

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @Flag(help: .told(ko: "CSV로 출력합니다.", en: "Print CSV."))
  var csv = false

  @OptionGroup var common: CommonOptions

  /// How indicators make a composite.
  enum Scheme: String, ExpressibleByArgument, CaseIterable {
    case plain
    case selfAssessment = "self"
    case provincial
    var kind: AssessmentScheme.Kind {
      switch self {
      case .plain: .plain
      case .selfAssessment: .selfAssessment
      case .provincial: .provincial
      }
    }
  }

  func validate() throws {
    guard (0...1).contains(correlation) else {
      throw ValidationError(
        ko: "--correlation은 0부터 1까지입니다.", en: "--correlation goes from 0 to 1.")
    }
  }

  func run() throws {
    let console = common.console
    let (workspace, _) = try options.read(console)
    let choices = try options.proposalOptions(console, for: workspace)
    let parameters = choices.scoreOptions.parameters
    let (scores, findings) = PlanMaker(options: choices).departments(
      of: workspace, scheme: AssessmentScheme(scheme.kind, parameters), correlation: correlation,
      grades: parameters.grades)
    let page = DepartmentPage(scores, year: workspace.planYear)
    let language = console.language
    if !scores.isEmpty {
      console.out(json ? page.json(language).text() + "\n" : csv ? page.csv() : page.text(language))
    }
    try console.settle(findings, strict: common.strict)
  }
}
