import Indicators

/// What can be wrong with a file of regressors.
enum RegressorFindings {
  static func noPeriodColumn(_ names: [String], file: String, row: Int) -> Finding {
    let found = names.joined(separator: ", ")
    return Finding(
      code: "regressors-no-period", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "기간 열(ds)이 없습니다. 있는 열: \(found)",
        en: "There is no period column (ds). Columns found: \(found)"),
      mend: LocalizedText(
        ko: "첫 행에 ds와 회귀변수 이름을 적으십시오.",
        en: "Name ds and the regressors in the first row."))
  }

  static func noColumn(file: String, row: Int) -> Finding {
    Finding(
      code: "regressors-no-column", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "회귀변수의 값이 하나도 없습니다.", en: "There is no value of a regressor."),
      mend: LocalizedText(
        ko: "ds 옆에 회귀변수마다 열을 하나씩 두십시오.",
        en: "Put one column per regressor beside ds."))
  }

  static func badPeriod(_ text: String, _ place: Place) -> Finding {
    Finding(
      code: "regressors-period", severity: .error, place: place,
      message: LocalizedText(
        ko: "'\(text)'\(Josa.topic.form(after: text)) 이 파일의 다른 행과 같은 종류의 기간이 아닙니다.",
        en: "'\(text)' is no period of the kind of the other rows."),
      mend: LocalizedText(
        ko: "2024, 2024-03, 2024Q1, 2024-03-01처럼 적으십시오.",
        en: "Write it as 2024, 2024-03, 2024Q1 or 2024-03-01."))
  }

  static func twice(_ period: Period, _ place: Place) -> Finding {
    Finding(
      code: "regressors-period-twice", severity: .error, place: place,
      message: LocalizedText(
        ko: "\(period)\(Josa.subject.form(after: "\(period)")) 두 번 있습니다.",
        en: "\(period) appears twice."),
      mend: LocalizedText(ko: "한 행만 남기십시오.", en: "Keep one row."))
  }

  static func empty(_ place: Place) -> Finding {
    Finding(
      code: "regressors-empty", severity: .error, place: place,
      message: LocalizedText(
        ko: "회귀변수의 값이 비어 있습니다.", en: "The value of a regressor is empty."),
      mend: LocalizedText(
        ko: "해당 없음이면 0을 적으십시오.", en: "Write 0 where it does not apply."))
  }
}
