import Indicators

/// The combination that ``Auto`` uses from a dozen values on: smoothing, Theta, decomposition and ARIMA
/// models of the series itself, for years also a trend learned from many series, with widths from the
/// series' past errors.
///
/// The centre is the members' mean by ``BlendWeights`` and, for a part, their median.
struct Blend: ForecastMethod {
  /// The name the result carries.
  let name: String

  /// 3.
  var minimumObservations: Int { 3 }

  /// The newest entries that are used: members cost more than linear time on longer histories.
  static let longest = 2_000

  func fit(_ input: ForecastInput) throws(ForecastError) -> FittedBlend {
    try requireEnough(input)
    let shown = input.newest(Self.longest)
    let kinds = AutoConstants.of(seasonLength: shown.seasonLength).weights.members
    let (models, failures) = Self.fitted(kinds, to: shown)
    return FittedBlend(
      method: name, input: input, shown: shown, members: models, failures: failures)
  }

  /// The members that can be fitted to a history, and why others cannot.
  static func fitted(
    _ kinds: [BlendMember], to shown: ForecastInput
  ) -> (models: [FittedBlend.Member], failures: [ForecastError]) {
    let isPositive = shown.observed.allSatisfy { $0 > 0 }
    let real = shown.with(support: .real)
    var models: [FittedBlend.Member] = []
    var failures: [ForecastError] = []
    for kind in kinds {
      guard
        let method = kind.method(
          isPositive: isPositive, count: shown.values.count, seasonLength: shown.seasonLength)
      else { continue }
      do throws(ForecastError) {
        let unit = kind == .logARIMA && isPositive ? shown.observed.first ?? 1 : 1
        let scaled =
          unit == 1 ? real : try real.replacing(values: real.values.map { $0.map { $0 / unit } })
        models.append(.init(kind: kind, model: try method.fit(scaled), unit: unit))
      } catch {
        failures.append(error)
      }
    }
    return (models, failures)
  }
}
