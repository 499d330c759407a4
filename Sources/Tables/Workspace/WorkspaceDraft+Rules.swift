import Indicators

extension WorkspaceDraft {
  /// A row of method_rules.csv; what its rule may say is checked where rules are applied.
  mutating func readMethodRule(_ row: SheetRow) {
    let name = row.required("rule")
    let value = row.required("value")
    let source = row.required("source") ?? ""
    let confidence = row.choice("confidence", default: RuleConfidence.verified)
    func year(_ column: String) -> Int? {
      row.text(column).isEmpty ? nil : row.period(column)?.year
    }
    let (first, last) = (year("effective_from"), year("effective_to"))
    guard let name, let value else { return }
    workspace.methodRules.append(
      MethodRule(
        name: name, value: value, effectiveFrom: first, effectiveTo: last,
        sourceYear: row.integer("source_year", 1900...2199), body: row.text("body"),
        source: source, section: row.text("section"), confidence: confidence,
        note: LocalizedText(verbatim: row.text("note")),
        place: row.place("value")))
  }

  /// A row of overrides.csv: who set which target, why and when, none of them left out.
  mutating func readOverride(_ row: SheetRow) {
    let id = row.required("indicator_id")
    let year = row.integer("year", 1900...2199)
    if row.text("year").isEmpty { _ = row.required("year") }
    _ = row.required("value")
    let reason = row.required("reason")
    let person = row.required("decided_by")
    let day = row.required("decided_on")
    if day != nil { _ = row.period("decided_on") }
    guard let id else { return }
    guard let series = declared[id], indicatorRows[id] != nil else {
      _ = row.reading("value")
      reporter.add(
        CheckFindings.dangling(
          id, "indicators.csv", Array(indicatorRows.keys), row.place("indicator_id")))
      return
    }
    guard let value = row.reading("value", unit: series.unit.symbol)?.value, let year, let reason,
      let person, let day
    else { return }
    guard series.support.contains(value) || (series.support.isInteger && value >= 0) else {
      reporter.add(CheckFindings.outsideSupport(value, series.support, id, row.place("value")))
      return
    }
    workspace.overrides.append(
      TargetOverride(
        indicator: id, year: year, value: value, reason: reason, decidedBy: person,
        decidedOn: day, place: row.place("value")))
  }
}
