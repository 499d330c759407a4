import ArgumentParser
import Forecasting
import Indicators
import Reports
import Tables

extension ForecastCommand {
  /// The forecasts of a table whose series are members of panels.
  struct Panelled {
    /// The table read.
    let table: LongTable
    /// The forecast of every series, or why there is none.
    var outcomes: [String: ForecastOutcome] = [:]
    /// What its panel added to a series.
    var lessons: [String: PanelLesson] = [:]
    /// The panels and their members, in the order of the file.
    var panels: [(name: String, members: [String])] = []
    /// How far the forecasts reach.
    var reach = ForecastReach()
  }

  /// Forecasts every panel; series without one stand alone.
  func panelled(by key: String, _ console: Console) throws -> Panelled {
    guard method == "auto" || method == "short", !hasOtherKnowledge else {
      console.report(Self.panelAlone)
      throw Exit.usage
    }
    let table = try PanelTable(file: file, by: key, season: season, supports, console)
    var result = Panelled(table: table.table)
    var members: [[Panel.Member]] = []
    for (name, series) in table.panels {
      var panel: [Panel.Member] = []
      for item in series {
        result.reach.add(item, reachesFor)
        switch item.input {
        case .failure(let error):
          result.outcomes[item.id] = .failure(
            method: PanelFit.method, reason: error, usedInstead: nil)
        case .success(let input): panel.append(Panel.Member(item.id, input))
        }
      }
      members.append(panel)
      result.panels.append((name, panel.map(\.id)))
    }
    for (panel, done) in zip(members, try forecasts(of: members, console)) {
      for (place, member) in panel.enumerated() {
        result.outcomes[member.id] = done.outcomes[place]
        result.lessons[member.id] = done.lessons[place]
      }
    }
    return result
  }

  private func forecasts(
    of members: [[Panel.Member]], _ console: Console
  ) throws -> [PanelForecast] {
    let results = Concurrent.map(members, chunk: 8) { panel in
      Result { () throws(ForecastError) in try Panel(panel).forecast(reachesFor) }
    }
    do throws(ForecastError) {
      var all: [PanelForecast] = []
      for result in results { all.append(try result.get()) }
      return all
    } catch {
      console.report(error.finding)
      throw Exit.usage
    }
  }

  /// The rows, in the order of the file.
  func part(_ panelled: Panelled, _ task: ForecastTask) -> ForecastTask.Part {
    var rows = ForecastTable(levels: task.levels, json: task.isJSON)
    for entry in panelled.table.entries {
      guard let outcome = panelled.outcomes[entry.id] else {
        let reason = entry.findings.filter { $0.severity == .error }
          .map { $0.message[task.language] }
        rows.add(failed: entry.id, method: PanelFit.method, reason: reason.joined(separator: " "))
        continue
      }
      for row in ForecastRow.rows(
        id: entry.id, requested: PanelFit.method, outcome: outcome, levels: task.levels)
      {
        rows.add(row, language: task.language)
      }
    }
    // The column that names the panels was read.
    let findings = panelled.table.allFindings.filter { $0.code != "extra-columns" }
    return ForecastTask.Part(
      tables: [rows], findings: findings, seriesCount: panelled.table.entries.count,
      usable: panelled.outcomes.count, reach: panelled.reach)
  }

  /// Whether options were given that a panel cannot use.
  private var hasOtherKnowledge: Bool {
    hierarchy != nil || regressors != nil || calendar != nil || levelShift != nil
  }

  private static let panelAlone = Finding(
    code: "panel-options", severity: .error,
    message: LocalizedText(
      ko: "--panel은 짧은 이력의 방법을 넓힌 것이어서 다른 --method, --hierarchy, 회귀변수와 함께 쓸 수 없습니다.",
      en:
        "--panel extends the method for short histories; it takes no other --method, no --hierarchy "
        + "and no regressors."),
    mend: LocalizedText(ko: "그 선택항목을 빼십시오.", en: "Leave those options out."))
}
