/// Local regression on equally spaced points, as the decomposition STL uses it.
///
/// W. S. Cleveland (1979), *Journal of the American Statistical Association* 74, 829–836, with the
/// neighbourhoods and the interpolation between every `jump`-th point of the STL program of
/// R. B. Cleveland and others (1990).
struct Loess {
  /// How many neighbours a fit uses.
  let window: Int
  /// 0 for local constants, 1 for local lines.
  let degree: Int
  /// The fit is computed at every `jump`-th point and interpolated between.
  let jump: Int

  /// The smoothed values at every point.
  func smooth(_ values: [Double]) -> [Double] {
    let n = values.count
    guard n > 1 else { return values }
    var result = values
    let step = min(jump, n - 1)
    for i in Swift.stride(from: 0, to: n, by: step) {
      let (left, right) = neighbours(i, n)
      result[i] = fit(values, at: Double(i), left, right) ?? values[i]
    }
    guard step > 1 else { return result }
    let last = (n - 1) / step * step
    if last != n - 1 {
      // As the original program, with the neighbourhood of the last point fitted.
      let (left, right) = neighbours(last, n)
      result[n - 1] = fit(values, at: Double(n - 1), left, right) ?? values[n - 1]
    }
    for start in Swift.stride(from: 0, to: n - 1, by: step) {
      let end = min(start + step, n - 1)
      let slope = (result[end] - result[start]) / Double(end - start)
      for j in (start + 1)..<max(start + 1, end) {
        result[j] = result[start] + slope * Double(j - start)
      }
    }
    return result
  }

  /// The fit at any place, from the points `left ... right`; nil where none has weight.
  func fit(_ values: [Double], at x: Double, _ left: Int, _ right: Int) -> Double? {
    var reach = max(x - Double(left), Double(right) - x)
    if window > values.count { reach += Double((window - values.count) / 2) }
    var (total, moment, square) = (0.0, 0.0, 0.0)
    var weights = [Double](repeating: 0, count: right - left + 1)
    for j in left...right {
      let distance = (Double(j) - x).magnitude
      guard distance <= 0.999 * reach else { continue }
      let ratio = distance / reach
      let core = 1 - ratio * ratio * ratio
      let weight = distance <= 0.001 * reach ? 1 : core * core * core
      weights[j - left] = weight
      total += weight
      moment += weight * Double(j)
    }
    guard total > 0 else { return nil }
    let centre = moment / total
    var tilt = 0.0
    if degree > 0, reach > 0 {
      for j in left...right {
        let distance = Double(j) - centre
        square += weights[j - left] / total * distance * distance
      }
      if square.squareRoot() > 0.001 * Double(values.count - 1) { tilt = (x - centre) / square }
    }
    var sum = 0.0
    for j in left...right {
      sum += weights[j - left] / total * (1 + tilt * (Double(j) - centre)) * values[j]
    }
    return sum
  }

  private func neighbours(_ i: Int, _ n: Int) -> (Int, Int) {
    guard window < n else { return (0, n - 1) }
    let half = (window + 1) / 2
    let left = min(max(0, i + 1 - half), n - window)
    return (left, left + window - 1)
  }
}
