/// What binary arithmetic may leave in the last bits of a number.
///
/// 0.29 × 100 is 28.999999999999996 and 0.7 + 0.1 is 0.7999999999999999. Who compares them with 29 and
/// 0.8 means the decimals, so comparisons and targets take what differs by no more than this as equal:
/// 64 steps of a `Double`, as after some dozens of sums and products, and far less than any figure
/// has digits.
public enum LastBits {
  /// The difference that does not count beside a number.
  public static func of(_ value: Double) -> Double { value.magnitude * share }

  /// The same as a share of the number.
  public static let share = 0x1p-46
}
