/// Polynomials `1 − Σ φ_j z^j` whose roots all lie beyond a radius, as points of a cube.
///
/// The partial autocorrelations of a stationary autoregression fill the open cube (−1, 1)^p exactly
/// (O. Barndorff-Nielsen and G. Schou, 1973, *Journal of Multivariate Analysis* 3, 408–419), and
/// scaling the j-th coefficient by radius^j moves the unit circle to the radius.
enum StationaryRegion {
  /// The coefficients φ from partial autocorrelations, by the Durbin–Levinson recursion.
  static func coefficients(_ partial: ArraySlice<Double>, radius: Double) -> [Double] {
    var phi: [Double] = []
    phi.reserveCapacity(partial.count)
    for r in partial {
      let k = phi.count
      let old = phi
      for j in 0..<k { phi[j] = old[j] - r * old[k - 1 - j] }
      phi.append(r)
    }
    var scale = 1.0
    for j in phi.indices {
      scale /= radius
      phi[j] *= scale
    }
    return phi
  }

  /// The partial autocorrelations of coefficients; nil where a root lies inside or on the radius.
  static func partial(_ coefficients: [Double], radius: Double = 1) -> [Double]? {
    var phi = coefficients
    var scale = 1.0
    for j in phi.indices {
      scale *= radius
      phi[j] *= scale
    }
    var result = phi
    for k in stride(from: phi.count - 1, through: 0, by: -1) {
      let r = phi[k]
      guard r.magnitude < 1 else { return nil }
      result[k] = r
      let old = phi
      for j in 0..<k { phi[j] = (old[j] + r * old[k - 1 - j]) / (1 - r * r) }
    }
    return result
  }
}
