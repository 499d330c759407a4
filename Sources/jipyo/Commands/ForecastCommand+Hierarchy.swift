import ArgumentParser
import Forecasting
import Indicators
import Reports
import Tables

/// How parts and wholes are made to agree, as an option.
enum Agreement: String, ExpressibleByArgument, CaseIterable {
  case mint, wls, ols
  case structural = "wls-structural"
  case bottomUp = "bottom-up"

  var reconciliation: Reconciliation { Reconciliation(rawValue: rawValue) ?? .minTrace }
}

extension ForecastCommand {
  /// Forecasts that add up: the series of the file, then wholes that are only named as parents.
  func coherent(
    _ table: LongTable, parts: String, _ task: ForecastTask, _ console: Console
  ) throws -> ForecastTask.Part {
    let file = try console.reading { () throws(Findings) in try PartsTable.read(path: parts) }
    let failed = table.entries.filter { $0.series == nil }
    guard failed.isEmpty else {
      try console.settle(failed.flatMap(\.findings), strict: false)
      throw Exit.invalidData
    }
    let hierarchy = try hierarchy(table, file, path: parts, console)
    var rows = ForecastTable(levels: task.levels, json: task.isJSON)
    var findings = table.allFindings + file.findings
    var reach = ForecastReach()
    do throws(ForecastError) {
      var inputs: [String: ForecastInput] = [:]
      for series in table.series {
        inputs[series.id] = try ForecastInput(series, seasonLength: season)
      }
      findings += hierarchy.differences(in: inputs).map(\.finding)
      // All nodes are forecast from the newest value of any leaf on.
      let newest = hierarchy.leaves.compactMap { inputs[hierarchy.nodes[$0]] }
        .max { $0.lastPeriod < $1.lastPeriod }
      let horizon = newest.map { reach.add($0, reachesFor) } ?? 1
      for method in task.methods {
        let notes = try add(hierarchy, inputs, method, horizon, task, to: &rows)
        for note in notes { console.say(note) }
      }
    } catch {
      console.report(error.finding)
      throw Exit.invalidData
    }
    return ForecastTask.Part(
      tables: [rows], findings: findings, seriesCount: table.entries.count,
      usable: table.entries.count, reach: reach)
  }

  /// Adds the forecasts of every node by one method, made to agree, and says how that was done.
  private func add(
    _ hierarchy: Hierarchy, _ inputs: [String: ForecastInput], _ method: any ForecastMethod,
    _ horizon: Int, _ task: ForecastTask, to rows: inout ForecastTable
  ) throws(ForecastError) -> [LocalizedText] {
    let result = try HierarchicalForecaster(
      hierarchy: hierarchy, method: method, reconciliation: (reconcile ?? .mint).reconciliation
    ).forecast(inputs, horizon: horizon)
    for (node, forecast) in zip(hierarchy.nodes, result.forecasts) {
      for row in ForecastRow.rows(
        id: node, requested: method.name, outcome: .success(forecast), levels: task.levels)
      {
        rows.add(row, language: task.language)
      }
    }
    return result.notes
  }

  private func hierarchy(
    _ table: LongTable, _ file: PartsTable, path: String, _ console: Console
  ) throws -> Hierarchy {
    do throws(HierarchyError) {
      return try Hierarchy(
        series: table.series.map(\.id),
        edges: file.entries.map {
          Hierarchy.Edge(child: $0.child, parent: $0.parent, weight: $0.weight)
        })
    } catch {
      console.report(
        Finding(
          code: error.code, severity: .error, place: Place(file: path), message: error.message,
          mend: error.mend))
      throw Exit.invalidData
    }
  }
}
