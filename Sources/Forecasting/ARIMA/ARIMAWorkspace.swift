import Foundation

/// One history at given differences: fits models to it, each from where a neighbour ended.
final class ARIMAWorkspace {
  /// A model with its likelihood.
  struct Candidate {
    let order: ARIMAOrder
    let constant: Bool
    /// Its place in the cube of ``ARMAParameters``.
    let point: [Double]
    /// −2 log-likelihood, in units of the data, up to `n (1 + log 2π)`.
    let deviance: Double
    /// Akaike's criterion corrected for small samples, up to the same constant; infinite where too
    /// few values remain.
    let aicc: Double
    /// Whether a coefficient is at the edge of what is allowed.
    let isAtEdge: Bool
  }

  let data: ARIMAData
  /// The distance from 0 that every root must have.
  let radius: Double
  private var estimators: [Bool: ARMAEstimator] = [:]
  private let differences: ARIMAOrder

  /// Partial autocorrelations beyond this one count as the edge.
  static let edge = 0.999

  /// Prepares a history for models with these differences.
  init(_ data: ARIMAData, differences: ARIMAOrder, radius: Double) {
    self.data = data
    self.radius = radius
    self.differences = differences
  }

  /// How many values the differences leave, gaps not counted.
  var used: Int {
    data.values.reduce(0) { $0 + ($1.isNaN ? 0 : 1) } - differences.lostPeriods
  }

  private func estimator(constant: Bool) -> ARMAEstimator {
    if let found = estimators[constant] { return found }
    let columns = data.columns(differences, constant: constant).map { differences.differenced($0) }
    let made = ARMAEstimator(
      series: differences.differenced(data.filled), regressors: Orthonormal.columns(columns),
      season: differences.season)
    estimators[constant] = made
    return made
  }

  /// The two most promising points to search from.
  private func begin(
    _ parameters: ARMAParameters, _ estimator: ARMAEstimator, _ neighbour: Candidate?
  ) -> [[Double]] {
    let order = parameters.order
    var points = estimator.starts.points(parameters)
    if let neighbour, order.coefficientCount > 0 {
      points.append(
        ARMAParameters(order: neighbour.order, radius: radius).moved(
          neighbour.point, to: parameters))
    }
    guard points.count > 2 else { return points }
    var scratch = [Double](repeating: 0, count: estimator.count)
    let values = points.map { point in
      scratch.withUnsafeMutableBufferPointer { buffer in
        buffer.baseAddress.flatMap {
          estimator.residuals(point, parameters, into: $0)
        } ?? .infinity
      }
    }
    let ranked = points.indices.sorted { values[$0] < values[$1] }
    return ranked.prefix(2).map { points[$0] }
  }

  /// How many parameters a model has, σ² included.
  func parameters(_ order: ARIMAOrder, constant: Bool) -> Int {
    order.coefficientCount + data.columns(order, constant: constant).count + 1
  }

  /// Akaike's corrected criterion from a deviance.
  func criterion(_ deviance: Double, _ order: ARIMAOrder, constant: Bool) -> Double {
    let k = Double(parameters(order, constant: constant))
    // For three values, as in auto.arima(), the criterion is not corrected.
    guard used > 3 else { return deviance + 2 * k }
    let rest = Double(used) - k - 1
    return rest > 0 ? deviance + 2 * k + 2 * k * (k + 1) / rest : .infinity
  }

  /// Fits one model.
  ///
  /// It starts from `neighbour` too, ends when the deviance changes by less than `tolerance`, and gives a
  /// model up as soon as its criterion can be seen to stay above `limit`.
  func fit(
    _ order: ARIMAOrder, constant: Bool, from neighbour: Candidate? = nil,
    tolerance: Double = 1e-12,
    limit: Double = .infinity
  ) -> Candidate? {
    let estimator = estimator(constant: constant)
    guard estimator.count > 0 else { return nil }
    let parameters = ARMAParameters(order: order, radius: radius)
    var search = ResidualSearch(count: estimator.count)
    search.tolerance = tolerance
    func residuals(_ x: [Double], _ out: UnsafeMutablePointer<Double>) -> Double? {
      estimator.residuals(x, parameters, into: out)
    }
    var found: ResidualSearch.Result?
    for start in begin(parameters, estimator, neighbour) {
      let result = search.minimum(
        from: start,
        hopeless: { [self] squares in
          criterion(estimator.deviance(max(squares, 0)), order, constant: constant) > limit
        }, residuals)
      if let result, result.squares < found?.squares ?? .infinity { found = result }
    }
    guard let found else { return nil }
    let deviance = estimator.deviance(found.squares)
    return Candidate(
      order: order, constant: constant, point: found.point, deviance: deviance,
      aicc: criterion(deviance, order, constant: constant),
      isAtEdge: found.point.contains { $0.magnitude > Self.edge })
  }
}

/// Columns made orthogonal and of length 1.
enum Orthonormal {
  /// The same space in orthonormal columns (Gram–Schmidt, twice); dependent ones become 0.
  static func columns(_ columns: [[Double]]) -> [[Double]] {
    var result: [[Double]] = []
    for column in columns {
      var rest = column
      let size = length(column)
      for _ in 0..<2 {
        for other in result {
          let product = zip(rest, other).reduce(0) { $0 + $1.0 * $1.1 }
          for t in rest.indices { rest[t] -= product * other[t] }
        }
      }
      let left = length(rest)
      result.append(rest.map { left > 1e-10 * size ? $0 / left : 0 })
    }
    return result
  }

  private static func length(_ column: [Double]) -> Double {
    column.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
