/// An amount of money in whole won, with the unit in which it was published.
public struct Won: Hashable, Sendable {
  /// The amount in won; negative for a decrease or a deficit.
  public let amount: Int
  /// The unit in which the amount was published and is shown.
  public let displayUnit: WonUnit

  /// Makes an amount in won.
  public init(_ amount: Int, displayUnit: WonUnit = .one) {
    self.amount = amount
    self.displayUnit = displayUnit
  }

  /// No money.
  public static let zero = Won(0)

  /// The sum, in the display unit of the left side; nil where it leaves the range of `Int`.
  public func adding(_ other: Won) -> Won? {
    let (sum, overflow) = amount.addingReportingOverflow(other.amount)
    return overflow ? nil : Won(sum, displayUnit: displayUnit)
  }

  /// The difference, in the display unit of the left side; nil where it leaves the range of `Int`.
  public func subtracting(_ other: Won) -> Won? {
    let (difference, overflow) = amount.subtractingReportingOverflow(other.amount)
    return overflow ? nil : Won(difference, displayUnit: displayUnit)
  }
}

extension Won: Comparable {
  /// Orders by amount; the display unit does not matter.
  public static func < (a: Won, b: Won) -> Bool { a.amount < b.amount }
}

/// The units in which Korean budget documents print money.
///
/// Budgets are printed in 천원 and their calculation columns in 원
/// (지방자치단체 예산편성 운용에 관한 규칙 §3).
public enum WonUnit: String, Sendable, Hashable, CaseIterable {
  /// 원.
  case one = "원"
  /// 천원, 10³.
  case thousand = "천원"
  /// 만원, 10⁴.
  case tenThousand = "만원"
  /// 백만원, 10⁶.
  case million = "백만원"
  /// 천만원, 10⁷.
  case tenMillion = "천만원"
  /// 억원, 10⁸.
  case hundredMillion = "억원"
  /// 조원, 10¹².
  case trillion = "조원"

  /// Won in one unit.
  public var won: Int {
    switch self {
    case .one: 1
    case .thousand: 1_000
    case .tenThousand: 10_000
    case .million: 1_000_000
    case .tenMillion: 10_000_000
    case .hundredMillion: 100_000_000
    case .trillion: 1_000_000_000_000
    }
  }
}
