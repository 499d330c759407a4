import Budgeting
import Forecasting
public import Indicators
public import TargetSetting
import WhatIf

/// One indicator of a plan: what it did, what was planned, what is proposed.
public struct IndicatorPlan: Sendable {
  /// The indicator.
  public let indicator: Indicator
  /// Every yearly actual before the plan year, those before a break included.
  public let actuals: Series
  /// Targets as published.
  public let targets: Series?
  /// The proposal, or why there is none.
  public let result: Result<TargetProposal, TargetFailure>

  /// The proposal, where there is one.
  public var proposal: TargetProposal? { try? result.get() }
}

/// A whole plan: targets, scenarios and budget of one workspace.
public struct Plan: Sendable {
  /// The workspace it was made from.
  public let workspace: Workspace
  /// The year that is planned.
  public let planYear: Int
  /// The name of the forecasting method asked for.
  public let method: String
  /// Indicators in the order of the plan.
  public let indicators: [IndicatorPlan]
  /// The same indicators with proposals for the year after the plan year.
  public let following: [IndicatorPlan]
  /// Driver models, by file name.
  public let scenarios: [ScenarioSet]
  /// The budget; nil where the workspace has no amounts.
  public let budget: BudgetPlan?
  /// What was noticed about the plan, its models and its budget.
  public let findings: [Finding]
}

/// Makes plans.
public struct PlanMaker: Sendable {
  /// Choices of the proposals; the method forecasts every base series.
  public let options: ProposalOptions
  /// Draws of each scenario.
  public let draws: Int
  /// Seed of all models; nil for each model's own.
  public let seed: UInt64?
  /// Draws behind an outlook that comes from components or adds up months.
  var outlookDraws = OutlookMaker.usualDraws

  /// Makes a maker.
  public init(options: ProposalOptions, draws: Int = 100_000, seed: UInt64? = nil) {
    self.options = options
    self.draws = draws
    self.seed = seed
  }

  /// The panels of a workspace as they stood before a year.
  func panels(of workspace: Workspace, before year: Int) -> WorkspacePanels {
    WorkspacePanels(workspace, before: year, method: options.method)
  }

  /// The whole plan; `reading` are the findings of the reader, of which warnings are kept.
  public func plan(_ workspace: Workspace, reading: [Finding] = []) -> Plan {
    let year = options.planYear ?? workspace.planYear
    let budget = BudgetPlan(workspace: workspace, planYear: year)
    let (sets, modelFindings) = scenarioSets(of: workspace, year: year)
    let noticed = reading.filter { $0.severity >= .warning } + PlanLints.findings(in: workspace)
    return Plan(
      workspace: workspace, planYear: year, method: options.method.name,
      indicators: indicators(of: workspace), following: following(workspace), scenarios: sets,
      budget: budget,
      findings: noticed + modelFindings + (budget?.findings ?? []))
  }

  /// The proposals alone, in the order of the plan.
  public func indicators(of workspace: Workspace) -> [IndicatorPlan] {
    let year = options.planYear ?? workspace.planYear
    let panels = panels(of: workspace, before: year)
    return Concurrent.map(workspace.indicators, chunk: 8) { indicator in
      var actuals = Series(id: indicator.id, name: indicator.name, observations: [])
      let result: Result<TargetProposal, TargetFailure>
      do throws(TargetFailure) {
        let (yearly, prepared, chosen) = try prepare(indicator, workspace, year, panels)
        actuals = yearly
        result = .success(try TargetProposer(chosen).propose(indicator, in: prepared))
      } catch {
        result = .failure(error)
      }
      return IndicatorPlan(
        indicator: indicator, actuals: actuals, targets: workspace.targets[indicator.id],
        result: result)
    }
  }

  /// The proposals for the year after the plan year, from the same results.
  public func following(_ workspace: Workspace) -> [IndicatorPlan] {
    let year = options.planYear ?? workspace.planYear
    var known = workspace
    known.series = workspace.series.mapValues { $0.before(year: year) }
    var next = options
    next.planYear = year + 1
    return PlanMaker(options: next, draws: draws, seed: seed).indicators(of: known)
  }

