import Indicators

/// Multiple temporal aggregation (`imapa`): smoothing of sums over 1, 2, … periods, averaged.
///
/// The longest sum spans the mean interval between values above 0; each level is smoothed with the best
/// α in [0.1, 0.3]. With that longest level alone it is ADIDA. F. Petropoulos and N. Kourentzes (2015),
/// *Journal of the Operational Research Society* 66, 914–924; K. Nikolopoulos and others (2011), JORS 62,
/// 544–554.
public struct MultipleAggregation: ForecastMethod {
  /// Whether only the longest sums are smoothed (ADIDA) instead of all.
  public let usesLongestOnly: Bool

  /// Makes the method.
  public init(usesLongestOnly: Bool = false) {
    self.usesLongestOnly = usesLongestOnly
  }

  /// `imapa`, or `adida` with the longest level alone.
  public var name: String { usesLongestOnly ? "adida" : "imapa" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// The longest sum, whatever the mean interval.
  static let longestLevel = 1000

  /// Smooths the sums at every level.
  ///
  /// - Throws: `tooFewObservations`; `outsideDomain` for a value that is not a whole number from 0.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedRate {
    try requireEnough(input)
    let history = try CountHistory(input, method: name)
    let intervals = history.intervals
    let mean = intervals.reduce(0, +) / Double(max(1, intervals.count))
    let longest = min(Self.longestLevel, Int(mean.rounded(.toNearestOrEven)))
    let levels = Array((usesLongestOnly ? max(1, longest) : 1)...max(1, longest))
    let rates = Self.rates(history.observed, levels)
    let chances = SparseSmoothing.forecasts(
      history.observed.map { $0 > 0 ? 1 : 0 }, alpha: 0.1)
    let last = max(1, longest)
    let label =
      usesLongestOnly
      ? LocalizedText(ko: "ADIDA(\(last)기간 합)", en: "ADIDA(sums of \(last))")
      : LocalizedText(ko: "IMAPA(1~\(last)기간 합)", en: "IMAPA(sums of 1 to \(last))")
    return FittedRate(
      method: name, label: label,
      input: input, history: history, rates: rates, positive: chances.last ?? 0)
  }

  /// The mean over levels of the smoothed sum per period, before each value and after the last; the
  /// smoothing parameters are those of the whole history.
  private static func rates(_ values: [Double], _ levels: [Int]) -> [Double?] {
    let n = values.count
    var totals = [0.0]
    for value in values { totals.append((totals.last ?? 0) + value) }
    var sums = [Double](repeating: 0, count: n + 1)
    var counts = sums
    for level in levels where level <= n {
      let chunks = stride(from: n % level, to: n, by: level).map {
        totals[$0 + level] - totals[$0]
      }
      let alpha = SparseSmoothing.best(chunks).alpha
      // One smoothed state for each alignment of the sums.
      var states = [Double](repeating: .nan, count: level)
      for end in level...n {
        let sum = totals[end] - totals[end - level]
        let state = states[end % level]
        let next = state.isNaN ? sum : state + alpha * (sum - state)
        states[end % level] = next
        sums[end] += next / Double(level)
        counts[end] += 1
      }
    }
    return (0...n).map { $0 == 0 || counts[$0] == 0 ? nil : sums[$0] / counts[$0] }
  }
}
