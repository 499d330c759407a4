/// The state of a Theta model after a number of periods: a smoothed level, and the long trend line.
///
/// The forecast of the period with index i is `μ = l + ω (A q^i + B (1 − q^(i+1)) / α)`, where q is
/// 1 − α, ω is 1 − 1/θ, and A and B are the line's intercept and slope.
struct ThetaState: Sendable {
  /// The smoothed level.
  var level: Double
  /// The long trend line.
  var line: TimeLine
  /// How many periods have passed.
  var index: Int

  /// What the line adds to the level at the next period, before it is weighted by ω.
  static func pull(_ line: TimeLine, _ alpha: Double, power: Double) -> Double {
    line.intercept * power + line.slope * (1 - (1 - alpha) * power) / alpha
  }

  /// The mean path of the next periods, each taken as its own forecast, as the original has it.
  ///
  /// `forcing` is added to each period's forecast; derivatives by ω need it.
  func path(
    _ parameters: ThetaParameters, horizon: Int, forcing: [Double] = []
  ) -> [Double] {
    var state = self
    var power = parameters.power(index)
    return (0..<max(0, horizon)).map { step in
      let pull = Self.pull(state.line, parameters.alpha, power: power)
      var mean = state.level + parameters.weight * pull
      if step < forcing.count { mean += forcing[step] }
      state.take(mean, parameters)
      power *= 1 - parameters.alpha
      return mean
    }
  }

  /// What the line adds to each of the next periods' forecasts before it is weighted by ω.
  func pulls(_ parameters: ThetaParameters, horizon: Int) -> [Double] {
    var state = self
    var power = parameters.power(index)
    return (0..<max(0, horizon)).map { _ in
      let pull = Self.pull(state.line, parameters.alpha, power: power)
      state.take(state.level + parameters.weight * pull, parameters)
      power *= 1 - parameters.alpha
      return pull
    }
  }

  /// Moves on by a period of this value.
  private mutating func take(_ value: Double, _ parameters: ThetaParameters) {
    level += parameters.alpha * (value - level)
    index += 1
    if parameters.isDynamic { line.add(value, at: Double(index)) }
  }

  /// The response of the next periods to a unit error in the coming one, which itself responds by 1.
  func response(_ parameters: ThetaParameters, horizon: Int) -> [Double] {
    var shocked = ThetaState(level: 0, line: line.zero, index: index)
    shocked.take(1, parameters)
    return [1] + shocked.path(parameters, horizon: horizon - 1)
  }
}
