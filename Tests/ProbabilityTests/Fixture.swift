import Foundation
import Probability

/// Reads the reference values made by Tests/Reference/probability/generate.py.
enum Fixture {
  enum Failure: Error { case missing(String), unknownFamily(String) }

  static func load<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    guard let url = Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: "json") else {
      throw Failure.missing(name)
    }
    return try JSONDecoder().decode(type, from: Data(contentsOf: url))
  }

  /// The distribution of a family and its parameters as the generator writes them.
  static func distribution(_ family: String, _ q: [Double]) throws -> any Distribution {
    switch family {
    case "normal": try Normal(mean: q[0], sd: q[1])
    case "lognormal-log": try LogNormal(mu: q[0], sigma: q[1])
    case "lognormal": try LogNormal(mean: q[0], sd: q[1])
    case "uniform": try Uniform(min: q[0], max: q[1])
    case "triangular": try Triangular(min: q[0], mode: q[1], max: q[2])
    case "beta": try Beta(a: q[0], b: q[1])
    case "pert": try PERT(min: q[0], mode: q[1], max: q[2])
    case "gamma": try Gamma(shape: q[0], scale: q[1])
    case "studentt": try StudentT(df: q[0], location: q[1], scale: q[2])
    case "poisson": try Poisson(mean: q[0])
    case "negbinomial": try NegativeBinomial(mean: q[0], size: q[1])
    case "binomial": try Binomial(n: q[0], p: q[1])
    default: throw Failure.unknownFamily(family)
    }
  }
}

/// Whether two numbers agree to a relative tolerance; numbers below 10⁻²⁹⁰ count as zero.
func agrees(_ value: Double, _ reference: Double, _ tolerance: Double) -> Bool {
  if value == reference { return true }
  if reference.magnitude < 1e-290 { return value.magnitude < 2e-290 }
  return (value / reference - 1).magnitude <= tolerance
}
