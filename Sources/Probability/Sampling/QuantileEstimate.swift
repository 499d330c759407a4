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
  /// with the beta weights of F. E. Harrell and C. E. Davis (1982), Biometrika 69, 635–640; above, half the distance between the order statistics one binomial standard deviation to each
  /// side. Both ask nothing of the distribution. NaN with fewer than two values.
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

  /// The quantiles of an unsorted sample at several probabilities.
  public static func estimates(_ values: [Double], _ probabilities: [Double]) -> [Statistic] {
    let sorted = values.sorted()
    return probabilities.map { estimate(sorted: sorted, $0) }
  }

  static func maritzJarrett(_ values: [Double], _ p: Double) -> Double {
    let n = Double(values.count)
    let (a, b) = (p * (n + 1), (1 - p) * (n + 1))
    let spread = 10 * (p * (1 - p) / n).squareRoot() + 40 / n
    let first = max(0, Int(n * (p - spread)))
    let last = min(values.count, Int(n * (p + spread)) + 1)
    let centre = type7(sorted: values, p)
    var (weight, first1, second) = (0.0, 0.0, 0.0)
    var below = first == 0 ? 0 : SpecialFunctions.incompleteBeta(Double(first) / n, a, b).lower
    for i in first..<last {
      let above =
        i + 1 == values.count
        ? 1 : SpecialFunctions.incompleteBeta(Double(i + 1) / n, a, b).lower
      let w = above - below
      let deviation = values[i] - centre
      weight += w
      first1 += w * deviation
      second += w * deviation * deviation
      below = above
    }
    guard weight > 0 else { return .nan }
    let mean = first1 / weight
    return max(0, second / weight - mean * mean).squareRoot()
  }

  static func orderStatistics(_ values: [Double], _ p: Double) -> Double {
    let n = Double(values.count)
    let step = (p * (1 - p) / n).squareRoot()
    let low = max(0, p - step)
    let high = min(1, p + step)
    let distance = type7(sorted: values, high) - type7(sorted: values, low)
    return distance / (high - low) * step
  }
}
