import CKernels

/// Costly functions of one or two numbers whose latest results each thread keeps.
///
/// Many series ask for the same few quantiles: the same degrees of freedom, the same levels; a table of
/// quantiles asks for the same shapes again and again.
enum Memo: Int32 {
  case studentTFactor = 1
  case studentTQuantile = 2
  case logBeta = 3
  case stirlingError = 4

  /// The function's value at `a` and `b`, computed only where this thread has not met it lately.
  func value(_ a: Double, _ b: Double = 0, or compute: () -> Double) -> Double {
    var known = 0.0
    if jipyo_recall(rawValue, a, b, &known) != 0 { return known }
    let value = compute()
    jipyo_remember(rawValue, a, b, value)
    return value
  }
}
