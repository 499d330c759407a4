public import Indicators

/// A method, and what to use where it cannot be fitted: the label and a note say so.
///
/// ```swift
/// let method = Fallback(Theta(), else: LastValue())
/// ```
public struct Fallback: ForecastMethod {
  /// The method tried first.
  public let primary: any ForecastMethod
  /// The method used where the first cannot be fitted.
  public let secondary: any ForecastMethod

  /// Makes the method.
  public init(_ primary: any ForecastMethod, else secondary: any ForecastMethod) {
    self.primary = primary
    self.secondary = secondary
  }

  /// The name of the method tried first; a forecast carries the name of the one that was used.
  public var name: String { primary.name }
  /// The smaller of the two.
  public var minimumObservations: Int {
    min(primary.minimumObservations, secondary.minimumObservations)
  }

  /// Fits the first method that can be fitted.
  ///
  /// - Throws: the first method's error where neither can.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedFallback {
    do {
      return FittedFallback(used: try primary.fit(input), wanted: primary.name, reason: nil)
    } catch {
      guard let other = try? secondary.fit(input) else { throw error }
      return FittedFallback(used: other, wanted: primary.name, reason: error)
    }
  }
}

/// A model, and why it is not the one that was asked for.
public struct FittedFallback: FittedModel {
  /// The model that was fitted.
  public let used: any FittedModel
  /// The name of the method that was asked for.
  public let wanted: String
  /// Why that method could not be used; nil where it was.
  public let reason: ForecastError?

  /// The name of the method that was used.
  public var method: String { used.method }
  /// The label of what was used, and what it replaces.
  public var label: LocalizedText {
    guard reason != nil else { return used.label }
    return LocalizedText(
      ko: "\(used.label.ko) ← \(wanted) 대신", en: "\(used.label.en) ← instead of \(wanted)")
  }
  /// As the model used.
  public var fitted: [Double?] { used.fitted }
  /// As the model used.
  public var residuals: [Double?] { used.residuals }
  /// The reason, then the notes of the model used.
  public var notes: [LocalizedText] { (reason.map { [$0.message] } ?? []) + used.notes }

  /// As the model used.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    used.points(from: origin, horizon: horizon)
  }

  /// The forecast of the model used, with the reason among its notes.
  public func forecast(horizon: Int) -> Forecast {
    used.forecast(horizon: horizon)
      .relabelled(label: label, adding: reason.map { [$0.message] } ?? [])
  }
}
