import CKernels
import Foundation

/// Starting points of the models that differ in their errors only: a coarse grid of smoothing
/// parameters from one initial state, the best of every α for either kind of error.
struct ETSGrid {
  private static let alphas = (0.05, 0.2, 0.5, 0.9)
  private static let shares = [0.02, 0.2, 0.9]
  private static let damping = 0.95

  /// −2 log L without constants of a point, for additive and for relative errors.
  private(set) var additive = [(point: [Double], value: Double)](
    repeating: ([], .infinity), count: 4)
  private(set) var relative = [(point: [Double], value: Double)](
    repeating: ([], .infinity), count: 4)
  /// The components the grid was made for.
  let model: ETSModel

  init(_ model: ETSModel, _ work: ETSWorkspace, state: [Double]) {
    self.model = model
    var point = state
    point[3] = Self.damping
    let (a, n) = (Self.alphas, Double(work.observed))
    let exact = ETSSearch.exact(work)
    for beta in model.trend == nil ? [0] : Self.shares {
      for gamma in model.season == nil ? [0] : Self.shares {
        (point[1], point[2]) = (beta, gamma)
        let sums = Self.pass(model, work, point)
        let (s, r, g) = (sums.squares, sums.relative, sums.logs)
        let values = [
          (a.0, s.0, r.0, g.0), (a.1, s.1, r.1, g.1), (a.2, s.2, r.2, g.2), (a.3, s.3, r.3, g.3),
        ]
        for (k, (alpha, squares, ratios, logs)) in values.enumerated() {
          point[0] = alpha
          consider(point, n * log(max(squares, exact)), &additive[k], work.period)
          consider(point, n * log(max(ratios, exact)) + 2 * logs, &relative[k], work.period)
        }
      }
    }
  }

  private func consider(
    _ point: [Double], _ value: Double, _ best: inout (point: [Double], value: Double),
    _ period: Int
  ) {
    // NaN compares as false.
    guard value < best.value else { return }
    let admissible = point.withUnsafeBufferPointer { x in
      guard model.season != nil, let base = x.baseAddress else { return true }
      return ETSBounds.isAdmissible(model.parameters(at: base), period: period)
    }
    if admissible { best = (point, value) }
  }

  private static func pass(
    _ model: ETSModel, _ work: ETSWorkspace, _ point: [Double]
  ) -> jipyo_ets_grid_sums {
    func code(_ form: ETSModel.Form?) -> Int32 {
      form == nil ? 0 : form == .additive ? 1 : 2
    }
    let a = alphas
    let least = ETSBounds.least
    func beta(_ alpha: Double) -> Double {
      model.trend == nil ? 0 : least + point[1] * (alpha - least)
    }
    func gamma(_ alpha: Double) -> Double {
      model.season == nil ? 0 : least + point[2] * (1 - alpha - least)
    }
    var grid = jipyo_ets_grid(
      trend: code(model.trend), season: code(model.season),
      period: Int32(model.season == nil ? 1 : work.period), phi: model.damped ? damping : 1,
      alpha: a, beta: (beta(a.0), beta(a.1), beta(a.2), beta(a.3)),
      gamma: (gamma(a.0), gamma(a.1), gamma(a.2), gamma(a.3)))
    work.load(point, model)
    var sums = jipyo_ets_grid_sums()
    jipyo_ets_grid_pass(&grid, work.values, work.count, work.state, &sums)
    return sums
  }
}
