import Indicators
import Optimisation

/// An allocation as mathematics: lines with drawn coefficients over the settings of levers.
struct AllocationProblem {
  /// A bound on a form.
  struct Limit {
    let form: DrawnForm
    var bounds: ClosedRange<Double>
    /// The share of the draws whose mean must keep the bound; nil where all draws are alike.
    let share: Double?
    /// The error of a sum that still counts as kept, as a share of what is added up: that of rounding
    /// where all its levers go in steps, of the solver where one does not.
    let slack: Double

    /// The form such that it must not fall below `least`, where one side alone is bounded.
    var oriented: (form: DrawnForm, least: Double) {
      bounds.upperBound.isFinite
        ? (form.negated, -bounds.upperBound) : (form, bounds.lowerBound)
    }

    /// How far the value at a setting lies outside; 0 within, up to the rounding of the sum itself.
    func excess(at setting: [Double]) -> Double {
      let line = form.mean
      let value = line.value(at: setting)
      let outside = max(value - bounds.upperBound, bounds.lowerBound - value, 0)
      return outside <= slack * line.size(at: setting) ? 0 : outside
    }
  }

  let space: AllocationSpace
  /// More is better.
  let objective: DrawnForm
  let aim: AllocationRequest.Aim
  var limits: [Limit]

  /// The largest change of the mean by one step of a lever.
  var size: Double {
    space.terms(objective.mean).terms.reduce(0) { max($0, $1.coefficient.magnitude) }
  }

  /// By how much limits on worst draws are drawn in, as a share of them, so that cuts end inside:
  /// far below the error of any sample.
  static let margin = 5e-5

  /// The number the aim is about at a setting, on the draws that are kept.
  func value(at setting: [Double]) -> Double {
    switch aim {
    case .mean: objective.mean.value(at: setting)
    case .worst(let share): WorstShare(objective.values(at: setting), share: share).mean
    case .chance(let target): chance(objective.values(at: setting), of: target)
    }
  }

  /// The share of values that reach a target.
  func chance(_ values: some Collection<Double>, of target: Double) -> Double {
    let least = DriverModel.Target.threshold(of: target, isUpper: false)
    return Double(values.count { $0 >= least }) / Double(values.count)
  }

  /// The error of a sum of some levers that still counts as kept.
  static func slack(_ form: DrawnForm, _ axes: [AllocationSpace.Axis], isEquality: Bool) -> Double {
    let goesInSteps = form.slopes.allSatisfy { axes[$0.lever].column.isWhole }
    return goesInSteps ? 1e-13 : isEquality ? 1e-7 : 1e-10
  }

  /// Whether a setting keeps all limits, those that differ between draws on the draws that are kept.
  func isAllowed(_ setting: [Double]) -> Bool {
    limits.allSatisfy { limit in
      guard let share = limit.share else { return limit.excess(at: setting) == 0 }
      let (form, least) = limit.oriented
      let worst = WorstShare(form.values(at: setting), share: share).mean
      return worst >= least
    }
  }
}
