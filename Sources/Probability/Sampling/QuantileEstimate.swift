/// Sample quantiles with their standard error.
public enum QuantileEstimate {
  /// Samples up to this size use Maritz and Jarrett's standard error.
  static let maritzJarrettLimit = 4096

  /// Hyndman and Fan's type 7 (R's and NumPy's default) of a sorted sample; NaN without values or for
  /// a probability outside [0, 1].
  public static func type7(sorted values: [Double], _ p: Double) -> Double {
    guard !values.isEmpty, p >= 0, p <= 1 else { return .nan }
    let position = p * Double(values.count - 1)
    let lower = Int(position)
    guard lower + 1 < values.count else { return values[values.count - 1] }
    let share = position - Double(lower)
    if share == 0 { return values[lower] }
    return values[lower] + share * (values[lower + 1] - values[lower])
  }

  /// The type 7 quantile of a sorted sample with a standard error.
  ///
  /// Up to 4,096 values the error is that of J. S. Maritz and R. G. Jarrett (1978), JASA 73, 194–196,
  /// with the beta weights of F. E. Harrell and C. E. Davis (1982), Biometrika 69, 635–640; above,
  /// the distance to the order statistics one binomial standard deviation to each side, as
  /// ``error(below:above:)`` joins them. Both ask nothing of the distribution. NaN with fewer than
  /// two values.
  public static func estimate(sorted values: [Double], _ p: Double) -> Statistic {
    let value = type7(sorted: values, p)
    let small = values.count <= maritzJarrettLimit
    let method = small ? "type 7, Maritz–Jarrett" : "type 7, order statistics"
    guard values.count > 1, p > 0, p < 1 else {
      return Statistic(value: value, standardError: .nan, draws: values.count, method: method)
    }
    return Statistic(
      value: value,
      standardError: small ? maritzJarrett(values, p) : orderStatistics(values, p),
      draws: values.count, method: method)
  }

  /// The quantiles of an unsorted sample of finite numbers at several probabilities.
  ///
  /// The same as of the sorted sample; long samples are not sorted, only searched.
  public static func estimates(_ values: [Double], _ probabilities: [Double]) -> [Statistic] {
    values.withUnsafeBufferPointer { estimates($0, probabilities) }
  }

  /// The quantiles of an unsorted sample of finite numbers at several probabilities.
  public static func estimates(
    _ values: UnsafeBufferPointer<Double>, _ probabilities: [Double]
  ) -> [Statistic] {
    guard values.count > maritzJarrettLimit else {
      let sorted = values.sorted()
      return probabilities.map { estimate(sorted: sorted, $0) }
    }
    let inside = probabilities.map { $0 > 0 && $0 < 1 ? $0 : 0.5 }
    let found = estimates(inside, count: values.count) { ranks in
      OrderStatistics.values(values, ranks: ranks)
    }
    return zip(probabilities, found ?? []).map { p, statistic in
      guard p > 0, p < 1 else {
        let edge = p == 0 ? values.min() : p == 1 ? values.max() : nil
        return Statistic(
          value: edge ?? .nan, standardError: .nan, draws: values.count, method: statistic.method)
      }
      return statistic
    }
  }

  /// The quantiles of more than 4,096 numbers whose order statistics are looked up.
  ///
  /// - Parameters:
  ///   - probabilities: Strictly between 0 and 1.
  ///   - count: How many numbers there are.
  ///   - ranked: Gives the values at some ranks, from 0, or nil.
  /// - Returns: A quantile with its error for each, or nil where `ranked` gave nil.
  public static func estimates(
    _ probabilities: [Double], count: Int, ranked: ([Int]) -> [Double]?
  ) -> [Statistic]? {
    let points = self.points(probabilities, count: count)
    guard let found = type7(points.flatMap(\.self), count: count, ranked: ranked) else {
      return nil
    }
    return probabilities.indices.map { i in
      let p = probabilities[i]
      let step = (p * (1 - p) / Double(count)).squareRoot()
      let (value, low, high) = (found[3 * i], found[3 * i + 1], found[3 * i + 2])
      return Statistic(
        value: value,
        standardError: error(
          below: (value - low) * (step / (p - points[i][1])),
          above: (high - value) * (step / (points[i][2] - p))),
        draws: count, method: "type 7, order statistics")
    }
  }

  /// One error from the distances to the ends of an interval: three quarters of the wider one and
  /// one of the narrower, so that what is lost on the wider side is not more than what the narrower
  /// one wins.
  public static func error(below: Double, above: Double) -> Double {
    (3 * max(below, above) + min(below, above)) / 4
  }

  /// Each probability, and one binomial standard deviation to each side of it.
  public static func points(_ probabilities: [Double], count: Int) -> [[Double]] {
    probabilities.map { p in
      let step = (p * (1 - p) / Double(count)).squareRoot()
      return [p, max(0, p - step), min(1, p + step)]
    }
  }

  /// The type 7 quantiles of an unsorted sample of finite numbers, without errors.
  ///
  /// - Parameters:
  ///   - values: At least one.
  ///   - probabilities: In [0, 1].
  /// - Returns: A quantile for each.
  public static func type7(
    _ values: UnsafeBufferPointer<Double>, _ probabilities: [Double]
  ) -> [Double] {
    guard !values.isEmpty else { return probabilities.map { _ in .nan } }
    return type7(probabilities, count: values.count) {
      OrderStatistics.values(values, ranks: $0)
    } ?? probabilities.map { _ in .nan }
  }

  private static func type7(
    _ probabilities: [Double], count: Int, ranked: ([Int]) -> [Double]?
  ) -> [Double]? {
    let positions = probabilities.map { $0 * Double(count - 1) }
    let ranks = positions.flatMap { [Int($0), min(Int($0) + 1, count - 1)] }
    guard let found = ranked(ranks) else { return nil }
    return positions.indices.map { i in
      let share = positions[i] - Double(ranks[2 * i])
      let (low, high) = (found[2 * i], found[2 * i + 1])
      return share == 0 ? low : low + share * (high - low)
    }
  }

  static func maritzJarrett(_ values: [Double], _ p: Double) -> Double {
    let weights = OrderWeights.of(p, count: values.count)
    let range = weights.first..<(weights.first + weights.weights.count)
    let centre = type7(sorted: values, p)
    // In units of the largest deviation, so that no square overflows or vanishes.
    let unit = max(
      centre - values[range.lowerBound],
      values[max(range.lowerBound, range.upperBound - 1)] - centre)
    guard unit > 0, unit.isFinite else { return unit == 0 ? 0 : .nan }
    var (weight, first, second) = (0.0, 0.0, 0.0)
    for (value, w) in zip(values[range], weights.weights) {
      let deviation = (value - centre) / unit
      weight += w
      first += w * deviation
      second += w * deviation * deviation
    }
    guard weight > 0 else { return .nan }
    let mean = first / weight
    return max(0, second / weight - mean * mean).squareRoot() * unit
  }

  static func orderStatistics(_ values: [Double], _ p: Double) -> Double {
    estimates([p], count: values.count) { ranks in ranks.map { values[$0] } }?[0].standardError
      ?? .nan
  }
}
