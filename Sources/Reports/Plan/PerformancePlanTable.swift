public import Indicators
public import Planning
import TargetSetting

/// 성과지표·목표치 of a 성과계획서, in the official order of columns: 성과지표(단위), 지표유형, 가중치,
/// 구분 over five years (two past, the base year, two to come), 측정산식, 자료수집방법/출처.
public struct PerformancePlanTable: Sendable {
  private let rows: [IndicatorPlan]
  private let next: [IndicatorPlan]
  private let planYear: Int

  /// Makes the table; `next` are the proposals for the year after the plan year, in the same order.
  public init(_ rows: [IndicatorPlan], next: [IndicatorPlan], planYear: Int) {
    self.rows = rows
    self.next = next
    self.planYear = planYear
  }

  /// The five years, from three before the plan year to one after it.
  public var years: [Int] { Array((planYear - 3)...(planYear + 1)) }

  /// Two rows an indicator: 목표, then 실적.
  public func table(_ language: Language) -> ReportTable {
    ReportTable(
      header: [
        LocalizedText(ko: "성과지표(단위)", en: "indicator (unit)"),
        LocalizedText(ko: "지표유형", en: "type"), LocalizedText(ko: "가중치", en: "weight"),
        LocalizedText(ko: "구분", en: "kind"),
      ] + years.map { LocalizedText(verbatim: PerformancePlanTable.shortYear($0)) } + [
        LocalizedText(ko: "측정산식 또는 측정방법", en: "formula or method of measurement"),
        LocalizedText(ko: "자료수집방법/출처", en: "collection and source of data"),
      ], numeric: Set([2] + years.indices.map { $0 + 4 }),
      rows: zip(rows, next).flatMap { row, next in
        [targets(row, next, language), results(row, language)]
      })
  }

  /// `'15`.
  static func shortYear(_ year: Int) -> String { "'" + Period.year(year).shortText(.en).suffix(2) }

  private func targets(_ row: IndicatorPlan, _ next: IndicatorPlan, _ language: Language)
    -> [String]
  {
    let indicator = row.indicator
    let type =
      switch indicator.type {
      case .core: LocalizedText(ko: "핵심", en: "core")
      case .general: LocalizedText(ko: "일반", en: "general")
      }
    let weight = indicator.weight.map { NumberFormat().text($0) } ?? "–"
    let cells = years.map { year -> String in
      let proposal = year == planYear ? row.proposal : year > planYear ? next.proposal : nil
      if let proposal { return figure(proposal) }
      return row.targets?[.year(year)].map { indicator.rounding.text($0) } ?? "–"
    }
    return [
      "\(indicator.name)(\(indicator.unit.symbol))", type[language], weight,
      language == .ko ? "목표" : "target",
    ] + cells + [indicator.formulaText, indicator.dataSource]
  }

  private func figure(_ proposal: TargetProposal) -> String {
    if case .band(let range) = proposal.indicator.direction {
      let rounding = proposal.indicator.rounding
      return "\(rounding.text(range.lowerBound))~\(rounding.text(range.upperBound))"
    }
    return proposal.indicator.rounding.text(proposal.value)
      + (proposal.override == nil ? "" : "*")
  }

  private func results(_ row: IndicatorPlan, _ language: Language) -> [String] {
    let cells = years.map { year -> String in
      guard year < planYear else { return "" }
      // As observed, never rounded away: a result of 25.4 is not 25.
      return row.actuals[.year(year)].map {
        String(row.indicator.observedText($0).dropLast(row.indicator.unit.symbol.count))
      } ?? "–"
    }
    return ["", "", "", language == .ko ? "실적" : "result"] + cells + ["", ""]
  }

  /// 성과지표별 목표치 설정 근거, one paragraph an indicator, and what the marks mean.
  public func bases(_ language: Language) -> String {
    let korean = language == .ko
    var text = rows.map { row -> String in
      let body =
        switch row.result {
        case .success(let proposal): proposal.basis.text(language)
        case .failure(let failure): "○ " + failure.finding.message[language]
        }
      return "\(row.indicator.name)\n\(body)\n"
    }.joined(separator: "\n")
    let decided = (rows + next).compactMap(\.proposal).filter { $0.override != nil }
    for proposal in decided {
      guard let override = proposal.override else { continue }
      text +=
        "\n* \(proposal.indicator.name) \(proposal.planYear): "
        + override.sentence(proposal.indicator)[language] + "\n"
    }
    let head = korean ? "성과지표별 목표치 설정 근거" : "Bases of the targets"
    let years =
      "\(PerformancePlanTable.shortYear(planYear)), \(PerformancePlanTable.shortYear(planYear + 1))"
    let note =
      korean
      ? "\(years) 목표는 제안값이며, 그 앞의 목표는 공표된 값입니다."
      : "Targets of \(years) are proposed; earlier ones are as published."
    return "\(note)\n\n\(head)\n\n\(text)"
  }

  /// The table for other programs: numbers without separators, every row with its indicator.
  public func csv(_ language: Language) -> String {
    let table = table(language)
    let figures = 4..<(4 + years.count)
    var name = [String]()
    let rows = table.rows.map { row -> [String] in
      if !row[0].isEmpty { name = Array(row[..<3]) }
      return row.enumerated().map { column, cell in
        if column < 3 { return name[column] }
        guard figures.contains(column) else { return cell }
        return cell == "–" ? "" : cell.replacing(",", with: "").replacing("△", with: "-")
      }
    }
    return CSVText.table(table.header.map { $0[language] }, rows)
  }
}
