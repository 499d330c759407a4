public import Indicators

/// Something that happened, to hold against what a model had said.
public struct Happened: Sendable, Hashable {
  /// A variable of the model: an outcome, a formula or an uncertainty.
  public let name: String
  /// The period; not looked at in a model with one.
  public let period: Period?
  /// The value.
  public let value: Double

  /// Makes an observation.
  public init(name: String, period: Period?, value: Double) {
    self.name = name
    self.period = period
    self.value = value
  }
}

/// A scenario of some time ago, scored against what happened.
public struct Retrospect: Sendable {
  /// One value that happened and how likely it had been.
  public struct Score: Sendable {
    /// What happened.
    public let happened: Happened
    /// Unit.
    public let unit: Unit
    /// The median that had been expected.
    public let median: Double
    /// The central intervals that had been expected, by level: 50, 80 and 90 %.
    public let intervals: [(level: Double, low: Double, high: Double)]
    /// The chance that had been given to this much or less, from 0 to 1.
    public let position: Double
    /// The continuous ranked probability score in the unit of the variable; lower is better.
    public let crps: Double

    /// Whether the central interval of a level held it.
    public func isInside(_ level: Double) -> Bool {
      intervals.contains {
        $0.level == level && $0.low <= happened.value && happened.value <= $0.high
      }
    }
  }
  /// The scores of one scenario.
  public struct Scenario: Sendable {
    /// The scenario.
    public let overlay: ScenarioOverlay
    /// One score a value, in the order given.
    public let scores: [Score]

    /// How many values the central interval of a level held.
    public func inside(_ level: Double) -> Int {
      scores.reduce(0) { $0 + ($1.isInside(level) ? 1 : 0) }
    }
  }

  /// The scenarios, the base first.
  public let scenarios: [Scenario]
  /// Draws.
  public let draws: Int
  /// What a reader has to know, such as names that the model does not have.
  public let notes: [Finding]

  /// Levels of the central intervals.
  public static let levels = [0.5, 0.8, 0.9]
}

extension Retrospect.Score {
  /// Scores a value against draws.
  init?(_ happened: Happened, unit: Unit, draws: ArraySlice<Double>) {
    let sorted = draws.filter { !$0.isNaN }.sorted()
    guard sorted.count > 1 else { return nil }
    let (n, y) = (Double(sorted.count), happened.value)
    func quantile(_ p: Double) -> Double {
      let place = p * (n - 1)
      let low = sorted[Int(place)]
      return low + (place - place.rounded(.down))
        * (sorted[min(Int(place) + 1, sorted.count - 1)] - low)
    }
    // In units of the largest magnitude, so that no sum overflows.
    let scale = max(sorted[0].magnitude, sorted[sorted.count - 1].magnitude, y.magnitude, 1e-300)
    var (distance, spread, below, equal) = (0.0, 0.0, 0.0, 0.0)
    for (index, x) in sorted.enumerated() {
      distance += (x / scale - y / scale).magnitude
      spread += (2 * Double(index) + 1 - n) * (x / scale)
      below += x < y ? 1 : 0
      equal += x == y ? 1 : 0
    }
    self.init(
      happened: happened, unit: unit, median: quantile(0.5),
      intervals: Retrospect.levels.map {
        ($0, quantile((1 - $0) / 2), quantile((1 + $0) / 2))
      }, position: (below + equal / 2) / n,
      // Without bias from the number of draws (Ferro 2014, Q. J. R. Meteorol. Soc. 140, 1917).
      crps: (distance / n - spread / (n * (n - 1))) * scale)
  }
}

