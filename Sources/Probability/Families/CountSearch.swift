import Glibc

/// The quantile of a count.
enum CountSearch {
  /// The smallest whole k in `0...limit` with `cumulative(k) ≥ p`, for 0 < p < 1.
  ///
  /// Starts at the normal approximation, doubles its steps to a bracket and halves that.
  static func smallest(
    reaching p: Double, mean: Double, sd: Double, limit: Double,
    cumulative: (Double) -> Double
  ) -> Double {
    let z = SpecialFunctions.normalQuantile(p)
    let guess = floor(mean + sd * z)
    var high = min(max(guess, 0), limit)
    var step = max(1, floor(sd / 64))
    while high < limit, cumulative(high) < p {
      high = min(limit, high + step)
      step *= 2
    }
    var low = high - 1
    step = max(1, floor(sd / 64))
    while low >= 0, cumulative(low) >= p {
      high = low
      low = max(-1, low - step)
      step *= 2
    }
    low = max(low, -1)
    while high - low > 1 {
      let middle = floor(low + (high - low) / 2)
      if middle <= low || middle >= high { break }
      if cumulative(middle) >= p { high = middle } else { low = middle }
    }
    return high
  }
}
