import Foundation
import Probability

/// Simulated paths of the models whose variance has no closed form.
struct ETSSimulation {
  static let draws = 5_000
  static let seed: UInt64 = 20_180_101

  /// The sorted values of every step.
  let samples: [[Double]]

  /// Draws paths from the state after the last period.
  ///
  /// Relative errors are kept above −1, so that no value of a positive series becomes negative.
  init(
    _ model: ETSModel, _ p: ETSParameters, _ last: ETSState, variance: Double, horizon: Int
  ) {
    let stream = RandomStream(seed: Self.seed, name: "ets")
    let sd = variance.squareRoot()
    var rows = [[Double]](repeating: [], count: horizon)
    for index in rows.indices { rows[index].reserveCapacity(Self.draws) }
    var normals = [Double](repeating: 0, count: horizon)
    for draw in 0..<Self.draws {
      stream.fillNormals(&normals, from: UInt64(draw) * UInt64(horizon))
      var state = ETSRunningState(last)
      for h in 0..<horizon {
        rows[h].append(state.advance(model, p, error: sd * normals[h], at: h))
      }
    }
    samples = rows.map { $0.sorted() }
  }
}

/// A state that moves on with random errors.
struct ETSRunningState {
  private var level: Double
  private var trend: Double
  private var season: [Double]

  init(_ state: ETSState) {
    (level, trend, season) = (state.level, state.trend, state.season)
  }

  /// The value of the next period, after which the state has moved on.
  mutating func advance(
    _ model: ETSModel, _ p: ETSParameters, error: Double, at step: Int
  ) -> Double {
    let old = level
    let growth =
      model.trend == .multiplicative ? pow(max(trend, 1e-10), p.phi) : p.phi * trend
    let base =
      model.trend == nil ? level : model.trend == .additive ? level + growth : level * growth
    let position = season.isEmpty ? 0 : step % season.count
    let index = season.isEmpty ? 0 : season[position]
    let forecast =
      model.season == nil ? base : model.season == .additive ? base + index : base * index
    let e = model.error == .additive ? error : forecast * max(error, -0.999)
    let limit = 1e150
    let onLevel = model.season == .multiplicative ? e / Self.apart(index) : e
    level = min(max(base + p.alpha * onLevel, -limit), limit)
    if model.trend != nil {
      trend =
        growth + p.beta * (model.trend == .multiplicative ? onLevel / Self.apart(old) : onLevel)
    }
    if model.season != nil {
      season[position] =
        index + p.gamma * (model.season == .multiplicative ? e / Self.apart(base) : e)
    }
    return min(max(forecast + e, -limit), limit)
  }

  private static func apart(_ x: Double) -> Double {
    x.magnitude < 1e-10 ? (x < 0 ? -1e-10 : 1e-10) : x
  }
}
