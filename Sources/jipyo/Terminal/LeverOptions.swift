import ArgumentParser
import Foundation
import WhatIf

/// Which levers a command moves, and from which scenario.
struct LeverOptions: ParsableArguments {
  @Option(
    name: [.customLong("lever"), .customLong("levers")],
    help: .told(
      ko: "움직일 수단(쉼표로 구분). 쓰지 않으면 모두입니다.", en: "Levers to move, separated by commas (default: all)."
    ))
  var lever: String?

  @Option(
    help: .told(
      ko: "출발할 시나리오. 쓰지 않으면 기본안입니다.", en: "The scenario to start from (default: the base)."))
  var scenario: String?

  /// The options as they were given, for the record of a run.
  var words: String {
    [("lever", lever), ("scenario", scenario)].compactMap { name, value in
      value.map { " --\(name) \($0)" }
    }.joined()
  }

  /// The levers named; nil for all.
  var names: [String]? {
    lever.map { $0.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) } }
  }

  /// The scenario; one that the model does not have is reported and ends the command.
  func start(_ model: CompiledModel, _ console: Console) throws -> ScenarioOverlay {
    try model.scenario(scenario, console)
  }
}
