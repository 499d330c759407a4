import Indicators
import LinearAlgebra
import Probability

/// An uncertainty, ready to be drawn.
struct Driver: Sendable {
  /// A value in a period: known, or the distribution of one of the driver's random steps.
  enum Value: Sendable {
    case known(Double)
    case random(step: Int, any Distribution)
  }

  /// One entry per period, or a single one for all periods.
  let values: [Value]
  /// The factor of the correlation of the random steps.
  let factor: [[Double]]

  /// A driver with one distribution for all periods: one draw is one state of the world.
  init(_ distribution: any Distribution) {
    if let point = distribution as? Degenerate {
      values = [.known(point.point)]
    } else {
      values = [.random(step: 0, distribution)]
    }
    factor = [[1]]
  }

  /// A driver from a series: what is observed is known, the rest comes from the joint forecast.
  ///
  /// Without periods the value is that of the first step forecast.
  init(
    _ name: String, series: String, _ source: SeriesDriver, _ periods: [Period]
  ) throws(Finding) {
    guard let first = source.periods.first ?? source.observed.keys.min() else {
      throw ModelFindings.seriesEmpty(series, of: name)
    }
    guard let start = periods.first else {
      guard let margin = source.margins.first else {
        throw ModelFindings.seriesEmpty(series, of: name)
      }
      values = Driver(margin).values
      factor = [[1]]
      return
    }
    guard start.frequency == first.frequency else {
      throw ModelFindings.seriesFrequency(series, of: name, first, start)
    }
    let steps = Dictionary(source.periods.enumerated().map { ($1, $0) }) { first, _ in first }
    var values: [Value] = []
    var used: [Int] = []
    for period in periods {
      if let known = source.observed[period], known.isFinite {
        values.append(.known(known))
      } else if let step = steps[period] {
        values.append(.random(step: used.count, source.margins[step]))
        used.append(step)
      } else {
        throw ModelFindings.seriesPeriodMissing(series, of: name, period)
      }
    }
    self.values = values
    let part = StepScores.part(source.stepCorrelation, used)
    factor = used.isEmpty ? [[1]] : StepScores.factor(part)
  }

  /// All uncertainties of a model, with what is wrong with them.
  static func all(
    _ model: DriverModel, _ series: [String: SeriesDriver], _ periods: [Period]
  ) -> ([String: Driver], [Finding]) {
    var drivers: [String: Driver] = [:]
    var findings: [Finding] = []
    for uncertainty in model.uncertainties {
      do throws(Finding) {
        drivers[uncertainty.name] = try make(uncertainty, series, periods)
      } catch {
        findings.append(error)
      }
    }
    return (drivers, findings)
  }

  private static func make(
    _ uncertainty: DriverModel.Uncertainty, _ series: [String: SeriesDriver], _ periods: [Period]
  ) throws(Finding) -> Driver {
    switch uncertainty.source {
    case .distribution(let spec):
      return Driver(try DistributionFactory.make(spec, driver: uncertainty.name))
    case .series(let id):
      guard let source = series[id] else {
        throw ModelFindings.seriesMissing(
          id, of: uncertainty.name, known: series.keys.sorted())
      }
      guard source.unit.isCompatible(with: uncertainty.unit) else {
        throw ModelFindings.seriesUnit(
          id, of: uncertainty.name, source.unit, uncertainty.unit)
      }
      return try Driver(uncertainty.name, series: id, source, periods)
    }
  }
}
