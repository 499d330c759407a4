import Indicators

/// Shares and percentages (`share`): a level, or a trend that fades, on the logit scale, so that nothing
/// leaves the bounds.
///
/// The bounds are the support's; without one 0 to 1 where every value lies there, else 0 to 100. Values on a
/// bound keep a little distance to infinity, and the forecast may lie on the bound too.
/// J. Aitchison and S. M. Shen (1980), *Biometrika* 67, 261–272, on the logistic-normal distribution.
public struct Share: ForecastMethod {
  /// Makes the method.
  public init() {}

  /// `share`.
  public var name: String { "share" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Transforms the history and fits the better of a level and a damped trend by AICc; below three
  /// values the last one stays.
  ///
  /// - Throws: `tooFewObservations`; `outsideDomain` for a value that is no share.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> FittedShare {
    try requireEnough(input)
    let bounds = try bounds(input)
    let spare = Self.spare(input.observed, bounds)
    let transformation = Transformation.logit(
      lower: bounds.lower - spare, upper: bounds.upper + spare)
    let inside = Support(
      lower: bounds.lower, upper: bounds.upper, isInteger: input.support.isInteger)
    let model = try Transformed(LevelOrTrend(), by: transformation)
      .fit(input.with(support: inside))
    return FittedShare(
      method: name, base: model, support: inside,
      label: LocalizedText(
        ko: "비율 \(Self.text(bounds)) · \(model.base.label.ko)",
        en: "share \(Self.text(bounds)) · \(model.base.label.en)"))
  }

  private static func text(_ bounds: (lower: Double, upper: Double)) -> String {
    func short(_ x: Double) -> String {
      x == x.rounded() && x.magnitude < 1e15 ? "\(Int(x))" : "\(x)"
    }
    return "\(short(bounds.lower))–\(short(bounds.upper))"
  }

  /// The bounds declared, or those that fit the values.
  private func bounds(
    _ input: ForecastInput
  ) throws(ForecastError) -> (lower: Double, upper: Double) {
    let values = input.observed
    let lower = input.support.lower ?? 0
    let fits = values.allSatisfy { $0 <= lower + 1 }
    let upper = input.support.upper ?? (lower == 0 && fits ? 1 : 100)
    let domain = ForecastDomain.within(lower, upper)
    for value in values where value < lower || value > upper {
      throw .outsideDomain(method: name, value: value, domain: domain)
    }
    guard lower < upper else { throw .outsideDomain(method: name, value: upper, domain: domain) }
    return (lower, upper)
  }

  /// How far the transformation reaches beyond the bounds: 0 unless a value lies on one; then half of
  /// the smallest distance from a bound that was seen, at most a two-hundredth of the range.
  private static func spare(
    _ values: [Double], _ bounds: (lower: Double, upper: Double)
  ) -> Double {
    let range = bounds.upper - bounds.lower
    let distances = values.map { min($0 - bounds.lower, bounds.upper - $0) }
    guard distances.contains(where: { $0 < 1e-9 * range }) else { return 0 }
    let seen = distances.filter { $0 >= 1e-9 * range }.min() ?? range
    return min(seen / 2, range / 200)
  }
}
