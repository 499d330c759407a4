import Forecasting
import Indicators
import TestSupport
import Testing

@Suite("Laws of forecasting methods")
struct LawTests {
  @Test(arguments: MethodCatalogue.standard.names)
  func everyMethodObeys(_ name: String) throws {
    let method = try MethodCatalogue.standard.method(named: name)
    // The Theta methods' and auto's seasonal adjustment is multiplicative for positive values, ets
    // compares multiplicative models there, and short works on logarithms: none of it commutes with
    // adding a constant. Nor does ces, whose potential starts at a fraction of the level, nor arima,
    // which compares models with and without a mean.
    let notShifting = [
      "theta", "otheta", "dotheta", "ets", "ces", "arima", "auto", "short", "saturating",
    ]
    // Counts are whole numbers: neither fractions nor other units of them are counts.
    // A share of another unit has other bounds.
    let ofOneUnit = ["croston", "sba", "tsb", "adida", "imapa", "count", "share"]
    let laws: ForecastLaws =
      ofOneUnit.contains(name) ? [] : notShifting.contains(name) ? [.scale] : [.scale, .shift]
    #expect(checkForecastMethod(method, laws: laws) == [])
  }

  @Test func compositionsObey() {
    let methods: [any ForecastMethod] = [
      Combination([.init(LastValue()), .init(Mean(), weight: 2)]),
      Fallback(Theta(), else: LastValue()),
      SeasonallyAdjusted(SimpleSmoothing()),
    ]
    for method in methods { #expect(checkForecastMethod(method, laws: [.scale]) == []) }
    #expect(checkForecastMethod(Bounded(Drift(), to: .nonNegative), laws: []) == [])
    #expect(checkForecastMethod(Transformed(Drift(), by: .log), laws: [.scale]) == [])
  }
}
