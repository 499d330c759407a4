public import Indicators
import LinearAlgebra
import Probability

extension CompiledModel {
  /// The most points of one replicate of a sensitivity analysis.
  public static let mostDesignPoints = 1 << 22
  /// The replicates behind an interval.
  public static let designReplicates = 8

  /// Says what moves an outcome: Sobol' indices, or Shapley effects where drivers are correlated.
  ///
  /// - Parameters:
  ///   - question: The outcome.
  ///   - scenario: The scenario.
  ///   - points: Points of each of ``designReplicates`` replicates; rounded up to a power of two.
  ///   - drawn: Draws of a simulation that answers further questions; nil for none.
  ///   - choices: What can be chosen, for the value of information; nil for the scenarios that
  ///     only move levers.
  /// - Returns: Indices or effects with their intervals, a tornado, and what draws tell.
  /// - Throws: `sensitivity-constant`, `sensitivity-inputs`, `simulation-draws`,
  ///   `outcome-never-finite` where values are missing or too large to measure, and what
  ///   ``simulate(overlays:outcomes:_:)`` throws.
  public func sensitivity(
    of question: OutcomeQuestion, scenario: ScenarioOverlay = .base, points: Int = 16_384,
    drawn: Int? = nil, choices: [ScenarioOverlay]? = nil
  ) throws(Findings) -> SensitivityResult {
    guard (2...Self.mostDesignPoints).contains(points) else {
      throw Findings([SensitivityFindings.points(points)])
    }
    let function = try OutcomeFunction(self, scenario, outcomes: [question.name])
    let result = question.periodIndex
    let players = Self.players(function)
    guard !players.isEmpty else { throw Findings([SensitivityFindings.constant(question)]) }
    var size = 2
    while size < points { size *= 2 }
    let entangled = Self.entangled(function, players)
    let scale = OutcomeScale(function, result: result)
    let design = try design(
      function, scenario, result: result, players: players.map(\.inputs), scale: scale,
      isCorrelated: !entangled.isEmpty, points: size)
    let spread = try DesignSpread(design, of: question)
    let names = players.map(\.name)
    let further = try drawn.map { count throws(Findings) in
      try drawnSensitivity(
        question, scenario, draws: count, drivers: names, choices: choices)
    }
    let notes =
      (size == points ? [] : [SensitivityFindings.rounded(points, to: size)])
      + (entangled.isEmpty ? [] : [SensitivityFindings.correlated(entangled)]) + spread.notes
    return SensitivityResult(
      question: question, scenario: scenario,
      indices: entangled.isEmpty ? indices(names, design) : [],
      shapley: entangled.isEmpty ? [] : Self.effects(names, design),
      tornado: Tornado(function, result: result, players: players), drawn: further,
      mean: spread.mean / scale.factor, variance: spread.variance / scale.factor / scale.factor,
      points: size, replicates: design.count,
      evaluations: size * design.count
        * (entangled.isEmpty ? 2 * players.count + 2 : players.count + 1),
      seed: declaration.seed, notes: notes + (further?.notes ?? []))
  }

  /// Sobol' indices of independent drivers, Shapley effects of correlated ones, by replicate.
  private func design(
    _ function: OutcomeFunction, _ scenario: ScenarioOverlay, result: Int, players: [[Int]],
    scale: OutcomeScale, isCorrelated: Bool, points: Int
  ) throws(Findings) -> [SobolDesign.Replicate] {
    guard !isCorrelated else {
      return try ShapleyDesign(function: function, result: result, scale: scale, players: players)
        .replicates(Self.designReplicates, points: points, seed: declaration.seed)
    }
    return try SobolDesign(
      function: function, result: result, scale: scale, players: players,
      uniforms: uniforms(function, scenario)
    ).replicates(Self.designReplicates, points: points, seed: declaration.seed)
  }

  /// The drivers with the inputs of each, in the order of their names.
  static func players(_ function: OutcomeFunction) -> [(name: String, inputs: [Int])] {
    var players: [(name: String, inputs: [Int])] = []
    for (index, input) in function.inputs.enumerated() {
      if let place = players.firstIndex(where: { $0.name == input.driver }) {
        players[place].inputs.append(index)
      } else {
        players.append((input.driver, [index]))
      }
    }
    return players
  }

  /// The inputs that are uniform in a scenario.
  private func uniforms(
    _ function: OutcomeFunction, _ scenario: ScenarioOverlay
  ) -> [Int: Uniform] {
    var found: [Int: Uniform] = [:]
    for (index, input) in function.inputs.enumerated() where input.period == nil {
      switch scenario.overrides[input.driver] {
      case .distribution(let spec):
        found[index] = (try? DistributionFactory.make(spec, driver: input.driver)) as? Uniform
      case nil:
        if case .random(_, let own)? = drivers[input.driver]?.values.first {
          found[index] = own as? Uniform
        }
      default: break
      }
    }
    return found
  }

  /// Drivers that are correlated with another.
  private static func entangled(
    _ function: OutcomeFunction, _ players: [(name: String, inputs: [Int])]
  ) -> [String] {
    players.filter { player in
      let own = Set(player.inputs)
      return player.inputs.contains { i in
        function.inputs.indices.contains { j in
          !own.contains(j) && function.correlation[i, j] != 0
        }
      }
    }.map(\.name)
  }

  /// The indices in the order of the model.
  private func indices(
    _ names: [String], _ replicates: [SobolDesign.Replicate]
  ) -> [SensitivityResult.Index] {
    let places = Dictionary(
      declaration.uncertainties.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { a, _ in a })
    return names.enumerated().map { index, name in
      SensitivityResult.Index(
        driver: name, first: Interval(replicates: replicates.map { $0.first[index] }),
        total: Interval(replicates: replicates.map { $0.total[index] }))
    }.sorted { places[$0.driver] ?? .max < places[$1.driver] ?? .max }
  }

  private static func effects(
    _ names: [String], _ replicates: [SobolDesign.Replicate]
  ) -> [SensitivityResult.Effect] {
    names.enumerated().map { index, name in
      SensitivityResult.Effect(
        driver: name, share: Interval(replicates: replicates.map { $0.first[index] }))
    }.sorted { $0.share.value > $1.share.value }
  }
}
