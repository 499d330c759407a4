import Foundation

/// A linear scale from data to pixels with round tick values.
struct Scale {
  let domain: ClosedRange<Double>
  let range: (from: Double, to: Double)
  let ticks: [Double]

  /// Covers the values (and 0 where asked) with about `count` round steps.
  init(covering values: [Double], includeZero: Bool, range: (from: Double, to: Double), count: Int)
  {
    let finite = values.filter(\.isFinite) + (includeZero ? [0] : [])
    var low = finite.min() ?? 0
    var high = finite.max() ?? 1
    if low == high {
      let pad = low == 0 ? 1 : abs(low) * 0.1
      low -= includeZero && low == 0 ? 0 : pad
      high += pad
    }
    let step = Scale.niceStep((high - low) / Double(max(count, 1)))
    let first = (low / step).rounded(.down) * step
    let last = (high / step).rounded(.up) * step
    let steps = min(Int(((last - first) / step).rounded()), 50)
    ticks = (0...max(steps, 1)).map { first + Double($0) * step }
    domain = first...max(last, first + step)
    self.range = range
  }

  /// The pixel of a value.
  func callAsFunction(_ value: Double) -> Double {
    let share = (value - domain.lowerBound) / (domain.upperBound - domain.lowerBound)
    return range.from + share * (range.to - range.from)
  }

  /// The smallest of 1, 2, 2.5, 5 × 10ⁿ that is not below `raw`.
  static func niceStep(_ raw: Double) -> Double {
    guard raw > 0, raw.isFinite else { return 1 }
    let power = pow(10, floor(log10(raw)))
    let steps = [1, 2, 2.5, 5, 10].map { $0 * power }
    return steps.first { $0 >= raw * 0.999_999 } ?? 10 * power
  }
}
