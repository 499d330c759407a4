/// Which results are good.
public enum Direction: Hashable, Sendable {
  /// 상향지표: more is better.
  case higher
  /// 하향지표: less is better.
  case lower
  /// 적정 범위: inside the band is best.
  case band(ClosedRange<Double>)
}

/// 지표유형 of a 성과계획서.
public enum IndicatorType: String, Sendable, Hashable, CaseIterable {
  /// 핵심지표.
  case core
  /// 일반지표.
  case general
}

/// How a computed target becomes a printed one; applied last.
public struct RoundingRule: Hashable, Sendable {
  /// The ways to round.
  public enum Mode: String, Sendable, Hashable, CaseIterable {
    /// 반올림, half away from zero.
    case nearest
    /// 올림.
    case up
    /// 내림.
    case down
  }
  /// Digits after the decimal point; negative rounds to tens, hundreds, ….
  public let decimals: Int
  /// The way to round.
  public let mode: Mode

  /// Makes a rule.
  public init(decimals: Int = 0, mode: Mode = .nearest) {
    self.decimals = decimals
    self.mode = mode
  }
}

/// A performance indicator (성과지표) as a plan declares it.
public struct Indicator: Hashable, Sendable {
  /// Identifier, unique in a workspace; also the identifier of its series of actuals.
  public let id: String
  /// Name as printed.
  public let name: String
  /// The goal it belongs to.
  public let goal: String
  /// Unit of actuals and targets.
  public let unit: Unit
  /// Core or general.
  public let type: IndicatorType
  /// Weight within its goal; the weights of a goal sum to 100.
  public let weight: Double?
  /// Which results are good.
  public let direction: Direction
  /// The values it can take.
  public let support: Support
  /// What kind of quantity it is.
  public let measure: Measure
  /// How it is computed from component series; nil where it is observed directly.
  public let formula: Expression?
  /// The formula as printed (측정산식), for readers.
  public let formulaText: String
  /// 자료수집방법/출처.
  public let dataSource: String
  /// 목표치 설정 근거 as printed.
  public let basis: String
  /// How targets are rounded.
  public let rounding: RoundingRule
  /// Whether its figures are real, proxy or synthetic.
  public let status: DataStatus
  /// The part of an assessment it counts in, such as `common` or `own`; empty where none is given.
  public let part: String
  /// What one unit more costs, in won; nil where nobody said.
  public let unitCost: Won?
  /// Its row.
  public let place: Place

  /// Makes an indicator.
  public init(
    id: String, name: String, goal: String, unit: Unit, type: IndicatorType = .general,
    weight: Double? = nil, direction: Direction = .higher, support: Support = .nonNegative,
    measure: Measure = .flow, formula: Expression? = nil, formulaText: String = "",
    dataSource: String = "", basis: String = "", rounding: RoundingRule = RoundingRule(),
    status: DataStatus = .real, part: String = "", unitCost: Won? = nil, place: Place = Place()
  ) {
    self.id = id
    self.name = name
    self.goal = goal
    self.unit = unit
    self.type = type
    self.weight = weight
    self.direction = direction
    self.support = support
    self.measure = measure
    self.formula = formula
    self.formulaText = formulaText
    self.dataSource = dataSource
    self.basis = basis
    self.rounding = rounding
    self.status = status
    self.part = part
    self.unitCost = unitCost
    self.place = place
  }
}
