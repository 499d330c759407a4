import Forecasting
import Indicators
import Testing

@Suite("theta and seasonal adjustment")
struct ThetaTests {
  @Test(arguments: ReferenceValues.names)
  func equalsRGivenItsSmoothing(_ name: String) throws {
    let reference = try ReferenceValues.of(name)
    let input = try reference.input(season: reference.season)
    let forecast = try Theta(alpha: reference.theta.alpha).forecast(input, horizon: 6)
    // R's initial level is found by a search to about 1e-4, ours by least squares.
    let short = reference.values.count <= 5
    #expect(agree(forecast.means, reference.theta.mean, short ? 1e-9 : 1e-4))
  }

  @Test(arguments: ReferenceValues.names)
  func ownSmoothingIsCloseToR(_ name: String) throws {
    let reference = try ReferenceValues.of(name)
    let input = try reference.input(season: reference.season)
    let forecast = try Theta().forecast(input, horizon: 6)
    #expect(agree(forecast.means, reference.theta.mean, 5e-3))
  }

  @Test(arguments: ReferenceValues.seasonal)
  func decompositionEqualsR(_ name: String) throws {
    let reference = try ReferenceValues.of(name)
    let season = reference.season
    let times = try #require(
      ClassicalDecomposition(reference.values, season: season, form: .multiplicative))
    let plus = try #require(
      ClassicalDecomposition(reference.values, season: season, form: .additive))
    #expect(agree(times.indices, try #require(reference.indices)))
    #expect(agree(plus.indices, try #require(reference.additive)))
    #expect(SeasonalTest.isSeasonal(reference.values, season: season))
  }

  @Test func theLabelSaysWhetherASeasonWasTakenOut() throws {
    let airline = try ReferenceValues.of("airline")
    let seasonal = try Theta().fit(airline.input(season: 12))
    #expect(seasonal.label.ko == "Theta · 계절조정(12, 곱)")
    #expect(try Theta().fit(airline.input()).label.ko == "Theta")
  }

  @Test func noSeasonIsFoundInNoise() {
    let noise = (0..<60).map { (i: Int) -> Double? in Double((i * 7919 + i * i * 31) % 101) }
    #expect(!SeasonalTest.isSeasonal(noise, season: 12))
    #expect(!SeasonalTest.isSeasonal(Array(repeating: 5, count: 60), season: 12))
    #expect(!SeasonalTest.isSeasonal(Array(noise.prefix(24)), season: 12))
  }

  @Test func aNegativeSeriesIsAdjustedByAddition() throws {
    let airline = try ReferenceValues.of("airline")
    let input = try ForecastInput(values: airline.values.map { $0 - 300 }, seasonLength: 12)
    #expect(try Theta().fit(input).label.en.hasSuffix("seasonally adjusted (12, +)"))
  }

  @Test func gapsAreBridgedForTheIndicesOnly() throws {
    var values: [Double?] = try ReferenceValues.of("airline").values
    values[20] = nil
    values[21] = nil
    let input = try ForecastInput(values: values, seasonLength: 12)
    let model = try Theta().fit(input)
    #expect(model.decomposition?.bridged == 2)
    #expect(model.residuals[20] == nil)
    #expect(model.forecast(horizon: 1).notes.map(\.ko).contains { $0.contains("직선으로") })
  }
}
