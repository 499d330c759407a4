public import Indicators
internal import TargetSetting

/// A workspace folder made of a table of figures, for its owner to complete.
///
/// Every series becomes an indicator of one goal. What a table cannot say is left at the usual value
/// (more is better unless the name says less, no weight, no formula), and the README names the cells to
/// look at.
public struct StarterWorkspace: Sendable {
  /// The results, one series an indicator.
  public let results: [Series]
  /// The targets, by series.
  public let targets: [Series]
  /// Units as written, by series.
  public let units: [String: String]
  /// The body whose figures they are.
  public let organisation: String
  /// The year for which targets are to be set.
  public let planYear: Int
  /// What the figures are.
  public let status: DataStatus
  /// The name of the table they come from.
  public let source: String

  /// Gathers what there is.
  public init(
    results: [Series], targets: [Series] = [], units: [String: String] = [:],
    organisation: String, planYear: Int, status: DataStatus = .real, source: String
  ) {
    self.results = results
    self.targets = targets
    self.units = units
    self.organisation = organisation
    self.planYear = planYear
    self.status = status
    self.source = source
  }

  /// The year after the last one with a result; nil without results of known years.
  public static func planYear(after results: [Series]) -> Int? {
    results.compactMap { $0.observations.last?.period.year }.max().map { $0 + 1 }
  }

  /// The files of the folder, in the language of its owner.
  public func files(_ language: Language) -> [OutputFile] {
    [
      OutputFile(path: "datapackage.json", text: package(language)),
      OutputFile(path: "goals.csv", text: goals(language)),
      OutputFile(path: "indicators.csv", text: indicators),
      OutputFile(path: "observations.csv", text: observations),
      OutputFile(path: "README.md", text: readme[language] + "\n"),
    ]
  }

  private static let goalColumns = ["goal_id", "parent_id", "level", "name", "owner"]
  private static let indicatorColumns = [
    "indicator_id", "goal_id", "name", "unit", "type", "weight", "direction", "support", "measure",
    "formula", "formula_text", "data_source", "basis", "decimals", "rounding", "status", "panel",
  ]
  private static let observationColumns = [
    "series_id", "period", "kind", "value", "unit", "source",
  ]

  private func title(_ language: Language) -> String {
    let plan = LocalizedText(ko: "\(planYear)년 성과계획", en: "performance plan \(planYear)")[language]
    if organisation.isEmpty { return plan }
    return organisation + (language == .ko ? " " : ", ") + plan
  }

  private func goals(_ language: Language) -> String {
    CSVText.table(
      Self.goalColumns, [["plan", "", "strategic", title(language), organisation]])
  }

  private var indicators: String {
    CSVText.table(
      Self.indicatorColumns,
      results.map { series in
        let kind = IndicatorKind(series, unit: unit(of: series))
        return [
          series.id, "plan", series.name, unit(of: series), "general", "",
          PlanLints.saysLess(series.name) ? "lower" : "higher", kind.support, kind.measure, "", "",
          source, "", String(kind.decimals), "nearest",
          status.rawValue, "",
        ]
      })
  }

  private var observations: String {
    let figures = [(FigureKind.actual, results), (.target, targets)]
    return CSVText.table(
      Self.observationColumns,
      figures.flatMap { kind, all in
        all.flatMap { series in
          series.observations.map { item in
            [
              series.id, item.period.description, kind.rawValue, CSVText.number(item.value),
              unit(of: series), source,
            ]
          }
        }
      })
  }

  /// The names of the indicators of which less is taken as better.
  public var lessIsBetter: [String] { results.map(\.name).filter(PlanLints.saysLess) }

  private func unit(of series: Series) -> String { units[series.id] ?? "" }

