/// The recursions of complex exponential smoothing over a table of states.
///
/// I. Svetunkov, N. Kourentzes and J. K. Ord (2022), *Naval Research Logistics* 69, 1108–1123. With the
/// error `e`, level l and potential p: `l' = l − (1 − α₁) p + (α₀ − α₁) e`,
/// `p' = l + (1 − α₀) p + (α₀ + α₁) e`.
struct ComplexPass {
  let lag: Int
  let parameters: SIMD4<Double>
  let l: UnsafeMutableBufferPointer<Double>
  let p: UnsafeMutableBufferPointer<Double>
  let s: UnsafeMutableBufferPointer<Double>
  let u: UnsafeMutableBufferPointer<Double>

  /// Without a season.
  func plain(_ values: UnsafeBufferPointer<Double>, beyond: Int) -> Double {
    let (a, b) = (parameters[0], parameters[1])
    let (toLevel, toPotential) = (a - b, a + b)
    let (fade, keep) = (1 - b, 1 - a)
    var (level, potential, sum) = (l[lag - 1], p[lag - 1], 0.0)
    for i in 0..<(values.count + beyond) {
      var error = 0.0
      if i < values.count, !values[i].isNaN { error = values[i] - level }
      sum += error * error
      let next = level - fade * potential + toLevel * error
      potential = level + keep * potential + toPotential * error
      level = next
      l[lag + i] = level
      p[lag + i] = potential
    }
    return sum
  }

  /// With level and potential of the same season a year earlier.
  func simple(_ values: UnsafeBufferPointer<Double>, beyond: Int) -> Double {
    let (a, b) = (parameters[0], parameters[1])
    let (toLevel, toPotential) = (a - b, a + b)
    let (fade, keep) = (1 - b, 1 - a)
    var sum = 0.0
    for i in 0..<(values.count + beyond) {
      let (level, potential) = (l[i], p[i])
      var error = 0.0
      if i < values.count, !values[i].isNaN { error = values[i] - level }
      sum += error * error
      l[lag + i] = level - fade * potential + toLevel * error
      p[lag + i] = level + keep * potential + toPotential * error
    }
    return sum
  }

  /// With an additive season that takes up β₀ of each error.
  func partial(_ values: UnsafeBufferPointer<Double>, beyond: Int) -> Double {
    let (a, b, c) = (parameters[0], parameters[1], parameters[2])
    let (toLevel, toPotential) = (a - b, a + b)
    let (fade, keep) = (1 - b, 1 - a)
    var (level, potential, sum) = (l[lag - 1], p[lag - 1], 0.0)
    for i in 0..<(values.count + beyond) {
      let index = s[i]
      var error = 0.0
      if i < values.count, !values[i].isNaN { error = values[i] - index - level }
      sum += error * error
      let next = level - fade * potential + toLevel * error
      potential = level + keep * potential + toPotential * error
      level = next
      l[lag + i] = level
      p[lag + i] = potential
      s[lag + i] = index + c * error
    }
    return sum
  }

  /// With a complex season of its own parameters.
  func full(_ values: UnsafeBufferPointer<Double>, beyond: Int) -> Double {
    let (a, b, c, d) = (parameters[0], parameters[1], parameters[2], parameters[3])
    let (toLevel, toPotential, toSeason, toShadow) = (a - b, a + b, c - d, c + d)
    let (fade, keep, fadeSeason, keepSeason) = (1 - b, 1 - a, 1 - d, 1 - c)
    var (level, potential, sum) = (l[lag - 1], p[lag - 1], 0.0)
    for i in 0..<(values.count + beyond) {
      let (index, shadow) = (s[i], u[i])
      var error = 0.0
      if i < values.count, !values[i].isNaN { error = values[i] - index - level }
      sum += error * error
      let next = level - fade * potential + toLevel * error
      potential = level + keep * potential + toPotential * error
      level = next
      l[lag + i] = level
      p[lag + i] = potential
      s[lag + i] = index - fadeSeason * shadow + toSeason * error
      u[lag + i] = index + keepSeason * shadow + toShadow * error
    }
    return sum
  }
}
