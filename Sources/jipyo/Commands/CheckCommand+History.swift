import Forecasting
import Indicators
import Tables

extension CheckCommand {
  /// What in the histories of a workspace a reader should check, series by series.
  func historyFindings(_ workspace: Workspace) -> [Finding] {
    historyFindings(workspace.series.values.sorted { $0.id < $1.id }, file: "observations.csv")
  }

  /// What is wrong with a long table, and what in its series should be checked.
  func tableFindings() -> [Finding] {
    do throws(Findings) {
      let table = try LongTable.read(path: path)
      return table.allFindings
        + historyFindings(table.series, file: path == "-" ? "(stdin)" : path)
    } catch {
      return error.all
    }
  }

  private func historyFindings(_ series: [Series], file: String) -> [Finding] {
    Concurrent.map(series) { series -> [Finding] in
      guard let input = try? ForecastInput(series) else { return [] }
      return SeriesFindings.suspicious(in: input).map { $0.finding(of: series.id, file: file) }
    }.flatMap { $0 }
  }
}

extension SeriesFinding {
  /// The finding in the history of a series; nothing is ever changed because of it.
  fileprivate func finding(of id: String, file: String) -> Finding {
    Finding(
      code: "history-\(kind.rawValue)", severity: kind == .levelShift ? .note : .warning,
      place: Place(file: file),
      message: LocalizedText(ko: "\(id): \(message.ko)", en: "\(id): \(message.en)"), mend: mend)
  }

  private var mend: LocalizedText {
    switch kind {
    case .outlier, .unitSlip, .swap:
      LocalizedText(
        ko: "원자료와 대조하여 잘못 적힌 것이면 고치십시오. 맞는 값이면 그대로 두십시오. 값은 바꾸지 않았습니다.",
        en:
          "Compare with the source and correct a slip; leave it if it is right. Nothing was changed."
      )
    case .unitShift:
      LocalizedText(
        ko: "단위가 바뀌었으면 한 단위로 맞추고, 기준이 바뀌었으면 단절로 선언하십시오. 값은 바꾸지 않았습니다.",
        en:
          "Bring all values to one unit, or declare a break if the definition changed. Nothing was changed."
      )
    case .levelShift:
      LocalizedText(
        ko: "정의나 제도가 바뀌었으면 단절로 선언하십시오. 실제 변화면 그대로 두십시오.",
        en: "Declare a break if a definition or policy changed; leave a real change as it is.")
    }
  }
}
