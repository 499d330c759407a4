/// Sample quantiles with their standard error.
public enum QuantileEstimate {
  /// Samples up to this size are sorted, larger ones only searched.
  static let sortedLimit = 4096
  /// How many binomial standard deviations lie between a quantile and the order statistics that tell its
  /// error: as many as make a 95% interval, whose ends these then are but for the weights of the sides.
  private static let reach = 1.959963984540054
  private static let method = "type 7, order statistics"

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
  /// The error is the distance to the order statistics 1.96 binomial standard deviations to each side, over
  /// 1.96, as ``error(below:above:)`` joins them, so that ± 1.96 errors are about the interval that order
  /// statistics give without any assumption (W. J. Conover, Practical Nonparametric Statistics, 3.2). NaN with
  /// fewer than two values.
  public static func estimate(sorted values: [Double], _ p: Double) -> Statistic {
    guard values.count > 1, p > 0, p < 1 else {
      return Statistic(
        value: type7(sorted: values, p), standardError: .nan, draws: values.count, method: method)
    }
    let found = estimates([p], count: values.count) { ranks in ranks.map { values[$0] } }
    return found?[0]
      ?? Statistic(value: .nan, standardError: .nan, draws: values.count, method: method)
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
    guard values.count > sortedLimit else {
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

  /// The quantiles of numbers whose order statistics are looked up.
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
        draws: count, method: method)
    }
  }

  /// One error from the distances to the ends of an interval.
  ///
  /// The root of three fifths of the wider one's
  /// square and two of the narrower one's, with which intervals of skew samples hold 95% as symmetric ones do
  /// (`Tests/Reference/probability/quantile_errors.py`). Where one end is the quantile itself, it lies among
  /// equal values, and the other end may be the next one up or down, which no smaller error reaches.
  public static func error(below: Double, above: Double) -> Double {
    let (far, near) = (max(below, above), min(below, above))
    guard near != 0 else { return far }
    // A share, so that no square overflows or vanishes.
    let share = far > 0 && far.isFinite ? near / far : 0
    return far * (0.6 + 0.4 * share * share).squareRoot()
  }

  /// Each probability, and 1.96 binomial standard deviations to each side of it.
  public static func points(_ probabilities: [Double], count: Int) -> [[Double]] {
    probabilities.map { p in
      let step = reach * (p * (1 - p) / Double(count)).squareRoot()
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
}
