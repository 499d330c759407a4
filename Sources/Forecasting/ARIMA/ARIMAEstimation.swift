import Foundation
import Indicators

/// How an `ARIMA` becomes a `FittedARIMA`: differences, search, estimation, in this order.
struct ARIMAEstimation {
  let method: ARIMA
  let input: ForecastInput
  private let regression: ARIMARegression

  /// Beyond this length the order is chosen on the last values only.
  static let searchLength = 1_200
  /// The longest season with seasonal coefficients, as R's.
  static let longestSeason = 350
  /// Roots of an automatic model lie at least this far from 0, as in `auto.arima()`.
  static let automaticRadius = 1.01

  init(method: ARIMA, input: ForecastInput) throws(ForecastError) {
    self.method = method
    self.input = input
    regression = try ARIMARegression(input)
  }

  func fit() throws(ForecastError) -> FittedARIMA {
    guard let order = method.order else { return try automatic() }
    let constant = (method.constant ?? (order.differences == 0)) && order.differences <= 1
    let data = data(input, centred: order.differences > 0)
    try regression.requireEstimable(data, order, constant: constant)
    if let given = method.coefficients {
      guard given.fits(order) else { throw failure(.wrongCount(order)) }
      return try finish(data, order, constant, given)
    }
    let workspace = ARIMAWorkspace(data, differences: order, radius: 1)
    guard let found = workspace.fit(order, constant: constant) else { throw failure(.none) }
    return try polished(data, found, radius: 1)
  }

  private func data(_ input: ForecastInput, centred: Bool) -> ARIMAData {
    let offset = self.input.values.count - input.values.count
    return ARIMAData(
      input, regressors: regression.columns.map { Array($0.dropFirst(offset)) }, centred: centred)
  }

  private func automatic() throws(ForecastError) -> FittedARIMA {
    let plain = data(input, centred: false)
    let differences = differences(plain)
    let centred = differences.differences > 0
    let data = centred ? data(input, centred: true) : plain
    try regression.requireEstimable(data, differences, constant: false)
    let allowsConstant = differences.differences <= 1 && isEstimable(data, differences)
    if KPSSTest.isConstant(differences.differenced(data.original)) {
      return try finish(data, differences, allowsConstant, ARIMACoefficients())
    }
    let part = shortened(differences).map { self.data($0, centred: centred) } ?? data
    let radius = Self.automaticRadius
    let workspace = ARIMAWorkspace(part, differences: differences, radius: radius)
    let search = ARIMASearch(
      workspace, differences: differences, count: part.count, allowsConstant: allowsConstant)
    let ranked = search.run(count: part.count)
    let whole =
      part.count == data.count
      ? workspace : ARIMAWorkspace(data, differences: differences, radius: radius)
    guard let best = chosen(ranked.prefix(Self.finalists), whole) else { throw failure(.none) }
    return try polished(data, best, radius: radius)
  }

  /// The first of the best models that stays away from the edge when it is fitted to the end; where all go
  /// there, as a season that never changes draws them, the one with the least criterion.
  private func chosen(
    _ ranked: ArraySlice<ARIMAWorkspace.Candidate>, _ whole: ARIMAWorkspace
  ) -> ARIMAWorkspace.Candidate? {
    var atEdge: [ARIMAWorkspace.Candidate] = []
    for found in ranked {
      guard let exact = whole.fit(found.order, constant: found.constant, from: found) else {
        continue
      }
      if !exact.isAtEdge { return exact }
      atEdge.append(exact)
    }
    return atEdge.min { $0.aicc < $1.aicc }
  }

  /// How many of the best models are fitted to the end.
  static let finalists = 20

  /// Whether mean or drift can be told from the regressors.
  private func isEstimable(_ data: ARIMAData, _ order: ARIMAOrder) -> Bool {
    do throws(ForecastError) {
      try regression.requireEstimable(data, order, constant: true)
      return true
    } catch { return false }
  }

  /// The differences that make the history, less its regressors, stationary; as an order without
  /// coefficients.
  private func differences(_ data: ARIMAData) -> ARIMAOrder {
    let values = regression.residuals(data.original)
    let season = data.season <= Self.longestSeason ? data.season : 1
    var order = ARIMAOrder(0, 0, 0, season: season)
    guard !KPSSTest.isConstant(values) else { return order }
    if season > 1, let stl = STL(period: season).decompose(values),
      stl.seasonalStrength > 0.64
    {
      order.seasonalD = 1
      if regression.isFlat(after: order, count: data.count) { order.seasonalD = 0 }
    }
    for _ in 0..<KPSSTest.differences(order.differenced(values)) {
      order.d += 1
      guard regression.isFlat(after: order, count: data.count) else { continue }
      order.d -= 1
      break
    }
    return order
  }

