/// Means and variances of the next periods in closed form, where there is one.
///
/// Hyndman, Koehler, Ord and Snyder (2008), ch. 6: class 1 (all additive), class 2 (relative errors with
/// additive trend and season) and class 3 (relative errors with a multiplicative season).
struct ETSMoments {
  let means: [Double]
  let variances: [Double]
  /// ψ₀ = 1, ψ₁, …: what an error does to the later periods, relative to its own.
  let weights: [Double]

  /// Nil for the models without closed form.
  init?(
    _ model: ETSModel, _ p: ETSParameters, _ last: ETSState, variance: Double, horizon: Int
  ) {
    guard model.trend != .multiplicative, model.error == .multiplicative || model.isLinear
    else { return nil }
    weights = Self.weights(model, p, last, horizon)
    let path = last.path(model, p, horizon)
    if model.season == .multiplicative {
      (means, variances) = Self.productMoments(model, p, last, variance, horizon)
      return
    }
    means = path
    guard model.error == .multiplicative else {
      var sum = 0.0
      variances = weights.map { weight in
        sum += weight * weight
        return variance * sum
      }
      return
    }
    variances = Self.relativeVariances(path, weights, variance)
  }

  /// `c_j = α + β (φ + … + φ^j) + γ [j a multiple of the season]`, after a leading 1.
  ///
  /// For a multiplicative season, where errors act in proportion, growth counts relative to the level.
  static func weights(
    _ model: ETSModel, _ p: ETSParameters, _ last: ETSState, _ horizon: Int
  ) -> [Double] {
    var (power, growth) = (1.0, 0.0)
    let period = last.season.count
    return (0..<max(0, horizon)).map { j in
      guard j > 0 else { return 1 }
      power *= p.phi
      growth += power
      let seasonal = period > 0 && j % period == 0 ? p.gamma : 0
      return p.alpha + (model.trend == nil ? 0 : p.beta * growth) + seasonal
    }
  }

  /// Class 2: `θ_h = μ_h² + σ² Σ c_j² θ_{h−j}`, variance `(1 + σ²) θ_h − μ_h²`.
  private static func relativeVariances(
    _ means: [Double], _ weights: [Double], _ variance: Double
  ) -> [Double] {
    var theta = [Double](repeating: 0, count: means.count)
    return means.indices.map { h in
      var sum = 0.0
      for j in 1..<max(1, h + 1) { sum += weights[j] * weights[j] * theta[h - j] }
      theta[h] = means[h] * means[h] + variance * sum
      return variance * theta[h] + variance * sum
    }
  }
}

extension ETSMoments {
  /// First and second moments of (level, trend) times one seasonal index.
  private struct Product {
    var level, trend, levelLevel, levelTrend, trendTrend: Double
  }

  /// Class 3: the product of state and seasonal index moves linearly with random coefficients, each
  /// position of the season by itself.
  private static func productMoments(
    _ model: ETSModel, _ p: ETSParameters, _ last: ETSState, _ variance: Double, _ horizon: Int
  ) -> ([Double], [Double]) {
    let b = model.trend == nil ? 0 : last.trend
    var products = last.season.map { s in
      Product(
        level: last.level * s, trend: b * s, levelLevel: last.level * last.level * s * s,
        levelTrend: last.level * b * s * s, trendTrend: b * b * s * s)
    }
    var (means, variances) = ([Double](), [Double]())
    for h in 0..<horizon {
      let now = h % products.count
      let w = products[now]
      let mean = w.level + p.phi * w.trend
      let square = w.levelLevel + 2 * p.phi * w.levelTrend + p.phi * p.phi * w.trendTrend
      means.append(mean)
      variances.append(max(0, (1 + variance) * square - mean * mean))
      for j in products.indices {
        products[j] = step(products[j], p, gamma: j == now ? p.gamma : 0, variance)
      }
    }
    return (means, variances)
  }

  /// One period on: `w' = (1 + γ ε)(F + g kᵀ ε) w` with `F = [1 φ; 0 φ]`, `g = (α, β)`, `k = (1, φ)`.
  private static func step(
    _ w: Product, _ p: ETSParameters, gamma: Double, _ variance: Double
  ) -> Product {
    let (a, b, phi) = (p.alpha, p.beta, p.phi)
    // F w and kᵀ w, and their second moments.
    let q = w.level + phi * w.trend
    let qq = w.levelLevel + 2 * phi * w.levelTrend + phi * phi * w.trendTrend
    let qb = phi * (w.levelTrend + phi * w.trendTrend)
    let bb = phi * phi * w.trendTrend
    let plain = 1 + gamma * gamma * variance
    let cross = 2 * gamma * variance
    let square = variance * (1 + 3 * gamma * gamma * variance)
    return Product(
      level: q * (1 + gamma * a * variance),
      trend: phi * w.trend + gamma * b * variance * q,
      levelLevel: qq * (plain + 2 * a * cross + a * a * square),
      levelTrend: qb * (plain + a * cross) + qq * (b * cross + a * b * square),
      trendTrend: bb * plain + 2 * b * cross * qb + b * b * square * qq)
  }
}
