import Indicators
import Testing

@Suite struct DistributionSpecParsingTests {
  @Test func forms() throws {
    let pert = try DistributionSpec(parsing: " pert(0.25, 0.40, 0.55) ")
    #expect(pert.family == "pert")
    #expect(pert.arguments == [.number(0.25), .number(0.4), .number(0.55)])
    #expect(pert.text == "pert(0.25, 0.40, 0.55)")
    #expect(
      try DistributionSpec(parsing: "lognormal(mu: 7.1, sigma: 2e-1)").arguments
        == [.labelled("mu", 7.1), .labelled("sigma", 0.2)])
    #expect(
      try DistributionSpec(parsing: "empirical([1, -2, 3.5])").arguments == [.list([1, -2, 3.5])])
    #expect(
      try DistributionSpec(parsing: "discrete({0: 0.7, 1: 0.3})").arguments
        == [.pairs([.init(value: 0, probability: 0.7), .init(value: 1, probability: 0.3)])])
    #expect(
      try DistributionSpec(parsing: "Normal(p10: -5, p90: 1e3)").arguments
        == [.labelled("p10", -5), .labelled("p90", 1000)])
    #expect(try DistributionSpec(parsing: "normal(−3, 2)").arguments == [.number(-3), .number(2)])
  }

  @Test(arguments: [
    ("prt(1, 2, 3)", "distribution-unknown-family", 1), ("pert 1", "distribution-syntax", 6),
    ("pert(1, 2", "distribution-syntax", 10), ("pert(1 2)", "distribution-syntax", 8),
    ("pert(a, 2)", "distribution-syntax", 6), ("", "distribution-syntax", 1),
    ("empirical([])", "distribution-syntax", 12), ("pert(1,2,3) + 1", "distribution-syntax", 13),
    ("discrete({1: })", "distribution-syntax", 14), ("normal(=1)", "distribution-single-equals", 8),
    ("normal(1e999, 1)", "distribution-number-range", 8), ("3", "distribution-syntax", 1),
  ])
  func errors(_ text: String, _ code: String, _ column: Int) {
    let error = #expect(throws: FormulaError.self) { try DistributionSpec(parsing: text) }
    #expect(error?.code == code)
    #expect(error?.column == column, "\(text)")
  }

  @Test func suggestions() {
    let error = #expect(throws: FormulaError.self) {
      try DistributionSpec(parsing: "trianglar(1, 2, 3)")
    }
    #expect(error?.mend?.ko == "혹시 'triangular'를 쓰려던 것인가요?")
    let equals = #expect(throws: FormulaError.self) {
      try DistributionSpec(parsing: "normal(mean=0, sd=3)")
    }
    #expect(equals?.mend?.en.contains("normal(mean: 5, sd: 2)") == true)
  }
}