  /// Gives an indicator yearly figures and a yearly forecast where it has only months or components.
  ///
  /// Where that fails, the reason is the failure's.
  private func prepare(
    _ indicator: Indicator, _ workspace: Workspace, _ year: Int, _ panels: WorkspacePanels
  ) throws(TargetFailure) -> (Series, Workspace, ProposalOptions) {
    let own = workspace.series[indicator.id]
    if let own, own.start?.frequency == .year {
      var chosen = options
      if let panel = panels.method(of: indicator.id) { chosen.method = panel }
      return (own.before(year: year), workspace, chosen)
    }
    guard own?.start != nil || indicator.formula != nil else {
      return (
        Series(id: indicator.id, name: indicator.name, observations: []), workspace, options
      )
    }
    let maker = OutlookMaker(
      workspace: workspace, method: options.method, planYear: year, draws: outlookDraws,
      panels: panels)
    let outlook: Outlook
    do throws(ForecastError) {
      outlook = try maker.outlook(indicator)
    } catch {
      let finding = Finding(
        code: error.code, severity: .warning, message: error.message, mend: error.mend)
      throw TargetFailure(indicator: indicator, planYear: year, finding: finding)
    }
    var prepared = workspace
    // Only what the proposal reads: no copy of all series for every indicator.
    prepared.series = [indicator.id: outlook.fullHistory]
    var chosen = options
    chosen.method = GivenForecast(forecast: outlook.forecast)
    chosen.widensAfterBreak = false
    return (outlook.fullHistory, prepared, chosen)
  }

  /// What keeps the models of a workspace from running, without running them.
  public func modelFindings(of workspace: Workspace) -> [Finding] {
    let runner = ModelRunner(
      series: workspace.series, method: options.method,
      planYear: options.planYear ?? workspace.planYear, indicators: workspace.indicators)
    return workspace.models.sorted { $0.key < $1.key }.flatMap { name, model -> [Finding] in
      do throws(Findings) {
        _ = try runner.compile(model)
        return []
      } catch {
        return error.all.map { $0.located(in: "models/\(name).yaml") }
      }
    }
  }

  /// Runs every model of the workspace, and the projections of cost review and grants where the
  /// records allow them.
  ///
  /// A model that cannot be run is an error; that of the projection, which nobody wrote, a warning.
  private func scenarioSets(of workspace: Workspace, year: Int) -> ([ScenarioSet], [Finding]) {
    var models = workspace.models.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    var series = workspace.series
    let projection = CostReviewProjection(
      records: workspace.costReviews, body: workspace.organisation,
      breaks: workspace.series.values.flatMap(\.breaks).filter { $0.period.frequency == .year })
    if let projection {
      series[CostReviewProjection.reviewedID] = projection.reviewed
      series[CostReviewProjection.rateID] = projection.rate
      models.append(("history-cost-review", projection.model))
    }
    // Needs results of other bodies beside the body's own, as `grants.csv` may hold them.
    let grants = GrantProjection(records: workspace.grants, body: workspace.organisation)
    if let grants { models.append(("history-grants", grants.model)) }
    let runner = ModelRunner(
      series: series, method: options.method, planYear: year, indicators: workspace.indicators)
    var sets: [ScenarioSet] = []
    var findings: [Finding] = []
    for (name, var model) in models {
      if let seed { model.seed = seed }
      do throws(Findings) {
        let result = try runner.compile(model).simulate(SimulationOptions(draws: draws))
        let notes = name == "history-grants" ? grants?.notes ?? [] : []
        sets.append(ScenarioSet(model: name, result: result, notes: notes))
      } catch {
        let isWritten = workspace.models[name] != nil
        findings += error.all.map {
          isWritten ? $0.located(in: "models/\(name).yaml") : $0.asWarning
        }
      }
    }
    return (sets, findings)
  }
}
