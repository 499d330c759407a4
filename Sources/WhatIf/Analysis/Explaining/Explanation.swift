public import Indicators
public import Probability

/// Where a number comes from: a tree down to levers, uncertainties and observed rows.
public struct Explanation: Sendable {
  /// The outcome.
  public let question: OutcomeQuestion
  /// The scenario.
  public let scenario: ScenarioOverlay
  /// The outcome with every uncertainty at its mean, and what it is made of.
  public let trace: TraceNode
  /// Whether some uncertainty in the tree stands at its median: it has no mean, or takes isolated values
  /// on which a condition hangs.
  public let hasMedians: Bool
  /// The mean over the draws, which differs from the number at the means where formulas bend.
  public let mean: Statistic
  /// Draws without a value; an error where no draw has one.
  public let notes: [Finding]
}

/// Where the parts of a model are written, so that a trace can point there.
public struct ModelSources: Sendable {
  /// Name of the model's file.
  public let file: String
  /// Rows in which variables are declared.
  public let rows: [String: Int]
  /// The series behind `from: "series:NAME"`.
  public let series: [String: Series]
  /// Where the figures of those series were read.
  public let origins: [FigureKey: Origin]

  /// Makes the places; parts that are not known may be left out.
  public init(
    file: String = "", rows: [String: Int] = [:], series: [String: Series] = [:],
    origins: [FigureKey: Origin] = [:]
  ) {
    self.file = file
    self.rows = rows
    self.series = series
    self.origins = origins
  }

  /// Where a variable is declared, such as ` (press-2018.yaml 7행)`; nothing where that is unknown.
  func place(of name: String, _ language: Language) -> String {
    guard let row = rows[name] else { return "" }
    return language == .ko ? " (\(file) \(row)행)" : " (\(file), row \(row))"
  }

  /// The last observations of a series, latest first, each with the file and row it was read from;
  /// those of one period of the model where one is given.
  func rows(
    of id: String, unit: Unit?, within period: Period? = nil, _ language: Language
  ) -> [TraceNode] {
    let all = series[id]?.observations ?? []
    let own = all.filter { item in
      period.map { item.period == $0 || item.period.enclosing($0.frequency) == $0 } ?? true
    }
    return own.suffix(period == nil ? 8 : own.count).reversed().map { item in
      let origin = origins[FigureKey(series: id, period: item.period, kind: .actual)]
      return TraceNode(
        label: "\(id)[\(item.period)]", text: origin.map { $0.words(language) } ?? "",
        value: item.value, unit: unit, origin: origin)
    }
  }
}

extension CompiledModel {
  /// Explains an outcome in a scenario.
  ///
  /// - Parameters:
  ///   - question: The outcome.
  ///   - scenario: The scenario.
  ///   - sources: Where the model's parts are written.
  ///   - language: Of the words in the tree.
  ///   - options: Draws behind ``Explanation/mean``.
  /// - Returns: The tree and the mean over the draws.
  /// - Throws: What ``simulate(overlays:outcomes:_:)`` throws.
  public func explain(
    _ question: OutcomeQuestion, scenario: ScenarioOverlay = .base,
    sources: ModelSources = ModelSources(), language: Language = .ko,
    options: SimulationOptions = SimulationOptions()
  ) throws(Findings) -> Explanation {
    let result = try simulate(overlays: [scenario], outcomes: [question.name], options)
    let tracer = try ModelTrace(self, scenario, sources, language)
    let outcome = result.scenarios.last?.outcomes.first { $0.period == question.period }
    let none = Statistic(value: .nan, standardError: .nan, draws: 0, method: "mean")
    let trace = tracer.node(question.name, question.periodIndex)
    return Explanation(
      question: question, scenario: scenario, trace: trace, hasMedians: tracer.showsMedians,
      mean: outcome?.mean ?? none,
      notes: result.missing(of: question, in: scenario))
  }
}
