import Budgeting
import Charts
public import Indicators
public import Planning
import TargetSetting

/// A plan as one self-contained page.
public struct PlanReport: Sendable {
  let plan: Plan
  let language: Language
  private let provenance: Provenance

  /// Makes the page of a plan.
  public init(_ plan: Plan, language: Language, provenance: Provenance) {
    self.plan = plan
    self.language = language
    self.provenance = provenance
  }

  func words(_ ko: String, _ en: String) -> String { language == .ko ? ko : en }

  /// The page.
  public var html: String {
    let title = plan.workspace.title.isEmpty ? plan.workspace.name : plan.workspace.title
    let body = head(title) + targets + details + findings + scenarios + budget + reproduction
    return HTML.document(
      language: language.rawValue, title: "\(title) · \(plan.planYear)", body: body)
  }

  private func head(_ title: String) -> String {
    var out = "<h1>\(HTML.escaped(title))</h1>\n"
    let subtitle = words("\(plan.planYear)년 목표 제안", "Proposed targets for \(plan.planYear)")
    let parts = [plan.workspace.organisation, subtitle].filter { !$0.isEmpty }
    out += "<p>\(HTML.escaped(parts.joined(separator: " · ")))</p>\n"
    if plan.workspace.status != .real {
      let label =
        plan.workspace.status == .synthetic
        ? words("가상(합성) 자료: 실제 수치가 아닙니다", "Synthetic data: nothing here is real")
        : words("대용 자료", "Proxy data")
      out += "<p><span class=\"label\">\(label)</span></p>\n"
    }
    return out + HTML.list(PlanSummary(plan).sentences.map { $0[language] })
  }

  private var targets: String {
    let table = TargetTable(plan.indicators, planYear: plan.planYear).table(language)
    let caption = words(
      "80% 구간: 10번 중 8번은 이 안에 듭니다. 달성 확률은 반올림한 목표의 것입니다.",
      "80% interval: 8 times in 10 the result lies inside. Chances are those of the rounded "
        + "target.")
    return "<h2>\(words("목표 제안", "Proposed targets"))</h2>\n"
      + table.html(language, caption: caption) + performancePlan
  }

  private var performancePlan: String {
    let caption = words(
      "성과계획서의 성과지표·목표치 표. 올해와 다음 해 목표는 제안값, *는 결정에 따라 조정한 값입니다.",
      "Indicators and targets as a performance plan prints them. The last two years are proposed; "
        + "* marks what was set by decision.")
    return "<h3>\(words("성과계획서 표", "Performance plan"))</h3>\n"
      + plan.performancePlan.table(language).html(language, caption: caption)
  }

  func figure(_ chart: Chart) -> String {
    "<figure>\n\(chart.svg)<figcaption class=\"note\">\(HTML.escaped(chart.altText))</figcaption>\n"
      + "</figure>\n"
  }

  private var findings: String {
    let all = plan.allFindings
    guard !all.isEmpty else { return "" }
    return "<h2>\(words("점검 결과", "Findings"))</h2>\n"
      + all.map { finding in
        let mend = finding.mend.map {
          "<br><span class=\"note\">→ \(HTML.escaped($0[language]))</span>"
        }
        return
          "<div class=\"finding\">\(HTML.escaped(finding.message[language]))\(mend ?? "")</div>\n"
      }.joined()
  }

  private var scenarios: String {
    guard !plan.scenarios.isEmpty else { return "" }
    return "<h2>\(words("시나리오", "Scenarios"))</h2>\n"
      + plan.scenarios.map(scenarioSection).joined()
  }

  private func scenarioSection(_ set: ScenarioSet) -> String {
    let caption = words(
      "±는 \(set.draws)회 모의실험의 표준오차입니다(시드 \(set.seed)).",
      "± is the standard error of \(set.draws) draws (seed \(set.seed)).")
    return "<h3>\(HTML.escaped(set.title))</h3>\n" + HTML.list(set.notes.map { $0[language] })
      + set.outcomes.map { outcome in
        figure(plan.scenarioChart(set, outcome, provenance).chart(language))
          + ScenarioTable(set).table(outcome, language).html(language, caption: caption)
      }.joined()
  }

  private var budget: String {
    guard let budget = plan.budget else { return "" }
    let page = BudgetPage(plan: budget, gates: [])
    let rounded = words(
      "단위: 백만원, %. 비율은 자료의 금액으로 다시 계산한 값이어서, 반올림 전 금액으로 계산한 공표 표와 "
        + "끝자리가 다를 수 있습니다.",
      "Million won, %. Shares and growth are computed from the amounts in the data; a published "
        + "table computed before rounding may differ in its last digits.")
    var out = "<h2>\(words("예산", "Budget"))</h2>\n"
    out += page.statusTable(budget, language).html(language, caption: rounded)
    out += page.nextYearTable(budget, language).html(
      language, caption: words("가정별 다음 해 금액(백만원)", "Next year by assumption, million won"))
    if let chart = plan.budgetChart(language) { out += figure(chart.chart(language)) }
    return out
  }

  private var reproduction: String {
    let inputs = ReportTable(
      header: [LocalizedText(ko: "입력 파일", en: "input"), LocalizedText(verbatim: "SHA-256")],
      numeric: [], rows: provenance.inputs.map { [$0.path, String($0.sha256.prefix(16)) + "…"] })
    return "<h2>\(words("자료와 재현", "Data and reproduction"))</h2>\n"
      + HTML.list([
        "jipyo \(Provenance.version)", "jipyo \(provenance.command)",
        words("예측 방법: \(provenance.method)", "forecast method: \(provenance.method)"),
      ])
      + inputs.html(
        language, caption: words("전체 값은 run.json에 있습니다.", "Whole digests are in run.json."))
  }
}
