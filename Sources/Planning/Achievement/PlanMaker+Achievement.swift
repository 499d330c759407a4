import Forecasting
public import Indicators
import Probability
public import TargetSetting

extension PlanMaker {
  /// The last year that has a target and at least part of a result; the year before the plan year
  /// where there is none.
  public func reportYear(of workspace: Workspace) -> Int {
    let years = workspace.indicators.compactMap { indicator -> Int? in
      let targets = workspace.targets[indicator.id]?.observations.compactMap(\.period.year) ?? []
      let known = lastYear(indicator, workspace)
      return targets.filter { $0 <= known ?? .min }.max()
    }
    return years.max() ?? workspace.planYear - 1
  }

  private func lastYear(_ indicator: Indicator, _ workspace: Workspace) -> Int? {
    if let own = workspace.series[indicator.id]?.lastPeriod?.year { return own }
    let parts = indicator.formula?.variables ?? []
    return parts.compactMap { workspace.series[$0]?.lastPeriod?.year }.min()
  }

  /// The 성과보고서 of a year: results where the year is over, outlooks from the months so far or
  /// from earlier years where it is not.
  public func achievement(of workspace: Workspace, year: Int) -> AchievementReport {
    let parameters = options.scoreOptions.parameters
    let maker = OutlookMaker(
      workspace: workspace, method: options.method, planYear: year + 1,
      panels: panels(of: workspace, before: year + 1))
    let rows = workspace.indicators.map { indicator -> AchievementRow in
      let decided = workspace.overrides.last {
        $0.indicator == indicator.id && $0.year == year
      }
      let target =
        decided.map { indicator.support.clamped(indicator.rounding.apply($0.value)) }
        ?? workspace.targets[indicator.id]?[.year(year)]
      var notes = decided.map { [PlanMaker.decision($0)] } ?? []
      var actual: Double?
      var distribution: (any Distribution)?
      do throws(ForecastError) {
        actual = maker.results(indicator)?[.year(year)]
        if actual == nil {
          let outlook = try maker.outlook(indicator)
          distribution = outlook.forecast[.year(year)]
          notes.append(PlanMaker.open(year, outlook))
        }
      } catch {
        notes.append(error.message)
      }
      return AchievementRow(
        indicator, year: year, target: target, actual: actual, outlook: distribution,
        parameters: parameters, notes: notes)
    }
    return AchievementReport(year: year, rows: rows, parameters: parameters)
  }

  private static func decision(_ override: TargetOverride) -> LocalizedText {
    LocalizedText(
      ko: "목표 조정: \(override.reason)(\(override.decidedBy), \(override.decidedOn))",
      en: "target set by \(override.decidedBy) on \(override.decidedOn): \(override.reason)")
  }

  private static func open(_ year: Int, _ outlook: Outlook) -> LocalizedText {
    LocalizedText(
      ko: "\(year)년 실적이 아직 없어 전망입니다(\(outlook.forecast.label.ko)).",
      en:
        "The result of \(year) is not known yet; this is a forecast (\(outlook.forecast.label.en))."
    )
  }

  /// Draws behind a past outlook: its chances are within 0.011 of those of many more draws, far
  /// closer than so few years can tell apart.
  static let calibrationDraws = 2_000

  /// What would have been stated about past targets from what was known before each year, and what
  /// happened; at most `years` years back.
  public func calibration(of workspace: Workspace, years: Int = 10) -> AttainmentCalibration {
    let maker = OutlookMaker(
      workspace: workspace, method: options.method, planYear: workspace.planYear)
    let past = workspace.indicators.flatMap { indicator in
      (maker.results(indicator)?.observations.suffix(years) ?? []).compactMap { point in
        point.period.year.map { (indicator: indicator, year: $0, actual: point.value) }
      }
    }
    // Every year is a forecast of its own, so the years run side by side.
    let cases = Concurrent.map(past, chunk: 1) {
      self.cases($0.indicator, workspace, $0.year, $0.actual)
    }
    return AttainmentCalibration(cases.flatMap { $0 })
  }

  private func cases(
    _ indicator: Indicator, _ workspace: Workspace, _ year: Int, _ actual: Double
  ) -> [AttainmentCalibration.Case] {
    var past = workspace
    past.indicators = [indicator]
    past.overrides = []
    past.series = [:]
    let needed = [indicator.id] + (indicator.formula.map { Array($0.variables) } ?? [])
    let borrowed = Set(needed.compactMap { workspace.panels[$0] })
    let peers = workspace.panels.filter { borrowed.contains($0.value) }.map(\.key)
    for id in needed + peers {
      past.series[id] = workspace.series[id]?.before(year: year)
    }
    var then = options
    then.planYear = year
    var maker = PlanMaker(options: then, draws: draws, seed: seed)
    maker.outlookDraws = PlanMaker.calibrationDraws
    guard let proposal = maker.indicators(of: past).first?.proposal else { return [] }
    func one(_ target: Double, _ probability: Double?, _ ambition: Ambition?)
      -> AttainmentCalibration.Case?
    {
      probability.map {
        AttainmentCalibration.Case(
          indicator: indicator.id, year: year, target: target, actual: actual, probability: $0,
          isReached: indicator.direction.reaches(actual, target), ambition: ambition)
      }
    }
    let published = proposal.published.flatMap { one($0.value, $0.probability, nil) }
    return (published.map { [$0] } ?? [])
      + proposal.alternatives.compactMap { one($0.value, $0.probability, $0.ambition) }
  }
}

extension Direction {
  /// Whether a result reaches a target; for a band, whether it lies inside.
  fileprivate func reaches(_ actual: Double, _ target: Double) -> Bool {
    switch self {
    case .higher: actual >= target
    case .lower: actual <= target
    case .band(let range): range.contains(actual)
    }
  }
}
