/// The scores of one method over a set of cases; nil where there is nothing to average.
///
/// Every series counts once: its cases are averaged first, then the series.
public struct BacktestScore: Sendable, Hashable {
  /// The method.
  public let method: String
  /// How many series.
  public let series: Int
  /// How many cases: origins times steps that have an outcome.
  public let cases: Int
  /// Symmetric mean absolute percentage error, in percent.
  public let sMAPE: Double?
  /// Mean absolute scaled error.
  public let mase: Double?
  /// Share of outcomes inside the interval, by level in the order of the plan.
  public let coverage: [Double?]
  /// Mean interval score over the naive scale, by level in the order of the plan (MSIS at 95%).
  public let intervalScore: [Double?]
  /// Continuous ranked probability score over the naive scale.
  public let scaledCRPS: Double?
  /// 1 − CRPS / CRPS of the naive reference: the share of the reference's loss that is avoided.
  public let skill: Double?

  /// Scores a set of cases of one method.
  public init(method: String, cases: [BacktestCase], levels: Int) {
    let series = Dictionary(grouping: cases, by: \.id).sorted { $0.key < $1.key }.map(\.value)
    func average(_ value: (BacktestCase) -> Double?) -> Double? {
      Self.mean(series.compactMap { Self.mean($0.compactMap(value)) })
    }
    func scaled(_ value: Double, _ item: BacktestCase) -> Double? { item.scale.map { value / $0 } }
    self.method = method
    self.series = series.count
    self.cases = cases.count
    sMAPE = average(\.symmetricError)
    mase = average { scaled($0.error, $0) }
    coverage = (0..<levels).map { level in
      average {
        let interval = $0.intervals[level]
        return $0.actual >= interval.lower && $0.actual <= interval.upper ? 1 : 0
      }
    }
    intervalScore = (0..<levels).map { level in
      average {
        scaled(
          Accuracy.intervalScore(actual: $0.actual, interval: $0.intervals[level]), $0)
      }
    }
    scaledCRPS = average { scaled($0.crps, $0) }
    skill = Self.skill(average { scaled($0.crps, $0) }, average { scaled($0.naiveCRPS, $0) })
  }

  private static func skill(_ own: Double?, _ naive: Double?) -> Double? {
    guard let own, let naive, naive > 0 else { return nil }
    return 1 - own / naive
  }

  private static func mean(_ values: [Double]) -> Double? {
    let kept = values.filter(\.isFinite)
    return kept.isEmpty ? nil : kept.reduce(0, +) / Double(kept.count)
  }
}

extension Backtest {
  /// One score per method over all series, origins and steps.
  public var pooled: [BacktestScore] {
    methods.map { score($0, cases.filter(of: $0)) }
  }

  /// One score per method and step, method by method.
  public var bySteps: [(step: Int, score: BacktestScore)] {
    methods.flatMap { method in
      let steps = Dictionary(grouping: cases.filter(of: method), by: \.step)
      return steps.keys.sorted().map { (step: $0, score: score(method, steps[$0] ?? [])) }
    }
  }

  /// One score per series and method, in the order of the series.
  public var bySeries: [(id: String, score: BacktestScore)] {
    let groups = Dictionary(grouping: cases, by: \.id)
    return cases.map(\.id).uniqued().flatMap { id in
      methods.map { (id: id, score: score($0, (groups[id] ?? []).filter(of: $0))) }
    }
  }

  private func score(_ method: String, _ cases: [BacktestCase]) -> BacktestScore {
    BacktestScore(method: method, cases: cases, levels: plan.levels.count)
  }
}

extension [BacktestCase] {
  /// The cases of one method.
  func filter(of method: String) -> [BacktestCase] { filter { $0.method == method } }
}
