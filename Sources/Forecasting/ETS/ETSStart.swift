/// Where the search for the initial states begins, as R's `initstate`: classical decomposition, then a
/// mean or a straight line through the first values.
struct ETSStart {
  /// The seasonal indices in time order; empty without season.
  let season: [Double]
  /// The mean of the first values without their season.
  let level: Double
  /// Intercept and slope of the line through the first values without their season.
  let line: (level: Double, slope: Double)

  /// Nil where a season of the asked form cannot be found.
  init?(_ work: ETSWorkspace, season form: ETSModel.Form?) {
    let values = work.history
    let m = form == nil ? 1 : work.period
    var indices: [Double] = []
    if let form {
      guard let found = Self.indices(values, m, form) else { return nil }
      indices = found
    }
    var (n, sumT, sumY, sumTT, sumTY) = (0.0, 0.0, 0.0, 0.0, 0.0)
    let wanted = max(10, 2 * m)
    for (t, value) in values.enumerated() where !value.isNaN {
      let adjusted =
        form == nil
        ? value : form == .additive ? value - indices[t % m] : value / indices[t % m]
      let time = Double(t + 1)
      n += 1
      sumT += time
      sumY += adjusted
      sumTT += time * time
      sumTY += time * adjusted
      if Int(n) >= wanted { break }
    }
    guard n > 0 else { return nil }
    let spread = sumTT - sumT * sumT / n
    let slope = spread > 0 ? (sumTY - sumT * sumY / n) / spread : 0
    season = indices
    level = sumY / n
    line = (sumY / n - slope * sumT / n, slope)
  }

  /// Classical decomposition from three seasons on, else the means by position of the season around a
  /// straight line.
  private static func indices(
    _ values: UnsafeBufferPointer<Double>, _ m: Int, _ form: ETSModel.Form
  ) -> [Double]? {
    let history = values.map { $0.isNaN ? nil : $0 }
    if values.count >= 3 * m,
      let found = ClassicalDecomposition(
        history, season: m, form: form == .additive ? .additive : .multiplicative)
    {
      return form == .additive ? found.indices : found.indices.map { max($0, 0.01) }
    }
    return around(history, m, form)
  }

  private static func around(_ values: [Double?], _ m: Int, _ form: ETSModel.Form) -> [Double]? {
    let slope = ThetaLine.slope(values)
    var (sums, counts, level, n) = (
      [Double](repeating: 0, count: m), [Double](repeating: 0, count: m), 0.0, 0.0
    )
    for (t, value) in values.enumerated() {
      guard let value else { continue }
      level += value - slope * Double(t)
      n += 1
    }
    level /= max(n, 1)
    for (t, value) in values.enumerated() {
      guard let value else { continue }
      let middle = level + slope * Double(t)
      sums[t % m] += form == .additive ? value - middle : value / max(middle, 0.01 * level)
      counts[t % m] += 1
    }
    // Half way to no season: the first guess from a single year is mostly noise.
    let neutral = form == .additive ? 0.0 : 1.0
    let raw = zip(sums, counts).map { sum, count in
      count > 0 ? (sum / count + neutral) / 2 : neutral
    }
    let centre = raw.reduce(0, +) / Double(m)
    let result = raw.map { form == .additive ? $0 - centre : max($0 / centre, 0.01) }
    return result.allSatisfy(\.isFinite) ? result : nil
  }
}
