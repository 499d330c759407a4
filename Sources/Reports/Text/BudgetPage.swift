public import Budgeting
import Foundation
public import Indicators
public import Planning

/// The budget for a terminal and as JSON.
public struct BudgetPage: Sendable {
  private let plan: BudgetPlan?
  private let gates: [GateCheck]

  /// Makes the page of a budget and the gates a project was checked against.
  public init(plan: BudgetPlan?, gates: [GateCheck]) {
    self.plan = plan
    self.gates = gates
  }

  /// Tables in 백만원 for a terminal.
  public func text(_ language: Language) -> String {
    var text = ""
    if let plan {
      text += heading(plan, language) + statusTable(plan, language).terminal(language)
      text += "\n" + nextYearTable(plan, language).terminal(language)
    }
    if !gates.isEmpty { text += "\n" + gateTable(language).terminal(language) }
    if text.isEmpty {
      text = language == .ko ? "예산 자료가 없습니다.\n" : "There are no budget figures.\n"
    }
    return text
  }

  private func heading(_ plan: BudgetPlan, _ language: Language) -> String {
    language == .ko
      ? "\(plan.year)년 \(plan.state.text(.ko)) (단위: 백만원, %)\n"
      : "\(plan.year), \(plan.state.text(.en)) (million won, %)\n"
  }

  /// The 예산현황 columns of a 성과계획서.
  func statusTable(_ plan: BudgetPlan, _ language: Language) -> ReportTable {
    let percent = NumberFormat(decimals: 2)
    return ReportTable(
      header: [
        LocalizedText(ko: "구분", en: "item"), LocalizedText(ko: "예산액", en: "amount"),
        LocalizedText(ko: "구성비", en: "share"), LocalizedText(ko: "전년도", en: "previous"),
        LocalizedText(ko: "구성비", en: "share"), LocalizedText(ko: "증감", en: "change"),
        LocalizedText(ko: "증감률", en: "growth"),
      ], numeric: Set(1...6),
      rows: plan.status.rows.map { row in
        [
          String(repeating: "  ", count: row.depth) + row.name,
          Won(row.amount).formatted(in: .million), percent.percent(row.share),
          Won(row.previous).formatted(in: .million), percent.percent(row.previousShare),
          Won(row.change).formatted(in: .million),
          row.growth.map { percent.percent($0) } ?? (language == .ko ? "신규" : "new"),
        ]
      })
  }

  /// This year next to each variant of next year.
  func nextYearTable(_ plan: BudgetPlan, _ language: Language) -> ReportTable {
    let names = plan.variants.map { variant in
      LocalizedText(ko: BudgetPage.name(variant, .ko), en: BudgetPage.name(variant, .en))
    }
    let rows = plan.variants.first?.rows ?? []
    return ReportTable(
      header: [
        LocalizedText(ko: "\(plan.year + 1)년", en: "\(plan.year + 1)"),
        LocalizedText(ko: "현재", en: "now"),
      ] + names, numeric: Set(1...(1 + names.count)),
      rows: rows.enumerated().filter { $0.element.depth <= 3 }.map {
        index, row in
        [
          String(repeating: "  ", count: row.depth) + row.name,
          Won(row.current).formatted(in: .million),
        ] + plan.variants.map { Won($0.rows[index].next).formatted(in: .million) }
      })
  }

  /// What a variant is called: its assumption, and whether programmes were changed.
  static func name(_ variant: NextYearBudget, _ language: Language) -> String {
    let percent = NumberFormat(decimals: 1, plus: true).percent(variant.growth.percent)
    let base = "\(variant.growth.name[language]) \(percent)"
    return switch variant.scenario {
    case "base": base
    case "cut10": language == .ko ? "목표사업 10% 절감" : "goal programmes cut 10%"
    default: base + (language == .ko ? " + 변경" : " + changes")
    }
  }

  func gateTable(_ language: Language) -> ReportTable {
    ReportTable(
      header: [
        LocalizedText(ko: "관문", en: "gate"), LocalizedText(ko: "해당", en: "applies"),
        LocalizedText(ko: "조치", en: "action"), LocalizedText(ko: "근거", en: "reason"),
        LocalizedText(ko: "출처", en: "source"),
      ], numeric: [],
      rows: gates.map { check in
        let applies = check.isTripped
        return [
          check.gate.body, language == .ko ? (applies ? "해당" : "–") : (applies ? "yes" : "–"),
          check.gate.action, check.reason[language], check.gate.source,
        ]
      })
  }

  /// Everything in won.
  public func json(_ language: Language) -> JSONValue {
    .members([
      "year": plan.map { .integer($0.year) } ?? .null,
      "state": plan.map { .string($0.state.rawValue) } ?? .null,
      "status": .array((plan?.status.rows ?? []).map(BudgetPage.json)),
      "nextYear": .array((plan?.variants ?? []).map { BudgetPage.json($0, language) }),
      "gates": .array(
        gates.map {
          .members([
            "id": .string($0.gate.id), "tripped": .bool($0.isTripped),
            "action": .string($0.gate.action), "reason": .string($0.reason[language]),
          ])
        }),
    ])
  }

  private static func json(_ row: BudgetStatusTable.Row) -> JSONValue {
    .members([
      "programme": .string(row.programme), "name": .string(row.name),
      "amount": .integer(row.amount), "share": .decimal(row.share),
      "previous": .integer(row.previous), "previousShare": .decimal(row.previousShare),
      "change": .integer(row.change), "growth": row.growth.map { .decimal($0) } ?? .null,
    ])
  }

  private static func json(_ variant: NextYearBudget, _ language: Language) -> JSONValue {
    .members([
      "scenario": .string(variant.scenario), "growth": .string(variant.growth.id),
      "percent": .decimal(variant.growth.percent), "name": .string(name(variant, language)),
      "year": .integer(variant.year), "total": .integer(variant.nextTotal),
      "rows": .array(
        variant.rows.map {
          .members([
            "programme": .string($0.programme), "name": .string($0.name),
            "current": .integer($0.current), "next": .integer($0.next),
          ])
        }),
    ])
  }
}

extension BudgetState {
  /// The state as readers know it.
  func text(_ language: Language) -> String {
    switch (self, language) {
    case (.requested, .ko): "요구"
    case (.original, .ko): "본예산"
    case (.supplementary, .ko): "추경"
    case (.current, .ko): "예산현액"
    case (.settled, .ko): "결산"
    case (_, .en): rawValue + " budget"
    }
  }
}
