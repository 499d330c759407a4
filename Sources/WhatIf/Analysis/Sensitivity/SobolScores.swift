import CKernels

/// Normal scores of uniform numbers.
enum SobolScores {
  /// Replaces uniform numbers by the standard normal quantiles at them.
  static func toNormal(_ values: UnsafeMutableBufferPointer<Double>) {
    guard let base = values.baseAddress else { return }
    jipyo_normal_quantiles(base, base, values.count)
  }
}
