import ArgumentParser
import Foundation
import Indicators
import Reports
import Tables
import WhatIf

/// `jipyo solve`: the least change of levers that reaches a goal.
struct SolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "solve", _superCommandName: Jipyo.name,
    abstract: .told(
      ko: "평균이나 달성 확률의 목표에 닿는 가장 작은 수단 변경을 찾습니다.",
      en: "Find the least change of levers that reaches a goal, on the mean or its chance."),
    usage: """
      jipyo solve model.yaml --outcome coverage --at-least 1926 --lever features
      jipyo solve model.yaml --outcome coverage --at-least 1926 --probability 0.8 --lever features,posts
      jipyo solve model.yaml --probability 0.8 --lever features
      """)

  @OptionGroup var options: ModelOptions
  @OptionGroup var which: OutcomeOptions

  @Option(
    parsing: .unconditional,
    help: .told(
      ko: "결과가 이 값 이상이어야 합니다. 쓰지 않으면 모형의 목표입니다.",
      en: "The outcome is to be at least this (default: the model's target)."))
  var atLeast: Double?

  @Option(
    parsing: .unconditional,
    help: .told(ko: "결과가 이 값 이하여야 합니다.", en: "The outcome is to be at most this."))
  var atMost: Double?

  @Option(
    help: .told(
      ko: "바라는 확률(예: 0.8). 쓰지 않으면 평균이 그 값에 닿게 합니다.",
      en: "The chance that is wanted, such as 0.8 (default: the mean is to reach the value)."))
  var probability: Double?

  @OptionGroup var levers: LeverOptions

  @Flag(help: .told(ko: "JSON으로 출력합니다.", en: "Print JSON."))
  var json = false

  @OptionGroup var common: CommonOptions

  func run() throws {
    let console = common.console
    let ready = try options.read(console)
    let model = ready.model
    let question = try which.question(model, console)
    let start = try levers.start(model, console)
    let solution = try ready.asking(console) { () throws(Findings) in
      let goal = try self.goal(question)
      return try model.solve(
        goal, of: question, levers: levers.names ?? model.declaration.levers.map(\.name),
        scenario: start,
        options: SimulationOptions(draws: options.draws))
    }
    let language = console.language
    console.out(
      json
        ? ready.stamped(solution.toJSON()).text() + "\n"
        : GoalReport(solution, title: ready.title).text(language))
    try console.settle(ready.findings + ready.placed(solution.notes), strict: common.strict)
    if common.strict, !solution.isReached { throw Exit.findings }
  }

  private func goal(_ question: OutcomeQuestion) throws(Findings) -> OutcomeGoal {
    do throws(Finding) {
      if atLeast == nil, atMost == nil, let target = question.target {
        return try OutcomeGoal(target, probability: probability)
      }
      return try OutcomeGoal(atLeast: atLeast, atMost: atMost, probability: probability)
    } catch {
      throw Findings([error])
    }
  }
}
