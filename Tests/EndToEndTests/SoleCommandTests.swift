import ArgumentParser
import Testing

@testable import jipyo

/// A command read by itself is the one that the tree of commands would have read.
@Suite struct SoleCommandTests {
  @Test func everyCommandIsKnownByItsName() {
    let commands = Jipyo.configuration.subcommands
    #expect(commands.count > 20)
    for command in commands {
      let name = command.configuration.commandName ?? ""
      #expect(SoleCommand.named(name).map { $0 == command } == true, "\(name)")
    }
    #expect(SoleCommand.named("help") == nil)
  }

  @Test(arguments: [
    ["simulate", "model.yaml"],
    ["simulate", "model.yaml", "--draws", "-5", "--json", "--scenario", "a", "--scenario=b"],
    ["simulate", "--seed", "3", "--", "--version"],
    ["simulate", "-q", "--lang=ko", "--sampler", "sobol", "plan"],
    ["simulate", "model.yaml", "--workspace=--generate-completion-script"],
    ["targets", "folder", "--strict"],
    ["score", "--method", "trend", "--history", "1,2", "--actual", "3"],
    ["forecast", "history.csv", "--horizon", "2"],
    ["rules"], ["methods"], ["help", "simulate"], ["--version"], [],
  ])
  func whatIsReadIsTheSame(_ arguments: [String]) throws {
    let whole = try? Jipyo.parseAsRoot(arguments)
    let sole = SoleCommand.parse(arguments)
    if let sole { #expect(written(sole) == written(try #require(whole))) }
    let isOwn = whole.map { type(of: $0) == SoleCommand.named(arguments.first ?? "") } ?? false
    #expect((sole != nil) == isOwn)
  }

  /// Help, completion and mistakes belong to the tree, which knows the program's name and version.
  @Test(arguments: [
    ["simulate", "--help"], ["simulate", "model.yaml", "-h"], ["simulate", "--version"],
    ["simulate", "model.yaml", "--help-hidden"], ["simulate"], ["simulate", "a", "b"],
    ["simulate", "model.yaml", "--nope"], ["simulate", "model.yaml", "--draws", "x"],
    ["simulate", "model.yaml", "--draws"], ["simulate", "model.yaml", "--json=1"],
    ["simulate", "model.yaml", "--generate-completion-script", "zsh"],
    ["simulate", "--experimental-dump-help"],
    ["score", "--method", "nope", "--history", "1,2", "--actual", "3"],
    ["survey", "--level", "20", "--size", "100", "--percent", "50"], ["simulat", "model.yaml"],
  ])
  func theRestIsLeftToTheTree(_ arguments: [String]) {
    #expect(SoleCommand.parse(arguments) == nil)
  }

  private func written(_ command: any ParsableCommand) -> String {
    var text = ""
    dump(command, to: &text)
    return text
  }
}
