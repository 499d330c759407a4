import Foundation
public import Indicators

/// Next year's competitive grants as a driver model: applications × win rate × size, own share.
///
/// The win rate and the spread of sizes come from published results of comparable bodies; the size
/// is centred on the body's own record. All amounts are of one basis, which the projection names.
public struct GrantProjection: Sendable, Hashable {
  /// The model; outcomes `selected` (건), `secured` and `own_share` (억원).
  public let model: DriverModel
  /// What the amounts count.
  public let basis: AmountBasis
  /// Where each input comes from, one sentence each.
  public let notes: [LocalizedText]

  /// The most applications' worth of evidence that pooled results may carry: results of other
  /// bodies vary by more than binomial noise (64.0% against 51.8%), so more would overstate it.
  public static let evidenceCap = 20.0

  /// Builds the projection of one body; nil where it has no record with a number of grants won and
  /// an amount, or no published result gives a win rate.
  ///
  /// - Parameters:
  ///   - records: Published results of all bodies.
  ///   - body: The body to project.
  ///   - applications: Planned applications; by default as many as won last time at the pooled
  ///     win rate.
  ///   - ownSharePercent: Own share in percent of the amount secured; by default that of the
  ///     published records that state one.
  public init?(
    records: [GrantRecord], body: String, applications: Double? = nil,
    ownSharePercent: Double? = nil
  ) {
    guard
      let last = records.filter({ $0.body == body }).max(by: { $0.period < $1.period }),
      let won = last.selected, won > 0, let secured = last.secured, secured.amount > 0,
      let win = GrantProjection.winRate(records)
    else { return nil }
    let size = Double(secured.amount) / 1e8 / won
    let spread = GrantProjection.sizeSpread(records)
    let share = ownSharePercent ?? GrantProjection.ownShare(records)
    let planned = applications ?? (won / win.mean).rounded()
    basis = last.basis
    model = GrantProjection.declaration(
      body: body, planned: planned, win: win, size: size, spread: spread, share: share)
    notes = GrantProjection.notes(
      win: win, size: size, spread: spread, share: share, planned: planned,
      given: applications != nil)
  }

  /// Pooled win rate of the records that publish applications and selections.
  struct WinRate {
    let mean: Double
    let alpha: Double
    let beta: Double
    let bodies: Int
  }

  static func winRate(_ records: [GrantRecord]) -> WinRate? {
    let both = records.compactMap { record -> (applied: Double, selected: Double)? in
      guard let applied = record.applied, let selected = record.selected, applied >= selected,
        applied > 0
      else { return nil }
      return (applied, selected)
    }
    let applied = both.reduce(0) { $0 + $1.applied }
    guard applied > 0 else { return nil }
    let mean = both.reduce(0) { $0 + $1.selected } / applied
    let evidence = min(applied, evidenceCap)
    // One success and one failure more keep both parameters above 0.
    return WinRate(
      mean: mean, alpha: mean * evidence + 1, beta: (1 - mean) * evidence + 1, bodies: both.count)
  }

  /// Standard deviation of the logarithm of the mean amount per grant, over bodies.
  static func sizeSpread(_ records: [GrantRecord]) -> Double {
    let logs = records.compactMap { record -> Double? in
      guard let selected = record.selected, selected > 0, let secured = record.secured,
        secured.amount > 0
      else { return nil }
      return log(Double(secured.amount) / selected)
    }
    guard logs.count > 2 else { return 0.6 }
    let mean = logs.reduce(0, +) / Double(logs.count)
    let square = logs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (square / Double(logs.count - 1)).squareRoot()
  }

  /// Own share in percent over the records that state one; 30 where none does.
  static func ownShare(_ records: [GrantRecord]) -> Double {
    let stated = records.compactMap { record -> (own: Double, total: Double)? in
      guard let own = record.ownShare, let total = record.secured, total.amount > 0 else {
        return nil
      }
      return (Double(own.amount), Double(total.amount))
    }
    let total = stated.reduce(0) { $0 + $1.total }
    return total > 0 ? 100 * stated.reduce(0) { $0 + $1.own } / total : 30
  }
}

