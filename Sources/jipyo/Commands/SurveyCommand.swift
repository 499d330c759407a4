import ArgumentParser
import Indicators
import Reports
import TargetSetting

/// `jipyo survey`: the error of a survey, and whether a change is inside it.
struct SurveyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "survey", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "설문조사의 표본오차와, 변화가 그 오차 안에 있는지 보입니다.",
      en: "The error of a survey, and whether a change is inside it."),
    usage: """
      jipyo survey --size 3018 --percent 80.6 --before 79.9
      jipyo survey --size 1800 --percent 75 --split 4
      jipyo survey --size 450 --percent 82 --population 2400 --target 85
      """,
    discussion: .told(
      ko: "계산식은 Documentation/surveys.md에 있습니다.", en: "Documentation/surveys.md gives the formulas."
    ))

  @Option(help: .told(ko: "응답자 수.", en: "How many answered."))
  var size: Int

  @Option(help: .told(ko: "결과(%).", en: "The result in percent."))
  var percent: Double

  @Option(
    help: .told(
      ko: "모집단 크기. 쓰지 않으면 아주 크다고 봅니다.", en: "How many could have been asked (default: very many)."))
  var population: Int?

  @Option(help: .told(ko: "집락과 가중치의 설계효과.", en: "Design effect of clusters and weights."))
  var designEffect = 1.0

  @Option(help: .told(ko: "신뢰수준(%).", en: "Confidence level in percent."))
  var level = 95.0

  @Option(
    help: .told(ko: "응답을 몇 번의 조사로 나누는지.", en: "Among how many surveys the answers are shared out."))
  var split = 1

  @Option(help: .told(ko: "이전 결과(%).", en: "An earlier result in percent."))
  var before: Double?

  @Option(
    help: .told(
      ko: "그때의 응답자 수. 쓰지 않으면 지금과 같다고 봅니다.", en: "How many answered then (default: as many as now).")
  )
  var beforeSize: Int?

  @Option(
    help: .told(
      ko: "목표(%). 결과와 구별하려면 응답이 몇 개 있어야 하는지 보입니다.",
      en: "A target in percent: how many answers tell it from the result?"))
  var target: Double?

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func validate() throws {
    guard level > 50, level < 100 else {
      throw ValidationError(
        ko: "신뢰수준은 50 %와 100 % 사이여야 합니다.",
        en: "The level must lie between 50 and 100 percent.")
    }
    guard beforeSize == nil || before != nil else {
      throw ValidationError(
        ko: "--before-size는 --before와 함께 쓰십시오.", en: "--before-size needs --before.")
    }
  }

  func run() throws {
    let console = common.console
    do throws(SurveyError) {
      let page = try page()
      console.out(json ? page.json.text() + "\n" : page.text(console.language))
    } catch {
      console.report(error.finding)
      throw Exit.invalidData
    }
  }

  private func page() throws(SurveyError) -> SurveyPage {
    let sample = try SurveySample(
      size: size, population: population, designEffect: designEffect)
    let estimate = try SurveyProportion(percent / 100, of: sample)
    _ = try sample.split(into: split)
    var earlier: SurveyProportion?
    if let before {
      let then = try SurveySample(
        size: beforeSize ?? size, population: population, designEffect: designEffect)
      earlier = try SurveyProportion(before / 100, of: then)
    }
    if let target { _ = try SurveyProportion(target / 100, of: sample) }
    return SurveyPage(
      estimate, level: level / 100, surveys: split, before: earlier,
      isBeforeAssumed: before != nil && beforeSize == nil, target: target.map { $0 / 100 })
  }
}
