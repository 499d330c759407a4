/// Whose widths the intervals of single methods have.
public enum Widths: String, Sendable, Hashable, CaseIterable {
  /// Those that forecasts like these have needed (``Calibrated``).
  case calibrated
  /// The model's own, as in textbooks and other packages.
  case model

  /// A method with these widths.
  public func callAsFunction(_ method: any ForecastMethod) -> any ForecastMethod {
    self == .calibrated ? Calibrated(method) : method
  }
}
