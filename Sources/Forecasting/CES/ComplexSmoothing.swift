import Indicators

/// Complex exponential smoothing (`ces`): a level and a potential that feed each other, instead of
/// a level and a trend.
///
/// The kind of season (none, simple, partial, full) is chosen by AICc. I. Svetunkov, N. Kourentzes and
/// J. K. Ord (2022), *Naval Research Logistics* 69, 1108–1123, <https://doi.org/10.1002/nav.22074>.
public struct ComplexSmoothing: ForecastMethod {
  /// The kind of season to use instead of the best one.
  public let season: ComplexSeason?
  /// Parameters to use instead of the best ones.
  public let parameters: ComplexParameters?

  /// Makes the method.
  public init(season: ComplexSeason? = nil, parameters: ComplexParameters? = nil) {
    self.season = season
    self.parameters = parameters
  }

  /// `ces`.
  public var name: String { "ces" }
  /// 5: two states, two parameters, and one error is left over.
  public var minimumObservations: Int { 5 }

  /// Fits each kind of season that two full seasons of data allow, and keeps the best by AICc.
  ///
  /// - Throws: `tooFewObservations`; `failed` where a season that was asked for cannot be started
  ///   or a given parameter is not finite.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedComplexSmoothing {
    try requireEnough(input)
    let frame = ValueFrame(input.values, keepsZero: true)
    let values = input.values.map { $0.map(frame.inside) ?? .nan }
    var best: ComplexFit?
    for kind in season.map({ [$0] }) ?? ComplexSeason.allCases {
      guard
        let fit = ComplexFit(
          values, season: kind, length: input.seasonLength, frame: frame, fixed: parameters),
        fit.squares.isFinite
      else { continue }
      if best == nil || fit.correctedCriterion < best?.correctedCriterion ?? .infinity {
        best = fit
      }
    }
    guard let best else { throw .failed(method: name, reason: Self.cannotStart) }
    return FittedComplexSmoothing(
      method: name, input: input, fit: best, estimated: parameters == nil)
  }

  private static let cannotStart = LocalizedText(
    ko: "두 계절이 넘는 자료와 유한한 모수가 있어야 합니다.",
    en: "it takes two full seasons of data and finite parameters.")
}
