import Foundation
import Indicators
import Probability

extension FittedETS {
  /// Student t margins with the model's mean and variance; simulated where the variance has no closed
  /// form.
  ///
  /// The steps hang together by what an error does to later periods.
  public func forecast(horizon: Int) -> Forecast {
    let periods = input.periods(ahead: horizon)
    let (last, steps) = (lastState, periods.count)
    let weights = ETSMoments.weights(model, parameters, last, steps)
    return Forecast(
      method: method, label: label, periods: periods, margins: margins(last, steps),
      dependence: .movingAverage(weights: weights, shared: []), support: input.support,
      notes: notes)
  }

  private func margins(_ last: ETSState, _ horizon: Int) -> [any Distribution] {
    if let moments = ETSMoments(model, parameters, last, variance: variance, horizon: horizon) {
      return zip(moments.means, moments.variances).map { mean, variance in
        Margin.studentT(df: Double(df), location: mean, scale: variance.squareRoot())
      }
    }
    guard variance > 0 else {
      return last.path(model, parameters, horizon).map { Margin.point($0) }
    }
    let simulation = ETSSimulation(
      model, parameters, last, variance: variance, horizon: horizon)
    return simulation.samples.map { sample in
      (try? Empirical(sample)) ?? Margin.point(sample[sample.count / 2])
    }
  }
}
