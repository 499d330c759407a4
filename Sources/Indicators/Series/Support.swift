import Foundation

/// The set of values a quantity can take; forecasts and intervals stay inside it.
public struct Support: Hashable, Sendable {
  /// The smallest possible value; nil where there is none.
  public let lower: Double?
  /// The largest possible value; nil where there is none.
  public let upper: Double?
  /// Whether only whole numbers are possible.
  public let isInteger: Bool

  /// Makes a support from its bounds.
  public init(lower: Double? = nil, upper: Double? = nil, isInteger: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isInteger = isInteger
  }

  /// Any real number.
  public static let real = Support()
  /// Any number from 0.
  public static let nonNegative = Support(lower: 0)
  /// Whole numbers from 0.
  public static let count = Support(lower: 0, isInteger: true)
  /// Percentages, 0 to 100.
  public static let percent = Support(lower: 0, upper: 100)

  /// Whether the value can occur.
  public func contains(_ value: Double) -> Bool {
    value.isFinite && value >= (lower ?? -.infinity) && value <= (upper ?? .infinity)
      && (!isInteger || value == value.rounded())
  }

  /// The same without what lies below a bound.
  public func above(_ bound: Double) -> Support {
    Support(lower: max(lower ?? bound, bound), upper: upper, isInteger: isInteger)
  }

  /// The nearest value inside the bounds; whole where the support is.
  public func clamped(_ value: Double) -> Double {
    let bounded = min(max(value, lower ?? -.infinity), upper ?? .infinity)
    return isInteger ? bounded.rounded() : bounded
  }
}

/// What kind of quantity a series measures, which decides how it may be added up.
public enum Measure: String, Sendable, Hashable, CaseIterable {
  /// Counted or paid over a period: adds up over time (보도건수, 예산액).
  case flow
  /// Held at a moment: does not add up over time (구독자 수).
  case stock
  /// A quotient: neither adds up over time nor over departments (절감률, 일평균 조회수).
  case rate
  /// A part of a whole, 0 to 100%.
  case share
  /// Points given by someone else (평가점수, 만족도).
  case score
}

/// Whether figures are real, stand in for something, or are invented.
public enum DataStatus: String, Sendable, Hashable, CaseIterable {
  /// Published or recorded figures of the body itself.
  case real
  /// Real figures of something similar.
  case proxy
  /// Made by a generator.
  case synthetic
}
