import Indicators
import LinearAlgebra

/// Every node of a hierarchy forecast by itself, before anything is made to agree.
struct BaseForecasts {
  /// The nodes that have a forecast, as indices into the hierarchy's nodes.
  private(set) var rows: [Int] = []
  /// Their fitted models with what they were fitted to.
  private(set) var models: [(model: any FittedModel, input: ForecastInput)] = []
  /// Their forecasts; the last steps are the periods asked for.
  private(set) var forecasts: [Forecast] = []
  /// The spread of the first period asked for, above 0.
  private(set) var scales: [Double] = []
  /// The rows of S that have a forecast.
  let summing: Matrix
  /// The place of each leaf among ``rows``.
  let leafRows: [Int]
  /// The periods asked for.
  let periods: [Period]

  init(
    _ forecaster: HierarchicalForecaster, _ inputs: [String: ForecastInput], horizon: Int
  ) throws(ForecastError) {
    let hierarchy = forecaster.hierarchy
    let histories = try BaseForecasts.histories(hierarchy, inputs, forecaster.method.name)
    let last = hierarchy.leaves.compactMap { histories[$0]?.lastPeriod }.max() ?? .step(0)
    periods = (0..<horizon).map { last + ($0 + 1) }
    for node in hierarchy.nodes.indices {
      guard let input = histories[node] else { continue }
      let gap = last.ordinal - input.lastPeriod.ordinal
      let isLeaf = hierarchy.leaves.contains(node)
      guard gap >= 0, gap + horizon <= Forecast.longestHorizon else { continue }
      do {
        let model = try forecaster.method.fit(input)
        let forecast = model.forecast(horizon: gap + horizon)
        rows.append(node)
        models.append((model, input))
        forecasts.append(forecast)
        scales.append(BaseForecasts.scale(of: forecast, step: gap + 1))
      } catch {
        // A whole that cannot be forecast by itself is still the sum of its parts.
        guard !isLeaf else { throw error }
      }
    }
    let floor = max(scales.max() ?? 1, 1e-300) * 1e-6
    scales = scales.map { max($0, floor) }
    summing = BaseForecasts.rows(rows, of: hierarchy.summing)
    let place = Dictionary(zip(rows, rows.indices), uniquingKeysWith: { a, _ in a })
    leafRows = hierarchy.leaves.compactMap { place[$0] }
  }

  /// The history of every node: its own, or the sum of its children's where it has none.
  private static func histories(
    _ hierarchy: Hierarchy, _ inputs: [String: ForecastInput], _ method: String
  ) throws(ForecastError) -> [Int: ForecastInput] {
    var result: [Int: ForecastInput] = [:]
    for leaf in hierarchy.leaves {
      guard let input = inputs[hierarchy.nodes[leaf]], input.count > 0 else {
        throw .failed(method: method, reason: HierarchyWords.noHistory(hierarchy.nodes[leaf]))
      }
      result[leaf] = input
    }
    let frequencies = Set(inputs.values.map(\.frequency))
    guard frequencies.count <= 1 else {
      throw .failed(method: method, reason: HierarchyWords.mixedFrequencies)
    }
    for node in hierarchy.nodes.indices where result[node] == nil {
      if let own = inputs[hierarchy.nodes[node]], own.count > 0 {
        result[node] = own
      } else {
        result[node] = try sum(node, hierarchy, result)
      }
    }
    return result
  }

  /// The weighted sum of the leaves below a node, where all are observed.
  private static func sum(
    _ node: Int, _ hierarchy: Hierarchy, _ leaves: [Int: ForecastInput]
  ) throws(ForecastError) -> ForecastInput? {
    let parts = hierarchy.leaves.enumerated().compactMap { column, leaf in
      leaves[leaf].map { (weight: hierarchy.summing[node, column], input: $0) }
    }.filter { $0.weight != 0 }
    guard let first = parts.map(\.input.start).max(),
      let last = parts.map(\.input.lastPeriod).min(),
      first <= last, let season = parts.first?.input.seasonLength
    else { return nil }
    let values = (first.ordinal...last.ordinal).map { ordinal -> Double? in
      var total = 0.0
      for part in parts {
        guard let value = part.input.values[ordinal - part.input.start.ordinal] else { return nil }
        total += part.weight * value
      }
      return total
    }
    let lower = parts.allSatisfy { ($0.input.support.lower ?? -1) >= 0 && $0.weight > 0 }
    let input = try ForecastInput(
      values: values, start: first, seasonLength: season, support: lower ? .nonNegative : .real)
    return input.count > 0 ? input : nil
  }

  /// The point forecasts of one of the last steps, as a column.
  func centres(step: Int, of horizon: Int) -> Matrix {
    Matrix(column: forecasts.map { $0.mean(step: $0.horizon - horizon + step + 1) })
  }

  /// Half the width of the middle 68% of a step.
  private static func scale(of forecast: Forecast, step: Int) -> Double {
    let interval = forecast.interval(0.6827, step: step)
    let half = (interval.upper - interval.lower) / 2
    return half.isFinite ? half : 0
  }

  private static func rows(_ rows: [Int], of matrix: Matrix) -> Matrix {
    var result = Matrix(rows: rows.count, columns: matrix.columns)
    for (i, row) in rows.enumerated() {
      for j in 0..<matrix.columns { result[i, j] = matrix[row, j] }
    }
    return result
  }
}

/// Messages about hierarchies that cannot be forecast.
enum HierarchyWords {
  static func noHistory(_ name: String) -> LocalizedText {
    LocalizedText(
      ko: "'\(name)'에 값이 없어 상위 합계까지 맞출 수 없습니다.",
      en: "'\(name)' has no values, so sums above it cannot be made to agree.")
  }

  static let mixedFrequencies = LocalizedText(
    ko: "연·분기·월 자료가 섞여 있어 함께 맞출 수 없습니다.",
    en: "Years, quarters and months are mixed, so they cannot be made to agree.")
}
