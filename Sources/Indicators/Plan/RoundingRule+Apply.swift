extension RoundingRule {
  /// The rounded value, as the plan prints it.
  ///
  /// To the nearest, it is the decimal that `NumberFormat` prints. Up or down, a value that lies on
  /// a step but for the noise of arithmetic (10⁻¹² of it, at most 10⁻⁴ of a step) stays there: 1.1 × 10
  /// is 11 also where it is rounded up, and 1,234,567.999 down is 1,234,567. A value that is not finite,
  /// or too large to have digits there, is returned unchanged. `round`, `floor` and `ceil` of the
  /// formula language are this rule.
  public func apply(_ value: Double) -> Double {
    let places = Swift.min(Swift.max(decimals, -15), 15)
    let scale = RoundingRule.powers[abs(places)]
    let scaled = places >= 0 ? value.magnitude * scale : value.magnitude / scale
    guard value.isFinite, scaled < 4_503_599_627_370_496 else { return value }
    let noise = Swift.min(1e-12 * Swift.max(1, scaled), 1e-4)
    let whole: Double
    switch (mode, value < 0) {
    case (.nearest, _):
      // Only next to a tie do the decimal digits decide.
      let doubt = 1e-13 * Swift.max(1, scaled)
      let rest = scaled - scaled.rounded(.down)
      guard abs(rest - 0.5) > doubt || (places == 0 && rest == 0.5) else {
        return DecimalDigits.rounded(value, toDecimals: places)
      }
      whole = (scaled + 0.5).rounded(.down)
    case (.up, false), (.down, true): whole = (scaled - noise).rounded(.up)
    case (.up, true), (.down, false): whole = (scaled + noise).rounded(.down)
    }
    let magnitude = places >= 0 ? whole / scale : whole * scale
    return value < 0 && magnitude != 0 ? -magnitude : magnitude
  }

  private static let powers: [Double] = (0...15).map { NumberFormat.power(ofTen: $0) }

  /// The rounded value as text, with the rule's decimals and thousands separators.
  public func text(_ value: Double) -> String {
    NumberFormat(decimals: Swift.max(0, decimals)).text(apply(value))
  }
}
