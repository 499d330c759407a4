/// Everything a folder of data says about one body: what is planned, observed and budgeted.
public struct Workspace: Hashable, Sendable {
  /// Machine name, such as `seogu-2017`.
  public var name: String
  /// Title for readers, such as "광주광역시 서구 홍보실 2017년도 성과계획".
  public var title: String
  /// The body, such as 광주광역시 서구.
  public var organisation: String
  /// The year for which targets are proposed.
  public var planYear: Int
  /// Whether the figures are real, proxy or synthetic as a whole.
  public var status: DataStatus
  /// The plan's goals.
  public var goals: GoalTree
  /// The plan's indicators, in the order of the plan.
  public var indicators: [Indicator]
  /// Actuals by series identifier: indicators and components alike.
  public var series: [String: Series]
  /// Published targets by indicator identifier.
  public var targets: [String: Series]
  /// Budget programmes, in the order of the file.
  public var programmes: [Programme]
  /// Budget amounts.
  public var amounts: [BudgetAmount]
  /// Tables as published.
  public var tables: [PublishedTable]
  /// Cost review statistics.
  public var costReviews: [CostReviewRecord]
  /// Competitive grant statistics.
  public var grants: [GrantRecord]
  /// Dated thresholds.
  public var gates: [Gate]
  /// Single figures.
  public var facts: [Fact]
  /// Posts by office and grade.
  public var staff: [StaffRecord]
  /// Amounts from which contracts are reviewed.
  public var thresholds: [ReviewThreshold]
  /// Driver models by file name without extension.
  public var models: [String: DriverModel]
  /// Rules of scoring that differ from those that ship.
  public var methodRules: [MethodRule]
  /// Targets that people set, in the order of the file.
  public var overrides: [TargetOverride]
  /// Where each figure was read.
  public var origins: [FigureKey: Origin]
  /// What is said about series for readers, by identifier.
  public var details: [String: SeriesDetail]
  /// The panel of each series that is one indicator measured in several departments or councils, by
  /// identifier; series of one panel borrow from one another.
  public var panels: [String: String]

  /// Makes a workspace; every part but the name may be empty.
  public init(
    name: String, title: String = "", organisation: String = "", planYear: Int = 0,
    status: DataStatus = .real, goals: GoalTree = GoalTree(), indicators: [Indicator] = [],
    series: [String: Series] = [:], targets: [String: Series] = [:], programmes: [Programme] = [],
    amounts: [BudgetAmount] = [], tables: [PublishedTable] = [],
    costReviews: [CostReviewRecord] = [], grants: [GrantRecord] = [], gates: [Gate] = [],
    facts: [Fact] = [], models: [String: DriverModel] = [:], staff: [StaffRecord] = [],
    thresholds: [ReviewThreshold] = [], methodRules: [MethodRule] = [],
    overrides: [TargetOverride] = [], origins: [FigureKey: Origin] = [:],
    details: [String: SeriesDetail] = [:], panels: [String: String] = [:]
  ) {
    self.name = name
    self.title = title
    self.organisation = organisation
    self.planYear = planYear
    self.status = status
    self.goals = goals
    self.indicators = indicators
    self.series = series
    self.targets = targets
    self.programmes = programmes
    self.amounts = amounts
    self.tables = tables
    self.costReviews = costReviews
    self.grants = grants
    self.gates = gates
    self.facts = facts
    self.models = models
    self.staff = staff
    self.thresholds = thresholds
    self.methodRules = methodRules
    self.overrides = overrides
    self.origins = origins
    self.details = details
    self.panels = panels
  }
}
