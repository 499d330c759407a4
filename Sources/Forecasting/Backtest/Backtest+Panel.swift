import Indicators

extension Backtest {
  /// Carries out a plan on panels: `panel` first, then the methods given, at the same origins.
  ///
  /// At an origin every member is cut at its period, and nothing later of any member is used. Without
  /// panels it is ``run(_:methods:plan:progress:)``. A panel of one is a series that stands alone.
  public static func run(
    panels: [[BatchSeries]], methods: [any ForecastMethod], plan: BacktestPlan,
    progress: (@Sendable (_ done: Int, _ of: Int) -> Void)? = nil
  ) -> Backtest {
    let alone = run(panels.flatMap { $0 }, methods: methods, plan: plan, progress: progress)
    let parts = Concurrent.map(panels, chunk: 1) { evaluate(panel: $0, plan) }
    let own = parts.flatMap(\.cases)
    return Backtest(
      plan: plan, methods: [PanelFit.method] + alone.methods,
      cases: interleaved(own, alone.cases), failures: parts.flatMap(\.failures) + alone.failures,
      tooShort: alone.tooShort)
  }

  /// The cases series by series, those of the panel first.
  private static func interleaved(
    _ panel: [BacktestCase], _ others: [BacktestCase]
  ) -> [BacktestCase] {
    let groups = Dictionary(grouping: panel, by: \.id)
    var order: [String] = []
    var rest: [String: [BacktestCase]] = [:]
    for item in panel + others where rest[item.id] == nil {
      order.append(item.id)
      rest[item.id] = []
    }
    for item in others { rest[item.id, default: []].append(item) }
    return order.flatMap { (groups[$0] ?? []) + (rest[$0] ?? []) }
  }

  private static func evaluate(
    panel: [BatchSeries], _ plan: BacktestPlan
  ) -> (cases: [BacktestCase], failures: [BacktestFailure]) {
    var cases: [BacktestCase] = []
    var failures: [BacktestFailure] = []
    let members = panel.compactMap { item in
      (try? item.input.get()).map { Panel.Member(item.id, $0) }
    }
    var known: [Period: PanelFit] = [:]
    for item in panel {
      if case .failure(let error) = item.input {
        failures.append(
          BacktestFailure(id: item.id, method: PanelFit.method, origin: nil, reason: error))
      }
    }
    for (place, member) in members.enumerated() {
      for entries in plan.origins(of: member.input) {
        let origin = BacktestOrigin(
          id: member.id, input: member.input, known: entries, plan: plan)
        let period = origin.history.lastPeriod
        let fit =
          known[period] ?? PanelFit(Panel(members).through(period, window: plan.window))
        known[period] = fit
        do throws(ForecastError) {
          cases += try origin.cases(of: PanelMember(fit, member: place))
        } catch {
          failures.append(
            BacktestFailure(
              id: member.id, method: PanelFit.method, origin: period, reason: error))
        }
      }
    }
    return (cases, failures)
  }
}
