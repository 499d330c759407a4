import Forecasting
import Indicators
import Probability
import Testing

@Suite("Findings in a history")
struct SeriesFindingsTests {
  private func noise(_ count: Int, _ name: String) -> [Double] {
    var values = [Double](repeating: 0, count: count)
    RandomStream(seed: 5, name: name).fillNormals(&values, from: 0)
    return values
  }

  @Test func aPlantedOutlierIsFoundAndNothingElse() throws {
    var values = noise(40, "outlier").map { 100 + 2 * $0 }
    values[17] = 140
    let found = SeriesFindings.all(in: try ForecastInput(values: values, start: .year(1980)))
    #expect(found.map(\.kind) == [.outlier])
    #expect(found.first?.period == .year(1997) && found.first?.value == 140)
    #expect(abs((found.first?.expected ?? 0) - 100) < 5)
    #expect(values[17] == 140, "nothing is edited")
  }

  @Test func aPlantedShiftIsFoundWhereItIs() throws {
    let values = noise(40, "shift").enumerated().map {
      100 + $0.element + ($0.offset < 22 ? 0 : 30)
    }
    let found = SeriesFindings.all(in: try ForecastInput(values: values, start: .year(1980)))
    let shift = try #require(found.first { $0.kind == .levelShift })
    #expect(shift.period == .year(2002))
    #expect(abs(shift.expected - 100) < 3 && abs(shift.value - 130) < 3)
    #expect(found.count == 1, "the values beside a shift are no outliers")
  }

  @Test func anOutlierBesideAShiftIsJudgedByItsOwnSide() throws {
    var values = noise(40, "both").enumerated().map {
      100 + $0.element + ($0.offset < 22 ? 0 : 30)
    }
    values[24] = 160
    let found = SeriesFindings.all(in: try ForecastInput(values: values, start: .year(1980)))
    #expect(found.map(\.kind) == [.levelShift, .outlier])
    #expect(found.last?.period == .year(2004) && abs((found.last?.expected ?? 0) - 130) < 3)
  }

  @Test func aSeasonIsNotAShift() throws {
    let values = noise(72, "season").enumerated().map {
      100 + $0.element + ($0.offset % 12 == 11 ? 60 : 0)
    }
    let input = try ForecastInput(values: values, start: .month(2015, 1), seasonLength: 12)
    #expect(SeriesFindings.all(in: input) == [])
  }

  /// White noise: at five robust standard deviations false alarms are rare.
  @Test func falseAlarmsAreRare() throws {
    var alarms = 0
    for index in 0..<200 {
      let input = try ForecastInput(values: noise(40, "quiet \(index)"), start: .year(1980))
      alarms += SeriesFindings.all(in: input).isEmpty ? 0 : 1
    }
    #expect(alarms <= 10)
  }

  @Test func shortConstantAndGappyHistoriesAreSafe() throws {
    let histories: [[Double?]] = [
      [1, 2, 900], Array(repeating: 4, count: 30), (0..<30).map { $0 % 4 == 1 ? nil : Double($0) },
      (0..<30).map { $0 == 15 ? 1e139 : 0 },
    ]
    for values in histories {
      for finding in SeriesFindings.all(in: try ForecastInput(values: values, seasonLength: 4)) {
        #expect(finding.score.isFinite && !finding.message.ko.isEmpty)
      }
    }
  }
}
