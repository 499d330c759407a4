/// The sums of squares and products of one pass of a Theta model, for one α.
///
/// Given α, the one-step forecasts are linear in the initial level l₀ and in ω = 1 − 1/θ, so only α
/// has to be searched for: l₀ and ω are a least-squares solution of order two.
struct ThetaNormal {
  private(set) var levelLevel = 0.0
  private(set) var levelPull = 0.0
  private(set) var pullPull = 0.0
  private(set) var levelRest = 0.0
  private(set) var pullRest = 0.0
  private(set) var restRest = 0.0

  /// The weight of the first three errors, which the criterion leaves out; a trace of it keeps l₀
  /// determined where α is large.
  static let earlyWeight = 1e-3
  /// How many errors are left out of the criterion.
  static let early = 3

  /// Runs over framed values (NaN at a gap) with the long line's intercept and slope before each.
  init(
    _ values: UnsafeBufferPointer<Double>, _ intercepts: UnsafeBufferPointer<Double>,
    _ slopes: UnsafeBufferPointer<Double>, alpha: Double
  ) {
    let (q, inverse) = (1 - alpha, 1 / alpha)
    // The level from l₀ = 0 and ω = 0; its derivative by ω (moved by gaps only); q^i.
    var (level, lifted, power) = (0.0, 0.0, 1.0)
    for i in values.indices {
      let y = values[i]
      let pull = intercepts[i] * power + slopes[i] * (1 - q * power) * inverse
      if y.isNaN {
        lifted += alpha * pull
      } else {
        let rest = y - level
        let byWeight = lifted + pull
        let w = i < Self.early ? Self.earlyWeight : 1
        levelLevel += w * power * power
        levelPull += w * power * byWeight
        pullPull += w * byWeight * byWeight
        levelRest += w * power * rest
        pullRest += w * byWeight * rest
        restRest += w * rest * rest
        level += alpha * rest
        lifted *= q
      }
      power = power < 1e-150 ? 0 : power * q
    }
  }

  /// The best l₀ and ω (those given are kept) and the criterion there.
  func best(weight: Double?, level: Double?) -> (level: Double, weight: Double, squares: Double) {
    func given(_ w: Double) -> Double {
      level ?? (levelLevel > 0 ? (levelRest - w * levelPull) / levelLevel : 0)
    }
    var w = weight ?? 0.5
    if weight == nil {
      if let level {
        if pullPull > 0 { w = (pullRest - level * levelPull) / pullPull }
      } else if isDetermined {
        w = (levelLevel * pullRest - levelPull * levelRest) / determinant
      }
      w = min(max(w, 0), ThetaParameters.largestWeight)
    }
    let l = given(w)
    let cross = l * levelRest + w * pullRest
    let square = l * l * levelLevel + 2 * l * w * levelPull + w * w * pullPull
    return (l, w, max(0, restRest - 2 * cross + square))
  }

  private var determinant: Double { levelLevel * pullPull - levelPull * levelPull }
  private var isDetermined: Bool { determinant > 1e-12 * levelLevel * pullPull }

  /// The Cholesky factor of the covariance of (l₀, ω) per unit error variance: one loading each.
  func loadings(weightIsFree: Bool, levelIsFree: Bool) -> [(level: Double, weight: Double)] {
    guard levelIsFree, levelLevel > 0 else {
      return weightIsFree && pullPull > 0 ? [(0, 1 / pullPull.squareRoot())] : []
    }
    guard weightIsFree, isDetermined else { return [(1 / levelLevel.squareRoot(), 0)] }
    let first = (pullPull / determinant).squareRoot()
    let cross = -levelPull / determinant / first
    let second = max(0, levelLevel / determinant - cross * cross).squareRoot()
    return [(first, cross), (0, second)]
  }
}
