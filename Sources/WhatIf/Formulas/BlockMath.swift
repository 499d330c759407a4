import Foundation

/// Scalar functions of the block evaluator that need more than a line.
enum BlockMath {
  /// `round(x, digits)` of the formula language: half away from zero at −15 to 15 decimals.
  static func rounded(_ value: Double, digits: Double) -> Double {
    guard !value.isNaN, !digits.isNaN else { return .nan }
    let places = min(max(digits.rounded(), -15), 15)
    guard places != 0 else { return value.rounded(.toNearestOrAwayFromZero) }
    let scale = pow(10, places.magnitude)
    let scaled = places > 0 ? value * scale : value / scale
    guard scaled.magnitude < 4_503_599_627_370_496 else { return value }
    let whole = scaled.rounded(.toNearestOrAwayFromZero)
    return places > 0 ? whole / scale : whole * scale
  }
}
