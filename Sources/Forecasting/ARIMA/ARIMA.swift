/// Seasonal ARIMA (`arima`): chosen automatically, or fully specified, down to fixed coefficients.
///
/// G. E. P. Box and G. M. Jenkins (1970), *Time Series Analysis*; automatic choice after R. J. Hyndman
/// and Y. Khandakar (2008), *Journal of Statistical Software* 27(3)
/// (<https://doi.org/10.18637/jss.v027.i03>): the season's strength decides the seasonal difference, KPSS
/// tests the ordinary ones, the corrected Akaike criterion of the exact likelihood the rest.
///
/// ```swift
/// let automatic = try ARIMA().fit(input)
/// let airline = ARIMA(order: ARIMAOrder(0, 1, 1, seasonal: (0, 1, 1), season: 12))
/// ```
public struct ARIMA: ForecastMethod {
  /// The order; nil to choose it.
  public let order: ARIMAOrder?
  /// Whether there is a mean (no difference) or a drift (one difference); nil to choose, or for a given
  /// order to have a mean only.
  public let constant: Bool?
  /// Coefficients to use instead of the best ones; their numbers must be those of the order.
  public let coefficients: ARIMACoefficients?
  /// Mean or drift and the coefficients of the regressors, in the units of the history, to use instead of
  /// the best ones.
  public let regression: [Double]?

  /// Makes the method with automatic choice.
  public init() {
    (order, constant, coefficients, regression) = (nil, nil, nil, nil)
  }

  /// Makes the method with a given order, and coefficients where they are known.
  public init(
    order: ARIMAOrder, constant: Bool? = nil, coefficients: ARIMACoefficients? = nil,
    regression: [Double]? = nil
  ) {
    self.order = order
    self.constant = constant
    self.coefficients = coefficients
    self.regression = regression
  }

  /// `arima`.
  public var name: String { "arima" }
  /// 3, and for a given order two more than the differences use up.
  public var minimumObservations: Int { max(3, (order?.lostPeriods ?? 0) + 2) }

  /// Chooses and estimates.
  ///
  /// - Throws: `tooFewObservations`; `failed` where the coefficients given do not suit the order or are not
  ///   stationary, and where no model can be estimated.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedARIMA {
    try requireEnough(input)
    return try ARIMAEstimation(method: self, input: input).fit()
  }
}
