import Indicators

/// The method of Teunter, Syntetos and Babai (`tsb`): the chance of a value above 0 is smoothed in
/// every period, so that a series that dies out is forecast to.
///
/// R. H. Teunter, A. A. Syntetos and M. Z. Babai (2011), *European Journal of Operational Research*
/// 214, 606–615, <https://doi.org/10.1016/j.ejor.2011.05.018>.
public struct TeunterSyntetosBabai: ForecastMethod {
  /// The smoothing parameter of the sizes, above 0 to 1.
  public let sizeAlpha: Double
  /// The smoothing parameter of the chance, above 0 to 1.
  public let chanceAlpha: Double

  /// Makes the method; parameters are moved into 0.0001…1.
  public init(sizeAlpha: Double = 0.1, chanceAlpha: Double = 0.1) {
    self.sizeAlpha = min(max(sizeAlpha, 0.0001), 1)
    self.chanceAlpha = min(max(chanceAlpha, 0.0001), 1)
  }

  /// `tsb`.
  public var name: String { "tsb" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Smooths sizes and chances.
  ///
  /// - Throws: `tooFewObservations`; `outsideDomain` for a value that is not a whole number from 0.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedRate {
    try requireEnough(input)
    let history = try CountHistory(input, method: name)
    let sizes = SparseSmoothing.forecasts(history.sizes, alpha: sizeAlpha)
    let chances = SparseSmoothing.forecasts(
      history.observed.map { $0 > 0 ? 1 : 0 }, alpha: chanceAlpha)
    var (seen, rates) = (0, [Double?]([nil]))
    for (index, value) in history.observed.enumerated() {
      if value > 0 { seen += 1 }
      rates.append(seen > 0 ? sizes[seen] * chances[index + 1] : 0)
    }
    return FittedRate(
      method: name, label: LocalizedText(ko: "TSB", en: "TSB"), input: input, history: history,
      rates: rates, positive: chances.last ?? 0)
  }
}
