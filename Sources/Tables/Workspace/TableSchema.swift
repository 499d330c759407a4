/// The columns of one CSV file of a workspace folder.
struct TableSchema: Sendable {
  /// One column.
  struct Column: Sendable {
    var name: String
    /// Whether the file must have the column.
    var isRequired: Bool
  }
  /// File name in the folder.
  let file: String
  /// Columns in their usual order; a file may have them in any order.
  let columns: [Column]
  /// Columns that together occur once; empty where rows may repeat.
  let key: [String]

  /// Makes a schema; an exclamation mark behind a name marks a required column.
  init(_ file: String, _ columns: String, key: [String] = []) {
    self.file = file
    self.columns = columns.split(separator: " ").map { word in
      Column(name: word.filter { $0 != "!" }, isRequired: word.hasSuffix("!"))
    }
    self.key = key
  }

  /// Whether a workspace cannot do without the file.
  var isRequired: Bool { file == "indicators.csv" || file == "observations.csv" }

  static let goals = TableSchema(
    "goals.csv", "goal_id! parent_id level! name! owner", key: ["goal_id"])
  static let indicators = TableSchema(
    "indicators.csv",
    """
    indicator_id! goal_id! name! unit! type weight direction band_low band_high support measure \
    formula formula_text data_source basis decimals rounding status part unit_cost_won panel
    """, key: ["indicator_id"])
  static let series = TableSchema(
    "series.csv", "series_id! name! unit support measure area department status note panel",
    key: ["series_id"])
  static let observations = TableSchema(
    "observations.csv", "series_id! period! kind! value! unit source note",
    key: ["series_id", "period", "kind"])
  static let breaks = TableSchema(
    "breaks.csv", "series_id! period! reason!", key: ["series_id", "period"])
  static let programmes = TableSchema(
    "programmes.csv",
    "programme_id! parent_id goal_id name! fund owner start end execution note",
    key: ["programme_id"])
  static let amounts = TableSchema(
    "amounts.csv", "programme_id! year! state! source amount_won! published_unit note",
    key: ["programme_id", "year", "state", "source"])
  static let publishedTables = TableSchema(
    "published_tables.csv", "table_id! row! column! value! decimals! unit! source relation",
    key: ["table_id", "row", "column"])
  static let staff = TableSchema(
    "staff.csv", "department! grade! quota current", key: ["department", "grade"])
  static let costReviews = TableSchema(
    "cost_review.csv",
    """
    body! period! category! cases reviewed_won saved_cases saved_won increased_won published_rate \
    rate_denominator published_unit confidence source note
    """)
  static let thresholds = TableSchema(
    "cost_review_thresholds.csv",
    "body! effective! category! subcategory min_won! note source")
  static let grants = TableSchema(
    "grants.csv",
    """
    body! period! applied selected secured_won basis own_share_won horizon published_unit \
    confidence source note
    """)
  static let gates = TableSchema(
    "gates.csv",
    """
    gate_id! body! action! total_won total_below_won own_share_won needs_both effective_from source confidence
    """, key: ["gate_id"])
  static let methodRules = TableSchema(
    "method_rules.csv",
    """
    rule! value! effective_from effective_to source_year body source! section confidence note
    """)
  static let overrides = TableSchema(
    "overrides.csv", "indicator_id! year! value! reason! decided_by! decided_on!",
    key: ["indicator_id", "year"])
  static let facts = TableSchema(
    "facts.csv", "fact_id! area! item! value! unit period source status note", key: ["fact_id"])

  /// All files, in the order in which they are read and reported.
  static let all: [TableSchema] = [
    goals, indicators, series, observations, breaks, programmes, amounts, publishedTables, staff,
    costReviews, thresholds, grants, gates, facts, methodRules, overrides,
  ]
}
