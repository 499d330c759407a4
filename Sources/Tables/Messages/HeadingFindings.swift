import Indicators

/// Messages about the column names of tables with their periods side by side, and about remarks below.
extension LongFindings {
  /// What columns that say a period and something beside it were taken for.
  static func periodColumns(
    provisional: [String], momentary: [String], targets: [String], unknown: [String],
    _ place: Place
  ) -> [Finding] {
    let lists = [provisional, momentary, targets, unknown].map { names in
      names.isEmpty ? nil : names.quotedList.clipped
    }
    return [
      lists[0].map { provisionalColumns($0, place) },
      lists[1].map { momentaryColumns($0, place) }, lists[2].map { targetColumns($0, place) },
      lists[3].map { unknownColumns($0, place) },
    ].compactMap { $0 }
  }

  private static func provisionalColumns(_ list: String, _ place: Place) -> Finding {
    Finding(
      code: "provisional-columns", severity: .note, place: place,
      message: LocalizedText(
        ko: "잠정치로 적힌 열도 실적으로 읽었습니다: \(list).",
        en: "Provisional figures were read as results: \(list)."),
      mend: LocalizedText(
        ko: "확정치가 나오면 바꾸어 다시 실행하십시오.", en: "Run it again with the final figures."))
  }

  private static func momentaryColumns(_ list: String, _ place: Place) -> Finding {
    Finding(
      code: "partial-period", severity: .warning, place: place,
      message: LocalizedText(
        ko: "'현재', '기준', '누계' 등으로 적힌 열에는 기간 전체가 아니라 그때까지만 센 값이 있을 수 있습니다: \(list).",
        en: "Columns headed 현재, 기준 (as of) or 누계 (so far) may hold figures of a part of their "
          + "period: \(list)."),
      mend: partialPeriodMend)
  }

  static func shorterColumns(_ names: [String], _ place: Place) -> Finding {
    let list = names.quotedList.clipped
    return Finding(
      code: "shorter-period-columns", severity: .warning, place: place,
      message: LocalizedText(
        ko: "다른 열보다 짧은 기간의 열은 함께 이을 수 없어 읽지 않았습니다: \(list).",
        en: "Columns of shorter periods than the others do not go on with them and were not read: "
          + "\(list)."),
      mend: LocalizedText(
        ko: "올해의 일부라면 그대로 두십시오. 월별 값이 있으면 jipyo yearend로 연말을 전망합니다. " + nextYear.ko,
        en:
          "Leave it if it is a part of the running year; with monthly figures, jipyo yearend looks "
          + "to the year's end. " + nextYear.en))
  }

  private static func targetColumns(_ list: String, _ place: Place) -> Finding {
    Finding(
      code: "target-columns", severity: .note, place: place,
      message: LocalizedText(
        ko: "목표, 계획, 전망으로 적힌 열은 실적이 아니어서 읽지 않았습니다: \(list).",
        en: "Columns of targets, plans or estimates are no results and were not read: \(list)."))
  }

  private static func unknownColumns(_ list: String, _ place: Place) -> Finding {
    Finding(
      code: "unread-period-columns", severity: .warning, place: place,
      message: LocalizedText(
        ko: "기간으로 시작하지만 그 기간의 실적인지 알 수 없는 열은 읽지 않았습니다: \(list).",
        en: "Columns that begin with a period but may not be its results were not read: \(list)."),
      mend: LocalizedText(
        ko: "실적이라면 열 이름을 '2024'나 '2024 실적'처럼 고치십시오. 끝나지 않은 올해라면 그대로 두십시오. " + nextYear.ko,
        en:
          "If they hold results, rename them, such as '2024' or '2024 actual'. Leave them if they are "
          + "a part of the running year. " + nextYear.en))
  }

  /// The year after the last whole one is the running one, not the next.
  private static let nextYear = LocalizedText(
    ko: "올해 다음 해까지 보려면 --horizon 2를, jipyo new에는 --year로 그해를 주십시오.",
    en: "To reach the year after it, give --horizon 2 (jipyo new: --year).")

  static func measuresAcross(
    _ measures: [String], _ first: String, _ last: String, _ place: Place
  ) -> Finding {
    let list = measures.quotedList.clipped
    return Finding(
      code: "measures-across", severity: .note, place: place,
      message: LocalizedText(
        ko: "한 행에 여러 가지(\(list))의 기간별 값이 늘어서 있는 표로 읽었습니다('\(first)'부터 '\(last)'까지). "
          + "계열 이름은 '행 이름 · \(measures[0])'처럼 지었습니다.",
        en: "Read as rows with several measures (\(list)) over periods side by side ('\(first)' to "
          + "'\(last)'); series are named 'ROW · \(measures[0])'."))
  }

