import Indicators

/// What can be wrong with the panels of a long table.
enum PanelFindings {
  static func noColumn(_ key: String, names: [String], _ place: Place) -> Finding {
    let found = names.filter { !$0.isEmpty }.map { "'\($0)'" }.joined(separator: ", ")
    return Finding(
      code: "panel-column", severity: .error, place: place,
      message: LocalizedText(
        ko: "패널을 나눌 '\(key)' 열이 없습니다. 있는 열: \(found)",
        en: "There is no column '\(key)' to tell panels by. Columns found: \(found)"),
      mend: LocalizedText(
        ko: "계열마다 패널 이름(예: 지표)을 적은 열의 이름을 주거나, 이름이 '지표|부서' 꼴이면 --panel \"|\", "
          + "파일 전체가 한 지표면 --panel all을 주십시오.",
        en:
          "Name a column with the panel (such as the indicator) of every series; for identifiers such as "
          + "'indicator|department' give --panel \"|\", for a file of one indicator --panel all."))
  }

  static func twoPanels(_ id: String, _ one: String, _ other: String, _ place: Place) -> Finding {
    Finding(
      code: "panel-twice", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(id)'의 패널이 행마다 다릅니다('\(one)', '\(other)').",
        en: "'\(id)' is in two panels, '\(one)' and '\(other)'."),
      mend: LocalizedText(
        ko: "한 계열의 모든 행에 같은 패널을 적으십시오. 지표마다 계열 이름을 달리해야 합니다.",
        en: "Write one panel in all rows of a series; every indicator needs identifiers of its own."
      ))
  }
}
