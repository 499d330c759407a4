import Indicators
import Probability

/// Builds the tree from an outcome down to levers, uncertainties and the rows behind them.
///
/// A variable is taken apart where it first appears; later mentions show its value alone. Below 40
/// levels, and beyond 2,000 nodes, values stand without their parts.
final class ModelTrace {
  private static let deepest = 40
  private static let mostNodes = 2_000

  private let model: CompiledModel
  private let scenario: ScenarioOverlay
  private let sources: ModelSources
  private let language: Language
  private let point: PointValues
  private var seen: Set<String> = []
  private var depth = 0
  private var nodes = 0

  init(
    _ model: CompiledModel, _ scenario: ScenarioOverlay, _ sources: ModelSources,
    _ language: Language
  ) throws(Findings) {
    self.model = model
    self.scenario = scenario
    self.sources = sources
    self.language = language
    point = try PointValues(model, scenario, variables: model.units.keys.sorted())
  }

  /// The node of a variable at the period with an index.
  func node(_ name: String, _ period: Int) -> TraceNode {
    let label = label(name, period)
    let (value, unit) = (point.value(name, period), model.units[name])
    func leaf(_ text: String = "", _ children: [TraceNode] = []) -> TraceNode {
      TraceNode(label: label, text: text, value: value, unit: unit, children: children)
    }
    nodes += 1
    guard depth < Self.deepest, nodes < Self.mostNodes, seen.insert(label).inserted else {
      return leaf()
    }
    depth += 1
    defer { depth -= 1 }
    switch scenario.overrides[name] {
    case .number: return leaf(changed(name))
    case .distribution(let spec):
      return leaf(centre(of: spec.text, name) + " · " + changed(name))
    case .formula(let expression, let text):
      let parts = parts(of: expression, period)
      return leaf(text + " · " + changed(name), parts)
    case nil: break
    }
    if let formula = model.declaration.formulas.first(where: { $0.name == name }) {
      return leaf(formula.text, parts(of: formula.expression, period))
    }
    if model.lever(name) != nil {
      return leaf(words(ko: "지금의 선택", en: "today's choice") + sources.place(of: name, language))
    }
    return uncertainty(name, period, leaf)
  }

  /// A variable with the period where it has a value for each.
  private func label(_ name: String, _ period: Int) -> String {
    model.periods.isEmpty || isSteady(name) ? name : "\(name)[\(model.periods[period])]"
  }

  /// Whether a variable has one value for all periods: a choice, or one draw of a distribution.
  private func isSteady(_ name: String) -> Bool {
    switch scenario.overrides[name] {
    case .number, .distribution: true
    case .formula: false
    case nil:
      if case .distribution? = model.declaration.uncertainties.first(where: { $0.name == name })?
        .source
      {
        true
      } else {
        model.lever(name) != nil
      }
    }
  }

  // MARK: Leaves

  private func uncertainty(
    _ name: String, _ period: Int, _ leaf: (String, [TraceNode]) -> TraceNode
  ) -> TraceNode {
    let place = sources.place(of: name, language)
    switch model.declaration.uncertainties.first(where: { $0.name == name })?.source {
    case .distribution(let spec): return leaf(centre(of: spec.text, name) + place, [])
    case .series(let id):
      let driver = model.drivers[name]?.values
      var isKnown = false
      if let driver, case .known = driver[min(period, driver.count - 1)] { isKnown = true }
      let made = model.seriesLabels[name]?[language] ?? ""
      let text =
        isKnown
        ? words(ko: "series:\(id) 실적", en: "series:\(id), observed")
        : point.medians.contains(name)
          ? words(
            ko: "series:\(id) 전망(\(made))의 중앙값", en: "median forecast of series:\(id) (\(made))")
          : words(ko: "series:\(id) 전망(\(made))의 평균", en: "mean forecast of series:\(id) (\(made))")
      let known = isKnown && !model.periods.isEmpty ? model.periods[period] : nil
      return leaf(
        text + place, sources.rows(of: id, unit: model.units[name], within: known, language))
    case nil: return leaf("", [])
    }
  }

  private func centre(of distribution: String, _ name: String) -> String {
    point.medians.contains(name)
      ? words(ko: "\(distribution)의 중앙값", en: "median of \(distribution)")
      : words(ko: "\(distribution)의 평균", en: "mean of \(distribution)")
  }

  /// Whether any uncertainty that the tree shows stands at its median.
  var showsMedians: Bool {
    point.medians.contains { name in
      seen.contains { $0 == name || $0.hasPrefix(name + "[") }
    }
  }

  /// The scenario that changes a variable, itself or an ancestor, with its reason and owner.
  private func changed(_ name: String) -> String {
    let chain = [scenario.name] + scenario.ancestors.reversed()
    let scenarios = model.declaration.scenarios
    let declared = chain.lazy.compactMap { link in
      scenarios.first { $0.name == link && $0.overrides[name] != nil }
    }.first
    let who = declared?.name ?? scenario.name
    let why = [declared?.reason ?? scenario.reason, declared?.owner ?? scenario.owner]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    let note = why.isEmpty ? "" : " (\(why))"
    return words(ko: "시나리오 \(who)\(note)", en: "scenario \(who)\(note)")
  }

  private func words(ko: String, en: String) -> String { language == .ko ? ko : en }

  // MARK: Formulas

  /// What a formula is made of: its terms and factors, or the variables it reads over time.
  private func parts(of expression: Expression, _ period: Int) -> [TraceNode] {
    let isPlain = TraceReads.spansNoPeriods(expression)
    let trace =
      isPlain
      ? try? expression.trace(
        label: "", units: model.units, at: { name, other in self.value(name, other) },
        inner: { name, other in
          let place = other.flatMap { model.periods.firstIndex(of: $0) }
          return self.node(name, place ?? period)
        }, { self.point.value($0, period) })
      : nil
    if let trace { return trace.children }
    let reads = TraceReads.of(expression, at: period, periods: model.periods)
    var told: Set<String> = []
    return reads.filter { told.insert(label($0.name, $0.period)).inserted }
      .map { node($0.name, $0.period) }
  }

  private func value(_ name: String, _ period: Period) -> Double? {
    model.periods.firstIndex(of: period).flatMap { point.value(name, $0) }
  }
}
