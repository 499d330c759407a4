public import Indicators
public import Probability

/// Makes distributions from what a driver model writes.
///
/// Every family of the driver model file takes its parameters by position (`normal(100, 15)`), by
/// name (`lognormal(mu: 7.1, sigma: 0.2)`), and those of `PercentileFamily` by two percentiles
/// (`lognormal(p5: 800, p95: 1500)`, `pert(p10: 80, mode: 100, p90: 140)`).
public enum DistributionFactory {
  /// The distribution of a specification.
  ///
  /// - Parameters:
  ///   - spec: What was written.
  ///   - driver: The variable it belongs to, named in errors.
  /// - Returns: The distribution.
  /// - Throws: A `Finding` that names the driver, the argument and what is required of it. Its code
  ///   is `distribution-arguments` for wrong arguments and `distribution-parameter` for a value
  ///   that breaks a requirement.
  public static func make(
    _ spec: DistributionSpec, driver: String
  ) throws(Finding) -> any Distribution {
    let arguments = try DistributionArguments(spec, driver: driver)
    do {
      return try build(arguments)
    } catch let error as ProbabilityError {
      throw DistributionArguments.finding(for: error, spec: spec, driver: driver)
    } catch let finding as Finding {
      throw finding
    } catch {
      throw arguments.problem(
        LocalizedText(ko: "분포를 만들 수 없습니다.", en: "the distribution cannot be made."))
    }
  }

  /// The names of the parameters of a family, in order; nil for an unknown family.
  static func parameters(of family: String) -> [[String]]? {
    switch family {
    case "normal": [["mean", "sd"]]
    case "lognormal": [["mean", "sd"], ["mu", "sigma"]]
    case "uniform": [["min", "max"]]
    case "triangular", "pert": [["min", "mode", "max"]]
    case "beta": [["a", "b"]]
    case "gamma": [["shape", "scale"]]
    case "studentt": [["df", "location", "scale"]]
    case "poisson": [["mean"]]
    case "negbinomial": [["mean", "size"]]
    case "binomial": [["n", "p"]]
    case "bernoulli": [["p"]]
    case "empirical", "discrete": [[]]
    default: nil
    }
  }

  private static func build(_ given: DistributionArguments) throws -> any Distribution {
    if let found = try given.percentiles() {
      guard let family = PercentileFamily(rawValue: given.family) else {
        throw given.noPercentiles()
      }
      return try family.distribution(found.one, found.other, further: found.further)
    }
    switch given.family {
    case "empirical": return try Empirical(try given.list())
    case "discrete":
      return try Discrete(try given.pairs().map { ($0.value, $0.probability) })
    default: break
    }
    let (names, v) = try given.numbers()
    switch given.family {
    case "normal": return try Normal(mean: v[0], sd: v[1])
    case "lognormal" where names[0] == "mu": return try LogNormal(mu: v[0], sigma: v[1])
    case "lognormal": return try LogNormal(mean: v[0], sd: v[1])
    case "uniform": return try Uniform(min: v[0], max: v[1])
    case "triangular": return try Triangular(min: v[0], mode: v[1], max: v[2])
    case "pert": return try PERT(min: v[0], mode: v[1], max: v[2])
    case "beta": return try Beta(a: v[0], b: v[1])
    case "gamma": return try Gamma(shape: v[0], scale: v[1])
    case "studentt": return try StudentT(df: v[0], location: v[1], scale: v[2])
    case "poisson": return try Poisson(mean: v[0])
    case "negbinomial": return try NegativeBinomial(mean: v[0], size: v[1])
    case "binomial": return try Binomial(n: v[0], p: v[1])
    default: return try Bernoulli(p: v[0])
    }
  }
}
