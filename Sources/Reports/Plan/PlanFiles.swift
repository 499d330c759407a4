import Budgeting
import Charts
public import Indicators
public import Planning

extension Plan {
  /// Everything `jipyo plan` writes but the record of the run, with stable names: `report.html`,
  /// `tables/*.csv` and `charts/*.{csv,json,svg}`.
  public func files(_ language: Language, provenance: Provenance) -> [OutputFile] {
    var files = [
      OutputFile(
        path: "report.html",
        text: PlanReport(self, language: language, provenance: provenance).html),
      OutputFile(
        path: "tables/targets.csv",
        text: TargetTable(indicators, planYear: planYear).csv(language)),
      OutputFile(path: "tables/performance-plan.csv", text: performancePlan.csv(language)),
      OutputFile(path: "tables/findings.csv", text: findingsTable(language)),
    ]
    for set in scenarios {
      files.append(
        OutputFile(
          path: "tables/scenarios-\(set.model).csv",
          text: ScenarioTable(set).csv(set.stamp(provenance))))
    }
    if let budget { files.append(OutputFile(path: "tables/budget.csv", text: budget.csv)) }
    return files + chartFiles(language, provenance: provenance)
  }

  /// Every chart as a tidy table, a Vega-Lite specification and a picture.
  public func chartFiles(_ language: Language, provenance: Provenance) -> [OutputFile] {
    charts(language, provenance: provenance).flatMap(\.files)
  }

  /// The table of the 성과계획서.
  var performancePlan: PerformancePlanTable {
    PerformancePlanTable(indicators, next: following, planYear: planYear)
  }

  private func findingsTable(_ language: Language) -> String {
    CSVText.table(
      ["severity", "code", "file", "row", "column", "message", "mend"],
      allFindings.map { finding in
        [
          finding.severity.rawValue, finding.code, finding.place.file ?? "",
          finding.place.row.map { String($0) } ?? "", finding.place.column ?? "",
          finding.message[language], finding.mend?[language] ?? "",
        ]
      })
  }
}

extension BudgetPlan {
  /// The budget in won: this year, the year before and each variant of the next.
  var csv: String {
    var rows = status.rows.map { row in
      [
        row.programme, row.name, String(year), "status", String(row.amount),
        String(row.previous), String(row.change),
      ]
    }
    for variant in variants {
      rows += variant.rows.map { row in
        [
          row.programme, row.name, String(variant.year),
          "\(variant.scenario)/\(variant.growth.id)", String(row.next), String(row.current),
          String(row.change),
        ]
      }
    }
    return CSVText.table(
      ["programme", "name", "year", "variant", "amount_won", "before_won", "change_won"], rows)
  }
}
