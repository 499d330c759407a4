import ArgumentParser
import Reports

/// The `jipyo` command: arguments and wording only; every number comes from a library target.
@main
struct Jipyo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jipyo",
    abstract:
      "Next year's targets, honest probabilities, scenarios and budgets from short histories.",
    usage: """
      jipyo plan Datasets/seogu-2017 --out out
      jipyo forecast history.csv --horizon 2
      jipyo score --method deviation-2sigma --history 90,94,97,99,105 --actual 110 --direction higher
      jipyo simulate model.yaml --scenario monthly3
      """,
    discussion: """
      지표의 짧은 이력에서 내년 목표와 달성 확률, 시나리오, 예산 영향, 차트 자료를 만듭니다.
      Data goes to standard output, words to standard error. --lang ko|en chooses the language.
      Exit codes: 0 ok, 1 findings under --strict, 2 invalid data, 64 usage, 66 no input,
      70 internal error, 73 cannot write.
      """,
    version: Provenance.version,
    subcommands: [
      PlanCommand.self, CheckCommand.self, ForecastCommand.self, YearEndCommand.self,
      BacktestCommand.self,
      TargetsCommand.self, ScoreCommand.self, RulesCommand.self, SimulateCommand.self,
      MethodsCommand.self, DepartmentCommand.self, AchieveCommand.self,
      SolveCommand.self, CompareCommand.self, WhyCommand.self,
      SensitivityCommand.self, RetrospectCommand.self,
      AuditCommand.self, SurveyCommand.self, BudgetCommand.self, ChartsCommand.self,
      NewCommand.self, SampleCommand.self,
    ])
}