extension CompiledModel {
  /// Scores scenarios against what happened.
  ///
  /// - Parameters:
  ///   - happened: Values of variables of the model; others are named in a note.
  ///   - names: Which scenarios; nil for all.
  ///   - options: Draws, sampler, threads.
  /// - Returns: Scores by scenario.
  /// - Throws: `retrospect-nothing` where no value belongs to the model, `retrospect-several` where a
  ///   model with one period is given several values of a variable, `scenario-unknown`, and what
  ///   ``simulate(overlays:outcomes:_:)`` throws.
  public func retrospect(
    _ happened: [Happened], scenarios names: [String]? = nil,
    options: SimulationOptions = SimulationOptions()
  ) throws(Findings) -> Retrospect {
    let known = happened.filter {
      $0.value.isFinite && units[$0.name] != nil
        && (periods.isEmpty || $0.period.map(periods.contains) ?? false)
    }
    guard !known.isEmpty else {
      throw Findings([RetrospectFindings.nothing(happened, declaration.outcomes, periods)])
    }
    var seen: Set<String> = []
    for item in known where periods.isEmpty && !seen.insert(item.name).inserted {
      throw Findings([RetrospectFindings.several(item.name)])
    }
    var overlays: [ScenarioOverlay] = []
    for name in names ?? scenarios.map(\.name) {
      do throws(Finding) {
        overlays.append(try scenario(named: name))
      } catch {
        throw Findings([error])
      }
    }
    let variables = known.map(\.name).reduce(into: [String]()) { list, name in
      if !list.contains(name) { list.append(name) }
    }
    let result = try simulate(overlays: overlays, outcomes: variables, options)
    let wanted = Set(overlays.map(\.name))
    let scored = result.scenarios.filter { wanted.contains($0.overlay.name) }.map { scenario in
      Retrospect.Scenario(
        overlay: scenario.overlay,
        scores: known.compactMap { item in
          let outcome = scenario.outcomes.first {
            $0.name == item.name && (periods.isEmpty || $0.period == item.period)
          }
          return outcome.flatMap { Retrospect.Score(item, unit: $0.unit, draws: $0.draws) }
        })
    }
    let missing = overlays.flatMap { overlay in
      result.scenarios.filter { $0.overlay == overlay }.flatMap { scenario in
        scenario.outcomes.filter { outcome in
          known.contains {
            $0.name == outcome.name && (periods.isEmpty || $0.period == outcome.period)
          }
        }.compactMap {
          NonFiniteFindings.finding($0, overlay.name, draws: result.provenance.draws)
        }
      }
    }
    guard scored.contains(where: { !$0.scores.isEmpty }) else { throw Findings(missing) }
    let strange = happened.filter { units[$0.name] == nil }.map(\.name)
    return Retrospect(
      scenarios: scored, draws: options.draws,
      notes: missing.map(\.asWarning)
        + (strange.isEmpty ? [] : [RetrospectFindings.strange(strange, units.keys.sorted())]))
  }
}

/// What can be wrong with a look back, in words.
enum RetrospectFindings {
  static func nothing(
    _ happened: [Happened], _ outcomes: [String], _ periods: [Period]
  ) -> Finding {
    let names = ModelFindings.shown(outcomes)
    let span = periods.first.flatMap { first in periods.last.map { "\(first)..\($0)" } }
    return ModelFindings.finding(
      "retrospect-nothing", "actuals",
      ko: "실적 \(happened.count)개 가운데 이 모형의 변수와 기간에 맞는 것이 없습니다.",
      en: "None of \(happened.count) actuals belongs to a variable and period of the model.",
      mend: LocalizedText(
        ko: "series 열에 모형의 변수 이름을 적으십시오: \(names)." + (span.map { " 기간: \($0)." } ?? ""),
        en: "Write names of the model's variables in the series column: \(names)."
          + (span.map { " Periods: \($0)." } ?? "")))
  }

  static func several(_ name: String) -> Finding {
    ModelFindings.finding(
      "retrospect-several", name,
      ko: "이 모형에는 기간이 하나뿐인데 '\(name)'의 실적이 여럿입니다.",
      en: "The model has a single period but there are several actuals of '\(name)'.",
      mend: LocalizedText(
        ko: "모형이 다룬 해의 실적만 남기십시오.", en: "Keep those of the year that the model is about."))
  }

  static func strange(_ names: [String], _ known: [String]) -> Finding {
    let list = ModelFindings.shown(Array(Set(names)).sorted())
    return Finding(
      code: "retrospect-unknown", severity: .note,
      message: LocalizedText(
        ko: "모형에 없는 이름의 실적은 지나쳤습니다: \(list).",
        en: "Actuals of names that the model does not have were passed over: \(list)."),
      mend: names.first.flatMap { NearestNames.hint(for: $0, among: known) })
  }
}
