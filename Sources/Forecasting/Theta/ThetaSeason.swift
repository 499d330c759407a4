/// The seasonal test and decomposition of the optimised Theta methods.
///
/// As J. A. Fiorucci and others (2016), *International Journal of Forecasting* 32, 1151–1161, and
/// statsforecast 2.1.1: from two full seasons of at least 4, at 90%; multiplicative where all values
/// are above 0 and every index is at least 0.01.
enum ThetaSeason {
  /// The season to take out; nil where there is none.
  static func decomposition(_ input: ForecastInput) -> ClassicalDecomposition? {
    let (values, season) = (input.values, input.seasonLength)
    guard season >= 4, season <= SeasonalTest.longestSeason, values.count >= 2 * season,
      isSignificant(values, season)
    else { return nil }
    if values.allSatisfy({ $0.map { $0 > 0 } ?? true }),
      let times = ClassicalDecomposition(values, season: season, form: .multiplicative),
      times.indices.allSatisfy({ $0 >= 0.01 })
    {
      return times
    }
    return ClassicalDecomposition(values, season: season, form: .additive)
  }

  private static func isSignificant(_ values: [Double?], _ season: Int) -> Bool {
    let r = SeasonalTest.autocorrelations(values, upTo: season)
    guard let last = r.last, r.allSatisfy(\.isFinite) else { return false }
    let sum = r.dropLast().reduce(0) { $0 + $1 * $1 }
    return last.magnitude
      > 1.6448536269514722 * ((1 + 2 * sum) / Double(values.count)).squareRoot()
  }
}
