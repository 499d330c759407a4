public import Indicators

/// A method fitted on a transformed scale, its distribution carried back: never re-centred, so
/// medians and quantiles are exact.
///
/// ```swift
/// let method = Transformed(Drift(), by: .log)  // steady percentage growth
/// ```
public struct Transformed<Base: ForecastMethod>: ForecastMethod {
  /// The method on the transformed scale.
  public let base: Base
  /// The transformation of the values.
  public let transformation: Transformation

  /// Makes the method.
  public init(_ base: Base, by transformation: Transformation) {
    self.base = base
    self.transformation = transformation
  }

  /// Such as `log(drift)`.
  public var name: String { "\(transformation.name)(\(base.name))" }
  /// As the base.
  public var minimumObservations: Int { base.minimumObservations }

  /// Transforms the history and fits the base to it.
  ///
  /// - Throws: `outsideDomain` where a value cannot be transformed; otherwise as the base.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedTransformed {
    try requireEnough(input)
    var values: [Double?] = []
    values.reserveCapacity(input.values.count)
    for value in input.values {
      guard let value else {
        values.append(nil)
        continue
      }
      guard let image = transformation.forward(value) else {
        throw .outsideDomain(method: name, value: value, domain: transformation.domain)
      }
      values.append(image)
    }
    let inner = try base.fit(input.replacing(values: values))
    return FittedTransformed(
      method: name, input: input, base: inner, transformation: transformation)
  }
}

/// A model fitted on a transformed scale.
public struct FittedTransformed: FittedModel {
  /// The name of the method that was fitted.
  public let method: String
  /// The history on its own scale.
  public let input: ForecastInput
  /// The model on the transformed scale.
  public let base: any FittedModel
  /// The transformation of the values.
  public let transformation: Transformation

  /// The base's label with the transformation's name.
  public var label: LocalizedText {
    let name = transformation.name
    return LocalizedText(ko: "\(name) · \(base.label.ko)", en: "\(name) · \(base.label.en)")
  }
  /// The base's fitted values on the scale of the data.
  public var fitted: [Double?] { base.fitted.map { $0.map(transformation.inverse) } }
  /// Observed minus fitted on the scale of the data.
  public var residuals: [Double?] { Forecasting.residuals(of: input.values, fitted: fitted) }
  /// As the base.
  public var notes: [LocalizedText] { base.notes }

  /// The base's path carried back: the middle of what was to come.
  public func points(from origin: Int, horizon: Int) -> [Double] {
    base.points(from: origin, horizon: horizon).map(transformation.inverse)
  }

  /// The base's forecast carried back and bounded by the support of the data.
  public func forecast(horizon: Int) -> Forecast {
    base.forecast(horizon: horizon)
      .mapMargins(support: input.support) { _, margin in
        BackTransformed.of(margin, transformation)
      }
      .relabelled(method: method, label: label)
  }
}
