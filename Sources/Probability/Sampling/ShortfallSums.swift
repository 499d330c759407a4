import CKernels
import Foundation

/// Sums from which the mean of the worst draws follows: the expected shortfall, or conditional value
/// at risk.
///
/// Of the lowest share α it is t − E[(t − X)⁺] / α at the quantile t of α, where that is greatest (R. T.
/// Rockafellar and S. Uryasev 2000, J. Risk 2, 21–41); there it is flat, so that a t from the first
/// ``opening`` draws does for all: what is lost is a fiftieth of the standard error of 10⁷ draws.
public struct ShortfallSums: Sendable {
  /// The shares of draws whose mean is told.
  public static let shares = [0.05, 0.10]
  /// Draws from which the thresholds are read.
  public static let opening = 131_072

  private let isUpper: Bool
  private let thresholds: [Double]
  private var sums = jipyo_shortfalls()
  /// The number of values added.
  private var count = 0

  /// No values; thresholds from the first ones of a column.
  ///
  /// - Parameters:
  ///   - column: Finite numbers.
  ///   - isUpper: Whether high values are the worst ones.
  ///   - quantiles: Quantiles of the whole column by their probability, as far as known.
  public init(
    for column: UnsafeBufferPointer<Double>, isUpper: Bool, quantiles: [Double: Double] = [:]
  ) {
    self.isUpper = isUpper
    let probabilities = Self.shares.map { isUpper ? 1 - $0 : $0 }
    let known = probabilities.compactMap { quantiles[$0] }
    let isKnown = column.count <= Self.opening && known.count == probabilities.count
    thresholds =
      isKnown
      ? known
      : QuantileEstimate.type7(
        UnsafeBufferPointer(rebasing: column.prefix(Self.opening)), probabilities)
  }

  /// The same without values.
  public var empty: ShortfallSums {
    var copy = self
    copy.sums = jipyo_shortfalls()
    copy.count = 0
    return copy
  }

  /// Adds some values; of a column, in stretches that begin at multiples of ``MomentSums/block``.
  public mutating func add(_ values: UnsafeBufferPointer<Double>) {
    guard let base = values.baseAddress else { return }
    jipyo_add_shortfalls(
      base, values.count, isUpper ? -1 : 1, thresholds[0], thresholds[1], &sums)
    count += values.count
  }

  /// The same with the values of a column, or of a part of one.
  public func adding(_ values: UnsafeBufferPointer<Double>) -> ShortfallSums {
    var copy = self
    copy.add(values)
    return copy
  }

  /// Adds the sums of the values that follow.
  public mutating func add(_ next: ShortfallSums) {
    sums.sums.0 += next.sums.sums.0
    sums.sums.1 += next.sums.sums.1
    sums.squares.0 += next.sums.squares.0
    sums.squares.1 += next.sums.squares.1
    sums.farthest.0 = max(sums.farthest.0, next.sums.farthest.0)
    sums.farthest.1 = max(sums.farthest.1, next.sums.farthest.1)
    count += next.count
  }

  /// The mean of the worst draws of each of ``shares``, with its standard error.
  public var statistics: [Statistic] {
    let found = [
      (sums.sums.0, sums.squares.0, sums.farthest.0),
      (sums.sums.1, sums.squares.1, sums.farthest.1),
    ]
    let n = Double(count)
    return zip(Self.shares, zip(thresholds, found)).map { share, item in
      let (threshold, (sum, square, farthest)) = item
      let mean = sum / n
      let spread = (max(0, square / n - mean * mean) * (n / (n - 1))).squareRoot()
      let far = spread > 0 ? min(1, (farthest - mean) / spread / n.squareRoot()) : 0
      let error = hypot(1, ColumnMoments.meanTail(farthestShare: far)) * spread / n.squareRoot()
      let percent = Int((100 * share).rounded())
      return Statistic(
        value: threshold + (isUpper ? 1 : -1) * mean / share,
        standardError: count > 1 ? error / share : .nan, draws: count,
        method: "mean of the \(isUpper ? "highest" : "lowest") \(percent)%")
    }
  }
}
