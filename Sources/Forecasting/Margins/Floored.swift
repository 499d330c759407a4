import Indicators
import Probability

/// A distribution whose part below 0 is put on 0, its mean kept.
///
/// For what was never negative though nobody declared that it cannot be. ``Supported`` moves the mean with
/// the mass; here the centre is what was learned, and only what is said of the ends changes. Quantiles,
/// probabilities and density are those of the bounded distribution.
struct Floored: Distribution {
  private let bounded: any Distribution
  /// The mean before the cut; 0 where that is below.
  let mean: Double
  /// The variance before the cut, which is at least the one after it.
  let variance: Double

  /// The share below 0 that is not worth a word.
  private static let negligible = 1e-9

  /// The distribution cut at 0; itself where hardly any of it lies below.
  static func cutting(_ base: any Distribution) -> any Distribution {
    guard base.support.lowerBound < 0, base.cumulative(0) > negligible else { return base }
    return Floored(base)
  }

  private init(_ base: any Distribution) {
    bounded = Supported.bounding(base, to: .nonNegative)
    mean = base.mean < 0 ? 0 : base.mean
    variance = base.variance
  }

  var support: ClosedRange<Double> { bounded.support }
  var isDiscrete: Bool { bounded.isDiscrete }
  var label: String { bounded.label }
  func density(_ x: Double) -> Double { bounded.density(x) }
  func cumulative(_ x: Double) -> Double { bounded.cumulative(x) }
  func survival(_ x: Double) -> Double { bounded.survival(x) }
  func atLeast(_ x: Double) -> Double { bounded.atLeast(x) }
  func quantile(_ p: Double) -> Double { bounded.quantile(p) }
  func quantiles(_ p: [Double]) -> [Double] { bounded.quantiles(p) }
  func interval(_ level: Double) -> (lower: Double, upper: Double) { bounded.interval(level) }
}

extension ForecastInput {
  /// Whether no support is declared, and no value but 0 and positive ones is known.
  var wasNeverNegative: Bool {
    support == .real && values.allSatisfy { $0.map { $0 >= 0 } ?? true }
  }
}
