import Indicators

extension WorkspaceDraft {
  private static let count = 0.0...Double.greatestFiniteMagnitude

  mutating func readStaff(_ row: SheetRow) {
    let department = row.required("department")
    let grade = row.required("grade")
    let quota = row.number("quota", WorkspaceDraft.count)
    let current = row.number("current", WorkspaceDraft.count)
    guard let department, let grade else { return }
    workspace.staff.append(
      StaffRecord(department: department, grade: grade, quota: quota, current: current))
  }

  mutating func readCostReview(_ row: SheetRow) {
    let body = row.required("body")
    let period = row.period()
    let category = row.required("category")
    let cases = row.number("cases", WorkspaceDraft.count)
    let saved = row.number("saved_cases", WorkspaceDraft.count)
    let rate = row.number("published_rate", 0...100)
    let (reviewedWon, savedWon) = (row.won("reviewed_won"), row.won("saved_won"))
    let increased = row.won("increased_won")
    if let cases, let saved, saved > cases {
      reporter.add(CheckFindings.partAboveWhole("saved_cases", "cases", row.place("saved_cases")))
    }
    if let reviewedWon, let savedWon, savedWon > reviewedWon {
      reporter.add(
        CheckFindings.partAboveWhole("saved_won", "reviewed_won", row.place("saved_won")))
    }
    guard let body, let period, let category else { return }
    workspace.costReviews.append(
      CostReviewRecord(
        body: body, period: period, category: category, cases: cases, reviewed: reviewedWon,
        savedCases: saved, saved: savedWon, publishedRate: rate,
        rateDenominator: row.text("rate_denominator"), increased: increased,
        confidence: row.text("confidence"), source: row.text("source"), note: row.text("note")))
  }

  mutating func readThreshold(_ row: SheetRow) {
    let body = row.required("body")
    let effective = row.required("effective")
    let category = row.required("category")
    let minimum = row.won("min_won")
    guard let body, let effective, let category else { return }
    workspace.thresholds.append(
      ReviewThreshold(
        body: body, effective: effective, category: category,
        subcategory: row.text("subcategory"), minimum: minimum, source: row.text("source"),
        note: row.text("note")))
  }

  mutating func readGrant(_ row: SheetRow) {
    let body = row.required("body")
    let period = row.period()
    let applied = row.number("applied", WorkspaceDraft.count)
    let selected = row.number("selected", WorkspaceDraft.count)
    if let applied, let selected, selected > applied {
      reporter.add(CheckFindings.partAboveWhole("selected", "applied", row.place("selected")))
    }
    let (secured, share) = (row.won("secured_won"), row.won("own_share_won"))
    let basis = row.choice("basis", default: AmountBasis.unstated)
    guard let body, let period else { return }
    workspace.grants.append(
      GrantRecord(
        body: body, period: period, applied: applied, selected: selected, secured: secured,
        basis: basis, ownShare: share, horizon: row.text("horizon"),
        confidence: row.text("confidence"), source: row.text("source"), note: row.text("note")))
  }

  mutating func readGate(_ row: SheetRow) {
    let id = row.required("gate_id")
    let body = row.required("body")
    let action = row.required("action")
    let (total, share) = (row.won("total_won"), row.won("own_share_won"))
    if row.text("total_won").isEmpty, row.text("own_share_won").isEmpty {
      reporter.add(CheckFindings.gateWithoutAmount(row.place("total_won")))
    }
    let needsBoth = row.flag("needs_both")
    guard let id, let body, let action else { return }
    workspace.gates.append(
      Gate(
        id: id, body: body, action: action, total: total, totalBelow: row.won("total_below_won"),
        ownShare: share, needsBoth: needsBoth,
        effectiveFrom: row.text("effective_from"), source: row.text("source")))
  }

  mutating func readFact(_ row: SheetRow) {
    let id = row.required("fact_id")
    let area = row.required("area")
    let item = row.required("item")
    let status = row.choice("status", default: workspace.status)
    _ = row.required("value")
    guard let value = row.reading("value", unit: row.text("unit"))?.value, let id, let area,
      let item
    else { return }
    workspace.facts.append(
      Fact(
        id: id, area: area, item: item, value: value, unit: row.text("unit"),
        period: row.text("period"), source: row.text("source"), status: status,
        note: row.text("note")))
  }
}
