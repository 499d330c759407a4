import Foundation

/// An increasing transformation of the values, and the way back.
public enum Transformation: Sendable, Hashable {
  /// The natural logarithm, for values above 0.
  case log
  /// The natural logarithm up to `knee` (on the logarithm), continued as a straight line with the
  /// same slope, for values above 0: keeps the growth of the middle and tames the upper tail, so
  /// that a Student t keeps a finite expectation.
  case logLinear(knee: Double)
  /// `log(1 + x)`, for values from 0, such as counts.
  case log1p
  /// `(x^λ − 1) / λ` with 0 < λ ≤ 1, for values from 0. Box and Cox (1964), JRSS B 26, 211–252.
  case boxCox(lambda: Double)
  /// `log((x − lower) / (upper − x))`, for values strictly between two bounds, such as percentages.
  case logit(lower: Double, upper: Double)

  /// The name in labels, such as `log`.
  public var name: String {
    switch self {
    case .log: "log"
    case .logLinear(let knee): "loglinear(\(knee))"
    case .log1p: "log1p"
    case .boxCox(let lambda): "boxcox(\(lambda))"
    case .logit: "logit"
    }
  }

  /// Where it is defined; at the bounds themselves a logit is infinite.
  var domain: ForecastDomain {
    switch self {
    case .log, .logLinear: .above(0)
    case .log1p: .above(-1)
    case .boxCox: .from(0)
    case .logit(let lower, let upper): .within(lower, upper)
    }
  }

  /// The transformed value; nil outside the domain.
  public func forward(_ x: Double) -> Double? {
    switch self {
    case .log: x > 0 ? Foundation.log(x) : nil
    case .logLinear(let knee):
      x <= 0 ? nil : x <= exp(knee) ? Foundation.log(x) : knee + (x * exp(-knee) - 1)
    case .log1p: x > -1 ? Foundation.log1p(x) : nil
    case .boxCox(let lambda): x >= 0 && lambda > 0 ? (pow(x, lambda) - 1) / lambda : nil
    case .logit(let lower, let upper):
      x > lower && x < upper ? Foundation.log((x - lower) / (upper - x)) : nil
    }
  }

  /// The value whose transform is `y`, within the range of finite numbers.
  public func inverse(_ y: Double) -> Double {
    switch self {
    case .log: exp(min(y, 709))
    case .logLinear(let knee):
      y <= knee
        ? exp(min(y, 709)) : min(exp(min(knee, 709)) * (1 + y - knee), .greatestFiniteMagnitude)
    case .log1p: expm1(min(y, 709))
    case .boxCox(let lambda): pow(max(0, lambda * y + 1), 1 / lambda)
    case .logit(let lower, let upper): lower + (upper - lower) / (1 + exp(-y))
    }
  }

  /// The derivative at `x`.
  func slope(_ x: Double) -> Double {
    switch self {
    case .log: 1 / x
    case .logLinear(let knee): 1 / min(x, exp(min(knee, 709)))
    case .log1p: 1 / (1 + x)
    case .boxCox(let lambda): pow(x, lambda - 1)
    case .logit(let lower, let upper): (upper - lower) / ((x - lower) * (upper - x))
    }
  }
}
