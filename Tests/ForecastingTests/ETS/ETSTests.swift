import Forecasting
import Foundation
import Indicators
import Testing

@Suite("ets")
struct ETSTests {
  @Test(arguments: ETSReference.names)
  func theAutomaticChoiceIsNotWorseThanR(_ name: String) throws {
    let reference = try ETSReference.of(name)
    let model = try ETS().fit(reference.input())
    #expect(model.aicc <= reference.aicc + 0.01, "\(model.label.en) against \(reference.method)")
    #expect(model.candidates.count == (reference.season > 1 ? 15 : 6))
    let k = Double(model.parameterCount)
    let n = Double(reference.values.count)
    #expect((model.aic - (2 * k - 2 * model.logLikelihood)).magnitude < 1e-9)
    #expect((model.bic - (log(n) * k - 2 * model.logLikelihood)).magnitude < 1e-9)
  }

  @Test(arguments: ETSAutomaticReference.names)
  func theCriterionIsNotAboveRs(_ name: String) throws {
    let reference = try #require(ETSAutomaticReference.all[name])
    let input = try ForecastInput(values: reference.values, seasonLength: reference.season)
    let model = try ETS().fit(input)
    #expect(model.aicc <= reference.aicc + 0.01, "\(model.model.label) against \(reference.method)")
  }

  @Test func theReferenceIsThere() { #expect(ETSAutomaticReference.names.count == 10) }

  @Test(arguments: ["ANN", "ets(m,ad,m)", "ETS(A, A, N)", "MMdN", "aam"])
  func specificationsAreRead(_ text: String) throws {
    let model = try #require(ETSModel(text))
    #expect(ETSModel(model.label) == model)
    let letters = { (s: String) in s.uppercased().filter { $0.isLetter } }
    #expect(letters(model.label).hasSuffix(letters(text)))
  }

  @Test(arguments: ["", "N", "ANNN", "ANdN", "ZZZ", "NNN", "AXN", "AAdNN"])
  func otherTextIsNoSpecification(_ text: String) { #expect(ETSModel(text) == nil) }

  @Test func rollingFromTheEndIsTheForecast() throws {
    let input = try ETSReference.of("airline").input()
    let model = try ETS(try #require(ETSModel("AAdA"))).fit(input)
    let forecast = model.forecast(horizon: 24)
    #expect(agree(model.points(from: input.values.count, horizon: 24), forecast.means))
    // From origin k the first point is the one-step forecast of entry k.
    for origin in [1, 7, 13, 100] {
      #expect(model.points(from: origin, horizon: 3).first == model.fitted[origin])
    }
  }

  @Test func aGapCarriesTheStateForward() throws {
    let input = try ForecastInput(values: [4, 6, nil, nil, 5])
    let model = try ETS(
      ETSModel(), parameters: ETSParameters(alpha: 0.5), initial: ETSState(level: 4)
    ).fit(input)
    #expect(model.fitted == [4, 4, 5, 5, 5])
    #expect(model.residuals == [0, 2, nil, nil, 0])
  }

  @Test func whatDoesNotSuitTheHistoryIsRefused() throws {
    let short = try ForecastInput(values: [1, 2, 0, 3, 4, 5, 6], seasonLength: 12)
    for text in ["MNN", "ANA", "ANM"] {
      let model = try #require(ETSModel(text))
      #expect(throws: ForecastError.self) { try ETS(model).fit(short) }
    }
    #expect(throws: ForecastError.self) {
      try ETS(ETSModel(), parameters: ETSParameters(alpha: 3)).fit(short)
    }
    #expect(throws: ForecastError.self) {
      try ETS(ETSModel(), initial: ETSState(level: 1, season: [1])).fit(short)
    }
  }
}
