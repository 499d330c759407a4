import Foundation

/// The parameters of an optimised Theta model.
public struct ThetaParameters: Sendable, Hashable {
  /// How much of an error the level takes up, 0.1 to 0.99.
  public let alpha: Double
  /// The curvature θ of the short line, 1 or more: 1 is plain smoothing, 2 the standard Theta method.
  public let theta: Double
  /// The level before the first period.
  public let initialLevel: Double
  /// Whether the long line is fitted anew with every value (dynamic) or once.
  public let isDynamic: Bool

  /// ω = 1 − 1/θ, the weight of the long line.
  var weight: Double { 1 - 1 / theta }

  /// (1 − α)^n.
  func power(_ n: Int) -> Double { pow(1 - alpha, Double(n)) }

  /// The largest ω, θ = 10¹⁰.
  static let largestWeight = 1 - 1e-10
  /// The range of α.
  static let alphas = 0.1...0.99
}

/// Parameters that are given instead of estimated; nil is estimated.
struct ThetaConstraint: Sendable, Hashable {
  var alpha: Double?
  var theta: Double?
  var initialLevel: Double?

  /// How many are estimated.
  var free: Int { [alpha, theta, initialLevel].reduce(0) { $0 + ($1 == nil ? 1 : 0) } }

  /// Whether what is given is inside its range.
  var isAdmissible: Bool {
    let alphaFits = alpha.map { $0 > 0 && $0 <= 1 } ?? true
    let thetaFits = theta.map { $0 >= 1 && $0.isFinite } ?? true
    return alphaFits && thetaFits && (initialLevel?.isFinite ?? true)
  }
}
