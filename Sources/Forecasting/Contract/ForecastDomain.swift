import Indicators

/// The values that a method or its transformation is defined for.
public enum ForecastDomain: Hashable, Sendable {
  /// Whole numbers from 0, small enough to be exact.
  case counts
  /// Numbers above a bound.
  case above(Double)
  /// Numbers from a bound.
  case from(Double)
  /// Numbers inside two bounds.
  case within(Double, Double)

  /// The values in words, to stand before "only".
  var words: LocalizedText {
    switch self {
    case .counts: LocalizedText(ko: "0 이상의 정수", en: "whole numbers from 0")
    case .above(let bound):
      LocalizedText(
        ko: "\(CSVText.decimal(bound))보다 큰 값", en: "values above \(CSVText.decimal(bound))")
    case .from(let bound):
      LocalizedText(
        ko: "\(CSVText.decimal(bound)) 이상의 값", en: "values from \(CSVText.decimal(bound))")
    case .within(let lower, let upper):
      LocalizedText(
        ko: "\(CSVText.decimal(lower))에서 \(CSVText.decimal(upper)) 사이의 값",
        en: "values from \(CSVText.decimal(lower)) to \(CSVText.decimal(upper))")
    }
  }
}
