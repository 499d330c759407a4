import Indicators

/// What can be wrong with the panels of a long table or of a workspace.
enum PanelFindings {
  static func noColumn(_ key: String, names: [String], _ place: Place) -> Finding {
    let found = names.filter { !$0.isEmpty }.quotedList
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

  static func noSign(_ sign: String, _ place: Place) -> Finding {
    Finding(
      code: "panel-sign", severity: .error, place: place,
      message: LocalizedText(
        ko: "이름에 '\(sign)'\(Josa.subject.form(after: sign)) 든 계열이 하나도 없어 패널을 나눌 수 없습니다.",
        en: "No identifier holds '\(sign)', so there are no panels to tell apart."),
      mend: LocalizedText(
        ko: "패널 이름을 적은 열의 이름을 주거나, 파일 전체가 한 지표면 --panel all을 주십시오.",
        en: "Name the column with the panels, or give --panel all for a file of one indicator."))
  }

  static func single(_ panel: String, _ id: String, _ place: Place) -> Finding {
    Finding(
      code: "panel-of-one", severity: .warning, place: place,
      message: LocalizedText(
        ko: "패널 '\(panel)'에 '\(id)' 하나뿐이어서 빌릴 계열이 없습니다.",
        en: "The panel '\(panel)' has one member, '\(id)', with nobody to borrow from."),
      mend: LocalizedText(
        ko: "같은 지표를 재는 다른 부서의 계열에도 같은 패널 이름을 적거나 이 칸을 비우십시오.",
        en: "Give the same panel to the same indicator's series elsewhere, or leave the cell empty."
      ))
  }

  static func different(
    _ panel: String, _ own: DeclaredSeries, _ other: DeclaredSeries, _ place: Place
  ) -> Finding {
    Finding(
      code: "panel-differs", severity: .warning, place: place,
      message: LocalizedText(
        ko: "패널 '\(panel)'의 '\(own.id)'\(Josa.topic.form(after: own.id)) "
          + "'\(other.id)'\(Josa.and.form(after: other.id)) 단위, 값의 범위(support) 또는 "
          + "종류(measure)가 다릅니다.",
        en: "'\(own.id)' of the panel '\(panel)' differs from '\(other.id)' in unit, support or "
          + "measure."),
      mend: LocalizedText(
        ko: "패널은 같은 지표를 여러 곳에서 잰 것이어야 합니다. 다른 지표라면 패널 이름을 달리하십시오.",
        en: "A panel is one indicator measured in several places; another indicator needs another "
          + "panel."))
  }

  static func notYearly(_ panel: String, _ id: String, _ place: Place) -> Finding {
    Finding(
      code: "panel-not-yearly", severity: .note, place: place,
      message: LocalizedText(
        ko: "'\(id)'\(Josa.topic.form(after: id)) 연 단위가 아니어서 패널 '\(panel)'에서 빌리지 않고 "
          + "혼자 예측합니다.",
        en: "'\(id)' is not yearly, so it is forecast alone and not with the panel '\(panel)'."),
      mend: LocalizedText(
        ko: "연 단위 실적을 적으면 패널을 씁니다.", en: "With yearly figures the panel is used."))
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
