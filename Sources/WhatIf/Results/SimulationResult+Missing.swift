import Indicators

extension SimulationResult {
  /// What is said of the draws of an outcome that have no value, in one scenario.
  func missing(of question: OutcomeQuestion, in scenario: ScenarioOverlay) -> [Finding] {
    let result = scenarios.last { $0.overlay == scenario } ?? scenarios.last
    let outcome = result?.outcomes.first {
      $0.name == question.name && $0.period == question.period
    }
    return outcome.flatMap {
      NonFiniteFindings.finding($0, scenario.name, draws: provenance.draws)
    }.map { [$0] } ?? []
  }
}
