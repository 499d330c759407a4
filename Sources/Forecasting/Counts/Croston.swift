import Indicators

/// Croston's method (`croston`) for sparse series: sizes and intervals smoothed apart.
///
/// The rate is the smoothed size of the values above 0 over the smoothed interval between them, both with
/// α = 0.1. J. D. Croston (1972), *Operational Research Quarterly* 23, 289–303,
/// <https://doi.org/10.1057/jors.1972.50>.
public struct Croston: ForecastMethod {
  /// Makes the method.
  public init() {}

  /// `croston`.
  public var name: String { "croston" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Smooths sizes and intervals.
  ///
  /// - Throws: `tooFewObservations`; `outsideDomain` for a value that is not a whole number from 0.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedRate {
    try requireEnough(input)
    return try crostonFit(
      input, factor: 1, label: LocalizedText(ko: "Croston", en: "Croston"))
  }
}

/// The Syntetos–Boylan approximation (`sba`): Croston's rate without its upward bias.
///
/// Croston's rate times 1 − α/2. A. A. Syntetos and J. E. Boylan (2005), *International Journal of
/// Forecasting* 21, 303–314, <https://doi.org/10.1016/j.ijforecast.2004.10.001>.
public struct SyntetosBoylan: ForecastMethod {
  /// Makes the method.
  public init() {}

  /// `sba`.
  public var name: String { "sba" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Smooths sizes and intervals.
  ///
  /// - Throws: `tooFewObservations`; `outsideDomain` for a value that is not a whole number from 0.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedRate {
    try requireEnough(input)
    return try crostonFit(input, factor: 0.95, label: LocalizedText(ko: "SBA", en: "SBA"))
  }
}

extension ForecastMethod {
  /// The fit that Croston's method and its correction share.
  fileprivate func crostonFit(
    _ input: ForecastInput, factor: Double, label: LocalizedText
  ) throws(ForecastError) -> FittedRate {
    let history = try CountHistory(input, method: name)
    let sizes = SparseSmoothing.forecasts(history.sizes, alpha: 0.1)
    let intervals = SparseSmoothing.forecasts(history.intervals, alpha: 0.1)
    var (seen, rates) = (0, [Double?]([nil]))
    for value in history.observed {
      if value > 0 { seen += 1 }
      rates.append(seen > 0 ? factor * sizes[seen] / intervals[seen] : 0)
    }
    return FittedRate(
      method: name, label: label, input: input, history: history, rates: rates,
      positive: seen > 0 ? min(1, 1 / intervals[seen]) : 0)
  }
}
