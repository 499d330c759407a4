import ArgumentParser
import Forecasting
import Indicators
import Reports
import Tables

/// A long table whose series are members of panels.
struct PanelTable {
  /// The table read.
  let table: LongTable
  /// The panels and their members in the order of the file; a series without one is one of its own,
  /// without a name.
  let panels: [(name: String, members: [BatchSeries])]

  /// Reads a table; what is wrong with it or with the panels is reported.
  init(
    file: String, by key: String, season: Int?, _ supports: SupportOptions, _ console: Console
  ) throws {
    let (read, names) = try console.reading { () throws(Findings) in
      let source = try LongSource(path: file)
      do throws(Finding) {
        return (try source.table(), try source.panels(by: key))
      } catch {
        throw Findings([error])
      }
    }
    let table = supports.asked(of: read)
    var places: [String: Int] = [:]
    var panels: [(name: String, members: [BatchSeries])] = []
    for series in table.series {
      let item = BatchSeries(series, seasonLength: season)
      if case .success(let input) = item.input, input.seasonLength > 1 {
        console.report(Self.seasonal(series.id))
        throw Exit.usage
      }
      let panel = names[series.id] ?? ""
      let key = panel.isEmpty ? "\u{0}" + series.id : panel
      let place = places[key] ?? panels.count
      if place == panels.count {
        places[key] = place
        panels.append((panel, []))
      }
      panels[place].members.append(item)
    }
    (self.table, self.panels) = (table, panels)
  }

  /// What was noticed; the column that names the panels was read.
  var findings: [Finding] { table.allFindings.filter { $0.code != "extra-columns" } }

  private static func seasonal(_ id: String) -> Finding {
    Finding(
      code: "panel-season", severity: .error,
      message: LocalizedText(
        ko: "'\(id)'에 계절이 있습니다. --panel은 연 단위 자료에 씁니다.",
        en: "'\(id)' has a season; --panel is for yearly figures."),
      mend: LocalizedText(
        ko: "연 단위로 합하거나, 계절이 없다면 --season 1을 주십시오.",
        en: "Sum to years, or give --season 1 where there is no season."))
  }
}
