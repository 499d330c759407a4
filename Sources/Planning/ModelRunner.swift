public import Forecasting
public import Indicators
import LinearAlgebra
public import WhatIf

/// Compiles and runs driver models with the forecasts of the series they name.
public struct ModelRunner: Sendable {
  /// Series by identifier, for `from: "series:NAME"`.
  public let series: [String: Series]
  /// The method that forecasts them.
  public let method: any ForecastMethod
  /// The year a model without periods is about.
  public let planYear: Int
  /// Indicators that outcomes may be, by identifier or name.
  public let indicators: [Indicator]

  /// Makes a runner.
  public init(
    series: [String: Series], method: any ForecastMethod, planYear: Int,
    indicators: [Indicator] = []
  ) {
    self.series = series
    self.method = method
    self.planYear = planYear
    self.indicators = indicators
  }

  /// Checks a model.
  ///
  /// - Throws: every finding about names, units, cycles, distributions and correlations, and the
  ///   series that are missing or cannot be forecast.
  public func compile(_ written: DriverModel) throws(Findings) -> CompiledModel {
    let (declaration, remarks) = TargetDirections(indicators).applied(to: written)
    var drivers: [String: SeriesDriver] = [:]
    var findings: [Finding] = []
    for uncertainty in declaration.uncertainties {
      guard case .series(let id) = uncertainty.source, drivers[id] == nil else { continue }
      do throws(Finding) {
        drivers[id] = try driver(id, of: declaration)
      } catch {
        findings.append(error)
      }
    }
    guard findings.isEmpty else { throw Findings(findings) }
    return try CompiledModel(
      declaration, series: drivers,
      estimated: JointErrors(declaration, series: series, method: method, planYear: planYear)
        .correlations, remarks: remarks)
  }

  private func driver(_ id: String, of declaration: DriverModel) throws(Finding) -> SeriesDriver {
    guard let found = series[id], let last = found.lastPeriod else {
      throw ModelRunner.missing(id, of: declaration, known: series.keys.sorted())
    }
    let year = declaration.periods?.upperBound.year ?? planYear
    let known = declaration.periods == nil ? found.before(year: year) : found
    do throws(ForecastError) {
      let maker = OutlookMaker(
        workspace: Workspace(name: "", planYear: year), method: method, planYear: year)
      if let periods = declaration.periods, periods.lowerBound.frequency == last.frequency {
        let steps = max(1, periods.upperBound.ordinal - last.ordinal)
        let forecast = try method.forecast(try ForecastInput(found), horizon: steps)
        return SeriesDriver(series: found, forecast: forecast)
      }
      let yearly = try maker.yearlyForecast(known)
      let whole = SeriesDriver(series: yearly.history, forecast: yearly.forecast)
      return declaration.periods == nil ? whole.only(.year(year)) : whole
    } catch {
      throw Finding(
        code: error.code, severity: .error, place: Place(column: id), message: error.message,
        mend: error.mend)
    }
  }

  private static func missing(
    _ id: String, of declaration: DriverModel, known: [String]
  ) -> Finding {
    let driver = declaration.uncertainties.first { $0.source == .series(id) }?.name
    let near = NearestNames.suggestions(for: id, among: known)
    return Finding(
      code: "series-unknown", severity: .error, place: Place(column: driver ?? id),
      message: LocalizedText(
        ko: "모형이 쓰는 시계열 '\(id)'의 실적이 없습니다.",
        en: "The model uses series '\(id)', which has no actuals here."),
      mend: LocalizedText(
        ko: near.isEmpty
          ? "작업 폴더를 --workspace로 지정하거나 dist로 분포를 적으십시오."
          : "혹시 \(near.joined(separator: ", "))입니까?",
        en: near.isEmpty
          ? "Name the workspace with --workspace, or give a distribution with dist."
          : "Did you mean \(near.joined(separator: ", "))?"))
  }
}

extension SeriesDriver {
  /// The driver reduced to one period: what a model without periods is about.
  fileprivate func only(_ period: Period) -> SeriesDriver {
    guard let index = periods.firstIndex(of: period) else { return self }
    return SeriesDriver(
      unit: unit, observed: observed, periods: [period], margins: [margins[index]],
      stepCorrelation: .identity(1), label: label)
  }
}
