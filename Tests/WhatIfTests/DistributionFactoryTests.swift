import Indicators
import Probability
import Testing

@testable import WhatIf

@Suite("Distributions of the driver model file")
struct DistributionFactoryTests {
  private static func make(_ text: String) throws -> any Distribution {
    try DistributionFactory.make(DistributionSpec(parsing: text), driver: "x")
  }

  @Test("Every family is the distribution it names")
  func families() throws {
    let pairs: [(String, any Distribution)] = [
      ("normal(100, 15)", try Normal(mean: 100, sd: 15)),
      ("lognormal(100, 15)", try LogNormal(mean: 100, sd: 15)),
      ("lognormal(mu: 7.1, sigma: 0.2)", try LogNormal(mu: 7.1, sigma: 0.2)),
      ("lognormal(sigma: 0.2, mu: 7.1)", try LogNormal(mu: 7.1, sigma: 0.2)),
      ("lognormal(mean: 100, sd: 15)", try LogNormal(mean: 100, sd: 15)),
      ("uniform(2, 5)", try Uniform(min: 2, max: 5)),
      ("uniform(max: 5, min: 2)", try Uniform(min: 2, max: 5)),
      ("triangular(1, 2, 4)", try Triangular(min: 1, mode: 2, max: 4)),
      ("pert(0.25, 0.40, 0.55)", try PERT(min: 0.25, mode: 0.4, max: 0.55)),
      ("beta(2, 3)", try Beta(a: 2, b: 3)),
      ("gamma(2, 3)", try Gamma(shape: 2, scale: 3)),
      ("studentt(5, 1, 2)", try StudentT(df: 5, location: 1, scale: 2)),
      ("poisson(4)", try Poisson(mean: 4)),
      ("negbinomial(4, 2)", try NegativeBinomial(mean: 4, size: 2)),
      ("binomial(10, 0.3)", try Binomial(n: 10, p: 0.3)),
      ("bernoulli(0.3)", try Bernoulli(p: 0.3)),
      ("empirical([3, 1, 2])", try Empirical([3, 1, 2])),
      ("discrete({0: 0.7, 1: 0.3})", try Discrete([(0, 0.7), (1, 0.3)])),
    ]
    for (text, expected) in pairs {
      let found = try Self.make(text)
      #expect(found.label == expected.label || text.contains("mean:"))
      for p in [0.01, 0.3, 0.5, 0.9] { #expect(found.quantile(p) == expected.quantile(p)) }
    }
    #expect(Set(pairs.map { $0.0.prefix { $0 != "(" } }).count == DistributionSpec.families.count)
  }

  @Test(
    "Two percentiles", arguments: ["normal", "lognormal", "uniform", "gamma"])
  func percentiles(family: String) throws {
    let found = try Self.make("\(family)(p10: 2, p90: 9)")
    #expect((found.quantile(0.1) - 2).magnitude < 1e-8)
    #expect((found.quantile(0.9) - 9).magnitude < 1e-8)
    let turned = try Self.make("\(family)(p90: 9, p10: 2)")
    #expect(turned.quantile(0.5) == found.quantile(0.5))
  }

  /// What is said of a distribution, in Korean and in English.
  private static func said(_ text: String) -> [String] {
    do throws(FormulaError) {
      let spec = try DistributionSpec(parsing: text)
      do throws(Finding) {
        _ = try DistributionFactory.make(spec, driver: "x")
        return []
      } catch {
        return [error.text(.ko), error.text(.en)]
      }
    } catch {
      return [error.finding().text(.ko), error.finding().text(.en)]
    }
  }

  @Test(
    "A parameter that cannot be is named with its value",
    arguments: [
      ("normal(NaN, 1)", "mean 값 NaN은", "mean is NaN"),
      ("normal(inf, 1)", "mean 값 ∞는", "mean is ∞"), ("normal(-inf, 1)", "mean 값 -∞", "mean is -∞"),
      ("normal(0, sd: nan)", "섞여", "mixed"), ("normal(mean: 0, sd: nan)", "sd 값 NaN은", "sd is NaN"),
      ("normal(0, -1)", "sd 값 -1은", "sd is -1"), ("bernoulli(1.3)", "p 값 1.3은", "p is 1.3"),
      ("uniform(3, 1)", "max 값 1은 min(3)보다", "max is 1"),
      ("uniform(-1.7e308, 1.7e308)", "max − min 값 ∞", "max − min is ∞"),
      ("pert(0.4, 0.2, 0.6)", "mode 값 0.2는", "mode is 0.2"),
      ("discrete({0: 0.7, 1: 0.4})", "Σp 값 1.1은 1이어야", "Σp is 1.1"),
      ("empirical([1, nan])", "value 값 NaN은", "value is NaN"),
      ("normal(mean, 2)", "8번째 글자: 수가 올 자리입니다(읽은 것: 'mean')", "a number is expected; 'mean'"),
      ("normal(1e999, 1)", "분포 `normal(1e999, 1)`", "Distribution"),
      ("normal(1억, 2)", "'억'이", "'억' follows a number"),
      ("normal(1,000, 200)", "천 단위 쉼표", "without one"),
      ("lognormal(p5: 1)", "lognormal(p5: 800, p95: 1500)", "lognormal(p5: 800, p95: 1500)"),
    ])
  func named(text: String, korean: String, english: String) {
    let said = Self.said(text)
    #expect(said.count == 2)
    #expect(said.first?.contains(korean) == true, "\(said)")
    #expect(said.last?.contains(english) == true, "\(said)")
  }

  @Test("Two percentiles of a beta")
  func betaPercentiles() throws {
    let found = try Self.make("beta(p5: 0.2, p95: 0.6)")
    #expect((found.quantile(0.05) - 0.2).magnitude < 1e-8)
    #expect((found.quantile(0.95) - 0.6).magnitude < 1e-8)
  }

  @Test func lowMostLikelyAndHigh() throws {
    for text in ["pert(p10: 80, mode: 100, p90: 140)", "triangular(p90: 140, mode: 100, p10: 80)"] {
      let found = try Self.make(text)
      #expect((found.quantile(0.1) - 80).magnitude < 1e-9)
      #expect((found.quantile(0.9) - 140).magnitude < 1e-9)
      #expect(found.density(100) > found.density(99) && found.density(100) > found.density(101))
    }
  }

  @Test(
    "An error names driver, argument and requirement",
    arguments: [
      ("normal(1)", "distribution-arguments", "2"),
      ("normal(1, 2, 3)", "distribution-arguments", "2"),
      ("normal(mean: 1)", "distribution-arguments", "sd"),
      ("normal(mean: 1, spread: 2)", "distribution-arguments", "spread"),
      ("normal(1, sd: 2)", "distribution-arguments", "mixed"),
      ("normal(mean: 1, mean: 2)", "distribution-arguments", "twice"),
      ("normal([1, 2])", "distribution-arguments", "numbers"),
      ("normal(p10: 1)", "distribution-arguments", "two percentiles"),
      ("lognormal(mean: 1, sigma: 2)", "distribution-arguments", "missing"),
      ("poisson(p10: 1, p90: 3)", "distribution-arguments", "percentiles"),
      ("empirical(1, 2)", "distribution-arguments", "list"),
      ("discrete([1, 2])", "distribution-arguments", "pairs"),
      ("normal(1, 0)", "distribution-parameter", "sd"),
      ("normal(p10: 5, p90: 1)", "distribution-parameter", "p90"),
      ("lognormal(p5: -1, p95: 3)", "distribution-parameter", "p5"),
      ("lognormal(-1, 3)", "distribution-parameter", "mean"),
      ("uniform(3, 1)", "distribution-parameter", "max"),
      ("triangular(1, 9, 4)", "distribution-parameter", "mode"),
      ("pert(4, 3, 1)", "distribution-parameter", "m"),
      ("beta(0, 1)", "distribution-parameter", "a"),
      ("gamma(1, -1)", "distribution-parameter", "scale"),
      ("studentt(0, 1, 1)", "distribution-parameter", "df"),
      ("studentt(p10: 1, p90: 2)", "distribution-arguments", "df is needed"),
      ("triangular(p10: 1, p90: 3)", "distribution-arguments", "mode is needed"),
      ("pert(p10: 80, mode: 150, p90: 140)", "distribution-parameter", "mode"),
      ("normal(p10: 1, mode: 2, p90: 3)", "distribution-arguments", "nothing but two"),
      ("pert(p10: 1, most: 2, p90: 3)", "distribution-arguments", "two percentiles and mode"),
      ("poisson(-1)", "distribution-parameter", "mean"),
      ("negbinomial(4, 0)", "distribution-parameter", "size"),
      ("binomial(1.5, 0.5)", "distribution-parameter", "n"),
      ("bernoulli(1.2)", "distribution-parameter", "p"),
      ("discrete({0: 0.7, 1: 0.7})", "distribution-parameter", "sum to 1"),
    ])
  func errors(text: String, code: String, part: String) throws {
    let spec = try DistributionSpec(parsing: text)
    do throws(Finding) {
      _ = try DistributionFactory.make(spec, driver: "pickup")
      Issue.record("\(text) was accepted")
    } catch {
      #expect(error.code == code)
      #expect(error.message.en.contains("'pickup'") && error.message.ko.contains("'pickup'"))
      #expect(error.message.en.contains(part), "\(error.message.en)")
      #expect(error.mend != nil)
    }
  }

  @Test("A family no parser knows")
  func unknownFamily() {
    let spec = DistributionSpec(family: "norml", arguments: [], text: "norml()")
    #expect {
      _ = try DistributionFactory.make(spec, driver: "x")
    } throws: { error in
      let finding = error as? Finding
      return finding?.code == "distribution-unknown-family"
        && finding?.mend?.en.contains("normal") == true
    }
  }

