import Foundation
import Indicators
import Probability
import Testing

@testable import Forecasting

@Suite("The default")
struct AutoTests {
  private let five: ForecastInput

  init() throws {
    five = try ForecastInput(values: [90, 94, 97, 99, 105], start: .year(2013))
  }

  @Test func itSaysWhatItChose() throws {
    let short = try Auto().forecast(five, horizon: 1)
    #expect(short.method == "auto" && short.label.ko == "단기 풀링+개별 모형(자료 5개)")
    #expect(short.notes.first?.ko.contains("자료가 5개") == true)
    let airline = try ReferenceValues.of("airline")
    let seasonal = try Auto().forecast(airline.input(season: 12), horizon: 12)
    #expect(seasonal.label.ko.contains("ETS(") && seasonal.label.ko.contains("STL(12)"))
    let year = try ForecastInput(
      values: Array(airline.values.prefix(15)), start: .month(1949, 1), seasonLength: 12)
    #expect(
      try Auto().fit(year).label.en.hasSuffix("shrunk season and drift (12) · calibrated width"))
    let nile = try ReferenceValues.of("nile")
    #expect(try Auto().fit(nile.input()).label.en.contains("pooled trend"))
  }

  @Test func aConstantSeriesHasAnInterval() throws {
    for count in [4, 12, 40] {
      let flat = try ForecastInput(
        values: Array(repeating: 7.5, count: count), start: .year(1980))
      let interval = try Auto().forecast(flat, horizon: 1).interval(0.95, step: 1)
      #expect(interval.lower < 7.5 && interval.upper > 7.5)
      #expect(interval.upper < 10)
    }
    let zeros = try ForecastInput(values: Array(repeating: 0, count: 20), start: .year(1980))
    // Twenty years without an event do not rule one out.
    let chance = try Auto().forecast(zeros, horizon: 2).probability(atLeast: 1, step: 1)
    #expect(chance > 0 && chance < 0.1)
    // Three say even less.
    let three = try ForecastInput(values: [0, 0, 0], start: .month(2024, 1), seasonLength: 12)
    let early = try Auto().forecast(three, horizon: 9).total().distribution.atLeast(1)
    #expect(early > chance && early < 0.6)
  }

  /// Trends of years are no trends of months.
  @Test func monthsOfASeasonNotSeenWholeAreNotCarriedOnAsYears() throws {
    let input = try ForecastInput(
      values: [100, 104, 118], start: .month(2024, 1), seasonLength: 12)
    let fit = try Auto().fit(input)
    #expect(fit.profile.kind == .partSeason)
    #expect(fit.explanation(horizon: 9).members.count == 3)
    let (auto, short) = (
      fit.forecast(horizon: 9), try ShortHistory().forecast(input, horizon: 9)
    )
    #expect(auto.median(step: 9) < short.median(step: 9) - 10)
    #expect(auto.interval(0.95, step: 9).lower < 100 && auto.interval(0.95, step: 9).upper > 130)
  }

  /// With independent steps the total was inside 95% in two of three cases.
  ///
  /// One year of months whose level wanders, and the total of the next.
  @Test func aTotalAfterOneSeasonIsNotTooSure() throws {
    let (known, count, stream) = (12, 20, RandomStream(seed: 7, name: "wandering months"))
    var inside = 0
    for index in 0..<count {
      var shocks = [Double](repeating: 0, count: 2 * (known + 12))
      stream.fillNormals(&shocks, from: UInt64(index * shocks.count))
      var level = 4.6
      let values = (0..<known + 12).map { month -> Double in
        level += 0.04 * shocks[2 * month]
        return exp(level + 0.2 * sin(Double(month) * .pi / 6) + 0.05 * shocks[2 * month + 1])
      }
      let input = try ForecastInput(
        values: Array(values.prefix(known)), start: .month(2020, 1), seasonLength: 12)
      let total = try Auto().forecast(input, horizon: 12).total(steps: 1...12, draws: 200)
      let (low, high) = total.distribution.interval(0.95)
      if (low...high).contains(values.suffix(12).reduce(0, +)) { inside += 1 }
    }
    #expect(inside >= 17)
  }

  @Test func countsAreRecognised() throws {
    func kind(_ values: [Double], season: Int = 1) throws -> AutoProfile.Kind {
      AutoProfile(try ForecastInput(values: values.map { $0 }, seasonLength: season)).kind
    }
    let small = (0..<36).map { Double(($0 * 7) % 4) }
    let rough = (0..<36).map { Double(5 + ($0 * 7) % 19) }
    #expect(try kind(small, season: 12) == .sparse && kind(small) == .sparse)
    #expect(try kind(Array(repeating: 0, count: 12)) == .sparse)
    #expect(try kind(rough, season: 12) == .counts && kind(Array(rough.prefix(15))) == .counts)
    #expect(try kind(rough.map { $0 + 200 }, season: 12) == .seasonal)
    #expect(try kind(rough.map { $0 + 0.5 }, season: 12) == .seasonal)
    #expect(try kind(rough.map { $0 - 20 }) == .plain)
    #expect(try kind(Array(small.prefix(10))) == .short && kind([7]) == .short)
  }

  /// Half the chance comes from each method; what comes out are whole numbers from 0.
  @Test func roughCountsArePooled() throws {
    let values = (0..<60).map { (i: Int) -> Double? in Double(4 + (i * 7919) % 23) }
    let input = try ForecastInput(values: values, start: .month(2015, 1), seasonLength: 12)
    let model = try Auto().fit(input)
    let forecast = model.forecast(horizon: 6)
    let counts = try CountSmoothing().forecast(input.with(support: .count), horizon: 6)
    let usual = try Blend(name: "auto").forecast(input.with(support: .count), horizon: 6)
    for step in 1...6 {
      for goal in [5.0, 15, 30] {
        let halves = [counts, usual].map { $0.probability(atLeast: goal, step: step) }
        let chance = forecast.probability(atLeast: goal, step: step)
        #expect((chance - (halves[0] + halves[1]) / 2).magnitude < 1e-9)
      }
      let bounds = [0.025, 0.1, 0.5, 0.9, 0.975].map { forecast.quantile($0, step: step) }
      #expect(bounds == bounds.sorted() && bounds.allSatisfy { $0 >= 0 && $0 == $0.rounded() })
    }
    let explanation = model.explanation(horizon: 6)
    #expect((explanation.members.reduce(0) { $0 + $1.share } - 1).magnitude < 1e-12)
    #expect(explanation.members.last?.share == 0.5 && explanation.steps.count == 6)
    #expect(forecast.notes.first?.ko.hasPrefix("크게 오르내리는 건수 60개") == true)
  }

  /// Ends of intervals below 0 are cut where no value was below; the rest stays as the model has it.
  @Test(arguments: [0.0, -40]) func whatWasNeverNegativeIsNotForecastToBe(shift: Double) throws {
    let values = (0..<30).map { (i: Int) -> Double in
      let noise = 5 * Double(i * 7 % 5)
      return 60 - 2.1 * Double(i) + noise + shift
    }
    let fit = try Auto().fit(ForecastInput(values: values))
    let (plain, forecast) = (fit.chosen.forecast(horizon: 4), fit.forecast(horizon: 4))
    let floor = shift < 0 ? -Double.infinity : 0
    #expect(plain.interval(0.95, step: 4).lower < 0)
    for step in 1...4 {
      #expect(forecast.mean(step: step) == plain.mean(step: step))
      for p in [0.025, 0.1, 0.5, 0.9, 0.975] {
        #expect(forecast.quantile(p, step: step) == max(floor, plain.quantile(p, step: step)))
      }
      #expect((forecast.probability(atLeast: 0, step: step) == 1) == (shift == 0))
      #expect(
        forecast.probability(atLeast: 10, step: step) == plain.probability(atLeast: 10, step: step))
    }
  }

  @Test func theExplanationAddsUp() throws {
    let airline = try ReferenceValues.of("airline")
    let model = try Auto().fit(airline.input(season: 12))
    let forecast = model.forecast(horizon: 24)
    let explanation = model.explanation(horizon: 24)
    #expect(explanation.profile.kind == .seasonal && explanation.steps.count == 24)
    #expect(abs(explanation.members.reduce(0) { $0 + $1.share } - 1) < 1e-12)
    for step in explanation.steps {
      #expect(step.centre == forecast.mean(step: step.step))
      let (low, high) = (step.points.min() ?? .nan, step.points.max() ?? .nan)
      #expect(step.centre >= low && step.centre <= high)
      #expect(step.features.allSatisfy(\.isFinite) && step.scale > 0)
    }
    let short = try Auto().fit(five).explanation(horizon: 2)
    #expect(short.steps.isEmpty && short.members.count == 7)
    #expect((short.members.reduce(0) { $0 + $1.share } - 1).magnitude < 1e-12)
  }

  /// What the fit took into account is told once: a guess about counts as a note, gaps as a caution.
  @Test func explanationTellsWhatTheFitTookIntoAccount() throws {
    let counts = try ForecastInput(values: [30, nil, 35, 33], start: .year(2020))
    let explanation = try Auto().fit(counts).explanation(horizon: 1)
    let lines = explanation.lines.map(\.en)
    #expect(lines.filter { $0.hasPrefix("Note: ") && $0.contains("they may be counts") }.count == 1)
    #expect(lines.filter { $0.contains("has no value") }.count == 1)
    let amounts = try ForecastInput(values: [30.5, 35.2, 33.1], start: .year(2020))
    #expect(try Auto().fit(amounts).explanation(horizon: 1).notes == [])
  }

  /// The centre has to see what is there: the season of the airline series and its growth.
  @Test func theAirlineYearIsForecastWithin6Percent() throws {
    let airline = try ReferenceValues.of("airline")
    let known = try ForecastInput(
      values: Array(airline.values.dropLast(12)), start: .month(1949, 1), seasonLength: 12)
    let forecast = try Auto().forecast(known, horizon: 12)
    let actual = Array(airline.values.suffix(12))
    let errors = actual.enumerated().map {
      abs(forecast.mean(step: $0.offset + 1) / $0.element - 1)
    }
    #expect(errors.reduce(0, +) / 12 < 0.06)
    let inside = actual.enumerated().filter {
      let interval = forecast.interval(0.95, step: $0.offset + 1)
      return interval.lower < $0.element && $0.element < interval.upper
    }
    #expect(inside.count >= 11)
  }

  /// Random walks and stationary noise whose truth is known: intervals hold about what they say.
  @Test(arguments: [0.0, 0.3, 1.0])
  func coverageOfKnownTruths(_ persistence: Double) throws {
    let (count, length, horizon) = (150, 40, 4)
    var normals = [Double](repeating: 0, count: count * (length + horizon))
    RandomStream(seed: 11, name: "auto").fillNormals(&normals, from: 0)
    var inside: [Double: Int] = [0.8: 0, 0.95: 0]
    for series in 0..<count {
      let shocks = Array(normals[(series * (length + horizon))...].prefix(length + horizon))
      var level = 100.0
      let values = shocks.map { shock -> Double in
        let value = level + 3 * shock
        level += persistence * 3 * shock
        return value
      }
      let input = try ForecastInput(values: Array(values.prefix(length)), start: .year(1950))
      let forecast = try Auto().forecast(input, horizon: horizon)
      for level in [0.8, 0.95] {
        for step in 1...horizon {
          let interval = forecast.interval(level, step: step)
          let actual = values[length + step - 1]
          if interval.lower <= actual, actual <= interval.upper { inside[level, default: 0] += 1 }
        }
      }
    }
    let all = Double(count * horizon)
    // Steps of a series fall together: the standard error of 150 series is 0.03.
    #expect(Double(inside[0.8] ?? 0) / all > 0.66)
    #expect(Double(inside[0.8] ?? 0) / all < 0.9)
    #expect(Double(inside[0.95] ?? 0) / all > 0.91)
  }

  /// The members are the methods themselves, on logarithms where said; the centre is 0.7 of their
  /// weighted mean and 0.3 of their median, and the weights are inverse to the mean square of their
  /// errors after two seasons, each error counting 0.8 of the next.
  @Test func theCentreIsMadeOfTheMembers() throws {
    let airline = try ReferenceValues.of("airline")
    let input = try airline.input(season: 12)
    let explanation = try Auto().fit(input).explanation(horizon: 5)
    let methods: [any ForecastMethod] = [
      ETS(), DynamicOptimizedTheta(), ComplexSmoothing(), Transformed(MSTL(), by: .log),
      Transformed(MSTL(trend: DampedTrend()), by: .log), SeasonallyAdjusted(DampedTrend()),
    ]
    let fits: [any FittedModel] = try methods.map { try $0.fit(input) }
    let alone = fits.map { $0.forecast(horizon: 5) }
    let inverse = fits.map { fit in
      let errors = fit.residuals.enumerated().dropFirst(24)
      let counts = errors.map { pow(0.8, Double(input.values.count - 1 - $0.offset)) }
      return counts.reduce(0, +)
        / zip(errors, counts).reduce(0) { $0 + $1.1 * pow($1.0.element ?? .nan, 2) }
    }
    for (member, weight) in zip(explanation.members, inverse) {
      #expect(abs(member.share - weight / inverse.reduce(0, +)) < 1e-9)
    }
    for step in explanation.steps {
      for (index, point) in step.points.enumerated() {
        let expected =
          index == 3 || index == 4
          ? alone[index].quantile(0.5, step: step.step) : alone[index].mean(step: step.step)
        #expect(abs(point / expected - 1) < 1e-9)
      }
      let mean = zip(step.points, explanation.members).reduce(0) { $0 + $1.0 * $1.1.share }
      let sorted = step.points.sorted()
      #expect(abs(step.centre - (0.7 * mean + 0.15 * (sorted[2] + sorted[3]))) < 1e-9 * mean)
    }
  }

  /// Years add ARIMA models and the trend learned from many series; noise takes weight from it.
  @Test func noiseTakesWeightFromThePooledTrend() throws {
    func share(noise: Double) throws -> Double {
      let values = (0..<20).map { (i: Int) -> Double? in
        100 + 2 * Double(i) + noise * Double((i * 7919) % 13 - 6)
      }
      let explanation = try Auto().fit(ForecastInput(values: values, start: .year(1990)))
        .explanation(horizon: 1)
      #expect(explanation.members.last?.label.en == "pooled trend")
      #expect(explanation.members.contains { $0.label.en.contains("log · ARIMA") })
      return explanation.members.last?.share ?? .nan
    }
    #expect(try share(noise: 4) < share(noise: 0.1))
  }

  @Test func hostileSeriesStayFinite() throws {
    var outlier = (0..<40).map { (i: Int) -> Double? in 10 + Double((i * 7) % 5) }
    outlier[20] = 1e12
    let hostile: [[Double?]] = [
      outlier, (0..<40).map { $0 % 2 == 0 ? 1 : -1 }, (0..<40).map { $0 < 39 ? 0 : 1 },
      (0..<40).map { $0 < 20 ? 1e-12 : 2e-12 }, (0..<40).map { 1e139 * Double(($0 * 7) % 5 + 1) },
      (0..<40).map { pow(2, Double($0)) }, (0..<40).map { pow(0.5, Double($0)) },
      (0..<40).map { $0 % 3 == 1 ? nil : Double($0) + 1 },
    ]
    for values in hostile {
      for season in [1, 4, 12] {
        let input = try ForecastInput(values: values, seasonLength: season)
        let forecast = try Auto().forecast(input, horizon: 30)
        for step in 1...30 {
          let q = [0.025, 0.1, 0.5, 0.9, 0.975].map { forecast.quantile($0, step: step) }
          #expect(q.allSatisfy(\.isFinite) && q == q.sorted())
        }
      }
    }
  }

  @Test func aVeryLongHistoryTakesBoundedTime() throws {
    let values = (0..<100_000).map { (i: Int) -> Double? in
      100 + 10 * sin(Double(i) * .pi / 6) + Double((i * 7919) % 17)
    }
    let input = try ForecastInput(values: values, seasonLength: 12)
    let forecast = try Auto().forecast(input, horizon: 12)
    #expect(forecast.notes.contains { $0.en.contains("newest 2000 values") })
    #expect(forecast.mean(step: 12) > 50 && forecast.mean(step: 12) < 150)
  }
}
