public import Indicators
import Probability

/// A model on a transformed scale that keeps inside bounds: what `share` and `saturating` yield.
public struct FittedShare: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The model on the transformed scale, carried back.
  public let base: FittedTransformed
  /// The values that can occur.
  public let support: Support
  /// The bounds or the ceiling, and the model.
  public let label: LocalizedText
  var extraNotes: [LocalizedText] = []

  /// As the base, moved inside the bounds.
  public var fitted: [Double?] { base.fitted.map { $0.map(inside) } }

  private func inside(_ value: Double) -> Double {
    min(max(value, support.lower ?? -.infinity), support.upper ?? .infinity)
  }
  /// Observed minus fitted.
  public var residuals: [Double?] {
    Forecasting.residuals(of: base.input.values, fitted: fitted)
  }
  /// What is particular to the method, then the notes of the base.
  public var notes: [LocalizedText] { extraNotes + base.notes }

  /// The base's path, moved inside the bounds.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    base.points(from: origin, horizon: horizon).map(inside)
  }

  /// The base's forecast, bounded.
  public func forecast(horizon: Int) -> Forecast {
    base.forecast(horizon: horizon)
      .mapMargins(support: support) { $1 }
      .relabelled(method: method, label: label, adding: extraNotes)
  }
}
