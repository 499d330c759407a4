import Probability
import Testing

@Suite struct DistributionParameterTests {
  private func refuses(
    _ family: String, _ parameter: String, _ make: () throws -> any Distribution
  ) {
    do {
      let made = try make()
      Issue.record("\(made.label) was accepted")
    } catch ProbabilityError.invalidParameter(let f, let p, _, _) {
      #expect(f == family && p == parameter)
    } catch {
      Issue.record("\(error)")
    }
  }

  @Test func badParametersAreNamed() {
    refuses("normal", "sd") { try Normal(mean: 0, sd: -1) }
    refuses("normal", "sd") { try Normal(mean: 0, sd: 0) }
    refuses("normal", "mean") { try Normal(mean: .nan, sd: 1) }
    refuses("lognormal", "mean") { try LogNormal(mean: -1, sd: 1) }
    refuses("lognormal", "sigma") { try LogNormal(mu: 0, sigma: .infinity) }
    refuses("uniform", "max") { try Uniform(min: 2, max: 1) }
    refuses("triangular", "mode") { try Triangular(min: 0, mode: 3, max: 2) }
    refuses("triangular", "max") { try Triangular(min: 0, mode: 0, max: 0) }
    refuses("pert", "mode") { try PERT(min: 0, mode: -1, max: 2) }
    refuses("beta", "a") { try Beta(a: 0, b: 1) }
    refuses("gamma", "scale") { try Gamma(shape: 1, scale: -2) }
    refuses("studentt", "df") { try StudentT(df: 0) }
    refuses("poisson", "mean") { try Poisson(mean: -0.5) }
    refuses("negbinomial", "size") { try NegativeBinomial(mean: 1, size: 0) }
    refuses("binomial", "n") { try Binomial(n: 2.5, p: 0.5) }
    refuses("binomial", "p") { try Binomial(n: 2, p: 1.5) }
    refuses("bernoulli", "p") { try Bernoulli(p: 30) }
    refuses("empirical", "value") { try Empirical([1, .nan]) }
    refuses("discrete", "p") { try Discrete([(1, -0.5), (2, 1.5)]) }
    refuses("discrete", "Σp") { try Discrete([(1, 0.5), (2, 0.4)]) }
    refuses("point", "value") { try Degenerate(.infinity) }
  }

  @Test func emptyTablesAreRefused() {
    #expect(throws: ProbabilityError.emptySample(family: "empirical")) { try Empirical([]) }
    #expect(throws: ProbabilityError.emptySample(family: "discrete")) { try Discrete([]) }
  }

  @Test func messagesNameParameterValueAndRemedy() throws {
    let error = #expect(throws: ProbabilityError.self) { try Bernoulli(p: 30) }
    #expect(error?.code == "probability.invalid-parameter")
    #expect(
      error?.korean == "bernoulli 분포의 p 값 30: 0 이상 1 이하여야 합니다(30%는 0.3으로 적습니다).")
    #expect(
      error?.english == "bernoulli: p is 30 but must be between 0 and 1 (30% is written 0.3).")
  }

  @Test func labelsAreAsInTheDriverFile() throws {
    #expect(try PERT(min: 0.25, mode: 0.4, max: 0.55).label == "pert(0.25, 0.4, 0.55)")
    #expect(try LogNormal(mean: 100, sd: 30).label == "lognormal(100, 30)")
    #expect(try LogNormal(mu: 0.5, sigma: 0.25).label == "lognormal(mu: 0.5, sigma: 0.25)")
    #expect(try Discrete([(1, 0.3), (2, 0.7)]).label == "discrete({1: 0.3, 2: 0.7})")
    #expect(try Degenerate(1926).label == "1926")
  }

  @Test func empiricalIsAStepFunction() throws {
    let d = try Empirical([5, 1, 2, 2])
    #expect(d.mean == 2.5)
    #expect(d.cumulative(2) == 0.75)
    #expect(d.survival(2) == 0.25)
    #expect(d.density(2) == 0.5)
    #expect(d.atLeast(2) == 0.75)
    #expect([0.25, 0.26, 0.75, 0.76].map(d.quantile) == [1, 2, 2, 5])
  }
}
