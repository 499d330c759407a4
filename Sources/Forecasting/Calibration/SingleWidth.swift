import Foundation

/// How much wider or narrower than the learned width of a combination that of one method is: by what its
/// own one-step errors were against the pooled trend's, and by how far it departs from that trend.
///
/// The logarithm of the factor is linear; `Benchmarks/learn/widths` learned the coefficients from sixteen
/// methods together, so nothing depends on a method's name.
struct SingleWidth: Sendable {
  let constant: Double
  /// On the log of the step.
  let step: Double
  /// On the log ratio of one-step errors where the method's were smaller, and with the log of the step.
  let smaller: Double
  let smallerStep: Double
  /// The same where they were larger.
  let larger: Double
  let largerStep: Double
  /// On the log of the distance from the pooled trend over its one-step error (plus 0.2).
  let apart: Double
  /// On the same where it is above 0, and with the log of the step.
  let far: Double
  let farStep: Double
  /// The log of the factor on the degrees of freedom beyond 1.5.
  let freedom: Double

  /// The coefficients for a season: years, quarters or months.
  static func of(seasonLength: Int) -> SingleWidth {
    switch seasonLength {
    case ...1: .yearly
    case 2...6: .quarterly
    default: .monthly
    }
  }

  /// The factor at a step, from the shrunk log ratio of one-step errors and the log distance.
  func factor(step h: Int, ratio: Double, distance: Double) -> Double {
    let time = log(Double(h))
    let own =
      ratio < 0
      ? (smaller + smallerStep * time) * ratio : (larger + largerStep * time) * ratio
    let away = apart * distance + (far + farStep * time) * max(distance, 0)
    return exp(constant + step * time + own + away)
  }

  /// Degrees of freedom from those of a combination.
  func freedom(_ combined: Double) -> Double { 1.5 + (combined - 1.5) * exp(freedom) }

  static let yearly = SingleWidth(
    constant: 0.082, step: 0.052, smaller: 0.671, smallerStep: 0.272, larger: -0.091,
    largerStep: -0.008, apart: -0.196, far: 0.985, farStep: -0.274, freedom: -0.132)
  static let quarterly = SingleWidth(
    constant: -0.039, step: 0.075, smaller: 1.066, smallerStep: -0.003, larger: -0.107,
    largerStep: -0.082, apart: -0.402, far: 1.092, farStep: -0.172, freedom: 0.058)
  static let monthly = SingleWidth(
    constant: 0.289, step: -0.056, smaller: 0.585, smallerStep: -0.026, larger: 0.057,
    largerStep: -0.131, apart: 0.006, far: 1.095, farStep: -0.133, freedom: -0.007)
}
