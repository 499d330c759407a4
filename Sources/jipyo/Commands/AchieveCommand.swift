import ArgumentParser
import Indicators
import Planning
import Reports
import TargetSetting

/// `jipyo achieve`: the 성과보고서 of a year, and whether past probabilities came true.
struct AchieveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "achieve", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "목표와 실적을 견줍니다(성과보고서). 끝나지 않은 해는 연말 전망으로 봅니다.",
      en: "Targets against results (성과보고서), with forecasts where the year is not over."),
    usage: """
      jipyo achieve Datasets/seogu-2017 --year 2016
      jipyo achieve Datasets/sample-city
      jipyo achieve Datasets/paju-2024 --calibration
      """)

  @OptionGroup var options: WorkspaceOptions

  @Flag(
    help: .told(
      ko: "지난 목표들의 달성 확률이 실제로 맞았는지 봅니다.",
      en: "Whether the stated probabilities of past targets came true."))
  var calibration = false

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @Flag(help: .told(ko: "CSV로 출력합니다.", en: "Print CSV."))
  var csv = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    var plain = options
    plain.year = nil
    let (workspace, _) = try plain.read(console)
    let maker = PlanMaker(options: try plain.proposalOptions(console, for: workspace))
    let language = console.language
    if calibration {
      let page = CalibrationPage(maker.calibration(of: workspace))
      console.out(json ? page.json(language).text() + "\n" : page.text(language))
      return
    }
    let year = options.year ?? maker.reportYear(of: workspace)
    let book = MethodRuleBook(workspace.methodRules, body: workspace.organisation, year: year)
    let page = AchievementPage(maker.achievement(of: workspace, year: year), rules: book)
    console.out(
      json ? page.json(language).text() + "\n" : csv ? page.csv : page.text(language))
  }
}
