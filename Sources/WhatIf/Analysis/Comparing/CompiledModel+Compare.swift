public import Indicators
import Probability

extension CompiledModel {
  /// Compares two scenarios on the same draws and accounts for their difference change by change.
  ///
  /// - Parameters:
  ///   - first: Where the comparison starts.
  ///   - second: Where it ends.
  ///   - questions: The outcomes.
  ///   - options: Draws, sampler, threads.
  /// - Returns: The difference of each outcome, with its bridge.
  /// - Throws: `outcome-never-finite`, and what ``simulate(overlays:outcomes:_:)`` throws.
  public func compare(
    _ first: ScenarioOverlay, _ second: ScenarioOverlay, of questions: [OutcomeQuestion],
    options: SimulationOptions = SimulationOptions()
  ) throws(Findings) -> ScenarioComparison {
    let names = questions.map(\.name)
    let wanted = names.enumerated().filter { names.firstIndex(of: $1) == $0 }.map(\.1)
    let result = try simulate(overlays: [first, second], outcomes: wanted, options)
    var notes = questions.flatMap { question in
      (first == second ? [first] : [first, second]).flatMap {
        result.missing(of: question, in: $0)
      }
    }
    let empty = notes.filter { $0.severity == .error }
    guard empty.isEmpty else { throw Findings(empty) }
    var outcomes: [ScenarioComparison.Outcome] = []
    for question in questions {
      let found = [first, second].compactMap { Self.outcome(question, of: $0, in: result) }
      guard found.count == 2 else { continue }
      let run = BridgeRun(self, first, second, question, options)
      let bridges = run.variables.isEmpty ? nil : Self.bridges(run, &notes)
      outcomes.append(
        Self.outcome(
          question, found[0], found[1], bridges?.mean, bridges?.attainment,
          replicates: result.provenance.replicates))
    }
    return ScenarioComparison(
      first: first, second: second, outcomes: outcomes, notes: notes,
      draws: result.provenance.draws, seed: result.provenance.seed)
  }

  /// What a question's outcome is in a scenario.
  private static func outcome(
    _ question: OutcomeQuestion, of overlay: ScenarioOverlay, in result: SimulationResult
  ) -> OutcomeResult? {
    let scenario =
      overlay == .base ? result.scenarios[0] : result.scenarios.first { $0.overlay == overlay }
    return scenario?.outcomes.first { $0.name == question.name && $0.period == question.period }
  }

  /// The bridges of a run; a note, once, where there can be none.
  private static func bridges(
    _ run: BridgeRun, _ notes: inout [Finding]
  ) -> (mean: ScenarioBridge, attainment: ScenarioBridge?)? {
    do throws(Findings) {
      return try run.bridges()
    } catch {
      notes += notes.contains { $0.code == "bridge-not-possible" } ? [] : [noBridge(error)]
      return nil
    }
  }

  private static func outcome(
    _ question: OutcomeQuestion, _ from: OutcomeResult, _ to: OutcomeResult,
    _ bridge: ScenarioBridge?, _ attainment: ScenarioBridge?, replicates: Int
  ) -> ScenarioComparison.Outcome {
    let paired = PairedDifference(
      base: from.draws, other: to.draws,
      isShared: from.draws.startIndex == to.draws.startIndex, target: question.target,
      quantiles: [0.05, 0.95], replicates: replicates
    ).summary.outcome(
      name: question.name, unit: question.unit, period: question.period, target: question.target)
    var chances: (Statistic, Statistic, Statistic)?
    if let one = from.attainment, let other = to.attainment, let change = paired.attainment {
      chances = (one.probability, other.probability, change)
    }
    return ScenarioComparison.Outcome(
      question: question, from: from.mean, to: to.mean, difference: paired.mean,
      range: (paired.quantiles[0].statistic, paired.quantiles[1].statistic),
      better: paired.better, worse: paired.worse, attainment: chances, bridge: bridge,
      attainmentBridge: attainment)
  }

  private static func noBridge(_ findings: Findings) -> Finding {
    let reason = findings.all.first
    return Finding(
      code: "bridge-not-possible", severity: .warning,
      message: LocalizedText(
        ko: "바뀐 것들을 하나씩 나누어 볼 수 없어 차이만 냅니다. 일부만 바꾸면: \(reason?.message.ko ?? "")",
        en: "The changes cannot be made one by one, so there is only the difference. With some of "
          + "them: \(reason?.message.en ?? "")"),
      mend: LocalizedText(
        ko: "수식을 함께 바꾸는 대신 하나의 수식이나 값으로 나타내 보십시오.",
        en: "Try to express the formulas that change together as one."))
  }
}
