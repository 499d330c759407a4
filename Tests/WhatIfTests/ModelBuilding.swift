import Indicators
import Probability

@testable import WhatIf

/// A model in a few lines, from the texts of a driver model file.
func model(
  periods: ClosedRange<Period>? = nil, seed: UInt64 = 1, drivers: [(String, String)] = [],
  levers: [DriverModel.Lever] = [], correlations: [(String, String, Double)] = [],
  kind: DriverModel.CorrelationKind = .rank, formulas: [(String, String)] = [],
  outcomes: [String], targets: [DriverModel.Target] = [],
  scenarios: [DriverModel.Scenario] = [], units: [String: String] = [:]
) throws -> DriverModel {
  DriverModel(
    title: "test", seed: seed, periods: periods,
    uncertainties: try drivers.map { name, text in
      let source: DriverModel.Uncertainty.Source =
        text.hasPrefix("series:")
        ? .series(String(text.dropFirst(7))) : .distribution(try DistributionSpec(parsing: text))
      return .init(name: name, unit: unit(units[name]), source: source)
    },
    levers: levers,
    correlations: correlations.map { .init(first: $0, second: $1, value: $2) },
    correlationKind: kind,
    formulas: try formulas.map { name, text in
      .init(name: name, expression: try Expression(parsing: text), text: text)
    },
    outcomes: outcomes, targets: targets, scenarios: scenarios)
}

/// A unit from its symbol; the dimensionless one for none.
func unit(_ text: String?) -> Unit { text.flatMap { Unit(parsing: $0) } ?? .none }

/// A formula override.
func formula(_ text: String) throws -> DriverModel.Scenario.Override {
  .formula(try Expression(parsing: text), text)
}

/// A distribution override.
func distribution(_ text: String) throws -> DriverModel.Scenario.Override {
  .distribution(try DistributionSpec(parsing: text))
}

/// How far a statistic lies from the truth, in standard errors.
func deviation(_ statistic: Statistic, from truth: Double) -> Double {
  (statistic.value - truth).magnitude / statistic.standardError
}

/// The findings that checking a model throws; none where it compiles.
func findings(
  of declaration: DriverModel, series: [String: SeriesDriver] = [:]
) -> [Finding] {
  do throws(Findings) {
    _ = try CompiledModel(declaration, series: series)
    return []
  } catch {
    return error.all
  }
}

/// The codes of these findings.
func codes(
  of declaration: DriverModel, series: [String: SeriesDriver] = [:]
) -> [String] {
  findings(of: declaration, series: series).map(\.code)
}
