import Foundation
import Indicators

/// Saturating growth (`saturating`), for followers and the like: percentage growth that fades, towards a
/// ceiling that is estimated.
///
/// A damped trend of the logarithm: the distance to the ceiling shrinks by φ a period on the log scale,
/// which is the curve of B. Gompertz (1825), *Philosophical Transactions* 115, 513–583, with a level that
/// follows the data. E. S. Gardner and E. McKenzie (1985), *Management Science* 31, 1237–1246.
public struct SaturatingGrowth: ForecastMethod {
  /// Makes the method.
  public init() {}

  /// `saturating`.
  public var name: String { "saturating" }
  /// 3.
  public var minimumObservations: Int { 3 }

  /// Parameters for fewer values than they can be estimated from.
  static let usual = SmoothingParameters(alpha: 0.9, beta: 0.3, phi: 0.85)

  /// Fits the damped trend to the logarithms; its parameters are estimated from eight values on.
  ///
  /// - Throws: `tooFewObservations`; `outsideDomain` for a value that is not above 0.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedShare {
    try requireEnough(input)
    for value in input.observed where value <= 0 {
      throw .outsideDomain(method: name, value: value, domain: .above(0))
    }
    let trend = DampedTrend(parameters: input.count < 8 ? Self.usual : nil)
    let model = try Transformed(SeasonallyAdjusted(trend), by: .log).fit(input)
    let inner = ((model.base as? FittedAdjusted)?.base as? FittedSmoothing)
    let ceiling = inner.flatMap(Self.ceiling)
    let shown = ceiling.map { NumberFormat(decimals: 0).text($0) }
    return FittedShare(
      method: name, base: model, support: input.support.above(0),
      label: LocalizedText(
        ko: "포화 성장 · \(model.base.label.ko)", en: "saturating · \(model.base.label.en)"),
      extraNotes: shown.map {
        [
          LocalizedText(
            ko: "지금의 추세가 사그라들면 약 \($0)에서 멈춥니다.",
            en: "As its trend fades, the level comes to rest at about \($0).")
        ]
      } ?? [])
  }

  /// Where the level comes to rest, exp(l + b φ/(1 − φ)); nil where that is no ordinary number.
  static func ceiling(_ model: FittedSmoothing) -> Double? {
    let (state, phi) = (model.lastState, model.parameters.phi)
    guard phi < 1 else { return nil }
    let value = exp(state.level + state.trend * phi / (1 - phi))
    return value >= 1 && value < 1e15 ? value : nil
  }
}
