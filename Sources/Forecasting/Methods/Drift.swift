import Indicators

/// A random walk with drift (`drift`): the line from the first value to the last goes on.
///
/// `y_{n+h} = y_n + c h + ε`, `Var = σ² h (1 + h / (n − 1))`: the second term is the uncertainty of c,
/// the mean change. Student t with n − 2 degrees of freedom. Hyndman and Athanasopoulos, 3rd ed.,
/// §5.2 and §5.5.
public struct Drift: ForecastMethod {
  /// Makes the method.
  public init() {}

  /// `drift`.
  public var name: String { "drift" }
  /// 3: the second change is the first evidence of how much changes differ.
  public var minimumObservations: Int { 3 }

  /// Reads the mean change and the spread of the changes around it.
  ///
  /// - Throws: `tooFewObservations` below three values.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> RandomWalk {
    try requireEnough(input)
    let steps = Steps(input.values)
    let scale = steps.scale(around: steps.drift, parameters: 1)
    let count = input.count
    return RandomWalk(
      method: name, input: input, drift: steps.drift,
      scale: Negligible.isNoise(scale, among: input.values) ? 0 : scale, df: steps.count - 1,
      label: LocalizedText(ko: "평균 증감 연장(자료 \(count)개)", en: "drift (n = \(count))"),
      driftInformation: Double(steps.span))
  }
}
