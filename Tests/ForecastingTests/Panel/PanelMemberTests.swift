import Foundation
import Indicators
import Testing

@testable import Forecasting

@Suite("Panel: one member, and tests of the past")
struct PanelMemberTests {
  /// Whole panels computed in NumPy; `Benchmarks/learn/panel.py --fixtures` makes them.
  struct Case: Decodable, Sendable {
    let histories: [[Double]]
    let levels: [Double]
    /// Member, step, level.
    let quantiles: [[[Double]]]
  }

  @Test("Whole panels agree with those of the learning program")
  func reference() throws {
    let url = try #require(
      Bundle.module.url(
        forResource: "panel_forecasts", withExtension: "json", subdirectory: "Fixtures"))
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: url))
    #expect(cases.count == 5)
    for item in cases {
      let members = try item.histories.enumerated().map {
        Panel.Member("\($0.offset)", try ForecastInput(values: $0.element, start: .year(2000)))
      }
      let result = try Panel(members).forecast(horizon: 2)
      #expect(result.lessons.allSatisfy { $0?.members == members.count })
      for (forecast, expected) in zip(result.forecasts, item.quantiles) {
        let forecast = try #require(forecast)
        let width = expected[1][12] - expected[1][0]
        for (step, row) in expected.enumerated() {
          for (level, value) in zip(item.levels, row) {
            #expect(abs(forecast.quantile(level, step: step + 1) - value) < 1e-6 * width)
          }
        }
      }
    }
  }

  private func panel() throws -> Panel {
    Panel(
      try (0..<6).map { i in
        let values = (0..<8).map { t in
          Double(40 + 9 * i) * exp(0.03 * Double(t) + 0.05 * sin(Double(3 * t + i * (t + 1))))
        }
        return Panel.Member("부서\(i)", try ForecastInput(values: values, start: .year(2015)))
      })
  }

  @Test("A member as a method forecasts as the panel does")
  func method() throws {
    let panel = try panel()
    let whole = try panel.forecast(horizon: 3)
    let fit = PanelFit(panel)
    for (place, member) in panel.members.enumerated() {
      let method = PanelMember(fit, member: place)
      let own = try method.forecast(member.input, horizon: 3)
      let expected = try #require(whole.forecasts[place])
      #expect(own.label == expected.label && own.method == "panel")
      for step in 1...3 {
        #expect(own.quantile(0.1, step: step) == expected.quantile(0.1, step: step))
      }
    }
  }

  @Test("A shorter history cuts the others, too: nothing later is used")
  func past() throws {
    let panel = try panel()
    let member = panel.members[2].input
    let then = member.dropLast(3)
    let now = try PanelMember(PanelFit(panel), member: 2).forecast(then, horizon: 2)
    // The others' later years are other ones entirely.
    let changed = try panel.members.map { one -> Panel.Member in
      let values = one.input.values.enumerated().map { $0.offset > 4 ? 1e6 : $0.element }
      return Panel.Member(one.id, try ForecastInput(values: values, start: one.input.start))
    }
    let other = try PanelMember(PanelFit(Panel(changed)), member: 2).forecast(then, horizon: 2)
    #expect(now.quantile(0.9, step: 2) == other.quantile(0.9, step: 2))
  }

  @Test("A backtest knows nothing later than each origin, of any member")
  func backtest() throws {
    let panel = try panel()
    let plan = BacktestPlan(horizon: 2, origins: 3)
    let series = panel.members.map { BatchSeries(id: $0.id, input: .success($0.input)) }
    let backtest = Backtest.run(panels: [series], methods: [ShortHistory()], plan: plan)
    #expect(backtest.methods == ["panel", "short"])
    #expect(backtest.failures.isEmpty)
    for item in backtest.cases where item.method == "panel" {
      let place = try #require(panel.members.firstIndex { $0.id == item.id })
      let known = try panel.through(item.origin).forecast(horizon: 2)
      let forecast = try #require(known.forecasts[place])
      #expect(forecast.periods[item.step - 1] == item.period)
      #expect(item.mean == forecast.mean(step: item.step))
      #expect(item.intervals[0] == forecast.interval(0.8, step: item.step))
    }
    // The methods see what they would see without the panel.
    let plain = Backtest.run(series, methods: [ShortHistory()], plan: plan)
    let short = backtest.cases.filter { $0.method == "short" }
    #expect(short.map(\.mean) == plain.cases.map(\.mean))
    #expect(backtest.cases.count == 2 * plain.cases.count && plain.cases.count == 36)
  }

  @Test("A window hides the older values of all members")
  func window() throws {
    let panel = try panel()
    let plan = BacktestPlan(horizon: 1, origins: 1, window: 3)
    let series = panel.members.map { BatchSeries(id: $0.id, input: .success($0.input)) }
    let backtest = Backtest.run(panels: [series], methods: [], plan: plan)
    let cut = Panel(
      panel.members.map { Panel.Member($0.id, $0.input.dropLast(1).newest(3)) })
    let expected = try cut.forecast(horizon: 1)
    #expect(backtest.cases.map(\.mean) == expected.forecasts.compactMap { $0?.mean(step: 1) })
    #expect(backtest.cases.allSatisfy { $0.observations == 3 })
  }

  @Test("Alone it is short, and an unreadable member is a failure of its own")
  func alone() throws {
    let good = BatchSeries(id: "가", values: [5, 6, 7, 9, 10], start: .year(2018))
    let bad = BatchSeries(id: "나", values: [5, .nan], start: .year(2018))
    let backtest = Backtest.run(
      panels: [[good, bad]], methods: [ShortHistory()], plan: BacktestPlan(horizon: 1))
    let means = backtest.cases.map(\.mean)
    #expect(means.count == 2 && means[0] == means[1])
    #expect(backtest.failures.map(\.id) == ["나", "나"])
  }
}
