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
    let insideHalves =
      min(magnitude - half + inner, magnitude)...max(magnitude + half - inner, magnitude)
    let size: ClosedRange<Double> =
      switch way {
      case .nearest: (magnitude - half)...max(magnitude + half - inner, magnitude)
      case .down: magnitude...max(magnitude + step - inner, magnitude)
      case .up: min(magnitude - step + inner, magnitude)...magnitude
      case .even: isEven ? (magnitude - half)...(magnitude + half) : insideHalves
      }
    guard magnitude > 0 else {
      // A printed zero: both signs round to it, but nothing is rounded up to zero.
      return way == .up ? 0...0 : -size.upperBound...size.upperBound
    }
    return printed < 0 ? -size.upperBound ... -size.lowerBound : size
  }

  /// Whether the last printed digit is even.
  private var isEven: Bool {
    guard let printed else { return true }
    return (printed.magnitude / step).rounded().truncatingRemainder(dividingBy: 2) == 0
  }

  /// The value as it would be printed.
  func rounded(_ value: Double, _ way: AuditRounding.Way) -> Double {
    let magnitude = value.magnitude
    let mode: RoundingRule.Mode =
      switch way {
      case .nearest, .even: .nearest
      case .down: .down
      case .up: .up
      }
    var size = RoundingRule(decimals: decimals, mode: mode).apply(magnitude)
    if way == .even {
      let isTie = (size - magnitude - step / 2).magnitude < 1e-9 * step
      let isOdd = (size / step).rounded().truncatingRemainder(dividingBy: 2) == 1
      if isTie, isOdd { size = RoundingRule(decimals: decimals, mode: .down).apply(magnitude) }
    }
    return value < 0 ? -size : size
  }

  /// Whether a value would be printed as this figure.
  func isPrinted(_ value: Double, _ way: AuditRounding.Way) -> Bool {
    printed.map { (rounded(value, way) - $0).magnitude < 1e-6 * step } ?? true
  }
}

extension ClosedRange<Double> {
  /// Whether the interval says nothing.
  var isEverything: Bool { lowerBound == -.infinity && upperBound == .infinity }
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