  /// The last part of a long history, on which the order is chosen; nil for one that is short enough.
  ///
  /// It stays whole where a regressor would not vary in it.
  private func shortened(_ order: ARIMAOrder) -> ForecastInput? {
    let length = max(Self.searchLength, 8 * order.season)
    guard input.values.count > length else { return nil }
    let offset = input.values.count - length
    let flat = regression.columns.contains { column in
      KPSSTest.isConstant(order.differenced(Array(column[offset..<input.values.count])))
    }
    guard !flat else { return nil }
    let part = try? ForecastInput(
      values: Array(input.values.suffix(length)), start: input.start + offset,
      seasonLength: input.seasonLength, support: input.support)
    return part
  }

  /// The last word on the coefficients, by the likelihood that knows of the gaps.
  ///
  /// Where that likelihood would cost too much, those found with the gaps filled stay.
  private func polished(
    _ data: ARIMAData, _ found: ARIMAWorkspace.Candidate, radius: Double
  ) throws(ForecastError) -> FittedARIMA {
    let (order, constant) = (found.order, found.constant)
    let parameters = ARMAParameters(order: order, radius: radius)
    var point = found.point
    let size = order.stateLength + order.lostPeriods
    if data.hasGaps, !point.isEmpty, data.count * size * size < Self.polishWork {
      func solution(_ x: [Double]) -> ARIMASolution? {
        ARIMASolution(
          data, order, constant: constant, coefficients: parameters.coefficients(x))
      }
      var search = ResidualSearch(count: solution(point)?.used ?? 0)
      search.tolerance = 1e-6
      search.steps = 20
      let better = search.minimum(from: point) { x, out in
        guard let solution = solution(x), solution.used == search.count else { return nil }
        return solution.fillResiduals(out)
      }
      point = better?.point ?? point
    }
    return try finish(data, order, constant, parameters.coefficients(point))
  }

  /// Multiplications that one evaluation of the likelihood of a history with gaps may cost in a search.
  static let polishWork = 1_000_000

  private func finish(
    _ data: ARIMAData, _ order: ARIMAOrder, _ constant: Bool, _ coefficients: ARIMACoefficients
  ) throws(ForecastError) -> FittedARIMA {
    let solution = ARIMASolution(
      data, order, constant: constant, coefficients: coefficients,
      regression: method.regression.map { scaled($0, data, order, constant) })
    guard let solution else {
      throw failure(method.coefficients == nil ? .none : .notStationary)
    }
    return FittedARIMA(
      method: method.name, input: input, data: data, solution: solution,
      constant: constant && order.differences <= 1, regressors: regression.names,
      estimated: (method.coefficients == nil ? order.coefficientCount : 0)
        + (method.regression == nil ? solution.regression.count : 0))
  }

  /// Regression coefficients in the units of the data.
  private func scaled(
    _ values: [Double], _ data: ARIMAData, _ order: ARIMAOrder, _ constant: Bool
  ) -> [Double] {
    values.enumerated().map { index, value in
      let isMean = index == 0 && constant && order.differences == 0
      return (value - (isMean ? data.origin : 0)) / data.unit
    }
  }

  private enum Failure {
    case none, notStationary
    case wrongCount(ARIMAOrder)
  }

  private func failure(_ kind: Failure) -> ForecastError {
    let reason =
      switch kind {
      case .none:
        LocalizedText(
          ko: "이 자료로는 ARIMA 모형을 추정할 수 없습니다.",
          en: "No ARIMA model can be estimated from this history.")
      case .notStationary:
        LocalizedText(
          ko: "주어진 자기회귀 계수가 정상성 조건을 벗어납니다.",
          en: "The autoregressive coefficients given are not stationary.")
      case .wrongCount(let order):
        LocalizedText(
          ko: "계수의 개수가 \(order.label)의 차수와 다릅니다.",
          en: "The number of coefficients is not that of \(order.label).")
      }
    return .failed(method: method.name, reason: reason)
  }
}
