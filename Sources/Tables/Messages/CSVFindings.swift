import Indicators

/// Messages about the shape of CSV text.
enum CSVFindings {
  static func openQuote(file: String?, row: Int) -> Finding {
    Finding(
      code: "csv-open-quote", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "이 행에서 열린 큰따옴표(\")가 파일 끝까지 닫히지 않습니다.",
        en: "A quote (\") that opens in this row is not closed before the end of the file."),
      mend: LocalizedText(
        ko: "닫는 따옴표를 넣으십시오. 글자로 쓴 따옴표라면 두 번(\"\") 쓰고 칸 전체를 따옴표로 감싸십시오.",
        en: "Add the closing quote; to write a quote itself, double it (\"\") inside a quoted cell."
      ))
  }

  static func nul(file: String?, row: Int) -> Finding {
    Finding(
      code: "csv-nul", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "글자가 아닌 NUL 바이트(0x00)가 있습니다. 표가 아닌 파일이거나 손상된 파일입니다.",
        en: "There is a NUL byte (0x00): this is not a text table, or it is damaged."),
      mend: LocalizedText(
        ko: "엑셀 파일이라면 .xlsx나 'CSV UTF-8'로 다시 저장한 뒤 그 파일을 지정하십시오.",
        en: "If it is an Excel file, save it as .xlsx or 'CSV UTF-8' again and name that file."))
  }

  static func textAfterQuote(file: String?, row: Int) -> Finding {
    Finding(
      code: "csv-text-after-quote", severity: .warning, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "닫는 따옴표 뒤에 글자가 더 있어 같은 칸에 이어 붙여 읽었습니다.",
        en: "There are characters after a closing quote; they were read as part of the cell."),
      mend: LocalizedText(
        ko: "따옴표 짝을 확인하십시오. 글자로 쓴 따옴표는 두 번(\"\") 씁니다.",
        en: "Check that quotes come in pairs; a quote itself is written twice (\"\")."))
  }

  static func ragged(file: String?, row: Int, cells: Int, columns: Int) -> Finding {
    let fewer = cells < columns
    return Finding(
      code: "csv-ragged-row", severity: .error, place: Place(file: file, row: row),
      message: LocalizedText(
        ko: "열은 \(columns)개인데 이 행의 칸은 \(cells)개입니다.",
        en: "The table has \(columns) columns, but this row has \(cells) cells."),
      mend: fewer
        ? LocalizedText(
          ko: "모르는 값도 빈칸으로 두고 쉼표는 남겨 두십시오.",
          en: "Leave unknown values empty, but keep their commas.")
        : LocalizedText(
          ko: "값 안에 쉼표가 있으면 그 칸을 큰따옴표로 감싸십시오. 예: \"1,530\"",
          en: "Put a value that contains a comma in quotes, such as \"1,530\"."))
  }

  static func duplicateColumn(file: String?, row: Int, column: String) -> Finding {
    Finding(
      code: "duplicate-column", severity: .error,
      place: Place(file: file, row: row, column: column),
      message: LocalizedText(
        ko: "같은 이름의 열이 둘 이상 있습니다.", en: "Two or more columns have this name."),
      mend: LocalizedText(
        ko: "쓰지 않는 열을 지우거나 이름을 바꾸십시오.", en: "Remove or rename the one not meant."))
  }
}