  static func measuresBeside(_ measures: [String], _ place: Place) -> Finding {
    let list = measures.quotedList.clipped
    return Finding(
      code: "measures-beside", severity: .note, place: place,
      message: LocalizedText(
        ko: "한 행에 한 기간의 여러 값(\(list))이 있는 표로 읽었습니다. 계열 이름은 '행 이름 · \(measures[0])'처럼 지었습니다.",
        en: "Read as rows with several values of one period (\(list)); series are named "
          + "'ROW · \(measures[0])'."))
  }

  static func blankMeasures(_ count: Int, _ first: String, _ place: Place) -> Finding {
    Finding(
      code: "blank-measures", severity: .note, place: place,
      message: LocalizedText(
        ko: "값이 하나도 없는 계열 \(count)개는 만들지 않았습니다('\(first.clipped)'\(count > 1 ? " 등" : "")).",
        en: "\(count) series without any value \(count == 1 ? "was" : "were") left out "
          + "('\(first.clipped)'\(count > 1 ? " and others" : "")).")
    )
  }

  static func namesCombined(_ columns: [String], _ place: Place) -> Finding {
    let list = columns.quotedList.clipped
    let example = columns.joined(separator: " · ").clipped
    return Finding(
      code: "names-combined", severity: .note, place: place,
      message: LocalizedText(
        ko: "같은 이름의 행이 여럿이어서 \(list) 열을 합쳐 계열 이름('\(example)')으로 삼았습니다.",
        en: "Rows share names, so the columns \(list) together name the series ('\(example)')."))
  }

  static func periodsCombined(_ columns: [String], _ place: Place) -> Finding {
    let list = columns.quotedList
    return Finding(
      code: "periods-combined", severity: .note, place: place,
      message: LocalizedText(
        ko: "\(list) 열을 합쳐 기간으로 읽었습니다.",
        en: "The columns \(list) were read as the period together."))
  }

  static func unclearMeasures(_ names: [String], _ place: Place) -> Finding {
    let list = names.quotedList.clipped
    return Finding(
      code: "unclear-measures", severity: .error, place: place,
      message: LocalizedText(
        ko: "열 이름에 기간이 있지만 함께 적힌 말이 열마다 달라, 어느 열들이 이어지는 값인지 알 수 없습니다: \(list).",
        en:
          "The columns say periods, each with other words beside, so which of them go on with one "
          + "another is not clear: \(list)."),
      mend: LocalizedText(
        ko: "이어지는 열에는 기간만 다른 같은 이름('2022 방문객', '2023 방문객')을 쓰거나, 한 줄에 값 하나(지표, 기간, 값)로 옮기십시오.",
        en:
          "Name columns that go on alike but for the period ('2022 visitors', '2023 visitors'), or "
          + "write one value a row (series, period, value)."))
  }

  static func twoRowHeading(_ upper: Int, _ lower: Int, _ names: [String], _ file: String?)
    -> Finding
  {
    let list = names.quotedList.clipped
    return Finding(
      code: "two-row-heading", severity: .note, place: Place(file: file, row: upper),
      message: LocalizedText(
        ko: "열 이름은 \(upper)행과 \(lower)행을 합쳐 읽었습니다: \(list).",
        en: "The column names were read from rows \(upper) and \(lower) together: \(list)."))
  }

  static func remarks(_ count: Int, _ first: String, _ place: Place) -> Finding {
    Finding(
      code: "remarks-skipped", severity: .note, place: place,
      message: LocalizedText(
        ko: "값이 없는 설명 \(count)행은 읽지 않았습니다('\(first.clipped)'\(count > 1 ? " 등" : "")).",
        en: "\(count) row\(count == 1 ? "" : "s") of remarks without values "
          + "\(count == 1 ? "was" : "were") not read ('\(first.clipped)'\(count > 1 ? " and others" : ""))."
      ))
  }

  static func partialPeriod(_ words: String, _ place: Place) -> Finding {
    Finding(
      code: "partial-period", severity: .warning, place: place,
      message: LocalizedText(
        ko: "설명('\(words.clipped)')으로 보아 기간 전체가 아니라 일부만 센 값이 있을 수 있습니다.",
        en: "By its remark ('\(words.clipped)') the table may hold figures of a part of a period."),
      mend: partialPeriodMend)
  }

  private static let partialPeriodMend = LocalizedText(
    ko: "마지막 값이 일부 기간의 것이면 비우고, 월별 값이 있으면 jipyo yearend로 연말을 전망하십시오.",
    en: "Leave such a value empty; with monthly figures, jipyo yearend looks to the year's end.")

  static func provisionalValue(_ place: Place) -> Finding {
    Finding(
      code: "provisional-value", severity: .note, place: place,
      message: LocalizedText(
        ko: "잠정치 표시(p)가 붙은 값도 실적으로 읽었습니다.",
        en: "Values marked as provisional, p), were read as results."),
      mend: LocalizedText(
        ko: "확정치가 나오면 바꾸어 다시 실행하십시오.", en: "Run it again with the final figures."))
  }
}
