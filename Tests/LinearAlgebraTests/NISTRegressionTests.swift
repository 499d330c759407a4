import LinearAlgebra
import Testing

/// NIST StRD linear regression: certified coefficients to nine digits, Filip's to seven.
@Suite struct NISTRegressionTests {
  @Test(arguments: NISTDataset.names)
  func certifiedCoefficients(_ name: String) throws {
    let data = try NISTDataset(name)
    let fit = try data.design.leastSquares(data.response)
    #expect(fit.rank == data.coefficients.count)
    let required: Double = name == "Filip" ? 7 : 9
    for (value, certified) in zip(fit.coefficients, data.coefficients) {
      #expect(agreeingDigits(value, certified) >= required, "\(name): \(value) \(certified)")
    }
  }

  @Test(arguments: NISTDataset.names)
  func certifiedDeviations(_ name: String) throws {
    let data = try NISTDataset(name)
    let fit = try data.design.leastSquares(data.response)
    let errors = try #require(fit.standardErrors)
    let sigma = try #require(fit.residualStandardDeviation)
    let required: Double = name == "Filip" ? 6 : 9
    #expect(agreeingDigits(sigma, data.residualStandardDeviation) >= required)
    for (value, certified) in zip(errors, data.standardErrors) {
      #expect(agreeingDigits(value, certified) >= required, "\(name): \(value) \(certified)")
    }
  }

  @Test(arguments: ["Norris", "NoInt1", "NoInt2", "Longley", "Wampler1", "Wampler2"])
  func singularValuesAgree(_ name: String) throws {
    let data = try NISTDataset(name)
    let fit = try data.design.leastSquares(data.response, method: .svd())
    #expect(fit.rank == data.coefficients.count)
    for (value, certified) in zip(fit.coefficients, data.coefficients) {
      #expect(agreeingDigits(value, certified) >= 6, "\(name): \(value) \(certified)")
    }
  }
}
