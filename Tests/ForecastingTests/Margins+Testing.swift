import Forecasting
import Probability

extension Forecast {
  /// Scale of each step's Student t (or standard deviation of its normal); 0 for a single value.
  var scales: [Double] {
    margins.map { margin in
      switch margin {
      case let t as StudentT: t.scale
      case let normal as Normal: normal.sd
      default: 0
      }
    }
  }

  /// Degrees of freedom of the first step's Student t.
  var degreesOfFreedom: Double? { (margins.first as? StudentT)?.df }
}
