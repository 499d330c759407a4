import Foundation
import Indicators

/// Members that can be compared: the same scale, the same kind of period.
///
/// Positions are of the members given, which are in a fixed order; that of the caller does not matter.
struct PanelGroup: Sendable {
  /// The members' newest values on their scale.
  let windows: [ShortHistoryWindow]
  /// What the past says; nil where there is nothing to borrow.
  let regression: PanelRegression?
  /// Where each member stands and what `short` says of its next step.
  private let origins: [Origin]

  /// The last value of a member and what a change from it may depend on.
  private struct Origin {
    /// Growth by `short`, distance from the own mean, last change, on the scale.
    let growth, distance, lastChange: Double
    let position: Double
    let spread: Double
    let isSingle: Bool

    var features: [Double] { [growth, 1, position, distance, lastChange] }
  }

  /// Looks at members; times are ordinals of periods.
  init(_ windows: [ShortHistoryWindow]) {
    self.windows = windows
    let means = Self.means(windows)
    var rows: [PanelRow] = []
    for (member, window) in windows.enumerated() {
      for k in window.values.indices.dropFirst() where window.times[k] == window.times[k - 1] + 1 {
        let origin = Self.origin(window, k, means)
        guard origin.spread > 0 else { continue }
        rows.append(
          PanelRow(
            member: member, period: window.times[k],
            change: (window.values[k] - window.values[k - 1]) / origin.spread,
            features: origin.features.map { $0 / origin.spread }, spread: origin.spread))
      }
    }
    let members = Set(rows.map(\.member)).count
    regression = windows.count > 1 && members > 0 ? PanelRegression(rows) : nil
    let last = windows.map { Self.origin($0, $0.values.count, means) }
    let grown = last.filter { !$0.isSingle }
    func mean(_ value: (Origin) -> Double) -> Double {
      grown.reduce(0) { $0 + value($1) / Double(max(1, grown.count)) }
    }
    let (growth, distance, change) = (mean(\.growth), mean(\.distance), mean(\.lastChange))
    // One value has no growth of its own: it gets what the panel's members have on average.
    origins = last.map { origin in
      origin.isSingle
        ? Origin(
          growth: growth, distance: distance, lastChange: change, position: origin.position,
          spread: origin.spread, isSingle: true)
        : origin
    }
  }

  /// The mean of the members of each period in which at least two were observed.
  ///
  /// On the level, members have different units and no common mean.
  private static func means(_ windows: [ShortHistoryWindow]) -> [Int: Double] {
    guard windows.first?.scale != .level else { return [:] }
    var sums: [Int: (sum: Double, count: Double)] = [:]
    for window in windows {
      for (time, value) in zip(window.times, window.values) {
        let old = sums[time] ?? (0, 0)
        sums[time] = (old.sum + value, old.count + 1)
      }
    }
    return sums.filter { $0.value.count > 1 }.mapValues { $0.sum / $0.count }
  }

  /// What was known of a member after its first `count` values.
  private static func origin(
    _ window: ShortHistoryWindow, _ count: Int, _ means: [Int: Double]
  ) -> Origin {
    let past = window.prefix(count)
    let prediction = ShortHistoryPrediction(past, horizon: 1, noise: .none)
    let last = window.values[count - 1]
    let mean = window.values[..<count].reduce(0, +) / Double(count)
    let centre = prediction.parts.first?.location.first ?? last
    let spread = prediction.parts.reduce(0) { $0 + $1.weight * ($1.spread.first ?? 0) }
    return Origin(
      growth: centre - last, distance: last - mean,
      lastChange: count > 1 ? last - window.values[count - 2] : 0,
      position: means[window.times[count - 1]].map { last - $0 } ?? 0, spread: spread,
      isSingle: count == 1)
  }
}

extension PanelGroup {
  /// What the panel adds to `short` for a member.
  struct Adjustment: Sendable {
    /// Added to the centre per step, on the scale.
    let shift: [Double]
    /// The factor on the widths.
    let width: Double
  }

  private static let damping = 0.97
  private static let settling = 0.5
  /// The largest shift of the first step, in spreads.
  private static let limit = 2.0
  /// The largest variance that is believed, in units of that of `short`.
  private static let most = 4.0

  /// The adjustment of a member; nil where there is nothing to borrow.
  func adjustment(_ member: Int, prediction: ShortHistoryPrediction) -> Adjustment? {
    guard let regression, let part = prediction.parts.first else { return nil }
    let (origin, last) = (origins[member], windows[member].values.last ?? 0)
    guard origin.spread > 0 else { return nil }
    let unit = windows[member].unit > 0 ? windows[member].unit : 1
    let shift = part.location.indices.map { index -> Double in
      let h = Double(index + 1)
      let own = part.location[index] / unit - last
      let growth = origin.isSingle ? origin.growth * h : own
      let return_ = regression[.position]
      let standing = return_ > 0 ? return_ * h : pow(max(0, 1 + return_), h) - 1
      let passing =
        regression[.distance] * origin.distance + regression[.lastChange] * origin.lastChange
      let change =
        regression[.growth] * growth
        + regression[.common] * (1 - pow(Self.damping, h)) / (1 - Self.damping)
        + standing * origin.position
        + passing * (1 - pow(Self.settling, h)) / (1 - Self.settling)
      let limit = Self.limit * origin.spread * h.squareRoot()
      return limit * tanh((change - own) / limit) * unit
    }
    return Adjustment(shift: shift, width: width(origin, regression))
  }

  /// The factor on the widths of `short`: what the regression leaves, and what is unknown of it.
  private func width(_ origin: Origin, _ regression: PanelRegression) -> Double {
    let periods = Double(regression.periods)
    let variance = regression.widthVariance
    let power = variance < 1 ? PanelConstants.narrowing : PanelConstants.widening
    let left = pow(min(variance, Self.most), power * periods / (periods + PanelConstants.doubt))
    let unknown = regression.uncertainty(origin.features) / (origin.spread * origin.spread)
    return PanelConstants.width * (left + PanelConstants.unknown * min(unknown, 0.5)).squareRoot()
  }

  /// A note for a member whose whole history another one has, too; none for short or constant ones.
  func twins(of member: Int) -> [LocalizedText] {
    let own = windows[member]
    guard own.values.count > 3, own.values.contains(where: { $0 != own.values[0] }) else {
      return []
    }
    let count = windows.count {
      $0.values == own.values && $0.times == own.times && $0.unit == own.unit
    }
    guard count > 1 else { return [] }
    return [
      LocalizedText(
        ko: "이력이 똑같은 구성원이 \(count)개 있습니다. 같은 계열을 두 번 넣었는지 확인하십시오.",
        en: "\(count) members have exactly this history; check that no series is in twice.")
    ]
  }
}
