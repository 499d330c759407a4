import ArgumentParser
import Reports

/// The `jipyo` command: arguments and wording only; every number comes from a library target.
@main
struct Jipyo: ParsableCommand {
  /// The name of the program.
  static let name = "jipyo"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract:
      .told(
        ko: "지표의 짧은 이력에서 내년 목표, 정직한 확률, 시나리오, 예산 영향을 만듭니다.",
        en: "Next year's targets, honest probabilities, scenarios and budgets from short histories."
      ),
    usage: """
      jipyo plan Datasets/seogu-2017 --out out
      jipyo forecast history.csv --horizon 2
      jipyo score --method deviation-2sigma --history 90,94,97,99,105 --actual 110 --direction higher
      jipyo simulate model.yaml --scenario monthly3
      """,
    discussion: .told(
      ko: """
        자료는 표준 출력에, 말은 표준 오류에 씁니다. 언어는 --lang ko|en으로 고릅니다.
        종료 코드: 0 정상, 1 --strict에서 지적 사항 있음, 2 잘못된 자료, 64 잘못된 사용법, 66 입력 없음, \
        70 내부 오류, 73 쓸 수 없음.
        """,
      en: """
        Data goes to standard output, words to standard error. --lang ko|en chooses the language.
        Exit codes: 0 ok, 1 findings under --strict, 2 invalid data, 64 usage, 66 no input, \
        70 internal error, 73 cannot write.
        """),
    version: Provenance.version,
    groupedSubcommands: [
      CommandGroup(
        name: .told(ko: "계획과 목표", en: "Plans and targets"),
        subcommands: [
          NewCommand.self, SampleCommand.self, CheckCommand.self, PlanCommand.self,
          TargetsCommand.self, DepartmentCommand.self, AchieveCommand.self, ChartsCommand.self,
        ]),
      CommandGroup(
        name: .told(ko: "채점", en: "Scores"),
        subcommands: [ScoreCommand.self, MethodsCommand.self, RulesCommand.self]),
      CommandGroup(
        name: .told(ko: "예측", en: "Forecasts"),
        subcommands: [ForecastCommand.self, YearEndCommand.self, BacktestCommand.self]),
      CommandGroup(
        name: .told(ko: "시나리오와 예산", en: "Scenarios and budgets"),
        subcommands: [
          SimulateCommand.self, CompareCommand.self, SolveCommand.self, AllocateCommand.self,
          SensitivityCommand.self, RetrospectCommand.self, BudgetCommand.self,
        ]),
      CommandGroup(
        name: .told(ko: "숫자 확인", en: "Figures behind a number"),
        subcommands: [WhyCommand.self, AuditCommand.self, SurveyCommand.self]),
    ])
}
