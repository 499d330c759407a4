import Forecasting
import Foundation
import Indicators
import Probability
import TestSupport
import Testing

@Suite("Calibrated widths")
struct CalibratedTests {
  private static let methods: [any ForecastMethod] = [
    LastValue(), Drift(), Mean(), SimpleSmoothing(), HoltTrend(), ETS(), Theta(),
    DynamicOptimizedTheta(), MSTL(),
  ]

  @Test(arguments: [0, 1, 5, 7])
  func obeysTheLaws(_ index: Int) {
    let method = Calibrated(Self.methods[index])
    // Logarithms make widths relative, so only a change of units leaves them alike.
    #expect(checkForecastMethod(method, laws: [.scale]) == [])
  }

  @Test func theCentreIsTheMethods() throws {
    let airline = try ReferenceValues.of("airline")
    for count in [7, 15, 144] {
      let input = try ForecastInput(
        values: Array(airline.values.prefix(count)), start: .month(1949, 1),
        seasonLength: count == 7 ? 1 : 12)
      for method in Self.methods {
        guard let own = try? method.forecast(input, horizon: 6) else { continue }
        let calibrated = try Calibrated(method).forecast(input, horizon: 6)
        for step in 1...6 {
          #expect(abs(calibrated.mean(step: step) / own.mean(step: step) - 1) < 2e-3)
        }
        #expect(calibrated.label.ko == own.label.ko + " · 폭 보정")
        #expect(calibrated.method == method.name)
        #expect(calibrated.notes.contains { $0.en.contains("calibrated by past forecast errors") })
      }
    }
  }

  /// What was learned from outcomes already, and what is a distribution of counts, stays as it is.
  @Test func learnedWidthsStay() throws {
    let five = try ForecastInput(values: [90, 94, 97, 99, 105], start: .year(2013))
    for method in [Auto(), ShortHistory()] as [any ForecastMethod] {
      let (own, same) = (
        try method.forecast(five, horizon: 2), try Calibrated(method).forecast(five, horizon: 2)
      )
      #expect(own.label == same.label && own.notes == same.notes)
      #expect(own.interval(0.95, step: 2) == same.interval(0.95, step: 2))
    }
    let counts = try ForecastInput(values: (0..<30).map { Double($0 % 3) }, support: .count)
    let own = try Croston().forecast(counts, horizon: 1)
    #expect(own.label == (try Calibrated(Croston()).forecast(counts, horizon: 1).label))
  }

  /// A series that never moved has an interval, and no word that says it has none.
  @Test func aConstantSeriesHasAnInterval() throws {
    for count in [4, 20] {
      let flat = try ForecastInput(values: Array(repeating: 7.5, count: count), start: .year(1980))
      #expect(try LastValue().forecast(flat, horizon: 1).isDegenerate)
      let forecast = try Calibrated(LastValue()).forecast(flat, horizon: 1)
      let interval = forecast.interval(0.95, step: 1)
      #expect(interval.lower < 7.5 && interval.upper > 7.5 && interval.upper < 10)
      #expect(!forecast.notes.contains { $0.en.contains("no prediction interval") })
    }
    let zeros = try ForecastInput(values: [0, 0, 0, 0], start: .year(1980))
    let nothing = try Calibrated(LastValue()).forecast(zeros, horizon: 1)
    #expect(nothing.isDegenerate)
    #expect(nothing.notes.contains { $0.en.contains("no prediction interval") })
  }

  /// A method that ignores the trend has errors that are larger than its fit shows near the end: the
  /// width knows, because the method departs from the trend that other series teach.
  @Test func departureFromTheTrendWidens() throws {
    let values = (0..<30).map { (i: Int) -> Double in 100 + 5 * Double(i) + Double((i * 7) % 5) }
    let input = try ForecastInput(values: values, start: .year(1990))
    func width(_ method: any ForecastMethod) throws -> Double {
      let interval = try Calibrated(method).forecast(input, horizon: 4).interval(0.95, step: 4)
      return interval.upper - interval.lower
    }
    #expect(try width(Mean()) > 4 * width(Drift()))
    let next = 100.0 + 5 * 33 + 3
    let mean = try Calibrated(Mean()).forecast(input, horizon: 4).interval(0.95, step: 4)
    #expect(mean.upper > next)
  }

  /// Random walks and noise whose truth is known: far closer to what they say than the model's own.
  @Test(arguments: ["ses", "theta", "dotheta", "drift"], [6, 30])
  func coverageOfKnownTruths(_ name: String, _ length: Int) throws {
    let method = try MethodCatalogue.standard.method(named: name)
    let (count, horizon) = (120, 3)
    var normals = [Double](repeating: 0, count: count * (length + horizon))
    RandomStream(seed: 3, name: "calibrated").fillNormals(&normals, from: 0)
    var (inside80, inside95) = (0.0, 0.0)
    for series in 0..<count {
      var level = 100.0
      let persistence = series % 2 == 0 ? 1.0 : 0.2
      let values = normals[(series * (length + horizon))...].prefix(length + horizon).map {
        let value = level + 3 * $0
        level += persistence * 3 * $0
        return value
      }
      let input = try ForecastInput(values: Array(values.prefix(length)), start: .year(1950))
      let forecast = try Calibrated(method).forecast(input, horizon: horizon)
      for step in 1...horizon {
        let actual = values[length + step - 1]
        let (narrow, wide) = (
          forecast.interval(0.8, step: step), forecast.interval(0.95, step: step)
        )
        if narrow.lower <= actual, actual <= narrow.upper { inside80 += 1 }
        if wide.lower <= actual, actual <= wide.upper { inside95 += 1 }
      }
    }
    let all = Double(count * horizon)
    #expect((0.7...0.92).contains(inside80 / all))
    #expect((0.91...0.995).contains(inside95 / all))
  }

  @Test func namesOfWidths() {
    #expect(Widths(rawValue: "model") == .model && Widths(rawValue: "x") == nil)
    #expect(Widths.model(ETS()) is ETS && Widths.calibrated(ETS()) is Calibrated)
  }
}
