public import Indicators
import LinearAlgebra
import Probability

/// A driver model that has been checked and can be run.
///
/// ```swift
/// let model = try CompiledModel(declaration)
/// let result = try model.simulate(SimulationOptions(draws: 100_000))
/// result["base"]?["coverage"]?.mean.value
/// ```
///
/// A value of this type never changes; running scenarios leaves it as it was.
public struct CompiledModel: Sendable {
  /// The most periods a model may have.
  public static let mostPeriods = 10_000

  /// The model as declared.
  public let declaration: DriverModel
  /// The unit of every variable, inferred for formulas.
  public let units: [String: Unit]
  /// Notes that are no errors, such as a driver that moves no outcome.
  public let notes: [Finding]
  /// The base and the declared scenarios, inheritance resolved, in the order of the file.
  public var scenarios: [ScenarioOverlay] { scenarioSet.overlays }
  /// The periods, first to last; none for a model with one period.
  public let periods: [Period]

  let scenarioSet: ScenarioSet
  let graph: FormulaGraph
  let nodes: FormulaNodes
  let roots: [String: Int]
  let drivers: [String: Driver]
  let groups: ScoreGroups
  let scoreNames: ScoreNames
  let seriesLabels: [String: LocalizedText]
  let transforms = TransformCache()

  /// The number of periods, 1 for a model without declared ones.
  var periodCount: Int { max(1, periods.count) }

  /// Checks a model: names, units, cycles, distributions, correlations, levers, scenarios.
  ///
  /// - Parameters:
  ///   - declaration: The model.
  ///   - series: What `from: "series:NAME"` brings in, by name.
  ///   - estimated: Correlations between drivers from series, which the file does not write.
  ///   - remarks: What was noticed before and belongs to ``notes``.
  /// - Throws: All findings of a stage at once; the next stage only runs without any.
  public init(
    _ declaration: DriverModel, series: [String: SeriesDriver] = [:],
    estimated: EstimatedCorrelations = .none, remarks: [Finding] = []
  ) throws(Findings) {
    periods = try ModelCheck.periods(declaration)
    let (drivers, driverFindings) = Driver.all(declaration, series, periods)
    self.drivers = drivers
    let leaves = declaration.uncertainties.map(\.name) + declaration.levers.map(\.name)
    var findings =
      ModelCheck.names(declaration) + declaration.levers.flatMap(LeverCheck.findings)
      + driverFindings + CorrelationCheck.findings(declaration) + ModelCheck.outcomes(declaration)
    graph = try ModelCheck.collect(&findings) { () throws(Findings) in
      try FormulaGraph(
        declaration.formulas.map { ($0.name, $0.expression) }, leaves: leaves)
    }
    let scenarios = try ModelCheck.collect(&findings) { () throws(Findings) in
      try ScenarioSet(declaration.scenarios)
    }
    units = try UnitChecker.infer(graph, units: ModelCheck.declaredUnits(declaration))
    let settled = try WrittenAmounts.settled(declaration, units)
    self.declaration = settled
    scenarioSet =
      declaration.scenarios.allSatisfy(\.written.isEmpty)
      ? scenarios : try ScenarioSet(settled.scenarios)
    (nodes, roots) = try ModelCheck.nodes(declaration)
    let scoreNames = ScoreNames(declaration)
    self.scoreNames = scoreNames
    groups = try ScoreGroups(
      factors: Dictionary(drivers.map { (scoreNames.name(of: $0.key), $0.value.factor) }) {
        one, _ in
        one
      },
      labels: scoreNames.driver,
      correlations: scoreNames.correlations(estimated.merged(declaration)),
      kind: declaration.correlationKind)
    seriesLabels = ModelCheck.seriesLabels(declaration, series)
    let seals = Self.sealFindings(declaration, scenarioSet.overlays)
    notes =
      remarks + ModelCheck.unused(declaration, graph) + estimated.notes
      + seals.filter { $0.severity < .error }
    var later = seals.filter { $0.severity == .error }
    for overlay in scenarioSet.overlays { later += overlayFindings(overlay) }
    guard later.isEmpty else { throw Findings(later) }
  }

  /// The overlay of a declared scenario, or of the base.
  ///
  /// - Throws: A `Finding` with code `scenario-unknown` and the nearest names.
  public func scenario(named name: String) throws(Finding) -> ScenarioOverlay {
    try scenarioSet.overlay(named: name)
  }

  /// The lever with this name.
  public func lever(_ name: String) -> DriverModel.Lever? {
    declaration.levers.first { $0.name == name }
  }
}
