public import Indicators

extension AuditFigure {
  /// The true values that are printed as this figure; everything where nothing is printed.
  ///
  /// Ends that belong to the next figure (84.295 is not printed 84.29) are moved in by one grain
  /// where the quantity has one; elsewhere they are counted as inside, which is the only way in
  /// which the interval is too wide.
  public func interval(_ way: AuditRounding.Way) -> ClosedRange<Double> {
    guard let printed else { return -.infinity ... .infinity }
    if let grain, grain >= step { return printed...printed }
    let half = step / 2
    let inner = grain ?? 0
    let magnitude = printed.magnitude
    let size: ClosedRange<Double> =
      switch way {
      case .nearest: (magnitude - half)...max(magnitude + half - inner, magnitude)
      case .down: magnitude...max(magnitude + step - inner, magnitude)
      case .up: min(magnitude - step + inner, magnitude)...magnitude
      }
    guard magnitude > 0 else {
      // A printed zero: both signs round to it, but nothing is rounded up to zero.
      return way == .up ? 0...0 : -size.upperBound...size.upperBound
    }
    return printed < 0 ? -size.upperBound ... -size.lowerBound : size
  }

  /// The value as it would be printed.
  func rounded(_ value: Double, _ way: AuditRounding.Way) -> Double {
    let mode: RoundingRule.Mode = way == .nearest ? .nearest : (way == .up ? .up : .down)
    let size = RoundingRule(decimals: decimals, mode: mode).apply(value.magnitude)
    return value < 0 ? -size : size
  }
}

/// Arithmetic of intervals whose ends may be infinite.
enum Interval {
  static func sum(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> ClosedRange<Double> {
    (a.lowerBound + b.lowerBound)...(a.upperBound + b.upperBound)
  }

  static func scaled(_ a: ClosedRange<Double>, by factor: Double) -> ClosedRange<Double> {
    guard factor != 0 else { return 0...0 }
    let ends = (a.lowerBound * factor, a.upperBound * factor)
    return min(ends.0, ends.1)...max(ends.0, ends.1)
  }

  /// The quotients with an interval that does not contain zero.
  static func quotient(_ a: ClosedRange<Double>, _ b: ClosedRange<Double>) -> ClosedRange<Double> {
    let ends = [
      a.lowerBound / b.lowerBound, a.lowerBound / b.upperBound, a.upperBound / b.lowerBound,
      a.upperBound / b.upperBound,
    ].filter { !$0.isNaN }
    return (ends.min() ?? -.infinity)...(ends.max() ?? .infinity)
  }
}
