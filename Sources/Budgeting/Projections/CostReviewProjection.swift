import Foundation
public import Indicators

/// Next year's cost-review savings as a driver model: amount reviewed × savings rate, held apart.
///
/// Savings totals must not be extrapolated: rates fall as a programme ages while the amount
/// reviewed follows thresholds and construction (Gyeonggi 9.6% in 2010, 1.9% in 2025). Both are
/// therefore series of their own, each forecast from its current regime.
public struct CostReviewProjection: Sendable, Hashable {
  /// 심사의뢰금액 in 백만원 by year.
  public let reviewed: Series
  /// 절감률 in percent of all reviewed amounts by year.
  public let rate: Series
  /// The model: `saved = reviewed * rate / 100`.
  public let model: DriverModel

  /// Identifier of the reviewed-amount series in the model.
  public static let reviewedID = "cost-review-reviewed"
  /// Identifier of the rate series in the model.
  public static let rateID = "cost-review-rate"

  /// Builds the projection of one body from its yearly totals; nil where no year gives both the
  /// amount reviewed and the amount saved.
  ///
  /// The rate is computed from the published amounts; where only the rate was published it is
  /// used as it is.
  public init?(records: [CostReviewRecord], body: String, breaks: [SeriesBreak] = []) {
    let own = records.filter {
      $0.body == body && $0.category == "전체" && $0.period.frequency == .year
    }
    let reviewedPoints = own.compactMap { record in
      record.reviewed.map { (record.period, Double($0.amount) / 1e6) }
    }
    let ratePoints = own.compactMap { record -> (Period, Double)? in
      guard let reviewed = record.reviewed, reviewed.amount > 0, let saved = record.saved else {
        return record.publishedRate.map { (record.period, $0) }
      }
      return (record.period, 100 * Double(saved.amount) / Double(reviewed.amount))
    }
    guard !reviewedPoints.isEmpty, !ratePoints.isEmpty else { return nil }
    let million = Indicators.Unit(exponents: ["원": 1], scale: 1e6, symbol: "백만원")
    let percent = Indicators.Unit(exponents: ["%": 1], symbol: "%")
    reviewed = Series(
      id: Self.reviewedID, name: "\(body) 심사의뢰금액", unit: million, support: .nonNegative,
      observations: reviewedPoints, breaks: breaks)
    rate = Series(
      id: Self.rateID, name: "\(body) 절감률", unit: percent, support: .percent, measure: .rate,
      observations: ratePoints, breaks: breaks)
    model = Self.declaration(body: body, million: million)
  }

  private static func declaration(body: String, million: Indicators.Unit) -> DriverModel {
    let percent = Indicators.Unit(exponents: ["%": 1], symbol: "%")
    let saved: Indicators.Expression = .binary(
      .divide, .binary(.multiply, .variable("reviewed"), .variable("rate")), hundred)
    return DriverModel(
      title: "\(body) 원가심사 절감액 전망", seed: 2024,
      uncertainties: [
        .init(name: "reviewed", unit: million, source: .series(reviewedID)),
        .init(name: "rate", unit: percent, source: .series(rateID)),
      ],
      formulas: [.init(name: "saved", expression: saved, text: "reviewed * rate / 100 [%]")],
      outcomes: ["saved"],
      scenarios: [
        .init(
          name: "rate_down",
          overrides: ["saved": .formula(lowered, "0.8 * reviewed * rate / 100 [%]")],
          reason: "심사 정착으로 절감률이 지금의 80%로 낮아지는 경우")
      ])
  }

  /// 100%, which turns a rate in percent into a share.
  private static let hundred = Indicators.Expression.quantity(
    100, Indicators.Unit(exponents: ["%": 1], symbol: "%"))

  private static let lowered: Indicators.Expression = .binary(
    .multiply,
    .binary(.divide, .binary(.multiply, .variable("reviewed"), .variable("rate")), hundred),
    .number(0.8))
}
