import Foundation
import Indicators

/// The last value stays: a random walk without drift (`naive`).
///
/// `y_{n+h} = y_n + ε`, `Var = h σ²`, σ² the mean square of the differences. With σ² estimated from m
/// differences the predictive distribution is Student t with m degrees of freedom. Across a gap of
/// g periods a difference counts with variance g σ². Hyndman and Athanasopoulos, *Forecasting:
/// Principles and Practice*, 3rd ed., §5.2 and §5.5.
public struct LastValue: ForecastMethod {
  /// Makes the method.
  public init() {}

  /// `naive`.
  public var name: String { "naive" }
  /// 1.
  public var minimumObservations: Int { 1 }

  /// Reads the last value and the spread of the changes.
  ///
  /// - Throws: `tooFewObservations` without any value.
  public func fit(_ input: ForecastInput) throws(ForecastError) -> RandomWalk {
    try requireEnough(input)
    let steps = Steps(input.values)
    return RandomWalk(
      method: name, input: input, drift: 0, scale: steps.scale(around: 0), df: steps.count,
      label: LocalizedText(ko: "지난값(자료 \(input.count)개)", en: "last value (n = \(input.count))"),
      driftInformation: .infinity)
  }
}

/// The changes between neighbouring observations and the periods they span.
struct Steps {
  /// Change and number of periods, one per pair of neighbouring observations.
  let changes: [(change: Double, span: Int)]

  init(_ values: [Double?]) {
    var changes: [(Double, Int)] = []
    var last: (index: Int, value: Double)?
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      if let last { changes.append((value - last.value, index - last.index)) }
      last = (index, value)
    }
    self.changes = changes
  }

  /// How many changes there are.
  var count: Int { changes.count }
  /// The periods all changes span.
  var span: Int { changes.reduce(0) { $0 + $1.span } }
  /// The mean change per period; 0 without changes.
  var drift: Double { span > 0 ? changes.reduce(0) { $0 + $1.change } / Double(span) : 0 }

  /// The standard deviation of a one-period change around a drift, using up `parameters` degrees of
  /// freedom; 0 where none is left.
  func scale(around drift: Double, parameters: Int = 0) -> Double {
    guard count > parameters else { return 0 }
    let sum = changes.reduce(0.0) { sum, step in
      let rest = step.change - drift * Double(step.span)
      return sum + rest * rest / Double(step.span)
    }
    return (sum / Double(count - parameters)).squareRoot()
  }
}
