/// A fitted model that can say what it would have forecast from an earlier origin of its own history,
/// its parameters held fixed.
///
/// Rolling the origin back over the history gives the errors at every step without fitting again;
/// `auto` calibrates its widths with them.
public protocol RollingModel: FittedModel {
  /// Point forecasts (the model's mean path) of the `horizon` periods after the first `origin`
  /// entries of the history.
  ///
  /// - Parameters:
  ///   - origin: how many entries are known, 1 ... the number of entries.
  ///   - horizon: how many periods to forecast, at least 1.
  /// - Returns: one value per period, in order.
  func points(from origin: Int, horizon: Int) -> [Double]
}