extension GrantProjection {
  private static func declaration(
    body: String, planned: Double, win: WinRate, size: Double, spread: Double, share: Double
  ) -> DriverModel {
    let cases = Indicators.Unit(exponents: ["건": 1], symbol: "건")
    let perCase = Indicators.Unit(exponents: ["원": 1, "건": -1], scale: 1e8, symbol: "억원/건")
    func spec(_ family: String, _ labels: [(String, Double)]) -> DistributionSpec {
      let text = labels.map { $0.0.isEmpty ? digits($0.1) : "\($0.0): \(digits($0.1))" }
      return DistributionSpec(
        family: family,
        arguments: labels.map { $0.0.isEmpty ? .number($0.1) : .labelled($0.0, $0.1) },
        text: "\(family)(\(text.joined(separator: ", ")))")
    }
    return DriverModel(
      title: "\(body) 공모사업 전망", seed: 2024,
      uncertainties: [
        .init(name: "win", source: .distribution(spec("beta", [("", win.alpha), ("", win.beta)]))),
        .init(
          name: "size", unit: perCase,
          source: .distribution(
            spec("lognormal", [("mu", log(size) - spread * spread / 2), ("sigma", spread)]))),
      ],
      levers: [
        .init(name: "applied", unit: cases, value: planned, min: 0, max: planned * 3, step: 1),
        .init(name: "own_rate", value: share / 100, min: 0, max: 1),
      ],
      formulas: formulas, outcomes: ["selected", "secured", "own_share"],
      scenarios: [
        .init(
          name: "fewer_applications", overrides: ["applied": .number((planned * 0.8).rounded())],
          reason: "재정 여건을 고려해 응모를 20% 줄이는 경우")
      ])
  }

  private static var formulas: [DriverModel.Formula] {
    [
      .init(
        name: "selected", expression: .binary(.multiply, .variable("applied"), .variable("win")),
        text: "applied * win"),
      .init(
        name: "secured", expression: .binary(.multiply, .variable("selected"), .variable("size")),
        text: "selected * size"),
      .init(
        name: "own_share",
        expression: .binary(.multiply, .variable("secured"), .variable("own_rate")),
        text: "secured * own_rate"),
    ]
  }

  private static func digits(_ value: Double) -> String {
    String(format: "%.6g", value)
  }

  private static func notes(
    win: WinRate, size: Double, spread: Double, share: Double, planned: Double, given: Bool
  ) -> [LocalizedText] {
    let one = NumberFormat(decimals: 1)
    let rate = one.text(100 * win.mean)
    let perCase = NumberFormat(decimals: 2).text(size)
    let own = one.text(share)
    var notes = [
      LocalizedText(
        ko: "선정률 \(rate)%: 응모와 선정 건수를 모두 공표한 \(win.bodies)개 사례를 합한 값입니다.",
        en: "Win rate \(rate)%: pooled over \(win.bodies) published results that give both "
          + "applications and selections."),
      LocalizedText(
        ko: "건당 \(perCase)억원: 가장 최근 실적이며, 흩어짐은 공표된 다른 기관의 건당 금액에서 왔습니다.",
        en: "\(perCase) hundred million won a grant: the latest result; the spread is that of "
          + "other bodies' published amounts."),
      LocalizedText(
        ko: "자체부담률 \(own)%: 자체부담을 공표한 사례의 비율입니다.",
        en: "Own share \(own)%: that of the published results that state one."),
    ]
    if !given {
      notes.append(
        LocalizedText(
          ko: "응모 \(Int(planned))건은 공표된 값이 아니라 선정 건수를 선정률로 나눈 추정입니다.",
          en: "\(Int(planned)) applications is not published: grants won divided by the win rate."))
    }
    return notes
  }
}
