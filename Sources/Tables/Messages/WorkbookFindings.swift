import Indicators

/// A sheet of a workbook, as messages name it.
struct WorkbookPlace {
  let file: String?
  let sheet: String
}

/// Messages about workbooks, and about other documents given in their place.
enum WorkbookFindings {
  static func problem(_ problem: WorkbookProblem, file: String?) -> Finding {
    switch problem {
    case .cut: damaged(file, ko: "파일이 중간에 잘렸습니다", en: "the file is cut short")
    case .damaged(let part):
      damaged(file, ko: "\(part)의 내용이 손상되었습니다", en: "the content of \(part) is damaged")
    case .badXML(let part, let line):
      damaged(
        file, ko: "\(part)의 \(line)번째 줄에서 XML이 깨져 있습니다",
        en: "the XML of \(part) is broken in line \(line)")
    case .missing(let part):
      damaged(file, ko: "\(part) 부분이 없습니다", en: "its part \(part) is missing")
    case .doctype(let part):
      damaged(
        file, ko: "엑셀이 쓰지 않는 문서 형식 선언이 \(part)에 있습니다",
        en: "\(part) declares a document type, as no spreadsheet program does")
    case .method(let method, let part):
      damaged(
        file, ko: "\(part)의 압축 방식(\(method))을 읽을 수 없습니다",
        en: "\(part) is compressed by a method (\(method)) that is not read")
    case .locked: document(.encrypted, file: file)
    case .tooLarge(let part): tooLarge(part, file)
    case .tooManyCells(let limit): tooManyCells(limit, file)
    case .scattered(let cell): scattered(cell, file)
    case .other(let finding): finding
    }
  }

  private static func damaged(_ file: String?, ko: String, en: String) -> Finding {
    Finding(
      code: "workbook-damaged", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "엑셀 파일을 읽지 못했습니다: \(ko).", en: "The workbook cannot be read: \(en)."),
      mend: LocalizedText(
        ko: "엑셀에서 열어 다시 저장하거나, 원본을 다시 받으십시오.",
        en: "Open it in Excel and save it again, or fetch the original again."))
  }

  private static func tooLarge(_ part: String, _ file: String?) -> Finding {
    Finding(
      code: "workbook-too-large", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "\(part)의 압축을 풀면 너무 커져 읽기를 그만두었습니다.",
        en: "\(part) unpacks to too much; reading was given up."),
      mend: LocalizedText(
        ko: "믿을 수 있는 파일이라면, 필요한 표만 새 통합 문서에 복사해 저장하십시오.",
        en: "If you trust the file, copy the table you need to a new workbook."))
  }

  private static func tooManyCells(_ limit: Int, _ file: String?) -> Finding {
    Finding(
      code: "workbook-too-large", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "시트의 칸이 너무 많습니다. \(limit / 10_000)만 칸까지 읽습니다.",
        en: "The sheet has too many cells; up to \(limit / 1_000_000) million are read."),
      mend: LocalizedText(
        ko: "필요한 계열과 기간만 남기거나 CSV UTF-8로 저장하십시오.",
        en: "Keep only the series and periods you need, or save it as CSV UTF-8."))
  }

  private static func scattered(_ cell: String, _ file: String?) -> Finding {
    Finding(
      code: "workbook-scattered", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "표에서 멀리 떨어진 \(cell) 칸에 값이 있어 표의 범위를 알 수 없습니다.",
        en: "A value in \(cell), far from the others, leaves the extent of the table unclear."),
      mend: LocalizedText(
        ko: "그 칸을 지우고 저장하십시오. 엑셀에서 Ctrl+End를 누르면 마지막 칸으로 갑니다.",
        en: "Clear that cell and save; Ctrl+End leads to the last cell in Excel."))
  }

  static func emptySheet(_ place: WorkbookPlace) -> Finding {
    Finding(
      code: "empty-file", severity: .error, place: Place(file: place.file),
      message: LocalizedText(
        ko: "시트 '\(place.sheet.clipped)'에 값이 없습니다.",
        en: "The sheet '\(place.sheet.clipped)' is empty."),
      mend: choose(place.file))
  }

  static func noSheet(_ wanted: String, _ names: [String], file: String) -> Finding {
    let near = NearestNames.suggestions(for: wanted, among: names, limit: 1).first
    let all = list(names)
    let path = file == WorkbookName.input ? "-" : file
    return Finding(
      code: "unknown-sheet", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "'\(wanted.clipped)' 시트가 없습니다. 있는 시트: \(all).",
        en: "There is no sheet '\(wanted.clipped)'. There are: \(all)."),
      mend: near.map {
        LocalizedText(
          ko: "'\(path)#\($0)'\(Josa.object.form(after: $0)) 뜻했다면 그렇게 쓰십시오.",
          en: "Write '\(path)#\($0)' if you meant that.")
      } ?? choose(file))
  }

  static func noWorkbook(_ sheet: String, file: String) -> Finding {
    Finding(
      code: "no-workbook", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "시트 '\(sheet.clipped)'\(Josa.object.form(after: sheet)) 읽으라고 했으나 엑셀 파일이 아닙니다.",
        en: "The sheet '\(sheet.clipped)' was asked for, but this is no workbook."),
      mend: LocalizedText(
        ko: "엑셀 파일(.xlsx)을 주거나 '#' 뒤를 빼십시오.",
        en: "Give a workbook (.xlsx), or leave out what stands behind '#'."))
  }

  static func onlyHidden(_ names: [String], file: String?) -> Finding {
    Finding(
      code: "hidden-sheets", severity: .error, place: Place(file: file),
      message: LocalizedText(
        ko: "모든 시트가 숨겨져 있습니다: \(list(names)).", en: "Every sheet is hidden: \(list(names))."),
      mend: choose(file, sheet: names.first))
  }

  static func sheets(_ name: String, others: [String], file: String?) -> Finding {
    Finding(
      code: "workbook-sheet", severity: .note, place: Place(file: file),
      message: LocalizedText(
        ko:
          "시트 '\(name.clipped)'\(Josa.object.form(after: name)) 읽었습니다. 표가 있는 다른 시트: \(list(others)).",
        en: "The sheet '\(name.clipped)' was read. Other sheets with tables: \(list(others))."),
      mend: choose(file, sheet: others.first))
  }

  /// How to choose a sheet.
  private static func choose(_ file: String?, sheet: String? = nil) -> LocalizedText {
    let file = file == WorkbookName.input ? "-" : file
    return LocalizedText(
      ko: "읽을 시트는 파일 이름 뒤에 써서 고릅니다: '\(file ?? "파일.xlsx")#\(sheet ?? "시트이름")'",
      en:
        "Choose a sheet behind the name of the file: '\(file ?? "FILE.xlsx")#\(sheet ?? "SHEET")'"
    )
  }

  /// Names in quotes, at most eight.
  private static func list(_ names: [String]) -> String {
    names.prefix(8).map { "'\($0.clipped)'" }.joined(separator: ", ")
      + (names.count > 8 ? ", …" : "")
  }
}
