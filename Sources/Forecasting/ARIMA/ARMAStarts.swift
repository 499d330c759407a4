/// Where the search for the coefficients of a model may begin.
///
/// At zero the effects of an autoregressive and of a moving-average term are the same, so that a search
/// from there can only follow the ridge between them. The regression of E. J. Hannan and J. Rissanen
/// (1982, *Biometrika* 69, 81–94), of the series on its own past and on the errors of a long
/// autoregression, tells them apart.
final class ARMAStarts {
  private let series: [Double]
  private let errors: [Double]
  private let season: Int

  /// Prepares a differenced series; its regressors are left out by ordinary least squares first.
  init(series: [Double], regressors: [[Double]], season: Int) {
    var rest = series
    for column in regressors {
      let product = zip(rest, column).reduce(0) { $0 + $1.0 * $1.1 }
      for t in rest.indices { rest[t] -= product * column[t] }
    }
    self.series = rest
    self.season = season
    errors = Self.longErrors(rest, season: season)
  }

  /// Points to begin at, the most promising ones unknown.
  func points(_ parameters: ARMAParameters) -> [[Double]] {
    let order = parameters.order
    let n = order.coefficientCount
    let zero = [Double](repeating: 0, count: n)
    guard n > 0 else { return [zero] }
    var result = [zero]
    if let regressed = regressed(order) {
      var shrunk = regressed
      for _ in 0..<6 {
        if let point = parameters.point(shrunk) {
          result.append(point.map { min(max($0, -0.95), 0.95) })
          break
        }
        shrunk = shrunk.scaled(0.7)
      }
    }
    if order.p > 0, order.q > 0 {
      for (a, b) in [(0.8, 0.4), (-0.5, -0.8), (0.4, -0.4), (-0.4, 0.4)] {
        var point = zero
        (point[0], point[order.p]) = (a, b)
        result.append(point)
      }
    }
    if order.seasonalP > 0, order.seasonalQ > 0 {
      for base in result.prefix(2) {
        var point = base
        (point[order.p + order.q], point[order.p + order.q + order.seasonalP]) = (0.7, 0.4)
        result.append(point)
      }
    }
    return result
  }

  /// The coefficients by least squares on past values and past errors, cross terms left out.
  private func regressed(_ order: ARIMAOrder) -> ARIMACoefficients? {
    let (p, q, sp, sq) = (order.p, order.q, order.seasonalP, order.seasonalQ)
    let lags =
      (0..<p).map { $0 + 1 } + (0..<q).map { $0 + 1 } + (0..<sp).map { ($0 + 1) * season }
      + (0..<sq).map { ($0 + 1) * season }
    let fromErrors = lags.indices.map { ($0 >= p && $0 < p + q) || $0 >= p + q + sp }
    let first = lags.max() ?? 0
    guard series.count - first > lags.count + 1 else { return nil }
    let columns = zip(lags, fromErrors).map { lag, isError in
      (first..<series.count).map { isError ? errors[$0 - lag] : series[$0 - lag] }
    }
    let x = Self.ridge(columns, Array(series[first...]))
    return ARIMACoefficients(
      ar: Array(x[..<p]), ma: Array(x[p..<(p + q)]), seasonalAR: Array(x[(p + q)..<(p + q + sp)]),
      seasonalMA: Array(x[(p + q + sp)...]))
  }

  /// The errors of a long autoregression; the values themselves where it does not reach.
  private static func longErrors(_ series: [Double], season: Int) -> [Double] {
    let reach = min(series.count / 4, season > 1 && season <= 24 ? season + 2 : 10)
    guard reach > 0 else { return series }
    let columns = (1...reach).map { lag in
      (reach..<series.count).map { series[$0 - lag] }
    }
    let weights = ridge(columns, Array(series[reach...]))
    var result = series
    for t in reach..<series.count {
      for (lag, weight) in weights.enumerated() { result[t] -= weight * series[t - lag - 1] }
    }
    return result
  }

  /// Least squares with a touch of shrinkage, which keeps near-dependent columns harmless.
  private static func ridge(_ columns: [[Double]], _ y: [Double]) -> [Double] {
    let k = columns.count
    func product(_ a: [Double], _ b: [Double]) -> Double {
      var sum = 0.0
      for t in a.indices { sum += a[t] * b[t] }
      return sum
    }
    var lower = [[Double]](repeating: [Double](repeating: 0, count: k), count: k)
    var x = [Double](repeating: 0, count: k)
    for i in 0..<k {
      for j in 0...i {
        let entry = product(columns[i], columns[j])
        var sum = i == j ? entry * 1.001 + 1e-300 : entry
        for l in 0..<j { sum -= lower[i][l] * lower[j][l] }
        lower[i][j] = i == j ? max(sum, 1e-12 * entry + 1e-300).squareRoot() : sum / lower[j][j]
      }
      var sum = product(columns[i], y)
      for l in 0..<i { sum -= lower[i][l] * x[l] }
      x[i] = sum / lower[i][i]
    }
    for i in stride(from: k - 1, through: 0, by: -1) {
      for l in (i + 1)..<max(i + 1, k) { x[i] -= lower[l][i] * x[l] }
      x[i] /= lower[i][i]
    }
    return x
  }
}

extension ARIMACoefficients {
  /// All coefficients times a factor.
  func scaled(_ factor: Double) -> ARIMACoefficients {
    ARIMACoefficients(
      ar: ar.map { $0 * factor }, ma: ma.map { $0 * factor },
      seasonalAR: seasonalAR.map { $0 * factor }, seasonalMA: seasonalMA.map { $0 * factor })
  }
}
