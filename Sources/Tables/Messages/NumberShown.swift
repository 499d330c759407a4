/// Numbers as reading reports show them.
enum NumberShown {
  /// All digits, whole numbers without `.0`.
  static func text(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }
}
