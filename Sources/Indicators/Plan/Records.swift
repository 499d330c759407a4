/// One body's cost review (원가심사, 계약심사) over one period.
public struct CostReviewRecord: Hashable, Sendable {
  /// The reviewing body, such as 파주시.
  public let body: String
  /// The period reviewed.
  public let period: Period
  /// What was reviewed: 전체, 공사, 용역, 물품 or 설계변경.
  public let category: String
  /// 심사건수.
  public let cases: Double?
  /// 심사의뢰금액.
  public let reviewed: Won?
  /// 절감건수.
  public let savedCases: Double?
  /// 절감액.
  public let saved: Won?
  /// 절감률 in percent as published, with the denominator named in the data set.
  public let publishedRate: Double?
  /// What the published rate is a percentage of, as the data set names it; empty where unstated.
  public let rateDenominator: String
  /// Amount by which reviews raised the cost, where published apart (증액).
  public let increased: Won?
  /// The data set's mark of how sure the figure is; empty where there is none.
  public let confidence: String
  /// Document and page.
  public let source: String
  /// Remarks.
  public let note: String

  /// Makes a record.
  public init(
    body: String, period: Period, category: String, cases: Double? = nil, reviewed: Won? = nil,
    savedCases: Double? = nil, saved: Won? = nil, publishedRate: Double? = nil,
    rateDenominator: String = "", increased: Won? = nil, confidence: String = "",
    source: String = "", note: String = ""
  ) {
    self.body = body
    self.period = period
    self.category = category
    self.cases = cases
    self.reviewed = reviewed
    self.savedCases = savedCases
    self.saved = saved
    self.publishedRate = publishedRate
    self.rateDenominator = rateDenominator
    self.increased = increased
    self.confidence = confidence
    self.source = source
    self.note = note
  }
}

/// What an "amount secured" by competitive grants (공모사업 확보액) counts.
public enum AmountBasis: String, Sendable, Hashable, CaseIterable {
  /// 국비 only.
  case national
  /// 국비와 도비.
  case nationalAndProvincial
  /// 총사업비.
  case projectTotal
  /// Not stated by the publisher.
  case unstated
}

/// One body's competitive grants over one period.
public struct GrantRecord: Hashable, Sendable {
  /// The body.
  public let body: String
  /// The period.
  public let period: Period
  /// 응모건수.
  public let applied: Double?
  /// 선정건수.
  public let selected: Double?
  /// 확보액.
  public let secured: Won?
  /// What the amount counts.
  public let basis: AmountBasis
  /// Own share of the amount, where published.
  public let ownShare: Won?
  /// Over which years the amount is spent, as the data set states it; empty where unstated.
  public let horizon: String
  /// The data set's mark of how sure the figure is; empty where there is none.
  public let confidence: String
  /// Document and page.
  public let source: String
  /// Remarks.
  public let note: String

  /// Makes a record.
  public init(
    body: String, period: Period, applied: Double? = nil, selected: Double? = nil,
    secured: Won? = nil, basis: AmountBasis = .unstated, ownShare: Won? = nil,
    horizon: String = "", confidence: String = "", source: String = "", note: String = ""
  ) {
    self.body = body
    self.period = period
    self.applied = applied
    self.selected = selected
    self.secured = secured
    self.basis = basis
    self.ownShare = ownShare
    self.horizon = horizon
    self.confidence = confidence
    self.source = source
    self.note = note
  }
}

/// A dated threshold above which a project needs a review or a report.
public struct Gate: Hashable, Sendable {
  /// Identifier, such as `paju-grant-2023`.
  public let id: String
  /// The body whose rule it is.
  public let body: String
  /// What the gate demands, such as 의회 사전보고.
  public let action: String
  /// Smallest total project cost that trips it; nil where the total does not matter.
  public let total: Won?
  /// Total project cost from which it no longer applies because a higher gate does; nil for none.
  public let totalBelow: Won?
  /// Smallest own share that trips it; nil where the share does not matter.
  public let ownShare: Won?
  /// Whether both conditions must hold (true) or either is enough (false).
  public let needsBoth: Bool
  /// First day it applies, as the source states it; empty where it does not.
  public let effectiveFrom: String
  /// Statute, ordinance or document.
  public let source: String

  /// Makes a gate.
  public init(
    id: String, body: String, action: String, total: Won?, totalBelow: Won? = nil, ownShare: Won?,
    needsBoth: Bool, effectiveFrom: String, source: String
  ) {
    self.id = id
    self.body = body
    self.action = action
    self.total = total
    self.totalBelow = totalBelow
    self.ownShare = ownShare
    self.needsBoth = needsBoth
    self.effectiveFrom = effectiveFrom
    self.source = source
  }
}

/// A single published figure that belongs to no series: a headcount, a unit cost, a rule.
public struct Fact: Hashable, Sendable {
  /// Identifier, unique in a workspace.
  public let id: String
  /// Subject area, such as 원가심사 or 공모사업.
  public let area: String
  /// What it is.
  public let item: String
  /// The value, in the unit given.
  public let value: Double
  /// The unit as written.
  public let unit: String
  /// When it holds, as written.
  public let period: String
  /// Document and page.
  public let source: String
  /// Real, proxy or synthetic.
  public let status: DataStatus
  /// Remarks and arithmetic checks.
  public let note: String

  /// Makes a fact.
  public init(
    id: String, area: String, item: String, value: Double, unit: String, period: String,
    source: String, status: DataStatus = .real, note: String = ""
  ) {
    self.id = id
    self.area = area
    self.item = item
    self.value = value
    self.unit = unit
    self.period = period
    self.source = source
    self.status = status
    self.note = note
  }
}
