/// Where smoothing parameters are looked for: R's "both", the usual and the admissible region.
enum ETSBounds {
  /// Bounds of α, and the least β and γ.
  static let least = 0.0001
  static let most = 0.9999
  /// Bounds of φ.
  static let damping = (least: 0.8, most: 0.98)

  /// Whether old observations lose their weight.
  ///
  /// That is so where all roots of the characteristic polynomial lie in the unit circle. Without season
  /// the usual region is inside the admissible one.
  ///
  /// R. J. Hyndman, M. Akram and B. C. Archibald (2008), *Annals of the Institute of Statistical
  /// Mathematics* 60, 407–426.
  static func isAdmissible(_ p: ETSParameters, period m: Int) -> Bool {
    let (alpha, beta, gamma, phi) = (p.alpha, p.beta, p.gamma, p.phi)
    guard gamma >= max(1 - 1 / phi - alpha, 0), gamma <= 1 + 1 / phi - alpha,
      alpha >= 1 - 1 / phi - gamma * (1 - Double(m) + phi + phi * Double(m))
        / (2 * phi * Double(m)),
      beta >= -(1 - phi) * (gamma / Double(m) + alpha)
    else { return false }
    return withUnsafeTemporaryAllocation(of: Double.self, capacity: 2 * (m + 2)) { memory in
      let rise = alpha + beta - alpha * phi
      // Ascending coefficients; a root at 1, there whenever β = 0 and φ = 1, is divided out.
      for k in 0...(m + 1) { memory[k] = rise }
      memory[0] = phi * (1 - alpha - gamma)
      memory[1] = rise + gamma - 1
      memory[m] = alpha + beta - phi
      memory[m + 1] = 1
      var degree = m + 1
      if beta == 0, phi == 1 {
        var carry = 0.0
        for k in stride(from: degree, through: 1, by: -1) {
          carry += memory[k]
          memory[m + 2 + k] = carry
        }
        for k in 0..<degree { memory[k] = memory[m + 3 + k] }
        degree -= 1
      }
      return isStable(memory, degree: degree)
    }
  }

  /// Schur and Cohn: the reflection coefficients of a monic polynomial are all inside (−1, 1).
  private static func isStable(_ c: UnsafeMutableBufferPointer<Double>, degree: Int) -> Bool {
    var degree = degree
    let base = c.count / 2
    while degree > 0 {
      let k = c[0] / c[degree]
      guard k.magnitude <= 1 + 1e-10 else { return false }
      let rest = 1 - k * k
      guard rest > 1e-14 else { return true }
      for i in 1...degree { c[base + i - 1] = (c[i] - k * c[degree - i]) / rest }
      for i in 0..<degree { c[i] = c[base + i] }
      degree -= 1
    }
    return true
  }
}
