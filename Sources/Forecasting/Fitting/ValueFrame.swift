/// An origin and a unit in which a history's values are of the order of 1.
///
/// The unit is a power of two, so that scaling is exact and two histories that differ by such a factor
/// are fitted alike to the last bit.
struct ValueFrame: Sendable, Hashable {
  /// What counts as 0.
  let origin: Double
  /// What counts as 1.
  let unit: Double

  /// Frames values by the first one and the largest distance from it.
  ///
  /// With `keepsZero` 0 stays 0, for models that are not indifferent to a shift.
  init(_ values: [Double?], keepsZero: Bool = false) {
    let observed = values.lazy.compactMap { $0 }
    let origin = keepsZero ? 0 : observed.first ?? 0
    let reach = observed.reduce(0) { max($0, ($1 - origin).magnitude) }
    self.origin = origin
    unit = reach > 0 ? Double(sign: .plus, exponent: reach.exponent + 1, significand: 1) : 1
  }

  /// A value in the frame.
  func inside(_ value: Double) -> Double { (value - origin) / unit }
  /// A value of the frame on the history's scale.
  func outside(_ value: Double) -> Double { value * unit + origin }
}
