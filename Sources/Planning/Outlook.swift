public import Forecasting
public import Indicators
import Probability
import TargetSetting

/// What an indicator has done and is expected to do, year by year up to the plan year.
public struct Outlook: Sendable {
  /// How the yearly distribution was obtained.
  public enum Basis: Sendable, Hashable {
    /// From the indicator's own yearly figures.
    case yearly
    /// From finer figures added up to years (the last one for a stock).
    case aggregated(Frequency)
    /// From the yearly outlooks of the components of its formula, pushed through the formula.
    case components([String])
  }
  /// The indicator.
  public let indicator: Indicator
  /// Yearly actuals since the last declared break.
  public let history: Series
  /// Every yearly actual, those before a break included.
  public let fullHistory: Series
  /// Yearly steps; the last one is the plan year.
  public let forecast: Forecast
  /// How the forecast was obtained.
  public let basis: Basis

  /// The step of the plan year, from 1.
  public var step: Int { forecast.horizon }
}

/// Makes outlooks for the indicators of a workspace with one forecasting method.
public struct OutlookMaker: Sendable {
  /// The workspace.
  public let workspace: Workspace
  /// The forecasting method, applied to every base series.
  public let method: any ForecastMethod
  /// The year to plan for.
  public let planYear: Int
  /// The panels whose members are forecast together instead of by the method.
  public let panels: WorkspacePanels
  /// Draws behind an outlook that comes from components or adds up months.
  public let draws: Int

  /// The draws of an outlook whose quantiles are printed.
  public static let usualDraws = 20_000

  /// Makes a maker; `planYear` is the workspace's own unless given.
  public init(
    workspace: Workspace, method: any ForecastMethod, planYear: Int? = nil,
    draws: Int = OutlookMaker.usualDraws, panels: WorkspacePanels = .none
  ) {
    self.draws = draws
    self.panels = panels
    self.workspace = workspace
    self.method = method
    self.planYear = planYear ?? workspace.planYear
  }

  /// The outlook of an indicator.
  ///
  /// Its own actuals are used where there are any; otherwise the components of its formula are
  /// forecast one by one, taken as independent, and pushed through the formula.
  /// - Throws: `ForecastError` where there is nothing to forecast from or the method fails.
  public func outlook(_ indicator: Indicator) throws(ForecastError) -> Outlook {
    if let series = workspace.series[indicator.id], !series.observations.isEmpty {
      return try own(indicator, series)
    }
    guard let formula = indicator.formula, !formula.variables.isEmpty else {
      throw .tooFewObservations(method: method.name, needed: 1, found: 0)
    }
    return try composite(indicator, formula)
  }

  /// The yearly results of an indicator before the plan year, without forecasting anything; nil
  /// where there is none, or where its figures cannot be added up to years.
  func results(_ indicator: Indicator) -> Series? {
    func yearly(_ series: Series?) -> Series? {
      guard let known = series?.before(year: planYear), let last = known.lastPeriod else {
        return nil
      }
      return last.frequency == .year ? known : known.aggregated(to: .year)
    }
    if let own = workspace.series[indicator.id], !own.observations.isEmpty { return yearly(own) }
    guard let formula = indicator.formula, !formula.variables.isEmpty else { return nil }
    var parts: [(name: String, history: Series)] = []
    for name in formula.variables {
      guard let part = yearly(workspace.series[name]) else { return nil }
      parts.append((name, part))
    }
    return Composition.history(of: indicator, formula, parts)
  }

  // MARK: - From its own figures

  private func own(_ indicator: Indicator, _ series: Series) throws(ForecastError) -> Outlook {
    // What was observed in the plan year itself is not known when its target is set.
    let known = series.before(year: planYear)
    let yearly = try yearlyForecast(known)
    return Outlook(
      indicator: indicator, history: yearly.history.currentSegment, fullHistory: yearly.history,
      forecast: yearly.forecast, basis: yearly.basis)
  }

  /// Yearly figures and their forecast up to the plan year, from yearly or finer figures.
  func yearlyForecast(_ series: Series) throws(ForecastError) -> (
    history: Series, forecast: Forecast, basis: Outlook.Basis
  ) {
    guard let last = series.lastPeriod else {
      throw .tooFewObservations(method: method.name, needed: 1, found: 0)
    }
    if last.frequency == .year {
      let input = try ForecastInput(series)
      let chosen: any ForecastMethod = panels.method(of: series.id) ?? method
      let forecast = try chosen.forecast(input, horizon: planYear - last.ordinal)
      return (series, BreakSpread(series)?.widened(forecast) ?? forecast, .yearly)
    }
    guard let yearly = series.aggregated(to: .year), let lastYear = last.year else {
      throw .failed(
        method: method.name,
        reason: LocalizedText(
          ko: "\(series.name)의 월별·분기별 값은 연간으로 합칠 수 없는 "
            + "지표(비율·점수)입니다. 연간 값을 적거나, 마지막 값이 그해의 값이면 "
            + "measure를 stock으로 바꾸십시오.",
          en: "The figures of \(series.name) are rates or scores and cannot be added up to years. "
            + "Give yearly figures or, where the last one is that of its year, make its measure stock."
        ))
    }
    try requireNoGap(in: series, last)
    let perYear = last.frequency.periodsPerYear
    let ahead = (planYear - lastYear + 1) * perYear - last.positionInYear
    let fine = try method.forecast(try ForecastInput(series), horizon: ahead)
    return (
      yearly, YearTotals(series: series, fine: fine, draws: draws).forecast,
      .aggregated(last.frequency)
    )
  }

  /// A year that is not over is what is known plus a forecast, so no known part may be missing.
  private func requireNoGap(in series: Series, _ last: Period) throws(ForecastError) {
    let isOver = last.positionInYear == last.frequency.periodsPerYear
    guard series.measure != .stock, !isOver else { return }
    for back in 1..<max(last.positionInYear, 2) where series[last - back] == nil {
      guard (last - back).year == last.year else { return }
      let gap = last - back
      throw .failed(
        method: method.name,
        reason: LocalizedText(
          ko: "\(series.name)의 \(gap.text(.ko)) 값이 없어 그해 합계를 전망할 수 없습니다.",
          en: "\(series.name) has no value for \(gap), so that year's total cannot be forecast."))
    }
  }

  // MARK: - From components

  private func composite(
    _ indicator: Indicator, _ formula: Indicators.Expression
  ) throws(ForecastError) -> Outlook {
    var parts: [(name: String, history: Series, forecast: Forecast)] = []
    for name in formula.variables {
      guard let series = workspace.series[name], !series.observations.isEmpty else {
        throw .failed(
          method: method.name,
          reason: LocalizedText(
            ko: "산식의 구성요소 '\(name)'에 실적이 없습니다.",
            en: "Component '\(name)' of the formula has no actuals."))
      }
      let part = try yearlyForecast(series.before(year: planYear))
      parts.append((name, part.history, part.forecast))
    }
    let composition = Composition(
      indicator: indicator, formula: formula, parts: parts, draws: draws)
    let history = composition.history
    return Outlook(
      indicator: indicator, history: history.currentSegment, fullHistory: history,
      forecast: try composition.forecast(planYear: planYear, method: method.name),
      basis: .components(formula.variables))
  }
}

extension Series {
  /// The observations before a year.
  func before(year: Int) -> Series {
    Series(
      id: id, name: name, unit: unit, support: support, measure: measure, status: status,
      observations: observations.filter { ($0.period.year ?? $0.period.ordinal) < year }
        .map { ($0.period, $0.value) },
      breaks: breaks.filter { ($0.period.year ?? $0.period.ordinal) < year })
  }
}
