import Indicators

/// The combination that ``Auto`` uses from a dozen values on: smoothing and Theta models of the series
/// itself, and a trend learned from many series, with widths from the series' past errors.
///
/// The centre is the pooled trend and the other members' middle (half their mean, half their median, so
/// that one that runs away does little harm), by learned shares.
struct Blend: ForecastMethod {
  /// The name the result carries.
  let name: String

  /// 3.
  var minimumObservations: Int { 3 }

  /// The newest entries that are used: members cost more than linear time on longer histories.
  static let longest = 2_000

  /// The models of the series itself.
  var members: [any ForecastMethod] { [ETS(), DynamicOptimizedTheta(), ComplexSmoothing()] }

  func fit(_ input: ForecastInput) throws(ForecastError) -> FittedBlend {
    try requireEnough(input)
    let shown = Self.newest(input)
    var models: [any FittedModel] = []
    var failures: [ForecastError] = []
    for member in members {
      do {
        models.append(try member.fit(shown.with(support: .real)))
      } catch {
        failures.append(error)
      }
    }
    return FittedBlend(
      method: name, input: input, shown: shown, members: models, failures: failures)
  }

  /// The newest ``longest`` entries.
  private static func newest(_ input: ForecastInput) -> ForecastInput {
    guard input.values.count > longest else { return input }
    let kept = try? ForecastInput(
      values: Array(input.values.suffix(longest)),
      start: input.start + (input.values.count - longest),
      seasonLength: input.seasonLength, support: input.support)
    return kept ?? input
  }
}
