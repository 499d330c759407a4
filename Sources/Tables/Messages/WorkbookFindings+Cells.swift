import Indicators

extension WorkbookFindings {
  /// What was noticed in the cells of a sheet.
  static func noticed(
    _ sheet: SheetCells, _ grid: SheetGrid, wantsCalculation: Bool, _ place: WorkbookPlace
  ) -> [Finding] {
    var all: [Finding] = []
    if sheet.withoutValue.count > 0 { all.append(withoutValue(sheet.withoutValue, place)) }
    let formulas = sheet.formulas
    if wantsCalculation, formulas.count > 0, sheet.zeroFormulas == formulas.count {
      all.append(onlyZeros(formulas, place))
    }
    if sheet.errors.count > 0 { all.append(errors(sheet.errors, sheet.firstError, place)) }
    if sheet.scaled.count > 0 { all.append(scaled(sheet.scaled, place)) }
    if grid.mergedNumbers.count > 0 { all.append(mergedNumbers(grid.mergedNumbers, place)) }
    let hidden = grid.hidden(limit: 5)
    if !hidden.rows.isEmpty || !hidden.columns.isEmpty { all.append(self.hidden(hidden, place)) }
    return all
  }

  private static func finding(
    _ code: String, _ severity: Severity, _ place: WorkbookPlace, _ message: LocalizedText,
    _ mend: LocalizedText
  ) -> Finding {
    let sheet = place.sheet.clipped
    return Finding(
      code: code, severity: severity, place: Place(file: place.file),
      message: LocalizedText(
        ko: "시트 '\(sheet)': \(message.ko)", en: "Sheet '\(sheet)': \(message.en)"),
      mend: mend)
  }

  /// `C5`, or `C5 and 11 more`.
  private static func cells(_ tally: CellTally) -> LocalizedText {
    guard tally.count > 1 else { return LocalizedText(verbatim: tally.first) }
    return LocalizedText(
      ko: "\(tally.first) 등 \(tally.count)칸",
      en: "\(tally.first) and \(tally.count - 1) more cell\(tally.count > 2 ? "s" : "")")
  }

  private static func withoutValue(_ tally: CellTally, _ place: WorkbookPlace) -> Finding {
    let cells = cells(tally)
    return finding(
      "workbook-no-value", .error, place,
      LocalizedText(
        ko: "수식의 계산 결과가 저장되어 있지 않아 빈칸으로 읽었습니다(\(cells.ko)).",
        en: "The results of formulas were not stored and were read as blank (\(cells.en))."),
      LocalizedText(
        ko: "엑셀에서 파일을 열어 저장한 뒤 다시 실행하십시오.",
        en: "Open the file in Excel, save it and run this again."))
  }

  private static func onlyZeros(_ tally: CellTally, _ place: WorkbookPlace) -> Finding {
    let cells = cells(tally)
    return finding(
      "workbook-not-calculated", .warning, place,
      LocalizedText(
        ko: "수식의 결과가 모두 0입니다(\(cells.ko)). 프로그램이 만든 뒤 아직 계산되지 않은 파일로 보입니다.",
        en: "All results of formulas are 0 (\(cells.en)); it seems they were never calculated."),
      LocalizedText(
        ko: "엑셀에서 파일을 열어 저장한 뒤 다시 실행하십시오.",
        en: "Open the file in Excel, save it and run this again."))
  }

  private static func errors(
    _ tally: CellTally, _ first: String, _ place: WorkbookPlace
  ) -> Finding {
    let cells = cells(tally)
    return finding(
      "workbook-error-cells", .warning, place,
      LocalizedText(
        ko: "수식 오류가 난 칸이 있습니다(\(cells.ko), '\(first.clipped)').",
        en: "There are cells with errors of formulas (\(cells.en), '\(first.clipped)')."),
      LocalizedText(
        ko: "엑셀에서 수식을 바로잡거나, 모르는 값이면 빈칸으로 두십시오.",
        en: "Mend the formulas in Excel, or leave the cells empty where the value is not known."))
  }

  private static func scaled(_ tally: CellTally, _ place: WorkbookPlace) -> Finding {
    let cells = cells(tally)
    return finding(
      "workbook-scaled", .note, place,
      LocalizedText(
        ko: "천·백만 단위로 줄여 보이는 서식의 수를 보이는 크기로 읽었습니다(\(cells.ko)).",
        en:
          "Numbers whose format shows them in thousands or millions were read in the size shown (\(cells.en))."
      ),
      LocalizedText(
        ko: "원래 크기로 읽으려면 표시 형식 끝의 쉼표를 지우고 저장하십시오.",
        en: "To have them in full, remove the comma at the end of the number format and save."))
  }

  private static func mergedNumbers(_ tally: CellTally, _ place: WorkbookPlace) -> Finding {
    let cells = cells(tally)
    return finding(
      "workbook-merged-number", .note, place,
      LocalizedText(
        ko: "여러 행을 합친 칸의 수를 첫 행의 값으로만 읽었습니다(\(cells.ko)).",
        en:
          "Numbers in cells merged over several rows were read for the first row alone (\(cells.en))."
      ),
      LocalizedText(
        ko: "행마다 값이 있어야 하면 병합을 풀고 채우십시오.",
        en: "Where every row has the value, take the cells apart and fill them."))
  }

  private static func hidden(
    _ hidden: (rows: [String], columns: [String]), _ place: WorkbookPlace
  ) -> Finding {
    let (rows, columns) = (
      hidden.rows.joined(separator: ", "), hidden.columns.joined(separator: ", ")
    )
    let parts = [
      rows.isEmpty ? nil : LocalizedText(ko: "\(rows)행", en: "rows \(rows)"),
      columns.isEmpty ? nil : LocalizedText(ko: "\(columns)열", en: "columns \(columns)"),
    ].compactMap { $0 }
    return finding(
      "workbook-hidden", .note, place,
      LocalizedText(
        ko: "숨겨진 곳의 값도 읽었습니다(\(parts.map(\.ko).joined(separator: ", "))).",
        en: "Hidden values were read too (\(parts.map(\.en).joined(separator: ", ")))."),
      LocalizedText(
        ko: "빼려면 보이는 칸만 새 시트에 복사하고 그 시트를 지정하십시오.",
        en: "To leave them out, copy the visible cells to a new sheet and name that one."))
  }
}
