import ArgumentParser
import Indicators
import Reports
import Tables
import WhatIf

/// `jipyo sensitivity`: what moves an outcome.
struct SensitivityCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sensitivity", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "무엇이 결과를 움직이는지, 아는 것의 값어치는 얼마인지, 언제 목표에 못 미치는지 보입니다.",
      en: "Say what moves an outcome, what it is worth to know, and when the target is missed."),
    usage: """
      jipyo sensitivity model.yaml --outcome coverage
      jipyo sensitivity model.yaml --outcome coverage --all
      jipyo sensitivity model.yaml --all --lever features --scenario push
      jipyo sensitivity model.yaml --outcome y --draws 16384 --json
      """,
    discussion: .told(
      ko: """
        --all이 없으면 동인마다 분산에서 차지하는 몫(Sobol' 지수, 동인이 서로 상관되면 Shapley 효과)과 \
        토네이도를 보입니다. --all은 모의실험 한 번에서 백분위수, 달성 확률, 순위, 정보의 가치, 목표에 \
        못 미치는 조건을 더 보입니다.
        """,
      en: """
        Without --all: each driver's share of the variance (Sobol' indices, or Shapley effects where \
        drivers are correlated) and a tornado. --all adds, from one simulation, percentiles, the chance \
        of the target, ranks, the value of information and the conditions under which the target is \
        missed.
        """))

  @Argument(help: .told(ko: "동인 모형 파일(YAML).", en: "A driver model file (YAML)."))
  var model: String

  @OptionGroup var which: OutcomeOptions

  @Option(
    parsing: .unconditional,
    help: .told(
      ko: "뒤섞은 점열 8벌마다의 점 수. 2의 거듭제곱으로 올립니다.",
      en: "Points of each of 8 scrambles; rounded up to a power of two."))
  var draws = 16_384

  @Option(help: .told(ko: "시나리오. 쓰지 않으면 기본안입니다.", en: "A scenario (default: the base)."))
  var scenario: String?

  @Flag(
    help: .told(
      ko: "모의실험이 알려 주는 것도 보입니다: 달성 확률, 순위, 정보의 가치, 미달 조건.",
      en: "Also what a simulation tells: chance, ranks, value of information, misses."))
  var all = false

  @Option(
    help: .told(
      ko: "--all과 함께: 고를 수 있는 수단. 쓰지 않으면 수단만 바꾸는 시나리오들입니다.",
      en: "With --all: the lever that is chosen (default: scenarios that move only levers)."))
  var lever: String?

  @OptionGroup var source: SourceOptions

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let ready = try source.file(model).read(console)
    let question = try which.question(ready.model, console)
    let overlay = try ready.model.scenario(scenario, console)
    let result = try ready.asking(console) { () throws(Findings) in
      let choices = try lever.map { name throws(Findings) in
        do throws(Finding) {
          return try ready.model.choices(ofLever: name, over: overlay)
        } catch {
          throw Findings([error])
        }
      }
      return try ready.model.sensitivity(
        of: question, scenario: overlay, points: draws,
        drawn: all || lever != nil ? SimulationOptions().draws : nil, choices: choices)
    }
    let language = console.language
    console.out(
      json
        ? ready.stamped(result.toJSON(language: language)).text() + "\n"
        : SensitivityReport(result, title: ready.title).text(language))
    try console.settle(ready.findings + ready.placed(result.notes), strict: common.strict)
  }
}
