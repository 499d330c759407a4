import Indicators

/// Messages about long tables (`unique_id, ds, y`) and their series.
enum LongFindings {
  static func missingColumns(
    _ wanted: [String], found: [String], near: String?, file: String?, row: Int
  ) -> Finding {
    let list = wanted.quotedList
    let seen = found.filter { !$0.isEmpty }.quotedList.clipped
    let koNear = near.map { " '\($0)' 열이 그것이라면 이름만 바꾸십시오." } ?? ""
    let enNear = near.map { " If '\($0)' is meant, rename it." } ?? ""
    return Finding(
      code: "missing-columns", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "필요한 열이 없습니다: \(list). 읽은 열: \(seen).",
        en: "Columns are missing: \(list). Columns found: \(seen)."),
      mend: LocalizedText(
        ko: "첫 행에 unique_id, ds, y(또는 지표, 기간, 값)를 쓰십시오.\(koNear)",
        en: "Name the columns unique_id, ds, y (or series, period, value).\(enNear)"))
  }

  static func wideTable(_ periods: [String], file: String?, row: Int) -> Finding {
    let list = periods.quotedList.clipped
    return Finding(
      code: "wide-table", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "기간이 열로 놓인 가로형 표 같은데(\(list)), 지표 이름이 어느 열에 있는지 알 수 없습니다.",
        en: "The periods seem to be columns (\(list)), but no column names the series."),
      mend: LocalizedText(
        ko: "지표 이름이 있는 열의 첫 행에 '지표'라고 쓰십시오.",
        en: "Write 'series' above the column that holds their names."))
  }

  static func periodsAcross(_ count: Int, _ first: String, _ last: String, _ place: Place)
    -> Finding
  {
    Finding(
      code: "periods-across", severity: .note, place: place,
      message: LocalizedText(
        ko: "한 행이 한 지표이고 기간이 열로 놓인 표로 읽었습니다('\(first)'부터 '\(last)'까지 \(count)개 열).",
        en: "Read as one series a row with its periods side by side "
          + "('\(first)' to '\(last)', \(count) column\(count == 1 ? "" : "s"))."))
  }

  static func partsAcross(_ first: String, _ last: String, _ place: Place) -> Finding {
    Finding(
      code: "parts-across", severity: .note, place: place,
      message: LocalizedText(
        ko: "한 행이 한 해이고 '\(first)'부터 '\(last)'까지가 열로 놓인 표로 읽었습니다.",
        en: "Read as one year a row with '\(first)' to '\(last)' side by side."))
  }

  static func partsWithoutYear(_ name: String, file: String?, row: Int) -> Finding {
    Finding(
      code: "parts-without-year", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "'\(name.clipped)'처럼 월이나 분기가 열로 놓여 있는데 어느 해의 것인지 알 수 없습니다.",
        en:
          "Months or quarters are columns, such as '\(name.clipped)', but nothing says of which year."
      ),
      mend: LocalizedText(
        ko: "'연도' 열을 넣거나 열 이름을 2024년 1월, 2024Q1처럼 쓰십시오.",
        en: "Add a column 'year', or name the columns such as 2024-01 or 2024Q1."))
  }

  static func scaledBesidePlain(
    _ id: String, _ text: String, _ plain: Double, _ place: Place
  ) -> Finding {
    Finding(
      code: "scaled-beside-plain", severity: .warning, place: place,
      message: LocalizedText(
        ko:
          "'\(id)' 계열에 '\(text.clipped)'처럼 크기를 말로 적은 값과 \(NumberShown.text(plain))처럼 숫자만 적은 값이 섞여 "
          + "있습니다. 적힌 그대로 읽었습니다.",
        en:
          "Series '\(id)' mixes values with words for their size, such as '\(text.clipped)', and plain "
          + "ones, such as \(NumberShown.text(plain)); they were read as written."),
      mend: LocalizedText(
        ko: "숫자만 적은 값의 단위가 같은지 확인하고, 단위 열이나 '(단위: 억원)'으로 단위를 적으십시오.",
        en: "Check that plain values have the same unit, and name it in a column 'unit'."))
  }

  static func noYear(_ text: String, _ place: Place) -> Finding {
    Finding(
      code: "no-year", severity: .error, place: place,
      message: LocalizedText(
        ko: "월이나 분기가 열로 놓인 표인데 '\(text.clipped)' 값은 연도가 아닙니다.",
        en: "Months or quarters are columns, but '\(text.clipped)' is no year."),
      mend: LocalizedText(ko: "2024처럼 연도를 쓰십시오.", en: "Write a year, such as 2024."))
  }

  static func seriesAcross(_ names: [String], _ place: Place) -> Finding {
    let list = names.quotedList.clipped
    return Finding(
      code: "series-across", severity: .note, place: place,
      message: LocalizedText(
        ko: "한 행이 한 기간이고 열마다 한 지표인 표로 읽었습니다(\(list)).",
        en: "Read as one period a row with a series in each column (\(list))."))
  }

  static func noRows(file: String?, row: Int) -> Finding {
    Finding(
      code: "no-rows", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "열 이름만 있고 그 아래에 값이 없습니다.", en: "There are column names, but no rows below them."),
      mend: LocalizedText(ko: "값이 있는 행을 넣으십시오.", en: "Add rows with values."))
  }

  static func onlyTargets(_ rows: Int, file: String?, row: Int) -> Finding {
    Finding(
      code: "only-targets", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "목표만 \(rows)행 있고 실적이 없습니다.",
        en: "There are only targets (\(rows) \(rows == 1 ? "row" : "rows")) and no results."),
      mend: LocalizedText(
        ko: "구분이 '실적'인 행을 넣으십시오. 이 값들이 실적이라면 구분을 '실적'으로 고치십시오.",
        en: "Add rows of the kind actual, or call these so if they are results."))
  }

  static func extraColumns(_ names: [String], _ place: Place) -> Finding {
    let list = names.quotedList.clipped
    return Finding(
      code: "extra-columns", severity: .note, place: place,
      message: LocalizedText(
        ko: "쓰지 않는 열은 읽지 않았습니다: \(list).", en: "Columns that are not needed: \(list)."))
  }

  static func prefaceSkipped(file: String?, row: Int, header: Int) -> Finding {
    Finding(
      code: "preface-skipped", severity: .note, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "\(header)행의 열 이름보다 위에 있는 행은 읽지 않았습니다.",
        en: "The rows above the column names in row \(header) were not read."))
  }

  static func singleSeries(file: String?, row: Int) -> Finding {
    Finding(
      code: "single-series", severity: .note, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "계열 이름 열이 없어 파일 전체를 한 계열로 읽었습니다.",
        en: "There is no series column; the file was read as one series."))
  }

  static func otherKinds(_ kinds: [String], rows: Int, file: String?) -> Finding {
    let list = kinds.quotedList.clipped
    return Finding(
      code: "other-kinds", severity: .note, place: Place(file: file),
      message: LocalizedText(
        ko: "실적이 아닌 \(rows)행(\(list))은 읽지 않았습니다.",
        en: "Rows that are not actual figures were not read: \(rows) (\(list))."))
  }

  static func filledTriangle(_ place: Place) -> Finding {
    Finding(
      code: "filled-triangle", severity: .warning, place: place,
      message: LocalizedText(
        ko: "▲(또는 ▼)를 마이너스로 읽었습니다. 보도자료의 표에서는 ▲가 증가를 뜻하기도 합니다.",
        en: "▲ (or ▼) was read as a minus sign; in press tables ▲ may mean an increase."),
      mend: LocalizedText(
        ko: "감소라면 △나 -로, 증가라면 부호 없이 쓰십시오.",
        en: "Write △ or - for a decrease, and no sign for an increase."))
  }

  static func fileChanged(_ file: String) -> Finding {
    Finding(
      code: "file-changed", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "읽는 동안 파일이 바뀌었습니다.", en: "The file was changed while it was being read."),
      mend: LocalizedText(
        ko: "파일을 쓰는 일이 끝난 뒤 다시 실행하십시오.",
        en: "Run the command again once nothing writes to the file."))
  }

  static func noIdentifier(_ place: Place) -> Finding {
    Finding(
      code: "no-identifier", severity: .error, place: place,
      message: LocalizedText(
        ko: "계열 이름이 비어 있어 이 행이 어느 계열의 값인지 알 수 없습니다.",
        en: "The series name is empty, so the row belongs to no series."),
      mend: LocalizedText(
        ko: "병합된 칸이었다면 모든 행에 이름을 채우십시오.",
        en: "If the cell was merged, repeat the name in every row."))
  }

  static func badPeriod(
    _ text: String, _ place: Place, mayBeStep: Bool = true
  ) -> Finding {
    Finding(
      code: "bad-period", severity: .error, place: place,
      message: LocalizedText(
        ko: text.isEmpty ? "기간이 비어 있습니다." : "'\(text.clipped)' 값은 기간으로 읽을 수 없습니다.",
        en: text.isEmpty ? "The period is empty." : "'\(text.clipped)' is not a period."),
      mend: LocalizedText(
        ko: "2023, 2023H1, 2023Q4, 2023-07, 2023-07-31처럼 "
          + (mayBeStep ? "쓰거나 1, 2, 3처럼 번호를 매기십시오." : "쓰십시오."),
        en: "Write 2023, 2023H1, 2023Q4, 2023-07 or 2023-07-31"
          + (mayBeStep ? ", or number the steps 1, 2, 3." : ".")))
  }

  static func badPart(_ text: String, _ place: Place) -> Finding {
    Finding(
      code: "bad-part-of-year", severity: .error, place: place,
      message: LocalizedText(
        ko: text.isEmpty ? "월이나 분기가 비어 있습니다." : "'\(text.clipped)' 값은 월이나 분기로 읽을 수 없습니다.",
        en: text.isEmpty
          ? "The month or quarter is empty." : "'\(text.clipped)' is no month or quarter."),
      mend: LocalizedText(
        ko: "3이나 3월, 1분기처럼 쓰십시오.", en: "Write it as 3, 3월 or 1분기."))
  }

  static func unitConverted(_ text: String, _ unit: String, _ place: Place) -> Finding {
    Finding(
      code: "unit-converted", severity: .note, place: place,
      message: LocalizedText(
        ko: "'\(text.clipped)'처럼 값에 적힌 단위를 표가 말한 단위(\(unit.clipped))로 바꾸어 읽었습니다.",
        en: "Figures with a unit of their own, such as '\(text.clipped)', were brought to the unit "
          + "that the table says (\(unit.clipped))."))
  }

  static func unitBesideDiffers(_ text: String, _ unit: String, _ place: Place) -> Finding {
    Finding(
      code: "unit-beside-differs", severity: .warning, place: place,
      message: LocalizedText(
        ko: "값 '\(text.clipped)'에 적힌 단위가 표가 말한 단위(\(unit.clipped))와 다릅니다. 값은 적힌 대로 읽었습니다.",
        en:
          "The unit in '\(text.clipped)' is not the one that the table says (\(unit.clipped)); the "
          + "figure was read as written."),
      mend: LocalizedText(
        ko: "맞는 단위를 확인하고 값에는 숫자만 쓰십시오.",
        en: "Check which unit is right, and write the number alone."))
  }
}
