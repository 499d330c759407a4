public import Indicators
import Probability

extension CompiledModel {
  /// Runs the base and some declared scenarios.
  ///
  /// - Parameters:
  ///   - options: Draws, sampler, quantiles, threads.
  ///   - scenarios: Names in the order of the result; nil for all that are declared. The base always
  ///     comes first.
  /// - Returns: All statistics, with their standard errors.
  /// - Throws: `scenario-unknown` and the codes of ``simulate(overlays:outcomes:_:)``.
  public func simulate(
    _ options: SimulationOptions = SimulationOptions(), scenarios: [String]? = nil
  ) throws(Findings) -> SimulationResult {
    // Declared ones were checked with the model.
    return try run(try overlays(named: scenarios), declaration.outcomes, options, findings: [])
  }

  /// Declared scenarios, each once.
  ///
  /// - Parameter names: Their names; nil for all.
  /// - Returns: What they change, inheritance resolved.
  /// - Throws: `scenario-unknown` for every name that is none.
  func overlays(named names: [String]?) throws(Findings) -> [ScenarioOverlay] {
    guard let names else { return scenarios }
    var overlays: [ScenarioOverlay] = []
    var findings: [Finding] = []
    for name in names {
      do throws(Finding) {
        let overlay = try scenario(named: name)
        if !overlays.contains(overlay) { overlays.append(overlay) }
      } catch {
        findings.append(error)
      }
    }
    guard findings.isEmpty else { throw Findings(findings) }
    return overlays
  }

  /// Runs the base and any overlays, on the same draws.
  ///
  /// - Parameters:
  ///   - overlays: What to run; the base comes first whether it is named or not.
  ///   - outcomes: What to look at, any variables of the model; nil for the declared outcomes.
  ///   - options: Draws, sampler, quantiles, threads.
  /// - Returns: All statistics, with their standard errors.
  /// - Throws: `simulation-draws`, `simulation-quantile`, `simulation-memory`, `model-too-large`,
  ///   `model-unknown-name`, and what ``overlayFindings(_:)`` finds.
  public func simulate(
    overlays: [ScenarioOverlay], outcomes: [String]? = nil,
    _ options: SimulationOptions = SimulationOptions()
  ) throws(Findings) -> SimulationResult {
    var findings: [Finding] = []
    for overlay in overlays { findings += overlayFindings(overlay) }
    return try run(overlays, outcomes ?? declaration.outcomes, options, findings: findings)
  }

  /// Runs the base and some overlays, where nothing was found in these.
  private func run(
    _ overlays: [ScenarioOverlay], _ outcomes: [String], _ options: SimulationOptions,
    findings found: [Finding]
  ) throws(Findings) -> SimulationResult {
    let overlays = overlays.filter { $0 != .base }
    var findings = RunCheck.findings(options)
    for outcome in outcomes where units[outcome] == nil {
      let known = units.keys.sorted()
      findings.append(ModelFindings.unknown(outcome, in: "outcomes", known: known))
    }
    findings += found
    guard findings.isEmpty else { throw Findings(findings) }
    let sampler = options.sampler ?? MonteCarloSampler(seed: declaration.seed)
    let asked = options.draws
    var options = options
    options.draws = sampler.rounded(draws: options.draws)
    let rounded = RunCheck.rounded(asked, to: options.draws, sampler)
    let parts = ScenarioBatches.parts(
      overlays, columns: outcomes.count * periodCount, sampler, options)
    var all = ScenarioBatches.Results(notes: notes + rounded)
    for part in parts {
      let batch = [.base] + part
      var builder = try ResultBuilder(
        model: self, plan: try RunPlan(self, batch, outcomes: outcomes), overlays: batch,
        outcomes: outcomes, sampler: sampler, options: options)
      builder.add(to: &all)
    }
    return SimulationResult(
      provenance: .init(
        title: declaration.title, seed: sampler.seed, draws: options.draws, sampler: sampler.name,
        replicates: sampler.replicates(draws: options.draws), series: seriesLabels),
      scenarios: SameDrawsFindings.withoutErrors(all.scenarios, self), differences: all.differences,
      notes: all.notes + TailFindings.all(all.scenarios)
        + SameDrawsFindings.all(all.scenarios, self, draws: options.draws))
  }
}