  @Test(
    "The quantile table agrees with the exact quantile",
    arguments: [
      "pert(0.1, 0.25, 0.6)", "triangular(-0.02, 0.06, 0.2)", "beta(0.5, 0.5)", "gamma(0.3, 2)",
      "studentt(2, 0, 1)", "uniform(-1, 1)", "poisson(120)", "negbinomial(3, 0.5)",
      "binomial(20, 0.1)", "bernoulli(0.2)", "empirical([3, 1, 2, 2, 9])", "pert(0, 0, 1)",
      "discrete({1: 0.5, 2: 0.25, 10: 0.25})",
    ])
  func table(text: String) throws {
    let distribution = try Self.make(text)
    let table = QuantileTable(distribution)
    let spread = distribution.quantile(0.75) - distribution.quantile(0.25)
    for k in -3_000...3_000 {
      let score = Double(k) * 0.00217 + 0.000123
      let expected = distribution.quantile(QuantileTable.probability(score))
      let found = table.value(score)
      if distribution.isDiscrete {
        #expect(found == expected)
      } else {
        #expect((found - expected).magnitude <= 3e-8 * max(expected.magnitude, spread))
      }
    }
    #expect(table.value(.nan).isNaN)
    #expect(table.value(40).isFinite && table.value(-40).isFinite)
  }
}
