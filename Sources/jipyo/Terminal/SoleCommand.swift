import ArgumentParser

/// A command read by itself, without the tree of all commands around it.
///
/// Setting up that tree takes longer than reading the arguments. What is not plainly one command
/// with arguments it understands is left to the tree: mistakes, help, completion.
enum SoleCommand {
  /// Option that the parser looks for before it looks for commands.
  private static let completion = "--generate-completion-script"

  /// The command that the arguments ask for; nil where the tree of commands is to decide.
  static func parse(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let name = arguments.first, let type = named(name),
      !arguments.contains(where: { $0.hasPrefix(completion) }),
      let command = try? type.parseAsRoot(Array(arguments.dropFirst())),
      Swift.type(of: command) == type
    else { return nil }
    return command
  }

  /// The command of a name.
  static func named(_ name: String) -> (any ParsableCommand.Type)? {
    switch name {
    case "achieve": AchieveCommand.self
    case "allocate": AllocateCommand.self
    case "audit": AuditCommand.self
    case "backtest": BacktestCommand.self
    case "budget": BudgetCommand.self
    case "charts": ChartsCommand.self
    case "check": CheckCommand.self
    case "compare": CompareCommand.self
    case "department": DepartmentCommand.self
    case "forecast": ForecastCommand.self
    case "methods": MethodsCommand.self
    case "new": NewCommand.self
    case "plan": PlanCommand.self
    case "retrospect": RetrospectCommand.self
    case "rules": RulesCommand.self
    case "sample": SampleCommand.self
    case "score": ScoreCommand.self
    case "sensitivity": SensitivityCommand.self
    case "simulate": SimulateCommand.self
    case "solve": SolveCommand.self
    case "survey": SurveyCommand.self
    case "targets": TargetsCommand.self
    case "why": WhyCommand.self
    case "yearend": YearEndCommand.self
    default: nil
    }
  }
}