  private func package(_ language: Language) -> String {
    let own = Set(units.values.flatMap { Unit(parsing: $0)?.unknownWords ?? [] }).sorted()
    return DataPackageText(
      [
        "name": .string("plan-\(planYear)"), "title": .string(title(language)),
        "sources": [.members(["title": .string(source)])],
      ],
      tables: [
        .init("goals", columns: Self.goalColumns, key: ["goal_id"]),
        .init(
          "indicators", columns: Self.indicatorColumns, numbers: ["weight", "decimals"],
          key: ["indicator_id"]),
        .init(
          "observations", columns: Self.observationColumns, numbers: ["value"],
          key: ["series_id", "period", "kind"]),
      ],
      own: [
        "organisation": .string(organisation), "planYear": .integer(planYear),
        "status": .string(status.rawValue), "units": .array(own.map { .string($0) }),
      ]
    ).text
  }

  private var readme: LocalizedText {
    LocalizedText(
      ko: """
        # \(title(.ko))

        `jipyo new`가 \(source)에서 만들었습니다. 표가 말해 주지 않는 것은 흔한 값으로 두었으니 확인해 주십시오.

        - `indicators.csv`: `unit`(단위), `direction`(낮을수록 좋으면 lower), `weight`(가중치, 합 100), `measure`(더해지는 값 flow,
          시점 값 stock, 비율 rate), `formula_text`(산식), `data_source`(자료 출처), `panel`(부서별로 같은 지표면 그 이름).
        - `observations.csv`: 실적(`actual`)과 공표된 목표(`target`). `source`에 문서와 쪽을 쓰면 산출근거에 나옵니다.
        - `breaks.csv`를 두어 기준이 바뀐 해를 적을 수 있습니다(`series_id,period,reason`).

        다음: `jipyo check`로 점검하고 `jipyo targets`로 목표를 제안받습니다.
        """,
      en: """
        # \(title(.en))

        Made by `jipyo new` from \(source). What the table does not say has the usual value; please look at it.

        - `indicators.csv`: `unit`, `direction` (`lower` where less is better), `weight` (100 in all), `measure` (`flow` adds up, `stock` is
          of a moment, `rate`), `formula_text`, `data_source`, `panel` (the name of an indicator that several departments have).
        - `observations.csv`: results (`actual`) and published targets (`target`). `source`, with document and page, appears in the reasons.
        - `breaks.csv` may name years in which a definition changed (`series_id,period,reason`).

        Next: `jipyo check` this folder, then `jipyo targets`.
        """)
  }
}

/// What an indicator's figures and unit say of its kind.
private struct IndicatorKind {
  let support: String
  let measure: String
  /// Decimals of its targets: as many as its figures have, at most 4.
  let decimals: Int

  init(_ series: Series, unit: String) {
    let values = series.observations.map(\.value)
    let isShare = Measure(ofUnit: unit) == .rate && unit != "‰"
    decimals = values.map(Self.decimals).max() ?? 0
    measure = Self.measure(series.name, unit)
    if values.contains(where: { $0 < 0 }) {
      support = "real"
    } else if isShare {
      support = Self.support(ofPercentages: values, series.name)
    } else {
      let counts = decimals == 0 && Unit(parsing: unit)?.isMeasuring != true
      support = counts ? "count" : "nonnegative"
    }
  }

  private static func support(ofPercentages values: [Double], _ name: String) -> String {
    switch Support.ofPercentages(values, named: name) {
    case .percent?: "percent"
    case .some: "nonnegative"
    case nil: values.allSatisfy { $0 <= 100 } ? "real" : "nonnegative"
    }
  }

  /// Rates and times of one case do not add up over the months of a year; nor do scores.
  private static func measure(_ name: String, _ unit: String) -> String {
    if let known = Measure(ofUnit: unit) { return known.rawValue }
    let isTime = ["일", "시간", "분", "초"].contains(unit)
    let isOfOne = ["기간", "시간", "일수"].contains(where: name.hasSuffix) || name.contains("평균")
    return isTime && isOfOne || name.contains("평균") ? "rate" : "flow"
  }

  private static func decimals(_ value: Double) -> Int {
    let parts = CSVText.number(value).split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2 ? min(parts[1].count, 4) : 0
  }
}
