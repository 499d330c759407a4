public import Indicators
import LinearAlgebra
import Probability

/// Coherent forecasts of all nodes of a hierarchy.
public struct HierarchicalForecast: Sendable {
  /// The hierarchy.
  public let hierarchy: Hierarchy
  /// One forecast per node, in the order of the hierarchy's nodes; in every draw the wholes are the
  /// sums of their parts.
  public let forecasts: [Forecast]
  /// How forecasts were made to agree.
  public let reconciliation: Reconciliation
  /// How the errors of the base forecasts go together.
  public let correlation: ErrorCorrelation
  /// The draws behind every forecast, by node, step and draw.
  public let draws: [[[Double]]]
  /// What a reader has to know, in words.
  public let notes: [LocalizedText]

  /// The forecast of a node; nil for a name that is none.
  public subscript(node: String) -> Forecast? {
    hierarchy.nodes.firstIndex(of: node).map { forecasts[$0] }
  }

  init(
    _ forecaster: HierarchicalForecaster, _ base: BaseForecasts, used: Reconciliation,
    correlation: ErrorCorrelation, projection: Matrix, draws: JointDraws, horizon: Int
  ) throws(LinearAlgebraError) {
    hierarchy = forecaster.hierarchy
    reconciliation = used
    self.correlation = correlation
    let (columns, points) = try HierarchicalForecast.summed(
      forecaster.hierarchy, base, projection, draws, horizon)
    self.draws = columns
    let words = HierarchicalForecast.notes(forecaster.reconciliation, used, correlation, draws)
    notes = words
    let place = Dictionary(zip(base.rows, base.rows.indices), uniquingKeysWith: { a, _ in a })
    forecasts = hierarchy.nodes.indices.map { node in
      let own = place[node].map { base.forecasts[$0] }
      return Forecast(
        method: forecaster.method.name,
        label: HierarchicalForecast.label(own?.label, used), periods: base.periods,
        margins: zip(columns[node], points[node]).map { Margin.sample($0, mean: $1) },
        dependence: HierarchicalForecast.dependence(of: columns[node]),
        notes: (own?.notes ?? []) + words)
    }
  }

  /// The draws and centres of all nodes, by node and step: leaves projected, kept inside their support and
  /// added up.
  ///
  /// The centres are those of the base forecasts, projected; where there are means, they move by as much
  /// as the support moves the mean of the draws.
  private static func summed(
    _ hierarchy: Hierarchy, _ base: BaseForecasts, _ projection: Matrix, _ draws: JointDraws,
    _ horizon: Int
  ) throws(LinearAlgebraError) -> (columns: [[[Double]]], points: [[Double]]) {
    let supports = base.leafRows.map { base.models[$0].input.support }
    let hasMean = base.forecasts.allSatisfy { $0.margins.allSatisfy(\.mean.isFinite) }
    var columns = [[[Double]]](repeating: [], count: hierarchy.nodes.count)
    var points = [[Double]](repeating: [], count: hierarchy.nodes.count)
    for step in 0..<horizon {
      let block = try Matrix(rows: draws.values.map { $0[step] })
      let free = try projection * block
      let kept = bounded(free, supports)
      let all = try hierarchy.summing * kept
      let centres = try projection * base.centres(step: step, of: horizon)
      let leaves =
        hasMean ? moved(centres, as: kept, from: free, supports) : bounded(centres, supports)
      let middle = try hierarchy.summing * leaves
      for node in columns.indices {
        columns[node].append(all.row(node))
        points[node].append(middle[node, 0])
      }
    }
    return (columns, points)
  }

  /// Means of leaves, moved as their draws were when they were kept inside their support.
  private static func moved(
    _ centres: Matrix, as kept: Matrix, from free: Matrix, _ supports: [Support]
  ) -> Matrix {
    var result = centres
    for (leaf, support) in supports.enumerated() where support != .real {
      let moves = zip(kept.row(leaf), free.row(leaf)).reduce(0) { $0 + ($1.0 - $1.1) }
      let mean = centres[leaf, 0] + moves / Double(free.columns)
      result[leaf, 0] = min(max(mean, support.lower ?? -.infinity), support.upper ?? .infinity)
    }
    return result
  }

  /// Leaves kept inside their support.
  private static func bounded(_ leaves: Matrix, _ supports: [Support]) -> Matrix {
    var result = leaves
    for (row, support) in supports.enumerated() where support != .real {
      for draw in 0..<leaves.columns { result[row, draw] = support.clamped(leaves[row, draw]) }
    }
    return result
  }

  /// Correlation of the normal scores of the steps, from the ranks of the draws.
  private static func dependence(of columns: [[Double]]) -> StepDependence {
    guard columns.count > 1 else { return .independent }
    return .matrix(ErrorCorrelation.ofScores(columns))
  }

  private static func label(_ own: LocalizedText?, _ used: Reconciliation) -> LocalizedText {
    guard let own else { return used.label }
    return LocalizedText(ko: "\(own.ko), \(used.label.ko)", en: "\(own.en), \(used.label.en)")
  }

  private static func notes(
    _ wanted: Reconciliation, _ used: Reconciliation, _ correlation: ErrorCorrelation,
    _ draws: JointDraws
  ) -> [LocalizedText] {
    let count = draws.values.first?.first?.count ?? 0
    var notes = [
      LocalizedText(
        ko: "하위와 상위가 맞도록 조정하였습니다(\(used.label.ko), 모의 \(count)회).",
        en: "Parts and wholes were made to agree (\(used.label.en), \(count) draws)."),
      correlation.note,
    ]
    if wanted != used {
      notes.append(
        LocalizedText(
          ko: "계열이 \(Reconciliation.mostNodesForMinTrace)개를 넘어 MinT 대신 분산 가중을 썼습니다.",
          en: "More than \(Reconciliation.mostNodesForMinTrace) series: WLS instead of MinT."))
    }
    return notes
  }
}
