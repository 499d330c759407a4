public import Indicators
public import LinearAlgebra
public import Probability

/// What a series brings into a driver model: its known values and the joint distribution of the next.
public struct SeriesDriver: Sendable {
  /// The unit of the values.
  public let unit: Unit
  /// Values already known, by period.
  public let observed: [Period: Double]
  /// The periods that are forecast, consecutive.
  public let periods: [Period]
  /// The distribution of each of them.
  public let margins: [any Distribution]
  /// The correlation of their normal scores.
  public let stepCorrelation: Matrix
  /// What made the forecast, such as `ETS(A,Ad,N)`, for provenance.
  public let label: LocalizedText

  /// Makes a driver; periods without a margin are left out, and a correlation matrix of another
  /// size than the margins is read as independence.
  public init(
    unit: Unit = .none, observed: [Period: Double] = [:], periods: [Period],
    margins: [any Distribution], stepCorrelation: Matrix,
    label: LocalizedText = LocalizedText(verbatim: "")
  ) {
    let steps = min(periods.count, margins.count)
    self.unit = unit
    self.observed = observed
    self.periods = Array(periods.prefix(steps))
    self.margins = Array(margins.prefix(steps))
    let fits = stepCorrelation.rows == steps && stepCorrelation.columns == steps
    self.stepCorrelation = fits ? stepCorrelation : .identity(steps)
    self.label = label
  }
}
