import Budgeting
public import Charts
import Forecasting
public import Indicators
public import Planning
import TargetSetting

extension Plan {
  /// Every chart of the plan with stable names: one an indicator, one an outcome, one the budget.
  ///
  /// `provenance` tells the digests of the models' files.
  public func charts(_ language: Language, provenance: Provenance) -> [Chart] {
    indicators.map { indicatorChart($0, language).chart(language) }
      + scenarios.flatMap { set in
        set.outcomes.map { scenarioChart(set, $0, provenance).chart(language) }
      } + (budgetChart(language).map { [$0.chart(language)] } ?? [])
  }

  /// History, fan, published targets and the proposal of one indicator.
  func indicatorChart(_ row: IndicatorPlan, _ language: Language) -> IndicatorChart {
    func points(_ series: Series?) -> [IndicatorChart.Point] {
      (series?.observations ?? []).map { .init(period: $0.period, value: $0.value) }
    }
    let proposal = row.proposal
    return IndicatorChart(
      id: row.indicator.id, title: row.indicator.name, unit: row.indicator.unit.symbol,
      status: row.indicator.status, actuals: points(row.actuals), targets: points(row.targets),
      proposed: proposal.map { .init(period: .year($0.planYear), value: $0.value) },
      fan: proposal.map { fan($0.forecast) } ?? [],
      method: proposal?.methodLabel[language] ?? "")
  }

  private func fan(_ forecast: Forecast) -> [IndicatorChart.Fan] {
    forecast.periods.indices.map { index in
      let bands = [0.5, 0.8, 0.95].map { level -> IndicatorChart.Fan.Band in
        let interval = forecast.interval(level, step: index + 1)
        return .init(level: level * 100, lower: interval.lower, upper: interval.upper)
      }
      return .init(
        period: forecast.periods[index], middle: forecast.median(step: index + 1), bands: bands)
    }
  }

  /// The scenarios of one outcome side by side.
  func scenarioChart(
    _ set: ScenarioSet, _ outcome: ScenarioSet.Outcome, _ provenance: Provenance
  ) -> ScenarioChart {
    ScenarioChart(
      id: "\(set.model)-\(outcome.name)", title: "\(set.title): \(outcome.name)",
      unit: outcome.unit, target: outcome.target,
      rows: outcome.rows.map { row in
        .init(
          name: row.scenario, reason: row.reason, mean: row.mean.value,
          quantiles: Dictionary(
            row.quantiles.map { ($0.probability, $0.value.value) }, uniquingKeysWith: { a, _ in a }),
          attainment: row.attainment?.value, overlay: row.overlay)
      }, stamp: set.stamp(provenance))
  }

  /// From this year's total to the changed one, by the programmes just below the top.
  func budgetChart(_ language: Language) -> WaterfallChart? {
    guard let budget, let variant = budget.variants.last else { return nil }
    let shallowest = variant.rows.filter { $0.depth == 0 }.count > 1 ? 0 : 1
    let steps = variant.rows.filter { $0.depth == shallowest && $0.change != 0 }
    let korean = language == .ko
    return WaterfallChart(
      id: "budget", title: BudgetPage.name(variant, language),
      unit: korean ? "백만원" : "million won",
      start: (korean ? "\(budget.year)년" : "\(budget.year)", Double(variant.currentTotal) / 1e6),
      steps: steps.map { .init(name: $0.name, change: Double($0.change) / 1e6) },
      endName: korean ? "\(variant.year)년" : "\(variant.year)")
  }
}
